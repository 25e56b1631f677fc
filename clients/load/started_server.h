// A server that this program starts, and ends with.

#ifndef YISHI_CLIENTS_LOAD_STARTED_SERVER_H_
#define YISHI_CLIENTS_LOAD_STARTED_SERVER_H_

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace yishi::load {

class StartedServer {
 public:
  // Runs `program` with `flags`, what it writes going to the file `log`, and waits until a line of it says
  // that it serves: "event":"serving","address":"HOST:PORT". kUnavailable, with the end of the log, if it
  // ends before or takes longer than a minute.
  static absl::StatusOr<std::unique_ptr<StartedServer>> Start(const std::string& program,
                                                              const std::vector<std::string>& flags,
                                                              const std::filesystem::path& log);
  // Asks it to end, and waits until it has; after half a minute it is killed.
  ~StartedServer();
  StartedServer(const StartedServer&) = delete;
  StartedServer& operator=(const StartedServer&) = delete;

  const std::string& address() const { return address_; }

 private:
  explicit StartedServer(pid_t process) : process_(process) {}

  bool HasEnded();

  pid_t process_;  // 0: it has ended, and was waited for
  std::string address_;
};

// The address that a server's log says that it serves at; empty if it does not say so yet.
std::string AddressIn(const std::string& log);

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_STARTED_SERVER_H_

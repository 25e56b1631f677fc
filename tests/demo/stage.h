// A server inside this program, over gRPC on a port of this machine, whose clock the story holds.

#ifndef YISHI_TESTS_DEMO_STAGE_H_
#define YISHI_TESTS_DEMO_STAGE_H_

#include <cstdio>
#include <filesystem>
#include <memory>

#include "absl/status/statusor.h"
#include "clients/sdk/client.h"
#include "services/server/server.h"
#include "tests/demo/story_clock.h"

namespace yishi::demo {

// The first part of the origin of the sample community.
inline constexpr char kDomain[] = "hongqiao.example";
// The server's log, in the folder of the stage.
inline constexpr char kServerLog[] = "server.log";

class Stage {
 public:
  // Keeps the server's data in `folder`/data and its log in `folder`/kServerLog. `clock` must outlive this.
  static absl::StatusOr<std::unique_ptr<Stage>> Open(const std::filesystem::path& folder, StoryClock& clock);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  // Without a session.
  sdk::Client& client() { return *client_; }

 private:
  using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
  explicit Stage(File log);

  File log_file_;
  server::Log log_;
  std::unique_ptr<server::Server> server_;
  std::unique_ptr<sdk::Client> client_;
};

// Where the server of `folder` keeps its data.
std::filesystem::path DataFolder(const std::filesystem::path& folder);

}  // namespace yishi::demo

#endif  // YISHI_TESTS_DEMO_STAGE_H_

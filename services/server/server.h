// A whole server in one object: store, keys, communities, gRPC services, health, metrics.

#ifndef YISHI_SERVICES_SERVER_SERVER_H_
#define YISHI_SERVICES_SERVER_SERVER_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/runtime/clock.h"
#include "services/runtime/hall.h"
#include "services/server/config.h"
#include "services/server/log.h"

namespace yishi::server {

// What a server stands on. All of it must outlive the server.
struct Options {
  Config config;          // as CheckConfig gave it
  runtime::Clock& clock;  // yishid has the machine's and no door for another
  Log& log;
};

class Server {
 public:
  // Opens the store and every community in it, verifies them, then listens; SERVING comes after all of that.
  // kStoreFailed, kFieldInvalid (the address is taken, the certificate cannot be read) and what the rest
  // answers.
  static absl::StatusOr<std::unique_ptr<Server>> Start(Options options);
  // As Stop.
  ~Server();

  // Where it listens; the port is the one that was taken.
  const std::string& address() const;
  int port() const;
  runtime::Hall& hall();

  // Not serving from here on: waits up to five seconds for the calls that are under way, answers every
  // command that was taken, and closes the store. Returns when all of that is done; a second call does
  // nothing.
  void Stop();

 private:
  class Parts;
  explicit Server(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace yishi::server

#endif  // YISHI_SERVICES_SERVER_SERVER_H_

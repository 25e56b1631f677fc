// A server to measure yishid against: floor --data=DIR --listen=HOST:PORT, until SIGINT or SIGTERM.
//
// It is not for use: it knows no community, no rule, and no ballot that came twice.

#include <grpcpp/grpcpp.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <string>

#include "tests/bench/floor/group_commit.h"
#include "tests/bench/floor/service.h"

int main(int argc, char** argv) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  std::string data;
  std::string listen;
  for (int i = 1; i < argc; ++i) {
    const std::string flag = argv[i];
    if (flag.starts_with("--data=")) data = flag.substr(7);
    if (flag.starts_with("--listen=")) listen = flag.substr(9);
  }
  std::error_code error;
  std::filesystem::create_directories(data, error);
  if (data.empty() || listen.empty() || error) {
    std::fprintf(stderr, "usage: floor --data=DIR --listen=HOST:PORT\n");
    return 2;
  }
  yishi::floor::GroupCommit store(data + "/floor.sqlite");
  yishi::floor::Service service(store);
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort(listen, grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  const auto server = builder.BuildAndStart();
  if (!server || port == 0) {
    std::fprintf(stderr, "floor: cannot listen on %s\n", listen.c_str());
    return 1;
  }
  const std::string host = listen.substr(0, listen.rfind(':') + 1);
  std::fprintf(stderr, "{\"event\":\"serving\",\"address\":\"%s%d\"}\n", host.c_str(), port);
  int caught = 0;
  sigwait(&signals, &caught);
  server->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(5));
  return 0;
}

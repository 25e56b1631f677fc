// yishid: serves communities over gRPC until SIGINT or SIGTERM.
//
//   yishid --config=FILE [--field=value ...]     fields are those of services/server/config.proto
//
// After the machine's clock was set forward by more than an hour nothing is decided any more, until the
// operator has looked and says by SIGUSR1 that the clock is right.

#include <csignal>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string_view>

#include "engine/base/status.h"
#include "services/server/server.h"

namespace {

constexpr char kUsage[] =
    "用法 usage: yishid [--config=FILE] [--field=value ...]\n"
    "  FILE      配置文件（protobuf 文本），字段见 services/README.md\n"
    "            the configuration, protobuf text; its fields: services/README.md\n"
    "  --field   同样的字段，盖过文件所写 the same fields, over what the file says:\n"
    "            --data=DIR --listen=HOST:PORT --tls.certificate_file=PEM --tls.key_file=PEM\n"
    "            --metrics_listen=HOST:PORT --domain=NAME --founding=FOUNDING_OPERATOR\n"
    "            --operator_token_file=FILE --check_store=true --log_calls=true --max_streams=N\n"
    "例 example: yishid --data=var/yishi --listen=127.0.0.1:7420\n"
    "结束 ends: SIGINT, SIGTERM；校时确认 the clock is right: SIGUSR1\n";

absl::StatusOr<yishi::server::Config> Configure(int argc, char** argv) {
  yishi::server::ConfigFile file;
  std::vector<std::string> flags;
  for (int i = 1; i < argc; ++i) {
    const std::string flag = argv[i];
    if (!flag.starts_with("--config=")) {
      flags.push_back(flag);
      continue;
    }
    std::ifstream in(flag.substr(9));
    std::stringstream text;
    text << in.rdbuf();
    if (!in)
      return yishi::Refuse(yishi::Reason::kNotFound, "无法读取 " + flag.substr(9),
                           "cannot read " + flag.substr(9));
    YISHI_ASSIGN_OR_RETURN(file, yishi::server::ReadConfig(text.str(), flag.substr(9)));
  }
  YISHI_RETURN_IF_ERROR(yishi::server::ApplyFlags(flags, file));
  return yishi::server::CheckConfig(std::move(file.config), file.places);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && (std::string_view(argv[1]) == "--help" || std::string_view(argv[1]) == "-h")) {
    std::fputs(kUsage, stdout);
    return 0;
  }
  // Signals are waited for below; every thread that is started inherits the mask.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGUSR1);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  const auto config = Configure(argc, argv);
  if (!config.ok()) {
    std::fprintf(stderr, "yishid: %s\n%s", yishi::ToText(config.status()).c_str(), kUsage);
    return 2;
  }
  yishi::runtime::SystemClock clock;
  yishi::server::Log log = yishi::server::StderrLog();
  const auto server = yishi::server::Server::Start({*config, clock, log});
  if (!server.ok()) {
    std::fprintf(stderr, "yishid: %s\n", yishi::ToText(server.status()).c_str());
    return 1;
  }
  int caught = 0;
  while (sigwait(&signals, &caught) == 0 && caught == SIGUSR1) (*server)->hall().AcknowledgeClock();
  (*server)->Stop();
  return 0;
}

#include "tests/demo/stage.h"

#include <utility>

#include "engine/base/status.h"

namespace yishi::demo {

std::filesystem::path DataFolder(const std::filesystem::path& folder) { return folder / "data"; }

Stage::Stage(File log)
    : log_file_(std::move(log)), log_([file = log_file_.get()](const std::string& line) {
        std::fwrite(line.data(), 1, line.size(), file);
      }) {}

Stage::~Stage() = default;

absl::StatusOr<std::unique_ptr<Stage>> Stage::Open(const std::filesystem::path& folder, StoryClock& clock) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const std::string path = (folder / kServerLog).string();
  File log(std::fopen(path.c_str(), "a"), &std::fclose);
  if (!log) return Refuse(Reason::kStoreFailed, "无法写入 " + path, "cannot write " + path);
  std::unique_ptr<Stage> stage(new Stage(std::move(log)));
  server::Config config;
  config.set_data(DataFolder(folder).string());
  config.set_listen("127.0.0.1:0");
  config.set_domain(kDomain);
  config.set_founding(server::FOUNDING_ANYONE);
  YISHI_ASSIGN_OR_RETURN(config, server::CheckConfig(std::move(config)));
  YISHI_ASSIGN_OR_RETURN(stage->server_, server::Server::Start({std::move(config), clock, stage->log_}));
  YISHI_ASSIGN_OR_RETURN(stage->client_, sdk::Client::Connect({.address = stage->server_->address()}));
  return stage;
}

}  // namespace yishi::demo

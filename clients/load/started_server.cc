#include "clients/load/started_server.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string_view>
#include <thread>

namespace yishi::load {
namespace {

constexpr std::chrono::milliseconds kBetween{20};
constexpr int kLooksUntilServing = 3'000;
constexpr int kLooksUntilEnded = 1'500;
constexpr std::size_t kLogShown = 1'000;

std::string Content(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

// 0 and errno-like code, or the process.
int Spawn(const std::string& program, const std::vector<std::string>& flags, const std::filesystem::path& log,
          pid_t& process) {
  std::vector<char*> arguments{const_cast<char*>(program.c_str())};
  for (const std::string& flag : flags) arguments.push_back(const_cast<char*>(flag.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_adddup2(&files, STDERR_FILENO, STDOUT_FILENO);
  const int failed = posix_spawn(&process, program.c_str(), &files, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  return failed;
}

}  // namespace

std::string AddressIn(const std::string& log) {
  constexpr std::string_view kBefore = R"("event":"serving","address":")";
  const std::size_t at = log.find(kBefore);
  if (at == std::string::npos) return {};
  const std::size_t from = at + kBefore.size();
  const std::size_t to = log.find('"', from);
  return to == std::string::npos ? std::string() : log.substr(from, to - from);
}

absl::StatusOr<std::unique_ptr<StartedServer>> StartedServer::Start(const std::string& program,
                                                                    const std::vector<std::string>& flags,
                                                                    const std::filesystem::path& log) {
  pid_t process = 0;
  if (const int failed = Spawn(program, flags, log, process); failed != 0) {
    return absl::UnavailableError("cannot start " + program + ": " + std::strerror(failed));
  }
  std::unique_ptr<StartedServer> server(new StartedServer(process));
  for (int look = 0; look < kLooksUntilServing; ++look) {
    server->address_ = AddressIn(Content(log));
    if (!server->address_.empty()) return server;
    if (server->HasEnded()) break;
    std::this_thread::sleep_for(kBetween);
  }
  const std::string said = Content(log);
  return absl::UnavailableError(
      program + " does not serve: " + said.substr(said.size() > kLogShown ? said.size() - kLogShown : 0));
}

bool StartedServer::HasEnded() {
  if (process_ != 0 && waitpid(process_, nullptr, WNOHANG) == process_) process_ = 0;
  return process_ == 0;
}

StartedServer::~StartedServer() {
  if (process_ == 0) return;
  kill(process_, SIGTERM);
  for (int look = 0; look < kLooksUntilEnded; ++look) {
    if (HasEnded()) return;
    std::this_thread::sleep_for(kBetween);
  }
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
}

}  // namespace yishi::load

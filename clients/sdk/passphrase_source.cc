#include "clients/sdk/passphrase_source.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <optional>

#include "clients/sdk/files.h"
#include "engine/base/status.h"

namespace yishi::sdk {
namespace {

constexpr std::size_t kPassphraseBytesMax = 1024;
constexpr std::size_t kPassphraseBytesMin = 8;

// The controlling terminal with its echo off, until it goes out of scope.
class SilentTerminal {
 public:
  SilentTerminal() : fd_(open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) {
    if (fd_ < 0 || tcgetattr(fd_, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = tcsetattr(fd_, TCSAFLUSH, &silent) == 0;
  }
  SilentTerminal(const SilentTerminal&) = delete;
  SilentTerminal& operator=(const SilentTerminal&) = delete;
  ~SilentTerminal() {
    if (changed_) tcsetattr(fd_, TCSAFLUSH, &before_);
    if (fd_ >= 0) close(fd_);
  }

  bool ready() const { return changed_; }

  // What was typed, up to the end of the line; absent at the end of input.
  std::optional<std::string> Ask(std::string_view prompt) {
    Say(prompt);
    std::string line;
    char c = 0;
    while (true) {
      const ssize_t got = read(fd_, &c, 1);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return std::nullopt;
      if (c == '\n') break;
      if (line.size() < kPassphraseBytesMax) line += c;
    }
    Say("\n");
    return line;
  }

 private:
  void Say(std::string_view text) {
    while (!text.empty()) {
      const ssize_t wrote = write(fd_, text.data(), text.size());
      if (wrote <= 0) return;
      text.remove_prefix(static_cast<std::size_t>(wrote));
    }
  }

  int fd_;
  termios before_{};
  bool changed_ = false;
};

absl::Status Missing() {
  return Refuse(Reason::kFieldMissing,
                "没有口令：请在终端输入，或设置 YISHI_PASSPHRASE，或用 --passphrase-file",
                "no passphrase: type it at a terminal, set YISHI_PASSPHRASE, or give --passphrase-file");
}

// Absent where a person has to be asked.
absl::StatusOr<std::optional<std::string>> Unattended(const std::filesystem::path& file) {
  std::optional<std::string> found;
  if (!file.empty()) {
    YISHI_ASSIGN_OR_RETURN(const std::string text, ReadFile(file, kPassphraseBytesMax));
    found = text.substr(0, text.find_first_of("\r\n"));
  } else if (const char* set = std::getenv(kPassphraseVariable)) {
    found = set;
  }
  if (found && found->empty()) return Missing();
  return found;
}

absl::Status CheckChosen(const std::string& first, const std::optional<std::string>& second) {
  if (first.size() < kPassphraseBytesMin) {
    return Refuse(Reason::kFieldInvalid, "口令至少 8 个字符", "a passphrase has at least 8 characters");
  }
  if (second != first) {
    return Refuse(Reason::kFieldInvalid, "两次输入的口令不同", "the two passphrases differ");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> FindPassphrase(const std::filesystem::path& file, std::string_view prompt) {
  YISHI_ASSIGN_OR_RETURN(auto found, Unattended(file));
  if (found) return *std::move(found);
  SilentTerminal terminal;
  if (!terminal.ready()) return Missing();
  auto typed = terminal.Ask(prompt);
  if (!typed || typed->empty()) return Missing();
  return *std::move(typed);
}

absl::StatusOr<std::string> ChoosePassphrase(const std::filesystem::path& file, std::string_view prompt,
                                             std::string_view again) {
  YISHI_ASSIGN_OR_RETURN(auto found, Unattended(file));
  if (found) return *std::move(found);
  SilentTerminal terminal;
  if (!terminal.ready()) return Missing();
  auto typed = terminal.Ask(prompt);
  if (!typed || typed->empty()) return Missing();
  YISHI_RETURN_IF_ERROR(CheckChosen(*typed, terminal.Ask(again)));
  return *std::move(typed);
}

}  // namespace yishi::sdk

#include "clients/cli/home.h"

#include <charconv>
#include <cstdlib>

#include "clients/sdk/files.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSmallFile = 16 * 1024;

std::string Variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// The rest of the line that begins with `name` and '='.
std::string LineOf(const std::string& text, const std::string& name) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    if (line.starts_with(name + "=")) return line.substr(name.size() + 1);
    at = end + 1;
  }
  return "";
}

fs::path TokenPath(const fs::path& home, const KeyId& key) {
  return home / "sessions" / key.hex().substr(0, 32);
}

}  // namespace

absl::StatusOr<fs::path> FindHome(const std::string& chosen) {
  if (!chosen.empty()) return fs::path(chosen);
  if (const std::string set = Variable("YISHI_HOME"); !set.empty()) return fs::path(set);
  if (const std::string data = Variable("XDG_DATA_HOME"); !data.empty()) return fs::path(data) / "yishi";
  if (const std::string user = Variable("HOME"); !user.empty()) return fs::path(user) / ".local/share/yishi";
  return Refuse(Reason::kFieldMissing, "不知道资料放在哪里：请用 --home 或 YISHI_HOME 指明",
                "where to keep things is not known: give --home or set YISHI_HOME");
}

absl::StatusOr<Settings> ReadSettings(const fs::path& home) {
  Settings out;
  const auto text = sdk::ReadFile(home / "settings", kSmallFile);
  if (absl::IsNotFound(text.status())) return out;
  if (!text.ok()) return text.status();
  out.server = LineOf(*text, "server");
  out.ca_file = LineOf(*text, "ca");
  const auto ledger = FromHex(LineOf(*text, "ledger"));
  if (ledger) out.ledger = LedgerId::From(*ledger).value_or(LedgerId{});
  return out;
}

absl::Status WriteSettings(const fs::path& home, const Settings& settings) {
  return sdk::WriteFileAtomically(
      home / "settings",
      "server=" + settings.server + "\nca=" + settings.ca_file + "\nledger=" + settings.ledger.hex() + "\n");
}

fs::path KeysPath(const fs::path& home) { return home / "keys"; }
fs::path PeoplePath(const fs::path& home, const LedgerId& ledger) {
  return home / ("people-" + ledger.hex().substr(0, 16));
}
fs::path LedgerPath(const fs::path& home, const LedgerId& ledger) { return home / "ledgers" / ledger.hex(); }

std::optional<std::string> KeptToken(const fs::path& home, const KeyId& key, Millis now) {
  const auto text = sdk::ReadFile(TokenPath(home, key), kSmallFile);
  if (!text.ok()) return std::nullopt;
  const std::string ends = LineOf(*text, "ends");
  Millis ends_ms = 0;
  std::from_chars(ends.data(), ends.data() + ends.size(), ends_ms);
  const std::string token = LineOf(*text, "token");
  if (token.empty() || ends_ms <= now) return std::nullopt;
  return token;
}

absl::Status KeepToken(const fs::path& home, const KeyId& key, const std::string& token, Millis ends) {
  return sdk::WriteFileAtomically(TokenPath(home, key),
                                  "ends=" + std::to_string(ends) + "\ntoken=" + token + "\n");
}

}  // namespace yishi::cli

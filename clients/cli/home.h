// The folder in which the program keeps what is one person's: keys, receipts, settings.
//
//   keys                    sealed keys (clients/sdk/keyfile.h)
//   settings                server, CA and community of the last "connect"
//   people-<ledger>         the registrar's map of persons (clients/sdk/people.h)
//   ledgers/<ledger>/…      head, receipts, evidence (clients/sdk/receipts.h)
//   sessions/<key>          a token for reading, until it ends

#ifndef YISHI_CLIENTS_CLI_HOME_H_
#define YISHI_CLIENTS_CLI_HOME_H_

#include <filesystem>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace yishi::cli {

// `chosen` if it is not empty, else $YISHI_HOME, $XDG_DATA_HOME/yishi, or ~/.local/share/yishi. kFieldMissing
// if none of these is set.
absl::StatusOr<std::filesystem::path> FindHome(const std::string& chosen);

struct Settings {
  std::string server;   // "host:port"
  std::string ca_file;  // PEM; empty: the system's authorities
  LedgerId ledger;      // zero: none chosen
};

absl::StatusOr<Settings> ReadSettings(const std::filesystem::path& home);
absl::Status WriteSettings(const std::filesystem::path& home, const Settings& settings);

std::filesystem::path KeysPath(const std::filesystem::path& home);
std::filesystem::path PeoplePath(const std::filesystem::path& home, const LedgerId& ledger);
std::filesystem::path LedgerPath(const std::filesystem::path& home, const LedgerId& ledger);

// A token that was kept and has not ended; absent otherwise.
std::optional<std::string> KeptToken(const std::filesystem::path& home, const KeyId& key, Millis now);
absl::Status KeepToken(const std::filesystem::path& home, const KeyId& key, const std::string& token,
                       Millis ends);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_HOME_H_

// Where the passphrase of the key file comes from.

#ifndef YISHI_CLIENTS_SDK_PASSPHRASE_SOURCE_H_
#define YISHI_CLIENTS_SDK_PASSPHRASE_SOURCE_H_

#include <filesystem>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace yishi::sdk {

inline constexpr const char* kPassphraseVariable = "YISHI_PASSPHRASE";

// The first line of `file` if that is not empty, else the environment variable YISHI_PASSPHRASE, else what is
// typed at the controlling terminal, without echo, after `prompt`. kFieldMissing if there is no terminal
// either, or what was found is empty. REQUIRES: no other thread changes the environment.
absl::StatusOr<std::string> FindPassphrase(const std::filesystem::path& file, std::string_view prompt);

// The same for a new passphrase: what is typed at the terminal must be typed twice and have 8 characters or
// more (kFieldInvalid).
absl::StatusOr<std::string> ChoosePassphrase(const std::filesystem::path& file, std::string_view prompt,
                                             std::string_view again);

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_PASSPHRASE_SOURCE_H_

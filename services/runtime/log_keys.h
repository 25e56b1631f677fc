// The keys with which logs sign their checkpoints, one file an origin in a folder of the server's own.

#ifndef YISHI_SERVICES_RUNTIME_LOG_KEYS_H_
#define YISHI_SERVICES_RUNTIME_LOG_KEYS_H_

#include <filesystem>
#include <string>

#include "absl/status/statusor.h"
#include "engine/crypto/signing_key.h"
#include "engine/crypto/suite_id.h"

namespace yishi::runtime {

// Whoever holds such a file can sign as that log: files have mode 0600, the folder 0700. Thread-safe, and
// safe against a second process.
class LogKeys {
 public:
  // Makes the folder if it is not there. kStoreFailed.
  static absl::StatusOr<LogKeys> Open(std::filesystem::path folder);

  // Makes the origin's key unless there is one, durably, and gives its vkey (merkle/note_key.h).
  // kFieldInvalid for what is no origin or too long for a file's name; kWrongSuite unless the origin ends in
  // the suite's name.
  absl::StatusOr<std::string> Reserve(const std::string& origin, crypto::SuiteId suite);

  // kKeyUnknown if the origin was never reserved here; kStoreFailed, kKeyInvalid for a file that cannot be
  // read.
  absl::StatusOr<crypto::SigningKey> Load(const std::string& origin) const;

 private:
  explicit LogKeys(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::filesystem::path folder_;
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_LOG_KEYS_H_

// The key file: the keys that somebody holds on this device, each sealed under a passphrase.
//
//   yishi-keys-v1
//   key <ledger id> <person id> <INTL|GM> <key id> <log vkey, base64> <label, base64>
//   yishi-sealed-v1 argon2id …
//   key …
//
// What stands in the "key" line can be read without the passphrase, so that receipts can be checked and a key
// be chosen; the sealed line holds it once more beside the seed, so that a changed line is noticed when the
// key is used.

#ifndef YISHI_CLIENTS_SDK_KEYFILE_H_
#define YISHI_CLIENTS_SDK_KEYFILE_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/sdk/signer.h"
#include "engine/base/ids.h"
#include "engine/crypto/suite_id.h"

namespace yishi::sdk {

using KeySeed = FixedBytes<32>;

// A key, but for its secret.
struct KeyRecord {
  LedgerId ledger;  // zero: of a founder, before the ledger is founded
  PersonId person;
  crypto::SuiteId suite = crypto::SuiteId::kIntl;
  KeyId id;
  std::string log_vkey;  // of the ledger; its name is the ledger's origin
  std::string label;     // what its holder calls it, e.g. their name; at most limits::kNameBytes

  bool operator==(const KeyRecord&) const = default;
};

// The record of the key that `seed` gives. kKeyInvalid; kFieldInvalid for a label that is not UTF-8 or too
// long.
absl::StatusOr<KeyRecord> DescribeKey(const LedgerId& ledger, const PersonId& person, crypto::SuiteId suite,
                                      const KeySeed& seed, std::string log_vkey, std::string label);

// A value; what changes it is written by Write.
class KeyFile {
 public:
  // An empty one if there is no such file. kMalformed, naming the line; kPermissionDenied-like kNotAuthorised
  // if others than the owner may read or write it.
  static absl::StatusOr<KeyFile> Read(const std::filesystem::path& path);
  // Atomically, mode 0600.
  absl::Status Write(const std::filesystem::path& path) const;

  std::vector<KeyRecord> keys() const;

  // The key for `who`: a label, or the beginning (4 characters or more) of a person or key id in hex; with an
  // empty `who`, the only key. `ledger` narrows the choice unless it is zero. kNotFound, naming what there
  // is; kFieldInvalid if several fit.
  absl::StatusOr<KeyRecord> Find(std::string_view who, const LedgerId& ledger) const;

  // Takes a noticeable part of a second. kPassphraseWrong; kNotFound.
  absl::StatusOr<KeySeed> UnsealSeed(const KeyId& id, std::string_view passphrase) const;
  absl::StatusOr<Signer> Unlock(const KeyId& id, std::string_view passphrase) const;

  // Adds the key, or takes the place of the one with the same key id (a founder's, once the ledger has an
  // id).
  absl::Status Put(const KeyRecord& record, const KeySeed& seed, std::string_view passphrase);
  // Forgets the key; nothing happens if there is none.
  void Remove(const KeyId& id);

 private:
  struct Stored {
    KeyRecord record;
    std::string sealed;
  };
  const Stored* FindStored(const KeyId& id) const;

  std::vector<Stored> keys_;
};

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_KEYFILE_H_

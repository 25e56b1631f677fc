// The vault (个人信息库): which personal content lies beside the ledger, and what was erased. It holds
// commitments and never content.

#ifndef YISHI_ENGINE_VAULT_VAULT_H_
#define YISHI_ENGINE_VAULT_VAULT_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "yishi/v1/erasure.pb.h"

namespace yishi::vault {

enum class ContentKind {
  kPersonRecord,  // OPENING_SCHEMA_PERSON
  kStatement,     // OPENING_SCHEMA_STATEMENT
};

struct Content {
  ContentKind kind = ContentKind::kPersonRecord;
  PersonId person;        // whom it concerns: whose record it is, or who said it
  std::uint64_t seq = 0;  // the entry with which it came
  bool operator==(const Content&) const = default;
};

struct Erasure {
  Hash commitment;
  v1::ErasureGround ground = v1::ERASURE_GROUND_UNSPECIFIED;
  std::string reason;
  PersonId proposed_by;
  Millis proposed_ms = 0;
  PersonId confirmed_by;
  std::optional<std::uint64_t> erased_seq;  // the entry that erased it
  bool operator==(const Erasure&) const = default;
};

struct Vault {
  std::map<Hash, Content> contents;
  std::map<ErasureId, Erasure> erasures;
  std::map<Hash, ErasureId> erased;  // by commitment
  bool operator==(const Vault&) const = default;
};

// How the content was erased; null if it was not.
const Erasure* ErasureOf(const Vault& vault, const Hash& commitment);

}  // namespace yishi::vault

#endif  // YISHI_ENGINE_VAULT_VAULT_H_

// A log as a server would run it, for what a client has to check.

#ifndef YISHI_TESTS_UNIT_SDK_LOG_H_
#define YISHI_TESTS_UNIT_SDK_LOG_H_

#include <string>

#include "clients/sdk/command_builder.h"
#include "clients/sdk/random.h"
#include "clients/sdk/receipts.h"
#include "engine/merkle/checkpoint.h"
#include "engine/merkle/hash.h"
#include "engine/merkle/tree.h"
#include "engine/wire/envelope.h"

namespace yishi::sdk {

inline constexpr char kOrigin[] = "yishi.example/ledger/hongqiao/sha256";

inline const crypto::Suite& Intl() { return crypto::Suite::Get(crypto::SuiteId::kIntl); }

// A log as a server would run it, with a key that may sign more than one history.
class Log {
 public:
  explicit Log(BytesView seed) : key_(*Intl().KeyFromSeed(seed)), tree_(Intl()) {}

  merkle::NoteKey note_key() const {
    return *merkle::NoteKey::Make(kOrigin, key_.suite(), key_.public_key());
  }
  std::string Note() const { return *merkle::SignCheckpoint({kOrigin, {tree_.size(), tree_.Root()}}, key_); }

  void AppendNoise() { tree_.Append(RandomFixed<32>()); }

  v1::Receipt Admit(const SignedAct& act) {
    ledger::v1::Entry entry;
    entry.set_version(1);
    entry.set_suite(1);
    entry.set_kind(ledger::v1::ENTRY_KIND_COMMAND);
    entry.set_seq(tree_.size());
    entry.set_admitted_ms(1);
    entry.set_signed_command(wire::SerializeSignedCommand(act.command));
    entry.add_effects()->mutable_meeting_closed()->set_meeting_id("0123456789abcdef");
    v1::Receipt receipt;
    receipt.set_entry(entry.SerializeAsString());
    receipt.set_index(tree_.size());
    tree_.Append(merkle::LeafHash(Intl(), receipt.entry()));
    const auto proof = tree_.InclusionProof(receipt.index(), tree_.size());
    for (const Hash& hash : *proof) {
      receipt.add_inclusion_proof(hash.str());
    }
    receipt.set_checkpoint(Note());
    return receipt;
  }

  ConsistencySource Proofs() const {
    return [this](std::uint64_t from, std::uint64_t to) { return tree_.ConsistencyProof(from, to); };
  }

 private:
  crypto::SigningKey key_;
  merkle::Tree tree_;
};

// Of somebody, about something.
inline SignedAct SomeAct() {
  const auto signer =
      SignerFromSeed(crypto::SuiteId::kIntl, RandomId<LedgerId>(), RandomId<PersonId>(), RandomBytes(32));
  v1::CloseMeeting act;
  act.set_meeting_id(RandomBytes(16));
  return *SignAct(*signer, {.issued_ms = 1}, act);
}

}  // namespace yishi::sdk

#endif  // YISHI_TESTS_UNIT_SDK_LOG_H_

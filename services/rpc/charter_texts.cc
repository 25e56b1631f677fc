#include "services/rpc/charter_texts.h"

#include <optional>

#include "engine/base/status.h"
#include "yishi/ledger/v1/entry.pb.h"
#include "yishi/v1/command.pb.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::rpc {
namespace {

constexpr std::size_t kPageEntries = 500;
constexpr std::size_t kPageBytes = 4 * 1024 * 1024;

std::optional<Hash> AdoptedBy(const ledger::v1::Entry& entry) {
  for (const ledger::v1::Effect& effect : entry.effects()) {
    if (effect.has_charter_adopted()) return Hash::From(effect.charter_adopted().digest());
  }
  return std::nullopt;
}

Bytes TextOf(const ledger::v1::Entry& entry) {
  v1::SignedCommand envelope;
  v1::Command command;
  if (!envelope.ParseFromString(entry.signed_command()) || !command.ParseFromString(envelope.payload()))
    return "";
  return command.adopt_charter().text();
}

}  // namespace

absl::StatusOr<CharterText> CharterTexts::Find(const LedgerId& ledger, const Hash& digest) {
  const std::lock_guard lock(mutex_);
  Known& known = ledgers_[ledger];
  while (true) {
    const auto found = known.by_digest.find(digest);
    if (found != known.by_digest.end()) return found->second;
    YISHI_ASSIGN_OR_RETURN(const std::vector<storage::StoredEntry> page,
                           store_.Read(ledger, known.looked_at, kPageEntries, kPageBytes));
    if (page.empty())
      return Refuse(Reason::kCharterUnknown, "没有这个程序规则", "no such charter was adopted");
    for (const storage::StoredEntry& stored : page) {
      ledger::v1::Entry entry;
      if (!entry.ParseFromString(stored.bytes)) continue;
      if (const auto adopted = AdoptedBy(entry)) known.by_digest[*adopted] = {TextOf(entry), stored.seq};
    }
    known.looked_at += page.size();
  }
}

}  // namespace yishi::rpc

#include "engine/community/entry.h"

#include <algorithm>

#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "engine/merkle/hash.h"
#include "engine/wire/deterministic.h"
#include "engine/wire/strict.h"

namespace yishi::community {

absl::StatusOr<Decided> MakeEntry(const State& state, const crypto::Suite& suite, ledger::v1::EntryKind kind,
                                  const SubjectId& subject, Bytes envelope, Effects effects, Millis now) {
  Decided decided;
  ledger::v1::Entry& entry = decided.entry;
  entry.set_version(1);
  entry.set_suite(static_cast<std::uint32_t>(suite.id()));
  entry.set_kind(kind);
  entry.set_seq(state.size);
  entry.set_admitted_ms(std::max(now, state.last_admitted_ms));
  if (!subject.is_zero()) entry.set_subject_id(subject.str());
  const auto chain = state.chains.find(subject);
  if (chain != state.chains.end()) {
    if (chain->second.terminated) {
      return Refuse(Reason::kMatterClosed, "此事项（或会议）已办结，不能再有记录",
                    "the subject is over: nothing may follow in its chain");
    }
    entry.set_subject_seq(chain->second.length);
    entry.set_subject_prev(chain->second.last_leaf.str());
  }
  entry.set_signed_command(std::move(envelope));
  for (ledger::v1::Effect& effect : effects) *entry.add_effects() = std::move(effect);
  decided.bytes = wire::SerializeDeterministic(entry);
  if (decided.bytes.size() > limits::kEntryBytes) {
    return Refuse(
        {.reason = Reason::kEntryTooLarge,
         .zh = "记录有 " + std::to_string(decided.bytes.size()) + " 字节，上限为 65535 字节，请分批提交",
         .en = "the entry has " + std::to_string(decided.bytes.size()) +
               " bytes, the limit is 65535; send it in parts",
         .rule = "C2SP tlog-tiles",
         .numbers = {{"bytes", std::to_string(decided.bytes.size())}, {"limit", "65535"}}});
  }
  decided.leaf = merkle::LeafHash(suite, decided.bytes);
  return decided;
}

bool Terminates(const ledger::v1::Entry& entry) {
  return std::any_of(entry.effects().begin(), entry.effects().end(), [](const ledger::v1::Effect& effect) {
    return effect.has_matter_closed() || effect.has_meeting_closed();
  });
}

absl::StatusOr<Decided> ReadEntry(const crypto::Suite& suite, BytesView bytes) {
  if (bytes.size() > limits::kEntryBytes) {
    return Refuse(Reason::kArchiveDamaged, "记录过大",
                  "an entry of " + std::to_string(bytes.size()) + " bytes");
  }
  YISHI_RETURN_IF_ERROR(wire::CheckStrict(*ledger::v1::Entry::descriptor(), bytes));
  Decided decided;
  decided.bytes = Bytes(bytes);
  if (!decided.entry.ParseFromString(decided.bytes)) {
    return Refuse(Reason::kArchiveDamaged, "记录无法解析", "an entry cannot be parsed");
  }
  decided.leaf = merkle::LeafHash(suite, bytes);
  YISHI_ASSIGN_OR_RETURN(std::optional<Request> request, RequestOf(suite, decided.entry));
  if (request) {
    decided.command = std::move(request->command);
    decided.id = request->id;
  }
  return decided;
}

absl::StatusOr<std::optional<Request>> RequestOf(const crypto::Suite& suite, const ledger::v1::Entry& entry) {
  if (entry.signed_command().empty()) return std::optional<Request>();
  YISHI_ASSIGN_OR_RETURN(Request request, ReadRequest(suite, entry.signed_command(), {}));
  return std::optional<Request>(std::move(request));
}

}  // namespace yishi::community

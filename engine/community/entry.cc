#include "engine/community/entry.h"

#include <algorithm>

#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "engine/merkle/hash.h"
#include "engine/wire/deterministic.h"
#include "engine/wire/strict.h"

namespace yishi::community {
namespace {

// The matter that an effect changes; empty if it changes none.
BytesView MatterChangedBy(const ledger::v1::Effect& effect) {
  using Kind = ledger::v1::Effect;
  switch (effect.effect_case()) {
    case Kind::kMatterOpened:
      return effect.matter_opened().matter_id();
    case Kind::kMatterRevised:
      return effect.matter_revised().matter_id();
    case Kind::kStageEntered:
      return effect.stage_entered().matter_id();
    case Kind::kStagePassed:
      return effect.stage_passed().matter_id();
    case Kind::kMatterReturned:
      return effect.matter_returned().matter_id();
    case Kind::kMatterClosed:
      return effect.matter_closed().matter_id();
    case Kind::kPhaseChanged:
      return effect.phase_changed().matter_id();
    case Kind::kDefenceFiled:
      return effect.defence_filed().matter_id();
    default:
      return {};
  }
}

absl::StatusOr<ledger::v1::ChainLink> NextLink(const State& state, const SubjectId& subject) {
  ledger::v1::ChainLink link;
  if (!subject.is_zero()) link.set_subject_id(subject.str());
  const auto chain = state.chains.find(subject);
  if (chain == state.chains.end()) return link;
  if (chain->second.terminated) {
    return Refuse(Reason::kMatterClosed, "此事项（或会议）已办结，不能再有记录",
                  "the subject is over: nothing may follow in its chain");
  }
  link.set_subject_seq(chain->second.length);
  link.set_subject_prev(chain->second.last_leaf.str());
  return link;
}

// Sets the places in chains. REQUIRES: the effects are set.
absl::Status SetLinks(const State& state, const SubjectId& subject, ledger::v1::Entry& entry) {
  YISHI_ASSIGN_OR_RETURN(const ledger::v1::ChainLink own, NextLink(state, subject));
  entry.set_subject_id(own.subject_id());
  entry.set_subject_seq(own.subject_seq());
  entry.set_subject_prev(own.subject_prev());
  for (const Bytes& matter : AlsoChanged(entry)) {
    YISHI_ASSIGN_OR_RETURN(*entry.add_also(), NextLink(state, *SubjectId::From(matter)));
  }
  return absl::OkStatus();
}

}  // namespace

std::set<Bytes> AlsoChanged(const ledger::v1::Entry& entry) {
  std::set<Bytes> matters;
  for (const ledger::v1::Effect& effect : entry.effects()) {
    const BytesView matter = MatterChangedBy(effect);
    if (!matter.empty() && matter != entry.subject_id()) matters.emplace(matter);
  }
  return matters;
}

std::vector<ledger::v1::ChainLink> LinksOf(const ledger::v1::Entry& entry) {
  std::vector<ledger::v1::ChainLink> links(1);
  links[0].set_subject_id(entry.subject_id());
  links[0].set_subject_seq(entry.subject_seq());
  links[0].set_subject_prev(entry.subject_prev());
  links.insert(links.end(), entry.also().begin(), entry.also().end());
  return links;
}

absl::StatusOr<Decided> MakeEntry(const State& state, const crypto::Suite& suite, ledger::v1::EntryKind kind,
                                  const SubjectId& subject, Bytes envelope, Effects effects, Millis now) {
  Decided decided;
  ledger::v1::Entry& entry = decided.entry;
  entry.set_version(1);
  entry.set_suite(static_cast<std::uint32_t>(suite.id()));
  entry.set_kind(kind);
  entry.set_seq(state.size);
  entry.set_admitted_ms(std::max(now, state.last_admitted_ms));
  entry.set_signed_command(std::move(envelope));
  for (ledger::v1::Effect& effect : effects) *entry.add_effects() = std::move(effect);
  YISHI_RETURN_IF_ERROR(SetLinks(state, subject, entry));
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

bool Terminates(const ledger::v1::Entry& entry, BytesView subject) {
  return std::any_of(entry.effects().begin(), entry.effects().end(), [&](const ledger::v1::Effect& effect) {
    return (effect.has_matter_closed() && effect.matter_closed().matter_id() == subject) ||
           (effect.has_meeting_closed() && effect.meeting_closed().meeting_id() == subject) ||
           (effect.has_objection_answered() && effect.objection_answered().objection_id() == subject) ||
           (effect.has_objection_withdrawn() && effect.objection_withdrawn().objection_id() == subject) ||
           (effect.has_correction_ended() && effect.correction_ended().order_id() == subject);
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

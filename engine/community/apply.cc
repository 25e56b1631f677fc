// Applying an entry: the only thing that changes a community.

#include <algorithm>
#include <set>

#include "engine/base/status.h"
#include "engine/box/decide.h"
#include "engine/charter/adopt.h"
#include "engine/community/community.h"
#include "engine/community/dispatch.h"
#include "engine/community/entry.h"
#include "engine/community/foundation.h"
#include "engine/community/set_calendar.h"
#include "engine/matter/decide.h"
#include "engine/meeting/decide.h"
#include "engine/petition/decide.h"
#include "engine/posting/decide.h"
#include "engine/record/decide.h"
#include "engine/roster/decide.h"
#include "engine/vault/decide.h"
#include "engine/wire/opening.h"

namespace yishi::community {
namespace {

absl::Status Damaged(std::uint64_t seq, std::string zh, std::string en) {
  const std::string n = std::to_string(seq);
  return Refuse({.reason = Reason::kArchiveDamaged,
                 .zh = "第 " + n + " 号记录：" + std::move(zh),
                 .en = "entry " + n + ": " + std::move(en),
                 .rule = "",
                 .numbers = {{"entry", n}}});
}

absl::Status CheckLink(const State& state, const ledger::v1::ChainLink& link) {
  const auto subject = link.subject_id().empty() ? SubjectId{} : SubjectId::From(link.subject_id());
  if (!subject) return Damaged(state.size, "主体编号有误", "its subject id is malformed");
  const auto chain = state.chains.find(*subject);
  const bool first = chain == state.chains.end();
  const std::uint64_t seq = first ? 0 : chain->second.length;
  const Bytes prev = first ? Bytes() : chain->second.last_leaf.str();
  if (!first && chain->second.terminated) return Damaged(state.size, "其主体已办结", "its subject was over");
  if (link.subject_seq() == seq && link.subject_prev() == prev) return absl::OkStatus();
  return Damaged(state.size, "与主体的上一条记录不相连", "it does not link to the entry before in its chain");
}

absl::Status CheckLinks(const State& state, const ledger::v1::Entry& entry) {
  for (const ledger::v1::ChainLink& link : LinksOf(entry)) YISHI_RETURN_IF_ERROR(CheckLink(state, link));
  const std::set<Bytes> changed = AlsoChanged(entry);
  const bool all =
      std::equal(changed.begin(), changed.end(), entry.also().begin(), entry.also().end(),
                 [](const Bytes& id, const ledger::v1::ChainLink& link) { return id == link.subject_id(); });
  if (all) return absl::OkStatus();
  return Damaged(state.size, "未列入它所改变的事项的链",
                 "it does not stand in the chains of the matters that it changes");
}

// That the entry follows on what is there.
absl::Status CheckPlace(const State& state, const crypto::Suite& suite, const ledger::v1::Entry& entry) {
  if (entry.version() != 1 || entry.suite() != static_cast<std::uint32_t>(suite.id())) {
    return Damaged(state.size, "版本或套件不符", "its version or suite is not the ledger's");
  }
  if (entry.seq() != state.size) {
    return Damaged(state.size, "序号为 " + std::to_string(entry.seq()),
                   "it says that it is entry " + std::to_string(entry.seq()));
  }
  if (entry.admitted_ms() < state.last_admitted_ms)
    return Damaged(state.size, "时间倒退", "its time goes back");
  if ((entry.kind() == ledger::v1::ENTRY_KIND_GENESIS) != (state.size == 0)) {
    return Damaged(state.size, "建立记录须为第 0 号", "the founding entry is entry 0 and no other");
  }
  if (entry.effects_size() == 0) return Damaged(state.size, "没有结果", "it has no effect");
  return CheckLinks(state, entry);
}

const v1::DiscloseRules* RulesFor(const State& state, const ledger::v1::Effect& effect,
                                  std::uint32_t& stage) {
  if (!effect.has_posting_put_up()) return nullptr;
  const matter::Matter& matter = state.matters.at(*MatterId::From(effect.posting_put_up().matter_id()));
  stage = matter.stage;
  return &matter::StageOf(state.charters, matter).disclose();
}

std::uint32_t StageFor(const State& state, const v1::Command& command) {
  const auto id = MatterId::From(command.file_record().matter_id());
  const auto matter = id ? state.matters.find(*id) : state.matters.end();
  return matter == state.matters.end() ? 0 : matter->second.stage;
}

// One effect, folded into every noun that it concerns.
class Fold {
 public:
  Fold(Community& community, const ledger::v1::Entry& entry, const v1::Command& command, const CommandId& id)
      : state_(community.state), openings_(community.openings), entry_(entry), command_(command), id_(id) {}

  void In(const ledger::v1::Effect& effect) {
    const Millis at = entry_.admitted_ms();
    const crypto::Suite& suite = state_.suite();
    std::uint32_t stage = 0;
    const v1::DiscloseRules* rules = RulesFor(state_, effect, stage);
    Forget(effect);
    roster::Apply(state_.roster, suite, effect, command_, entry_.seq(), at);
    vault::Apply(state_.vault, effect, command_, entry_.seq(), at);
    charter::Apply(state_.charters, suite, effect, command_);
    petition::Apply(state_.petitions, state_.roster, state_.foundation.calendar, effect, command_, id_, at);
    meeting::Apply(state_.meetings, state_.roster, state_.foundation.calendar, effect, command_, id_, at);
    box::Apply(state_.boxes, state_.meetings, effect, command_, id_, entry_.seq(), at);
    record::Apply(state_.records, state_.meetings, effect, command_, StageFor(state_, command_), entry_.seq(),
                  at);
    posting::Apply(state_.postings, effect, command_, rules, stage, at);
    matter::Apply(state_.matters, state_.petitions, effect, command_, id_, at);
    Note(effect);
  }

 private:
  // Choices that count no more: of a ballot that another or a paper takes the place of.
  void Forget(const ledger::v1::Effect& effect) {
    if (effect.has_ballot_cast()) Forget(effect.ballot_cast().box_id(), effect.ballot_cast().person_id());
    if (!effect.has_paper_handed_out()) return;
    for (const Bytes& person : command_.hand_out_paper().person_ids()) {
      Forget(effect.paper_handed_out().box_id(), person);
    }
  }
  void Forget(BytesView box, BytesView person) {
    const box::Box& in = state_.boxes.at(*BoxId::From(box));
    const auto ballot = in.ballots.find(*PersonId::From(person));
    if (ballot != in.ballots.end()) openings_.Drop(ballot->second.seq);
  }

  // What concerns more than one noun.
  void Note(const ledger::v1::Effect& effect) {
    if (effect.has_matter_opened()) {
      const calendar::Day day = state_.foundation.calendar.DayOf(entry_.admitted_ms());
      ++state_.matters_by_year[calendar::CivilDateOf(day).year];
    }
    if (effect.has_calendar_set()) {
      calendar::Calendar& calendar = state_.foundation.calendar;
      calendar = CalendarAfter(calendar, command_.set_calendar(), calendar.DayOf(entry_.admitted_ms()));
    }
    if (effect.has_box_opened()) {
      state_.meetings.at(*MeetingId::From(effect.box_opened().meeting_id())).boxes_opened = true;
    }
    if (effect.has_box_declared()) {
      const box::Box& box = state_.boxes.at(*BoxId::From(effect.box_declared().box_id()));
      for (const auto& [person, ballot] : box.ballots) openings_.Drop(ballot.seq);
    }
  }

  State& state_;
  box::Openings& openings_;
  const ledger::v1::Entry& entry_;
  const v1::Command& command_;
  const CommandId& id_;
};

void Extend(State& state, const ledger::v1::Entry& entry, const Hash& leaf) {
  for (const ledger::v1::ChainLink& link : LinksOf(entry)) {
    Chain& chain = state.chains[SubjectId::From(link.subject_id()).value_or(SubjectId{})];
    ++chain.length;
    chain.last_leaf = leaf;
    chain.terminated = Terminates(entry, link.subject_id());
  }
  ++state.size;
  state.last_admitted_ms = entry.admitted_ms();
}

// The choice of the ballot that the entry holds; nothing else that came with it is one.
void Keep(Community& community, const Decided& decided, std::span<const v1::Opening> openings) {
  if (!decided.command.has_cast_ballot()) return;
  for (const v1::Opening& opening : openings) {
    auto content = box::ContentOf(opening);
    if (!content) continue;
    const Hash commitment = wire::CommitmentOf(community.tree.suite(), opening);
    if (commitment.view() != decided.command.cast_ballot().commitment()) continue;
    community.openings.Put(decided.entry.seq(), *std::move(content));
  }
}

}  // namespace

absl::Status Apply(Community& community, const Decided& decided, std::span<const v1::Opening> openings) {
  State& state = community.state;
  const ledger::v1::Entry& entry = decided.entry;
  YISHI_RETURN_IF_ERROR(CheckPlace(state, community.tree.suite(), entry));
  if ((entry.kind() == ledger::v1::ENTRY_KIND_CLOCK) != decided.id.is_zero()) {
    return Damaged(state.size, "时钟记录不含命令，其他记录须含命令",
                   "an entry of the clock holds no command, and every other one does");
  }
  if (state.size == 0) {
    state.foundation = FoundationOf(decided.command.found_community());
    state.foundation.ledger = LedgerId{decided.leaf};
  }
  Fold fold(community, entry, decided.command, decided.id);
  for (const ledger::v1::Effect& effect : entry.effects()) fold.In(effect);
  if (!decided.id.is_zero()) state.commands.Put(decided.id, entry.seq());
  Extend(state, entry, decided.leaf);
  community.tree.Append(decided.leaf);
  Keep(community, decided, openings);
  return absl::OkStatus();
}

}  // namespace yishi::community

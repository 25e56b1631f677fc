// What effects do to boxes.

#include "engine/box/decide.h"
#include "engine/meeting/decide.h"
#include "engine/meeting/proxy.h"

namespace yishi::box {
namespace {

using meeting::Channel;

void ApplyOpened(Boxes& boxes, const meeting::Meetings& meetings, const ledger::v1::BoxOpened& effect,
                 std::uint64_t seq, Millis admitted_ms) {
  Box box;
  box.matter = *MatterId::From(effect.matter_id());
  box.meeting = *MeetingId::From(effect.meeting_id());
  box.stage = effect.stage();
  box.version = effect.version();
  box.question = *Hash::From(effect.question());
  box.charter_digest = *Hash::From(effect.charter_digest());
  box.opened_seq = seq;
  box.opened_ms = admitted_ms;
  box.closes_ms = effect.closes_ms();
  box.options = effect.options();
  box.expected = effect.expected();
  const meeting::Meeting& meeting = meetings.at(box.meeting);
  if (effect.closes_ms() == 0) box.present = meeting::PresentFor(meeting, box.matter);
  box.recused = meeting::RecusedFrom(meeting, box.matter);
  box.agents = meeting::AgentsFor(meeting, box.matter);
  if (meeting.absentees.confirmed) {
    for (const auto& [person, cause] : meeting.absentees.causes) box.left_out.insert(person);
  }
  boxes[*BoxId::From(effect.box_id())] = std::move(box);
}

tally::ChannelCount AreaOf(const v1::PaperSheet& paper) {
  return {.yes = static_cast<std::int64_t>(paper.area().yes()),
          .no = static_cast<std::int64_t>(paper.area().no()),
          .abstain = static_cast<std::int64_t>(paper.area().abstain()),
          .void_ballots = static_cast<std::int64_t>(paper.area().void_ballots()),
          .silent = 0};
}

tally::UnitFigures ToFigures(const ledger::v1::UnitTally& tally) {
  return {.expected = static_cast<std::int64_t>(tally.expected()),
          .present = static_cast<std::int64_t>(tally.present()),
          .yes = static_cast<std::int64_t>(tally.yes()),
          .no = static_cast<std::int64_t>(tally.no()),
          .abstain = static_cast<std::int64_t>(tally.abstain()),
          .void_ballots = static_cast<std::int64_t>(tally.void_ballots())};
}

void ApplySheet(Box& box, const ledger::v1::SheetEntered& effect, const CommandId& id,
                const v1::Command& command) {
  const v1::EnterSheet& act = command.enter_sheet();
  Sheet sheet;
  sheet.entered_by_command = id;
  sheet.teller = *PersonId::From(command.actor_id());
  if (act.has_paper()) {
    const v1::PaperSheet& paper = act.paper();
    sheet.paper = {.printed = paper.printed(),
                   .unused = paper.unused(),
                   .handed_out = paper.handed_out(),
                   .returned = paper.returned(),
                   .spoiled = paper.spoiled(),
                   .not_returned = paper.not_returned(),
                   .yes = paper.yes(),
                   .no = paper.no(),
                   .abstain = paper.abstain(),
                   .void_ballots = paper.void_ballots()};
    sheet.area = AreaOf(paper);
    sheet.options.assign(paper.options().begin(), paper.options().end());
  } else {
    const v1::HandsSheet& hands = act.hands();
    sheet.hands = {.present = PresentByHands(box),
                   .yes = hands.yes(),
                   .no = hands.no(),
                   .abstain = hands.abstain(),
                   .silent = hands.silent()};
  }
  box.sheets[static_cast<Channel>(effect.channel())] = std::move(sheet);
}

tally::ChannelCount ToCount(const ledger::v1::ChannelTally& tally) {
  return {.yes = tally.yes(),
          .no = tally.no(),
          .abstain = tally.abstain(),
          .void_ballots = tally.void_ballots(),
          .silent = tally.silent()};
}

Outcome ToOutcome(ledger::v1::BoxOutcome outcome) {
  if (outcome == ledger::v1::BOX_OUTCOME_PASSED) return Outcome::kPassed;
  if (outcome == ledger::v1::BOX_OUTCOME_TIED) return Outcome::kTied;
  return outcome == ledger::v1::BOX_OUTCOME_VOID ? Outcome::kVoid : Outcome::kRejected;
}

void ApplyOptions(Result& result, const ledger::v1::BoxDeclared& effect) {
  result.votes.assign(effect.options().begin(), effect.options().end());
  for (std::uint32_t number : effect.chosen()) result.chosen.push_back(number - 1);
  for (std::uint32_t number : effect.tied()) result.tied.push_back(number - 1);
  if (effect.pairs_size() == 0) return;
  const std::size_t options = result.votes.size();
  result.pairs = tally::Pairs(options);
  for (std::size_t i = 0; i < options * options; ++i) {
    result.pairs.at(i / options, i % options) = effect.pairs(static_cast<int>(i));
  }
}

void ApplyDeclared(Box& box, const ledger::v1::BoxDeclared& effect, const v1::DeclareBox& act,
                   Millis admitted_ms) {
  Result result;
  result.outcome = ToOutcome(effect.outcome());
  for (const ledger::v1::ChannelTally& tally : effect.channels()) {
    switch (static_cast<Channel>(tally.channel())) {
      case Channel::kDevice:
        result.channels.device = ToCount(tally);
        break;
      case Channel::kDeskDevice:
        result.channels.desk = ToCount(tally);
        break;
      case Channel::kPaper:
        result.channels.paper = ToCount(tally);
        break;
      case Channel::kHands:
        result.channels.hands = ToCount(tally);
        break;
    }
    result.superseded += tally.superseded();
  }
  result.expected = effect.expected();
  result.present = effect.present();
  result.households = ToFigures(effect.households());
  result.area = ToFigures(effect.area());
  ApplyOptions(result, effect);
  result.recused = {.persons = effect.recused(),
                    .households = effect.recused_households(),
                    .area_dm2 = static_cast<std::int64_t>(effect.recused_area_dm2())};
  result.by_proxy = effect.by_proxy();
  result.left_out = static_cast<std::int64_t>(box.left_out.size());
  result.split = effect.split();
  result.declared_ms = admitted_ms;
  result.reasons = act.reasons();
  box.result = std::move(result);
  box.phase = BoxPhase::kDeclared;
}

void ApplyHandedOut(Box& box, const v1::HandOutPaper& act) {
  for (const Bytes& bytes : act.person_ids()) {
    const PersonId person = *PersonId::From(bytes);
    box.paper.insert(person);
    if (box.ballots.erase(person) > 0) ++box.superseded[ChannelOf(box, person)];
  }
}

void ApplySeed(Box& box, const CommandId& id, const v1::Command& command) {
  box.seed = {id, *PersonId::From(command.actor_id()), command.enter_tie_seed().value()};
}

// None chosen: nothing was published, and the vote is held again.
void ApplyTieDecided(Box& box, const ledger::v1::TieDecided& effect) {
  Result& result = *box.result;
  box.seed->confirmed = true;
  result.seed = box.seed->value;
  result.outcome = effect.chosen().empty() ? Outcome::kVoid : Outcome::kPassed;
  if (effect.chosen().empty()) result.chosen.clear();
  for (std::uint32_t number : effect.chosen()) result.chosen.push_back(number - 1);
}

}  // namespace

bool Apply(Boxes& boxes, const meeting::Meetings& meetings, const ledger::v1::Effect& effect,
           const v1::Command& command, const CommandId& id, std::uint64_t seq, Millis admitted_ms) {
  using Kind = ledger::v1::Effect;
  switch (effect.effect_case()) {
    case Kind::kBoxOpened:
      ApplyOpened(boxes, meetings, effect.box_opened(), seq, admitted_ms);
      return true;
    case Kind::kBallotCast:
      boxes[*BoxId::From(effect.ballot_cast().box_id())]
          .ballots[*PersonId::From(effect.ballot_cast().person_id())] = {
          *Hash::From(command.cast_ballot().commitment()), seq};
      return true;
    case Kind::kPaperHandedOut:
      ApplyHandedOut(boxes[*BoxId::From(effect.paper_handed_out().box_id())], command.hand_out_paper());
      return true;
    case Kind::kBoxClosed: {
      Box& box = boxes[*BoxId::From(effect.box_closed().box_id())];
      box.phase = BoxPhase::kCounting;
      box.closed_ms = admitted_ms;
      return true;
    }
    case Kind::kSheetEntered:
      ApplySheet(boxes[*BoxId::From(effect.sheet_entered().box_id())], effect.sheet_entered(), id, command);
      return true;
    case Kind::kSheetConfirmed:
      boxes[*BoxId::From(effect.sheet_confirmed().box_id())]
          .sheets[static_cast<Channel>(effect.sheet_confirmed().channel())]
          .confirmed_by = PersonId::From(command.actor_id());
      return true;
    case Kind::kTieSeedEntered:
      ApplySeed(boxes[*BoxId::From(effect.tie_seed_entered().box_id())], id, command);
      return true;
    case Kind::kTieDecided:
      ApplyTieDecided(boxes[*BoxId::From(effect.tie_decided().box_id())], effect.tie_decided());
      return true;
    case Kind::kBoxDeclared:
      ApplyDeclared(boxes[*BoxId::From(effect.box_declared().box_id())], effect.box_declared(),
                    command.declare_box(), admitted_ms);
      return true;
    default:
      return false;
  }
}

}  // namespace yishi::box

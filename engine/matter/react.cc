// What happens elsewhere, and what it means for a matter.

#include <algorithm>

#include "engine/matter/decide.h"
#include "engine/matter/oversight.h"
#include "engine/posting/decide.h"
#include "engine/wire/deterministic.h"

namespace yishi::matter {
namespace {

ledger::v1::Phase FirstPhase(const v1::Stage& stage) {
  if (stage.has_vote()) return ledger::v1::PHASE_AWAITING_MEETING;
  return stage.has_disclose() ? ledger::v1::PHASE_AWAITING_POSTING : ledger::v1::PHASE_WORKING;
}

void EnterStage(const MatterId& id, const v1::Charter& charter, std::uint32_t stage, Effects& effects) {
  auto* entered = effects.emplace_back().mutable_stage_entered();
  entered->set_matter_id(id.str());
  entered->set_stage(stage);
  entered->set_phase(FirstPhase(charter.stages(static_cast<int>(stage))));
}

void Close(const MatterId& id, ledger::v1::CloseCause cause, Effects& effects) {
  auto* closed = effects.emplace_back().mutable_matter_closed();
  closed->set_matter_id(id.str());
  closed->set_cause(cause);
}

void ToNextStage(const MatterId& id, const Matter& matter, const v1::Charter& charter, Effects& effects) {
  auto* passed = effects.emplace_back().mutable_stage_passed();
  passed->set_matter_id(id.str());
  passed->set_stage(matter.stage);
  if (const auto next = charter::StageAfter(charter, matter.stage)) {
    EnterStage(id, charter, *next, effects);
  } else {
    Close(id, ledger::v1::CLOSE_CAUSE_COMPLETED, effects);
  }
}

void Return(const MatterId& id, const Matter& matter, ledger::v1::ReturnCause cause, std::uint32_t restart,
            Effects& effects) {
  auto* returned = effects.emplace_back().mutable_matter_returned();
  returned->set_matter_id(id.str());
  returned->set_cause(cause);
  returned->set_stage(matter.stage);
  returned->set_restart_stage(restart);
}

void ChangePhase(const MatterId& id, ledger::v1::Phase phase, Effects& effects) {
  auto* changed = effects.emplace_back().mutable_phase_changed();
  changed->set_matter_id(id.str());
  changed->set_phase(phase);
}

// What led to an event, where the target alone does not say.
struct Occasion {
  ledger::v1::ReturnCause cause = ledger::v1::RETURN_CAUSE_REJECTED;
  std::uint32_t restart = 0;
  ledger::v1::CloseCause end = ledger::v1::CLOSE_CAUSE_REJECTED;
};

void Step(const MatterId& id, const Matter& matter, const v1::Charter& charter, Event event,
          Occasion occasion, Effects& effects) {
  const auto target = Next(matter.phase, event);
  if (!target) return;  // the table does not know it here: the act was refused before
  switch (*target) {
    case Target::kAwaitingMeeting:
      return ChangePhase(id, ledger::v1::PHASE_AWAITING_MEETING, effects);
    case Target::kNoticed:
      return ChangePhase(id, ledger::v1::PHASE_NOTICED, effects);
    case Target::kCasting:
      return ChangePhase(id, ledger::v1::PHASE_CASTING, effects);
    case Target::kCounting:
      return ChangePhase(id, ledger::v1::PHASE_COUNTING, effects);
    case Target::kPosted:
      return ChangePhase(id, ledger::v1::PHASE_POSTED, effects);
    case Target::kSuspended:
      return ChangePhase(id, ledger::v1::PHASE_SUSPENDED, effects);
    case Target::kReturned:
      return Return(id, matter, occasion.cause, occasion.restart, effects);
    case Target::kClosed:
      return Close(id, occasion.end, effects);
    case Target::kNextStage:
      return ToNextStage(id, matter, charter, effects);
    case Target::kReferredStage:
    case Target::kRestartStage:
      return EnterStage(id, charter, occasion.restart, effects);
  }
}

// One reaction: everything that an effect needs to be followed up.
class Reaction {
 public:
  Reaction(const Matters& matters, const Surroundings& around, const v1::Command& command, Effects& effects)
      : matters_(matters), around_(around), command_(command), effects_(effects) {}

  void To(const ledger::v1::Effect& effect) {
    using Kind = ledger::v1::Effect;
    switch (effect.effect_case()) {
      case Kind::kMeetingConvened:
        for (const Bytes& id : command_.convene_meeting().agenda())
          Happens(*MatterId::From(id), Event::kConvened);
        return;
      case Kind::kMeetingClosed:
        return Lapsed(*MeetingId::From(effect.meeting_closed().meeting_id()));
      case Kind::kBoxOpened:
        return Happens(*MatterId::From(effect.box_opened().matter_id()), Event::kBoxOpened);
      case Kind::kBoxClosed:
        return Happens(MatterOf(effect.box_closed().box_id()), Event::kBoxClosed);
      case Kind::kBoxDeclared:
        return Declared(effect.box_declared());
      case Kind::kTieDecided:
        return Happens(MatterOf(effect.tie_decided().box_id()),
                       effect.tie_decided().chosen().empty() ? Event::kBoxVoided : Event::kBoxPassed);
      case Kind::kPostingPutUp:
        return Happens(*MatterId::From(effect.posting_put_up().matter_id()), Event::kPutUp);
      case Kind::kPostingCompleted:
        return Completed(*PostingId::From(effect.posting_completed().posting_id()));
      case Kind::kObjectionAnswered:
        return Answered(effect.objection_answered());
      case Kind::kObjectionLapsed:
        return Settled(*ObjectionId::From(effect.objection_lapsed().objection_id()));
      case Kind::kObjectionWithdrawn:
        return Settled(*ObjectionId::From(effect.objection_withdrawn().objection_id()));
      case Kind::kRerunDemanded:
        return Demanded(effect.rerun_demanded());
      case Kind::kCorrectionOrdered:
        return Ordered(*MatterId::From(effect.correction_ordered().matter_id()));
      case Kind::kMatterAnnulled:
        return Annulled(*MatterId::From(effect.matter_annulled().matter_id()));
      case Kind::kMatterRevised:
        return Revised(effect.matter_revised());
      default:
        return;
    }
  }

  void Happens(const MatterId& id, Event event, Occasion occasion = {}) {
    const auto matter = matters_.find(id);
    if (matter == matters_.end()) return;
    Step(id, matter->second, CharterOf(around_.charters, matter->second), event, occasion, effects_);
  }

 private:
  MatterId MatterOf(BytesView box) const { return around_.boxes.at(*BoxId::From(box)).matter; }

  // Matters of the agenda that still wait for their box stand before the body again.
  void Lapsed(const MeetingId& closed) {
    for (const MatterId& id : around_.meetings.at(closed).agenda) {
      const auto matter = matters_.find(id);
      // It may have gone back meanwhile, and wait for another meeting.
      if (matter != matters_.end() && NoticedFor(matter->second, closed)) Happens(id, Event::kMeetingLapsed);
    }
  }

  void Declared(const ledger::v1::BoxDeclared& declared) {
    const MatterId id = MatterOf(declared.box_id());
    if (declared.outcome() == ledger::v1::BOX_OUTCOME_PASSED) return Happens(id, Event::kBoxPassed);
    if (declared.outcome() == ledger::v1::BOX_OUTCOME_VOID) return Happens(id, Event::kBoxVoided);
    if (declared.outcome() == ledger::v1::BOX_OUTCOME_TIED) return;  // the seed will say
    const Matter& matter = matters_.at(id);
    const v1::VoteRules& rules = StageOf(around_.charters, matter).vote();
    if (rules.on_reject() == v1::ON_REJECT_REFER && declared.split()) {
      const int stage = charter::StageIndex(CharterOf(around_.charters, matter), rules.refer_to());
      return Happens(id, Event::kBoxReferred,
                     {ledger::v1::RETURN_CAUSE_REJECTED, static_cast<std::uint32_t>(std::max(stage, 0))});
    }
    // What a petition brought cannot be revised: another needs other signatures.
    const bool final = rules.on_reject() == v1::ON_REJECT_CLOSE || matter.petition.has_value();
    // A new wording starts with the second body, a matter that fell at the first there.
    Happens(id, final ? Event::kBoxRejectedFinal : Event::kBoxRejected,
            {ledger::v1::RETURN_CAUSE_REJECTED, std::min<std::uint32_t>(1, matter.stage)});
  }

  void Completed(const PostingId& id) {
    const MatterId& matter = around_.postings.postings.at(id).matter;
    if (posting::Suspended(around_.postings, id)) return Happens(matter, Event::kPostingDoneUnanswered);
    GoOn(matter, Event::kPostingDone);
  }

  // The disclosure is complete and nothing holds the next step up; but a body may have to meet again first.
  void GoOn(const MatterId& id, Event event) {
    const Rerun* rerun = PendingRerun(matters_.at(id));
    if (rerun == nullptr) return Happens(id, event);
    Happens(id, Event::kRerun, {ledger::v1::RETURN_CAUSE_REJECTED, rerun->stage});
  }

  void Demanded(const ledger::v1::RerunDemanded& demanded) {
    const MatterId id = *MatterId::From(demanded.matter_id());
    const Phase phase = matters_.at(id).phase;
    if (phase == Phase::kPosted || phase == Phase::kSuspended) return;  // it waits: see GoOn
    Happens(id, Event::kRerun, {ledger::v1::RETURN_CAUSE_REJECTED, demanded.stage()});
  }

  void Ordered(const MatterId& id) {
    const std::string& redo = command_.order_correction().redo_stage();
    if (redo.empty()) return;
    const Matter& matter = matters_.at(id);
    EndPosting(matter);
    const int stage = charter::StageIndex(CharterOf(around_.charters, matter), redo);
    Happens(id, Event::kCorrectionOrdered,
            {ledger::v1::RETURN_CAUSE_CORRECTION, NotBeforeItBegan(matter, stage)});
  }

  // A petition brings its matter before a later stage than the first: those before it are not its to walk.
  static std::uint32_t NotBeforeItBegan(const Matter& matter, int stage) {
    const std::uint32_t first = matter.petition ? matter.visits.front().stage : 0;
    return std::max(first, static_cast<std::uint32_t>(std::max(stage, 0)));
  }

  void Annulled(const MatterId& id) {
    const Matter& matter = matters_.at(id);
    if (matter.phase == Phase::kClosed) return;
    EndPosting(matter);
    Happens(id, Event::kAnnulled, {.end = ledger::v1::CLOSE_CAUSE_ANNULLED});
  }

  // What hangs comes to an end with the matter's stay at its stage, and so do the clocks of its objections.
  void EndPosting(const Matter& matter) {
    for (const PostingId& id : matter.visits.back().postings) {
      if (around_.postings.postings.at(id).standing == posting::Standing::kEnded) continue;
      effects_.emplace_back().mutable_posting_ended()->set_posting_id(id.str());
    }
  }

  // Whether the objection is to the posting before which the matter stands: a repeated one holds nothing up,
  // and may be answered when the matter has long moved on.
  bool HangsNow(const posting::Objection& objection) const {
    const Matter& matter = matters_.at(objection.matter);
    const auto& postings = matter.visits.back().postings;
    return std::find(postings.begin(), postings.end(), objection.posting) != postings.end();
  }

  void Answered(const ledger::v1::ObjectionAnswered& answered) {
    const ObjectionId id = *ObjectionId::From(answered.objection_id());
    const posting::Objection& objection = around_.postings.objections.at(id);
    if (answered.outcome() != v1::OBJECTION_OUTCOME_UPHELD) return Settled(id);
    if (HangsNow(objection)) Upheld(objection);
  }

  // Dismissed, or lapsed: the next step waits only for the others.
  void Settled(const ObjectionId& id) {
    const posting::Objection& objection = around_.postings.objections.at(id);
    if (!HangsNow(objection) || posting::Suspended(around_.postings, objection.posting, &id)) return;
    // While the posting still hangs, its completion will see that nothing is open.
    if (matters_.at(objection.matter).phase == Phase::kSuspended)
      GoOn(objection.matter, Event::kObjectionsSettled);
  }

  void Upheld(const posting::Objection& objection) {
    const Matter& matter = matters_.at(objection.matter);
    const bool stands = Next(matter.phase, Event::kObjectionUpheld).has_value();
    if (!stands) return;
    const int redo =
        charter::StageIndex(CharterOf(around_.charters, matter), command_.answer_objection().redo_stage());
    auto* ended = effects_.emplace_back().mutable_posting_ended();
    ended->set_posting_id(objection.posting.str());
    Happens(objection.matter, Event::kObjectionUpheld,
            {ledger::v1::RETURN_CAUSE_OBJECTION, NotBeforeItBegan(matter, redo)});
  }

  void Revised(const ledger::v1::MatterRevised& revised) {
    const MatterId id = *MatterId::From(revised.matter_id());
    const Matter& matter = matters_.at(id);
    // New words go to the second body, or to the last that votes where there is none: never past every vote.
    const int last_vote = charter::LastVote(CharterOf(around_.charters, matter));
    const std::uint32_t wording = std::min({1U, matter.restart_stage, static_cast<std::uint32_t>(last_vote)});
    // After an upheld objection or an order an unchanged version goes back to the stage that has to be done
    // again, which may lie behind the votes: then nothing of it may differ, its papers and budget lines
    // included.
    const bool redone = matter.return_cause == ledger::v1::RETURN_CAUSE_OBJECTION ||
                        matter.return_cause == ledger::v1::RETURN_CAUSE_CORRECTION;
    const bool unchanged = redone && wire::SerializeDeterministic(matter.content()) ==
                                         wire::SerializeDeterministic(command_.revise_matter().content());
    const std::uint32_t restart = revised.substantive() ? 0 : unchanged ? matter.restart_stage : wording;
    Happens(id, Event::kRevised, {ledger::v1::RETURN_CAUSE_REJECTED, restart});
  }

  const Matters& matters_;
  const Surroundings& around_;
  const v1::Command& command_;
  Effects& effects_;
};

}  // namespace

void React(const Matters& matters, const Surroundings& around, const v1::Command& command, Effects& effects) {
  Reaction reaction(matters, around, command, effects);
  const Effects causes = effects;  // reactions are added behind, and cause nothing further
  for (const ledger::v1::Effect& effect : causes) reaction.To(effect);
  if (command.has_finish_work()) {
    reaction.Happens(*MatterId::From(command.finish_work().matter_id()), Event::kWorkFinished);
  }
}

}  // namespace yishi::matter

// What effects do to matters.

#include "engine/matter/decide.h"
#include "engine/matter/oversight.h"

namespace yishi::matter {
namespace {

Version VersionOf(const v1::MatterContent& content, const CommandId& id, std::string answer, Millis made_ms) {
  return {id, std::make_shared<const v1::MatterContent>(content), std::move(answer), made_ms};
}

// A petition's text is the matter's first version, named by the command that started the petition.
void ApplyBrought(Matters& matters, const petition::Petitions& petitions,
                  const ledger::v1::MatterOpened& effect, Millis admitted_ms) {
  const PetitionId id = *PetitionId::From(effect.petition_id());
  const petition::Petition& petition = petitions.at(id);
  Matter matter;
  matter.number = effect.number();
  matter.charter_digest = *Hash::From(effect.charter_digest());
  matter.petition = id;
  matter.origin = v1::ORIGIN_RESIDENTS;
  matter.opened_by = petition.started_by;
  matter.opened_ms = admitted_ms;
  matter.versions.push_back({petition.command, petition.content, "", petition.started_ms});
  matters[*MatterId::From(effect.matter_id())] = std::move(matter);
}

void ApplyOpened(Matters& matters, const ledger::v1::MatterOpened& effect, const v1::Command& command,
                 const CommandId& id, Millis admitted_ms) {
  Matter matter;
  matter.number = effect.number();
  matter.charter_digest = *Hash::From(effect.charter_digest());
  matter.origin = command.open_matter().origin();
  matter.opened_by = *PersonId::From(command.actor_id());
  matter.opened_ms = admitted_ms;
  matter.versions.push_back(VersionOf(command.open_matter().content(), id, "", admitted_ms));
  matters[*MatterId::From(effect.matter_id())] = std::move(matter);
}

void Leave(Matter& matter, bool passed, Millis now) {
  if (matter.visits.empty() || matter.visits.back().left_ms != 0) return;
  matter.visits.back().left_ms = now;
  matter.visits.back().passed = passed;
}

// A demand to meet again is followed when the matter goes back to its stage.
void NoteRerun(Matter& matter, std::uint32_t stage, Millis now) {
  for (Rerun& rerun : matter.reruns) {
    const bool waits = rerun.followed_ms == 0 && rerun.version == matter.version();
    if (waits && rerun.stage == stage) rerun.followed_ms = now;
  }
}

void ApplyEntered(Matter& matter, const ledger::v1::StageEntered& effect, Millis now) {
  NoteRerun(matter, effect.stage(), now);
  Leave(matter, false,
        now);  // of a stage that was neither passed nor returned from: a body has to meet again
  matter.stage = effect.stage();
  matter.phase = static_cast<Phase>(effect.phase());
  matter.return_cause.reset();
  StageVisit visit;
  visit.stage = effect.stage();
  visit.version = matter.version();
  visit.entered_ms = now;
  matter.visits.push_back(std::move(visit));
}

const std::string& ReasonsOf(ledger::v1::ReturnCause cause, const v1::Command& command) {
  if (cause == ledger::v1::RETURN_CAUSE_OBJECTION) return command.answer_objection().reasons();
  if (cause == ledger::v1::RETURN_CAUSE_CORRECTION) return command.order_correction().reasons();
  return command.declare_box().reasons();
}

void ApplyReturned(Matter& matter, const ledger::v1::MatterReturned& effect, const v1::Command& command,
                   Millis now) {
  Leave(matter, false, now);
  matter.phase = Phase::kReturned;
  matter.restart_stage = effect.restart_stage();
  matter.return_cause = effect.cause();
  matter.return_reasons = ReasonsOf(effect.cause(), command);
}

void ApplyClosed(Matter& matter, const ledger::v1::MatterClosed& effect, Millis now) {
  Leave(matter, effect.cause() == ledger::v1::CLOSE_CAUSE_COMPLETED, now);
  matter.phase = Phase::kClosed;
  matter.close_cause = effect.cause();
}

// Meetings, boxes, postings and records are noted with the matter that they are about.
bool ApplyLinks(Matters& matters, const ledger::v1::Effect& effect, const v1::Command& command) {
  using Kind = ledger::v1::Effect;
  switch (effect.effect_case()) {
    case Kind::kMeetingConvened:
      for (const Bytes& id : command.convene_meeting().agenda()) {
        matters.at(*MatterId::From(id))
            .visits.back()
            .meetings.push_back(*MeetingId::From(effect.meeting_convened().meeting_id()));
      }
      return true;
    case Kind::kBoxOpened:
      matters.at(*MatterId::From(effect.box_opened().matter_id()))
          .visits.back()
          .boxes.push_back(*BoxId::From(effect.box_opened().box_id()));
      return true;
    case Kind::kPostingPutUp:
      matters.at(*MatterId::From(effect.posting_put_up().matter_id()))
          .visits.back()
          .postings.push_back(*PostingId::From(effect.posting_put_up().posting_id()));
      return true;
    case Kind::kRecordFiled: {
      const auto matter = MatterId::From(command.file_record().matter_id());
      if (matter) matters.at(*matter).records.push_back(*RecordId::From(effect.record_filed().record_id()));
      return true;
    }
    default:
      return false;
  }
}

}  // namespace

bool Apply(Matters& matters, const petition::Petitions& petitions, const ledger::v1::Effect& effect,
           const v1::Command& command, const CommandId& id, Millis admitted_ms) {
  using Kind = ledger::v1::Effect;
  const auto matter = [&](BytesView bytes) -> Matter& { return matters.at(*MatterId::From(bytes)); };
  switch (effect.effect_case()) {
    case Kind::kMatterOpened:
      if (!effect.matter_opened().petition_id().empty()) {
        ApplyBrought(matters, petitions, effect.matter_opened(), admitted_ms);
        return true;
      }
      ApplyOpened(matters, effect.matter_opened(), command, id, admitted_ms);
      return true;
    case Kind::kMatterRevised:
      matter(effect.matter_revised().matter_id())
          .versions.push_back(VersionOf(command.revise_matter().content(), id,
                                        command.revise_matter().answer(), admitted_ms));
      return true;
    case Kind::kStageEntered:
      ApplyEntered(matter(effect.stage_entered().matter_id()), effect.stage_entered(), admitted_ms);
      return true;
    case Kind::kStagePassed: {
      Matter& passed = matter(effect.stage_passed().matter_id());
      Leave(passed, true, admitted_ms);
      if (command.has_finish_work()) passed.finish_report = command.finish_work().report();
      return true;
    }
    case Kind::kMatterReturned:
      ApplyReturned(matter(effect.matter_returned().matter_id()), effect.matter_returned(), command,
                    admitted_ms);
      return true;
    case Kind::kMatterClosed:
      ApplyClosed(matter(effect.matter_closed().matter_id()), effect.matter_closed(), admitted_ms);
      return true;
    case Kind::kDefenceFiled:
      matter(effect.defence_filed().matter_id())
          .defences.push_back({std::make_shared<const v1::FileDefence>(command.file_defence()), admitted_ms});
      return true;
    case Kind::kPhaseChanged:
      matter(effect.phase_changed().matter_id()).phase = static_cast<Phase>(effect.phase_changed().phase());
      return true;
    default:
      return ApplyOversight(matters, effect, command, admitted_ms) || ApplyLinks(matters, effect, command);
  }
}

}  // namespace yishi::matter

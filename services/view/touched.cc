#include "services/view/touched.h"

namespace yishi::view {
namespace {

using Kind = ledger::v1::Effect;

class Gathering {
 public:
  explicit Gathering(const community::State& state) : state_(state) {}

  void Matter(BytesView bytes) {
    if (const auto id = MatterId::From(bytes)) touched_.matters.insert(*id);
  }
  void Meeting(BytesView bytes) {
    const auto found = state_.meetings.find(MeetingId::From(bytes).value_or(MeetingId{}));
    if (found == state_.meetings.end()) return;
    touched_.party = touched_.party || found->second.body == roster::BodyKind::kPartyMembers;
  }
  void Agenda(BytesView bytes) {
    const auto found = state_.meetings.find(MeetingId::From(bytes).value_or(MeetingId{}));
    if (found != state_.meetings.end())
      touched_.matters.insert(found->second.agenda.begin(), found->second.agenda.end());
    Meeting(bytes);
  }
  void Box(BytesView bytes) {
    const auto found = state_.boxes.find(BoxId::From(bytes).value_or(BoxId{}));
    if (found == state_.boxes.end()) return;
    touched_.matters.insert(found->second.matter);
    Meeting(found->second.meeting.view());
  }
  void Cast(BytesView bytes) {
    touched_.cast = BoxId::From(bytes);
    Box(bytes);
  }
  void Posting(BytesView bytes) {
    const auto found = state_.postings.postings.find(PostingId::From(bytes).value_or(PostingId{}));
    if (found != state_.postings.postings.end()) touched_.matters.insert(found->second.matter);
  }
  void Objection(BytesView bytes) {
    const auto found = state_.postings.objections.find(ObjectionId::From(bytes).value_or(ObjectionId{}));
    if (found != state_.postings.objections.end()) touched_.matters.insert(found->second.matter);
  }
  void Record(BytesView bytes) {
    const auto found = state_.records.find(RecordId::From(bytes).value_or(RecordId{}));
    if (found == state_.records.end()) return;
    if (!found->second.matter.is_zero()) touched_.matters.insert(found->second.matter);
    Agenda(found->second.meeting.view());
  }
  void Petition(BytesView bytes) {
    const auto found = state_.petitions.find(PetitionId::From(bytes).value_or(PetitionId{}));
    if (found != state_.petitions.end() && found->second.reached)
      touched_.matters.insert(found->second.reached->matter);
  }
  Touched Take() { return std::move(touched_); }

 private:
  const community::State& state_;
  Touched touched_;
};

void Gather(const ledger::v1::Effect& effect, Gathering& all) {
  switch (effect.effect_case()) {
    case Kind::kMatterOpened:
      return all.Matter(effect.matter_opened().matter_id());
    case Kind::kMatterRevised:
      return all.Matter(effect.matter_revised().matter_id());
    case Kind::kStageEntered:
      return all.Matter(effect.stage_entered().matter_id());
    case Kind::kStagePassed:
      return all.Matter(effect.stage_passed().matter_id());
    case Kind::kMatterReturned:
      return all.Matter(effect.matter_returned().matter_id());
    case Kind::kMatterClosed:
      return all.Matter(effect.matter_closed().matter_id());
    case Kind::kPhaseChanged:
      return all.Matter(effect.phase_changed().matter_id());
    case Kind::kMeetingConvened:
      return all.Agenda(effect.meeting_convened().meeting_id());
    case Kind::kCheckedIn:
      return all.Agenda(effect.checked_in().meeting_id());
    case Kind::kMemberRecused:
      return all.Agenda(effect.member_recused().meeting_id());
    case Kind::kMembersLeft:
      return all.Agenda(effect.members_left().meeting_id());
    case Kind::kAbsenteesNamed:
      return all.Agenda(effect.absentees_named().meeting_id());
    case Kind::kAbsenteesLeftOut:
      return all.Agenda(effect.absentees_left_out().meeting_id());
    case Kind::kMeetingAdjourned:
      return all.Agenda(effect.meeting_adjourned().meeting_id());
    case Kind::kObserversAdmitted:
      return all.Agenda(effect.observers_admitted().meeting_id());
    case Kind::kMeetingClosed:
      return all.Agenda(effect.meeting_closed().meeting_id());
    case Kind::kBoxOpened:
      return all.Box(effect.box_opened().box_id());
    case Kind::kBallotCast:
      return all.Cast(effect.ballot_cast().box_id());
    case Kind::kPaperHandedOut:
      return all.Box(effect.paper_handed_out().box_id());
    case Kind::kBoxClosed:
      return all.Box(effect.box_closed().box_id());
    case Kind::kSheetEntered:
      return all.Box(effect.sheet_entered().box_id());
    case Kind::kSheetConfirmed:
      return all.Box(effect.sheet_confirmed().box_id());
    case Kind::kBoxDeclared:
      return all.Box(effect.box_declared().box_id());
    case Kind::kTieSeedEntered:
      return all.Box(effect.tie_seed_entered().box_id());
    case Kind::kTieDecided:
      return all.Box(effect.tie_decided().box_id());
    case Kind::kRecordFiled:
      return all.Record(effect.record_filed().record_id());
    case Kind::kPostingPutUp:
      return all.Matter(effect.posting_put_up().matter_id());
    case Kind::kPostingProven:
      return all.Posting(effect.posting_proven().posting_id());
    case Kind::kPostingStarted:
      return all.Posting(effect.posting_started().posting_id());
    case Kind::kPostingInterrupted:
      return all.Posting(effect.posting_interrupted().posting_id());
    case Kind::kPostingCompleted:
      return all.Posting(effect.posting_completed().posting_id());
    case Kind::kPostingEnded:
      return all.Posting(effect.posting_ended().posting_id());
    case Kind::kObjectionRaised:
      return all.Posting(effect.objection_raised().posting_id());
    case Kind::kObjectionEscalated:
      return all.Objection(effect.objection_escalated().objection_id());
    case Kind::kObjectionLapsed:
      return all.Objection(effect.objection_lapsed().objection_id());
    case Kind::kObjectionAnswered:
      return all.Objection(effect.objection_answered().objection_id());
    case Kind::kObjectionSeconded:
      return all.Objection(effect.objection_seconded().objection_id());
    case Kind::kObjectionWithdrawn:
      return all.Objection(effect.objection_withdrawn().objection_id());
    case Kind::kRollObjectionRaised:
      return all.Agenda(effect.roll_objection_raised().meeting_id());
    case Kind::kRollObjectionAnswered:
      return all.Agenda(effect.roll_objection_answered().meeting_id());
    case Kind::kRollChangeProposed:
      return all.Agenda(effect.roll_change_proposed().meeting_id());
    case Kind::kRollChanged:
      return all.Agenda(effect.roll_changed().meeting_id());
    case Kind::kRerunDemanded:
      return all.Matter(effect.rerun_demanded().matter_id());
    case Kind::kCorrectionOrdered:
      return all.Matter(effect.correction_ordered().matter_id());
    case Kind::kCorrectionEnded:
      return all.Matter(effect.correction_ended().matter_id());
    case Kind::kMatterAnnulled:
      return all.Matter(effect.matter_annulled().matter_id());
    case Kind::kPetitionStudied:
      return all.Petition(effect.petition_studied().petition_id());
    case Kind::kProxyGiven:
      return all.Agenda(effect.proxy_given().meeting_id());
    case Kind::kProxyConfirmed:
      return all.Agenda(effect.proxy_confirmed().meeting_id());
    case Kind::kProxyEnded:
      return all.Agenda(effect.proxy_ended().meeting_id());
    case Kind::kDefenceFiled:
      return all.Matter(effect.defence_filed().matter_id());
    case Kind::kPetitionStarted:
    case Kind::kPetitionSigned:
    case Kind::kSignatureWithdrawn:
    case Kind::kPetitionSheetEntered:
    case Kind::kPetitionSheetConfirmed:
    case Kind::kPetitionReached:
    case Kind::kSeatEnded:
    case Kind::kCalendarSet:
    case Kind::kCommunityFounded:
    case Kind::kRosterPartStaged:
    case Kind::kRosterCommitted:
    case Kind::kRosterConfirmed:
    case Kind::kEnrolmentsIssued:
    case Kind::kKeyEnrolled:
    case Kind::kKeysConfirmed:
    case Kind::kKeyRevoked:
    case Kind::kErasureProposed:
    case Kind::kContentErased:
    case Kind::kRecoveryBegun:
    case Kind::kRecoveryCompleted:
    case Kind::kRecoveryStopped:
    case Kind::kCharterAdopted:
    case Kind::kCatalogueAdopted:
    case Kind::EFFECT_NOT_SET:
      return;
  }
}

}  // namespace

Touched TouchedBy(const community::State& state, const ledger::v1::Entry& entry) {
  Gathering all(state);
  for (const ledger::v1::Effect& effect : entry.effects()) Gather(effect, all);
  return all.Take();
}

}  // namespace yishi::view

#include "engine/community/dispatch.h"

#include <set>

#include "engine/base/limits.h"
#include "engine/box/decide.h"
#include "engine/charter/adopt.h"
#include "engine/charter/floor.h"
#include "engine/community/needed.h"
#include "engine/community/set_calendar.h"
#include "engine/matter/oversight.h"
#include "engine/matter/petition.h"
#include "engine/matter/recall.h"
#include "engine/meeting/decide.h"
#include "engine/meeting/proxy.h"
#include "engine/meeting/roll_rules.h"
#include "engine/petition/decide.h"
#include "engine/posting/decide.h"
#include "engine/record/decide.h"
#include "engine/roster/decide.h"
#include "engine/roster/makeup.h"
#include "engine/vault/decide.h"
#include "engine/roster/recovery.h"
#include "engine/wire/fields.h"

namespace yishi::community {
namespace {

// One act under way: the state around it, and who acts.
class Act {
 public:
  Act(const Community& community, const Request& request, const roster::Acting& acting)
      : community_(community),
        state_(community.state),
        request_(request),
        command_(request.command),
        acting_(acting) {}

  absl::StatusOr<Outcome> Decide() const {
    using Case = v1::Command;
    switch (command_.act_case()) {
      case Case::kFoundCommunity:
      case Case::ACT_NOT_SET:
        return Refuse(Reason::kAlreadyFounded, "社区已建立", "the community has been founded already");
      case Case::kCommitRoster:
        return WithMakeup(command_.commit_roster().import_id());
      case Case::kConfirmRoster:
        return WithMakeup(command_.confirm_roster().import_id());
      case Case::kStageRosterPart:
      case Case::kIssueEnrolments:
      case Case::kEnrolKey:
      case Case::kConfirmKeys:
      case Case::kRevokeKey:
      case Case::kStopRecovery:
        return OnRosterAsItIs();
      case Case::kProposeErasure:
        return Erase(command_.propose_erasure(), vault::DecidePropose);
      case Case::kConfirmErasure:
        return Erase(command_.confirm_erasure(), vault::DecideConfirm);
      case Case::kConfirmRecovery:
        return About(SubjectId{},
                     roster::DecideConfirmRecovery(state_.roster, Days(), state_.foundation.recovery_days,
                                                   acting_, command_.confirm_recovery()));
      case Case::kAdoptCharter:
        return AdoptCharter();
      case Case::kAdoptCatalogue:
        return AdoptCatalogue();
      case Case::kSetCalendar:
        return About(SubjectId{}, DecideSetCalendar(Days(), state_.roster, acting_, command_.set_calendar()));
      case Case::kOpenMatter:
        return OpenMatter();
      case Case::kReviseMatter:
      case Case::kWithdrawMatter:
      case Case::kFinishWork:
        return OnMatter();
      case Case::kConveneMeeting:
        return Convene();
      case Case::kCheckIn:
        return OnMeeting(command_.check_in().meeting_id());
      case Case::kCloseMeeting:
        return OnMeeting(command_.close_meeting().meeting_id());
      case Case::kRecuseMember:
        return Recuse();
      case Case::kLeaveMeeting:
        return OnMeeting(command_.leave_meeting().meeting_id());
      case Case::kAdjournMeeting:
        return OnMeeting(command_.adjourn_meeting().meeting_id());
      case Case::kAdmitObservers:
        return OnMeeting(command_.admit_observers().meeting_id());
      case Case::kGiveProxy:
        return OnProxies(command_.give_proxy().meeting_id());
      case Case::kRevokeProxy:
        return OnProxies(command_.revoke_proxy().meeting_id());
      case Case::kConfirmProxy:
        return OnProxies(command_.confirm_proxy().meeting_id());
      case Case::kLeaveOutAbsentees:
        return OnMeeting(command_.leave_out_absentees().meeting_id());
      case Case::kConfirmAbsentees:
        return OnMeeting(command_.confirm_absentees().meeting_id());
      case Case::kOpenBox:
        return OpenBox();
      case Case::kCastBallot:
        return OnBox(command_.cast_ballot().box_id());
      case Case::kHandOutPaper:
        return OnBox(command_.hand_out_paper().box_id());
      case Case::kCloseBox:
        return OnBox(command_.close_box().box_id());
      case Case::kEnterSheet:
        return OnBox(command_.enter_sheet().box_id());
      case Case::kConfirmSheet:
        return OnBox(command_.confirm_sheet().box_id());
      case Case::kDeclareBox:
        return OnBox(command_.declare_box().box_id());
      case Case::kEnterTieSeed:
        return OnBox(command_.enter_tie_seed().box_id());
      case Case::kConfirmTieSeed:
        return OnBox(command_.confirm_tie_seed().box_id());
      case Case::kFileRecord:
        return FileRecord();
      case Case::kPutUpPosting:
        return PutUp();
      case Case::kProvePosting:
        return OnPosting(command_.prove_posting().posting_id());
      case Case::kInterruptPosting:
        return OnPosting(command_.interrupt_posting().posting_id());
      case Case::kRaiseObjection:
        return OnPosting(command_.raise_objection().posting_id());
      case Case::kAnswerObjection:
        return Answer();
      case Case::kSecondObjection:
        return OnObjection(command_.second_objection().objection_id());
      case Case::kWithdrawObjection:
        return OnObjection(command_.withdraw_objection().objection_id());
      case Case::kObjectToRoll:
        return OnRoll(command_.object_to_roll().meeting_id());
      case Case::kAnswerRollObjection:
        return OnRoll(command_.answer_roll_objection().meeting_id());
      case Case::kProposeRollChange:
        return OnRoll(command_.propose_roll_change().meeting_id());
      case Case::kConfirmRollChange:
        return OnRoll(command_.confirm_roll_change().meeting_id());
      case Case::kDemandRerun:
        return DemandRerun();
      case Case::kOrderCorrection:
        return OrderCorrection();
      case Case::kEndCorrection:
        return EndCorrection();
      case Case::kRecordAnnulment:
        return RecordAnnulment();
      case Case::kStartPetition:
        return StartPetition();
      case Case::kSignPetition:
        return OnPetition(command_.sign_petition().petition_id());
      case Case::kWithdrawSignature:
        return OnPetition(command_.withdraw_signature().petition_id());
      case Case::kEnterPetitionSheet:
        return OnPetition(command_.enter_petition_sheet().petition_id());
      case Case::kConfirmPetitionSheet:
        return OnPetition(command_.confirm_petition_sheet().petition_id());
      case Case::kStudyPetition:
        return OnPetition(command_.study_petition().petition_id());
      case Case::kFileDefence:
        return FileDefence();
    }
    return Refuse(Reason::kActMissing, "未知的命令", "an unknown act");
  }

 private:
  template <typename Id>
  static absl::StatusOr<Outcome> About(const Id& subject, absl::StatusOr<Effects> effects) {
    if (!effects.ok()) return effects.status();
    return Outcome{*SubjectId::From(subject.view()), *std::move(effects)};
  }

  const calendar::Calendar& Days() const { return state_.foundation.calendar; }

  absl::StatusOr<Outcome> OnRosterAsItIs() const {
    return About(SubjectId{},
                 roster::Decide(state_.roster, state_.suite(), state_.foundation.ledger, acting_, command_));
  }

  // An import as a whole: what the laws that the charters in force rest on ask of the bodies is for here,
  // since the roster knows no charters.
  absl::StatusOr<Outcome> WithMakeup(BytesView import) const {
    YISHI_ASSIGN_OR_RETURN(Outcome outcome, OnRosterAsItIs());
    YISHI_RETURN_IF_ERROR(roster::CheckMakeup(state_.roster,
                                              state_.roster.imports.at(*ImportId::From(import)),
                                              charter::StatutesOf(state_.charters), acting_.today));
    return outcome;
  }

  // What is under way may still need the content, which the vault cannot know.
  template <typename Erasing>
  absl::StatusOr<Outcome> Erase(const Erasing& act,
                                absl::StatusOr<Effects> (*decide)(const vault::Vault&, const roster::Roster&,
                                                                  const roster::Acting&,
                                                                  const Erasing&)) const {
    YISHI_ASSIGN_OR_RETURN(Effects effects, decide(state_.vault, state_.roster, acting_, act));
    YISHI_ASSIGN_OR_RETURN(const Hash commitment, vault::CommitmentOf(state_.vault, act));
    YISHI_RETURN_IF_ERROR(RequireUnneeded(state_, commitment, acting_.today));
    return Outcome{SubjectId{}, std::move(effects)};
  }

  // The body by which the matter that an adoption cites was resolved: the assembly or the representatives.
  absl::StatusOr<v1::BodyKind> ResolvedBy(BytesView bytes) const {
    YISHI_ASSIGN_OR_RETURN(const matter::Matter* matter, matter::Find(state_.matters, bytes));
    const v1::Charter& charter = matter::CharterOf(state_.charters, *matter);
    if (!matter::Resolved(*matter, charter)) {
      return Refuse(Reason::kResolutionNeeded, "所引事项尚未形成决议",
                    "the matter that is cited has not been resolved");
    }
    const v1::BodyKind body = charter::DecidingBody(charter);
    if (charter::FloorOf(v1::LEGAL_BASIS_URBAN_2026, body) && body != v1::BODY_KIND_PARTY_MEMBERS)
      return body;
    return Refuse(Reason::kResolutionNeeded, "所引决议不是居民（村民）会议或代表会议作出的",
                  "the resolution that is cited is not one of the assembly or of the representatives",
                  "城市居民委员会组织法（2026）第三十条");
  }

  absl::StatusOr<Outcome> AdoptCharter() const {
    YISHI_RETURN_IF_ERROR(roster::RequireLead(state_.roster, acting_, roster::BodyKind::kResidentsCommittee));
    const v1::AdoptCharter& act = command_.adopt_charter();
    if (act.has_matter_id()) YISHI_RETURN_IF_ERROR(ResolvedBy(act.matter_id()).status());
    return About(SubjectId{},
                 charter::DecideAdopt(state_.charters, state_.suite(), Days().DayOf(acting_.now), act));
  }

  absl::StatusOr<Outcome> AdoptCatalogue() const {
    YISHI_RETURN_IF_ERROR(roster::RequireLead(state_.roster, acting_, roster::BodyKind::kResidentsCommittee));
    const v1::AdoptCatalogue& act = command_.adopt_catalogue();
    v1::BodyKind by = v1::BODY_KIND_UNSPECIFIED;
    if (act.has_matter_id()) {
      YISHI_ASSIGN_OR_RETURN(by, ResolvedBy(act.matter_id()));
    }
    return About(SubjectId{}, charter::DecideAdoptCatalogue(state_.charters, state_.suite(),
                                                            Days().DayOf(acting_.now), by, act));
  }

  // How many matters were opened in this civil year.
  std::uint32_t OpenedThisYear() const {
    const auto year = state_.matters_by_year.find(calendar::CivilDateOf(acting_.today).year);
    return year == state_.matters_by_year.end() ? 0 : year->second;
  }

  absl::StatusOr<Outcome> OpenMatter() const {
    return About(acting_.NewId<MatterId>(),
                 matter::DecideOpen(SurroundingsOf(state_), state_.matters, acting_, OpenedThisYear(),
                                    command_.open_matter()));
  }

  // When enough have signed, the matter is there in the same entry.
  absl::StatusOr<Outcome> WithMatter(const PetitionId& id, const petition::Petition& petition,
                                     absl::StatusOr<Effects> effects) const {
    if (effects.ok() && effects->back().has_petition_reached()) {
      for (ledger::v1::Effect& effect : matter::Brought(id, petition, acting_, OpenedThisYear()))
        effects->push_back(std::move(effect));
    }
    return About(id, std::move(effects));
  }

  absl::StatusOr<Outcome> StartPetition() const {
    const v1::StartPetition& act = command_.start_petition();
    YISHI_ASSIGN_OR_RETURN(const matter::NewestCharter newest,
                           matter::FindNewest(state_.charters, act.charter_id()));
    const int stage = charter::StageIndex(*newest.charter, act.stage());
    if (stage < 0) return wire::FieldInvalid("stage", "程序中没有这一步", "the charter has no such step");
    YISHI_ASSIGN_OR_RETURN(const petition::Rules rules,
                           petition::RulesFor(*newest.charter, newest.charter->stages(stage)));
    YISHI_RETURN_IF_ERROR(matter::CheckProposal(SurroundingsOf(state_), state_.matters,
                                                acting_.NewId<MatterId>(), *newest.charter, act.content(),
                                                acting_.today));
    petition::Petition begun;  // what a matter needs of it, should its first signature be enough
    begun.charter_digest = newest.digest;
    begun.stage = static_cast<std::uint32_t>(stage);
    return WithMatter(acting_.NewId<PetitionId>(), begun,
                      petition::DecideStart(state_.petitions, state_.roster, Days(), acting_, rules,
                                            {begun.charter_digest, begun.stage}));
  }

  absl::StatusOr<Outcome> OnPetition(BytesView bytes) const {
    YISHI_ASSIGN_OR_RETURN(const petition::Petition* petition, petition::Find(state_.petitions, bytes));
    const PetitionId id = *PetitionId::From(bytes);
    return WithMatter(id, *petition, DecideOnPetition(id, *petition));
  }

  absl::StatusOr<Effects> DecideOnPetition(const PetitionId& id, const petition::Petition& petition) const {
    const v1::Charter& charter = *state_.charters.by_digest.at(petition.charter_digest);
    YISHI_ASSIGN_OR_RETURN(const petition::Rules rules,
                           petition::RulesFor(charter, charter.stages(static_cast<int>(petition.stage))));
    if (command_.has_sign_petition())
      return petition::DecideSign(id, petition, state_.roster, Days(), acting_, rules);
    if (command_.has_withdraw_signature())
      return petition::DecideWithdrawSignature(id, petition, Days(), acting_);
    if (command_.has_enter_petition_sheet()) {
      return petition::DecideEnterSheet(id, petition, state_.roster, Days(), acting_, rules,
                                        command_.enter_petition_sheet());
    }
    if (command_.has_confirm_petition_sheet()) {
      return petition::DecideConfirmSheet(id, petition, state_.roster, Days(), acting_, rules,
                                          command_.confirm_petition_sheet());
    }
    return petition::DecideStudy(id, petition, state_.roster, acting_, command_.study_petition());
  }

  absl::StatusOr<Outcome> FileDefence() const {
    const v1::FileDefence& act = command_.file_defence();
    YISHI_ASSIGN_OR_RETURN(const matter::Matter* matter, matter::Find(state_.matters, act.matter_id()));
    return About(*MatterId::From(act.matter_id()), matter::DecideDefence(*matter, acting_, act));
  }

  absl::StatusOr<Outcome> OnMatter() const {
    const Bytes& bytes = command_.has_revise_matter()     ? command_.revise_matter().matter_id()
                         : command_.has_withdraw_matter() ? command_.withdraw_matter().matter_id()
                                                          : command_.finish_work().matter_id();
    YISHI_ASSIGN_OR_RETURN(const matter::Matter* matter, matter::Find(state_.matters, bytes));
    const MatterId id = *MatterId::From(bytes);
    const matter::Surroundings around = SurroundingsOf(state_);
    if (command_.has_revise_matter()) {
      return About(id, matter::DecideRevise(id, state_.matters, around, acting_, command_.revise_matter()));
    }
    if (command_.has_withdraw_matter()) {
      return About(id, matter::DecideWithdraw(*matter, around, acting_, command_.withdraw_matter()));
    }
    return About(id, matter::DecideFinish(id, *matter, around, acting_, command_.finish_work()));
  }

  absl::StatusOr<Outcome> Convene() const {
    const v1::ConveneMeeting& act = command_.convene_meeting();
    YISHI_RETURN_IF_ERROR(
        wire::RequireCount(static_cast<std::size_t>(act.agenda_size()), 1, limits::kAgendaItems, "agenda"));
    const matter::Surroundings around = SurroundingsOf(state_);
    std::vector<const v1::VoteRules*> rules;
    std::vector<MatterId> agenda;
    std::set<std::optional<roster::BodyKind>> instead;
    std::set<Bytes> seen;
    for (const Bytes& bytes : act.agenda()) {
      if (!seen.insert(bytes).second)
        return wire::FieldInvalid("agenda", "同一事项出现两次", "names a matter twice");
      YISHI_ASSIGN_OR_RETURN(const matter::Matter* matter, matter::Find(state_.matters, bytes));
      YISHI_ASSIGN_OR_RETURN(const v1::VoteRules* rule,
                             matter::RequireConvenable(*MatterId::From(bytes), *matter, around, acting_.now));
      rules.push_back(rule);
      agenda.push_back(*MatterId::From(bytes));
      instead.insert(matter::ConvenesInstead(*matter, around, acting_.now));
    }
    YISHI_RETURN_IF_ERROR(matter::CheckRecallNotice(agenda, around, acting_, act));
    // Whoever stands in for the convener does so for every matter of the agenda, or for none.
    const auto by = instead.size() == 1 ? *instead.begin() : std::nullopt;
    YISHI_ASSIGN_OR_RETURN(const roster::Group group, GroupOf(act));
    return About(acting_.NewId<MeetingId>(), meeting::DecideConvene(state_.roster, Days(), state_.suite(),
                                                                    acting_, rules, by, group, act));
  }

  // The residents' group of the agenda's matters: one meeting is of one group. REQUIRES: they exist.
  absl::StatusOr<roster::Group> GroupOf(const v1::ConveneMeeting& act) const {
    std::optional<roster::Group> group;
    for (const Bytes& bytes : act.agenda()) {
      const roster::Group of_matter = matter::GroupOf(state_.matters.at(*MatterId::From(bytes)));
      if (group && *group != of_matter && act.body() == v1::BODY_KIND_RESIDENTS_GROUP) {
        return wire::FieldInvalid("agenda", "各事项不是同一居民小组的",
                                  "names matters of different residents' groups");
      }
      group = of_matter;
    }
    return group.value_or(roster::Group{});
  }

  // The rules of the matters on a meeting's agenda, at the stages for which it was convened.
  std::vector<const v1::VoteRules*> AgendaRules(const meeting::Meeting& meeting) const {
    std::vector<const v1::VoteRules*> rules;
    for (const MatterId& id : meeting.agenda) {
      const matter::Matter& matter = state_.matters.at(id);
      for (const v1::Stage& stage : matter::CharterOf(state_.charters, matter).stages()) {
        if (stage.has_vote() && static_cast<roster::BodyKind>(stage.vote().body()) == meeting.body) {
          rules.push_back(&stage.vote());
        }
      }
    }
    return rules;
  }

  const v1::Stage* StageOf(const meeting::Meeting& meeting) const {
    return matter::StageConvenedFor(meeting, state_.matters, state_.charters);
  }

  absl::StatusOr<Outcome> OnRoll(BytesView bytes) const {
    YISHI_ASSIGN_OR_RETURN(const meeting::Meeting* meeting, meeting::Find(state_.meetings, bytes));
    return About(*MeetingId::From(bytes), DecideOnRoll(*meeting, StageOf(*meeting)));
  }

  absl::StatusOr<Effects> DecideOnRoll(const meeting::Meeting& meeting, const v1::Stage* stage) const {
    if (command_.has_object_to_roll()) {
      const v1::ObjectToRoll& act = command_.object_to_roll();
      if (!request_.openings_withheld) {
        YISHI_RETURN_IF_ERROR(meeting::CheckRollStatement(request_.openings, state_.suite(), act));
      }
      const v1::RollRules& rules = stage == nullptr ? v1::RollRules::default_instance() : stage->roll();
      return meeting::DecideObjectToRoll(meeting, Days(), acting_, rules, act);
    }
    if (command_.has_answer_roll_objection()) {
      const auto convener =
          stage == nullptr ? meeting.body : static_cast<roster::BodyKind>(stage->vote().convened_by());
      return meeting::DecideAnswerRoll(meeting, state_.roster, acting_, convener,
                                       command_.answer_roll_objection());
    }
    if (command_.has_propose_roll_change()) {
      return meeting::DecideProposeRollChange(meeting, state_.roster, Days(), acting_,
                                              command_.propose_roll_change());
    }
    return meeting::DecideConfirmRollChange(meeting, state_.roster, Days(), state_.suite(), acting_,
                                            command_.confirm_roll_change());
  }

  meeting::Unfinished UnfinishedOf(const MeetingId& id, const meeting::Meeting& meeting) const {
    meeting::Unfinished unfinished;
    for (const auto& [box_id, box] : state_.boxes) {
      if (box.meeting == id && !box::IsDecided(box)) ++unfinished.undeclared;
    }
    for (const MatterId& matter : meeting.agenda) {
      if (matter::NoticedFor(state_.matters.at(matter), id)) ++unfinished.waiting;
    }
    return unfinished;
  }

  absl::StatusOr<Outcome> OnMeeting(BytesView bytes) const {
    YISHI_ASSIGN_OR_RETURN(const meeting::Meeting* meeting, meeting::Find(state_.meetings, bytes));
    const MeetingId id = *MeetingId::From(bytes);
    return About(id, DecideOnMeeting(id, *meeting));
  }

  absl::StatusOr<Effects> DecideOnMeeting(const MeetingId& id, const meeting::Meeting& meeting) const {
    if (command_.has_check_in()) {
      return meeting::DecideCheckIn(meeting, acting_, AgendaRules(meeting), command_.check_in());
    }
    if (command_.has_leave_meeting()) {
      return meeting::DecideLeave(meeting, acting_, command_.leave_meeting());
    }
    if (command_.has_admit_observers()) {
      return meeting::DecideAdmitObservers(meeting, state_.roster, acting_, command_.admit_observers());
    }
    if (command_.has_leave_out_absentees()) {
      return meeting::DecideLeaveOut(meeting, acting_, AgendaRules(meeting), command_.leave_out_absentees());
    }
    if (command_.has_confirm_absentees()) {
      return meeting::DecideConfirmAbsentees(meeting, acting_, AgendaRules(meeting),
                                             command_.confirm_absentees());
    }
    const meeting::Unfinished unfinished = UnfinishedOf(id, meeting);
    if (command_.has_adjourn_meeting()) {
      return meeting::DecideAdjourn(meeting, Days(), acting_, AgendaRules(meeting), unfinished,
                                    command_.adjourn_meeting());
    }
    return meeting::DecideClose(meeting, acting_, unfinished.undeclared, command_.close_meeting());
  }

  absl::StatusOr<Outcome> OnProxies(BytesView bytes) const {
    YISHI_ASSIGN_OR_RETURN(const meeting::Meeting* meeting, meeting::Find(state_.meetings, bytes));
    return About(*MeetingId::From(bytes), DecideOnProxies(*meeting));
  }

  absl::StatusOr<Effects> DecideOnProxies(const meeting::Meeting& meeting) const {
    if (command_.has_give_proxy()) {
      return meeting::DecideGiveProxy(meeting, state_.roster, acting_, AgendaRules(meeting),
                                      matter::RecalledOn(meeting.agenda, state_.matters),
                                      command_.give_proxy());
    }
    if (command_.has_confirm_proxy())
      return meeting::DecideConfirmProxy(meeting, state_.roster, acting_, command_.confirm_proxy());
    return meeting::DecideRevokeProxy(meeting, state_.roster, acting_, command_.revoke_proxy());
  }

  // Before the box of the matter opens.
  absl::StatusOr<Outcome> Recuse() const {
    const v1::RecuseMember& act = command_.recuse_member();
    YISHI_ASSIGN_OR_RETURN(const meeting::Meeting* meeting, meeting::Find(state_.meetings, act.meeting_id()));
    YISHI_ASSIGN_OR_RETURN(Effects effects, meeting::DecideRecuse(*meeting, acting_, act));
    const MeetingId id = *MeetingId::From(act.meeting_id());
    YISHI_RETURN_IF_ERROR(matter::RequireNoticedFor(state_.matters.at(*MatterId::From(act.matter_id())), id));
    return About(id, std::move(effects));
  }

  absl::StatusOr<Outcome> OpenBox() const {
    const v1::OpenBox& act = command_.open_box();
    YISHI_ASSIGN_OR_RETURN(const meeting::Meeting* meeting, meeting::Find(state_.meetings, act.meeting_id()));
    YISHI_ASSIGN_OR_RETURN(const matter::Matter* matter, matter::Find(state_.matters, act.matter_id()));
    YISHI_RETURN_IF_ERROR(matter::Require(*matter, matter::Event::kBoxOpened));
    YISHI_RETURN_IF_ERROR(meeting::RequireRollSettled(*meeting));
    YISHI_RETURN_IF_ERROR(matter::RequireDefence(*matter, SurroundingsOf(state_), acting_.now));
    const MatterId id = *MatterId::From(act.matter_id());
    const v1::VoteRules& rules = matter::StageOf(state_.charters, *matter).vote();
    if (static_cast<roster::BodyKind>(rules.body()) != meeting->body) {
      return Refuse(Reason::kWrongBody, "此会议的机构与事项所处步骤不符",
                    "this meeting is not of the body before which the matter stands");
    }
    const box::Question question{.matter = id,
                                 .stage = matter->stage,
                                 .version = matter->version(),
                                 .digest = matter::QuestionDigest(state_.suite(), id, *matter),
                                 .charter_digest = matter->charter_digest,
                                 .options = static_cast<std::uint32_t>(matter->content().options_size())};
    YISHI_ASSIGN_OR_RETURN(Effects effects, box::DecideOpen(*meeting, Days(), acting_, rules, question, act));
    YISHI_RETURN_IF_ERROR(matter::RequireNoticedFor(*matter, *MeetingId::From(act.meeting_id())));
    return About(id, std::move(effects));
  }

  const v1::VoteRules& RulesOf(const box::Box& box) const {
    return state_.charters.by_digest.at(box.charter_digest)->stages(static_cast<int>(box.stage)).vote();
  }

  absl::StatusOr<Outcome> OnBox(BytesView bytes) const {
    YISHI_ASSIGN_OR_RETURN(const box::Box* box, box::Find(state_.boxes, bytes));
    return About(box->matter,
                 WithSeats(*box, DecideOnBox(*box, state_.meetings.at(box->meeting), RulesOf(*box))));
  }

  // A recall that passes ends the seat in the same entry.
  absl::StatusOr<Effects> WithSeats(const box::Box& box, absl::StatusOr<Effects> effects) const {
    if (!effects.ok() || !effects->front().has_box_declared()) return effects;
    if (effects->front().box_declared().outcome() != ledger::v1::BOX_OUTCOME_PASSED) return effects;
    for (ledger::v1::Effect& effect :
         matter::SeatsEnded(state_.matters.at(box.matter), SurroundingsOf(state_), acting_.today))
      effects->push_back(std::move(effect));
    return effects;
  }

  absl::StatusOr<Effects> DecideOnBox(const box::Box& box, const meeting::Meeting& meeting,
                                      const v1::VoteRules& rules) const {
    if (command_.has_cast_ballot()) {
      if (request_.openings_withheld) {
        return box::DecideCastUnopened(box, meeting, acting_, rules, command_.cast_ballot());
      }
      return box::DecideCast(box, meeting, acting_, rules, request_.openings, state_.suite(),
                             command_.cast_ballot());
    }
    if (command_.has_hand_out_paper()) {
      return box::DecideHandOut(box, meeting, acting_, rules, command_.hand_out_paper());
    }
    if (command_.has_close_box()) return box::DecideClose(box, meeting, acting_, command_.close_box());
    if (command_.has_enter_sheet())
      return box::DecideEnterSheet(box, meeting, acting_, rules, command_.enter_sheet());
    if (command_.has_confirm_sheet())
      return box::DecideConfirmSheet(box, meeting, acting_, command_.confirm_sheet());
    if (command_.has_enter_tie_seed()) {
      return box::DecideEnterTieSeed(box, meeting, Days(), acting_, command_.enter_tie_seed());
    }
    if (command_.has_confirm_tie_seed()) {
      return box::DecideConfirmTieSeed(box, meeting, rules, state_.suite(), acting_,
                                       command_.confirm_tie_seed());
    }
    return box::DecideDeclare(box, meeting, acting_, rules, community_.openings, command_.declare_box());
  }

  absl::StatusOr<Outcome> FileRecord() const {
    const v1::FileRecord& act = command_.file_record();
    if (act.has_minutes()) {
      YISHI_ASSIGN_OR_RETURN(const meeting::Meeting* meeting,
                             meeting::Find(state_.meetings, act.meeting_id()));
      if (!act.matter_id().empty()) {
        return wire::FieldInvalid("matter_id", "会议记录属于会议", "minutes belong to a meeting");
      }
      return About(*MeetingId::From(act.meeting_id()), record::DecideMinutes(*meeting, acting_, act));
    }
    YISHI_ASSIGN_OR_RETURN(const matter::Matter* matter, matter::Find(state_.matters, act.matter_id()));
    const record::Standing standing =
        matter::StandingOf(*MatterId::From(act.matter_id()), *matter, state_.charters, state_.matters);
    // A report may come when the matter is over, and so may what was paid for it.
    const bool late = act.has_report() || act.has_payment();
    const SubjectId chain = late ? ChainAfter(*matter, standing.matter, acting_.NewId<RecordId>())
                                 : SubjectId{standing.matter.bytes};
    return About(chain, record::DecideFile(state_.records, state_.roster, acting_, standing, act));
  }

  absl::StatusOr<Outcome> PutUp() const {
    const v1::PutUpPosting& act = command_.put_up_posting();
    YISHI_ASSIGN_OR_RETURN(const matter::Matter* matter, matter::Find(state_.matters, act.matter_id()));
    YISHI_RETURN_IF_ERROR(matter::Require(*matter, matter::Event::kPutUp));
    YISHI_RETURN_IF_ERROR(matter::RequireMinutes(*matter, SurroundingsOf(state_)));
    const MatterId id = *MatterId::From(act.matter_id());
    posting::Due due;
    due.stage = matter->stage;
    due.since_ms = matter->visits.back().entered_ms;
    due.opinion_on_file = record::Has(state_.records, id, record::Kind::kOpinion, matter->stage,
                                      matter->visits.back().entered_ms);
    due.rules = &matter::StageOf(state_.charters, *matter).disclose();
    return About(
        id, posting::DecidePutUp(state_.roster, Days(), acting_, state_.foundation.notice_places, due, act));
  }

  absl::StatusOr<Outcome> OnPosting(BytesView bytes) const {
    YISHI_ASSIGN_OR_RETURN(const posting::Posting* posting, posting::FindPosting(state_.postings, bytes));
    return About(posting->matter, DecideOnPosting(*posting));
  }

  absl::StatusOr<Effects> DecideOnPosting(const posting::Posting& posting) const {
    if (command_.has_prove_posting()) {
      return posting::DecideProve(posting, state_.roster, Days(), acting_, command_.prove_posting());
    }
    if (command_.has_interrupt_posting())
      return posting::DecideInterrupt(posting, state_.roster, acting_, command_.interrupt_posting());
    const v1::DiscloseRules& rules = community::RulesOf(state_, posting);
    YISHI_RETURN_IF_ERROR(posting::RequireObjector(state_.roster, acting_, rules));
    if (request_.openings_withheld) {
      return posting::DecideRaiseUnopened(state_.postings, Days(), acting_, rules,
                                          command_.raise_objection());
    }
    return posting::DecideRaise(state_.postings, Days(), acting_, rules, request_.openings, state_.suite(),
                                command_.raise_objection());
  }

  absl::StatusOr<Outcome> Answer() const {
    const v1::AnswerObjection& act = command_.answer_objection();
    YISHI_ASSIGN_OR_RETURN(const posting::Objection* objection,
                           posting::FindObjection(state_.postings, act.objection_id()));
    const matter::Matter& matter = state_.matters.at(objection->matter);
    const posting::Posting& posting = state_.postings.postings.at(objection->posting);
    const int redo = charter::StageIndex(matter::CharterOf(state_.charters, matter), act.redo_stage());
    const bool earlier = redo >= 0 && static_cast<std::uint32_t>(redo) < posting.stage;
    return About(ChainOf(state_, *ObjectionId::From(act.objection_id())),
                 posting::DecideAnswer(*objection, state_.roster, acting_, earlier, act));
  }

  absl::StatusOr<Outcome> OnObjection(BytesView bytes) const {
    YISHI_ASSIGN_OR_RETURN(const posting::Objection* objection,
                           posting::FindObjection(state_.postings, bytes));
    const ObjectionId id = *ObjectionId::From(bytes);
    if (command_.has_withdraw_objection()) {
      return About(ChainOf(state_, id),
                   posting::DecideWithdraw(*objection, acting_, command_.withdraw_objection()));
    }
    const v1::DiscloseRules& rules =
        community::RulesOf(state_, state_.postings.postings.at(objection->posting));
    YISHI_RETURN_IF_ERROR(posting::RequireObjector(state_.roster, acting_, rules));
    return About(ChainOf(state_, id), posting::DecideSecond(state_.postings, id, Days(), acting_, rules));
  }

  // Where what comes after a matter stands: in its chain, or, when that is over, in a chain of its own.
  template <typename Id>
  static SubjectId ChainAfter(const matter::Matter& matter, const MatterId& id, const Id& own) {
    return matter.phase == matter::Phase::kClosed ? SubjectId{own.bytes} : SubjectId{id.bytes};
  }

  absl::StatusOr<Outcome> DemandRerun() const {
    const v1::DemandRerun& act = command_.demand_rerun();
    YISHI_ASSIGN_OR_RETURN(const matter::Matter* matter, matter::Find(state_.matters, act.matter_id()));
    return About(*MatterId::From(act.matter_id()),
                 matter::DecideRerun(*matter, SurroundingsOf(state_), acting_, act));
  }

  absl::StatusOr<Outcome> OrderCorrection() const {
    const v1::OrderCorrection& act = command_.order_correction();
    YISHI_ASSIGN_OR_RETURN(const matter::Matter* matter, matter::Find(state_.matters, act.matter_id()));
    return About(ChainAfter(*matter, *MatterId::From(act.matter_id()), acting_.NewId<OrderId>()),
                 matter::DecideOrder(*matter, SurroundingsOf(state_), acting_, act));
  }

  absl::StatusOr<Outcome> EndCorrection() const {
    const v1::EndCorrection& act = command_.end_correction();
    YISHI_ASSIGN_OR_RETURN(const matter::Matter* matter, matter::Find(state_.matters, act.matter_id()));
    YISHI_ASSIGN_OR_RETURN(const OrderId order, wire::ReadId<OrderId>(act.order_id(), "order_id"));
    return About(ChainAfter(*matter, *MatterId::From(act.matter_id()), order),
                 matter::DecideEndCorrection(*matter, SurroundingsOf(state_), acting_, act));
  }

  absl::StatusOr<Outcome> RecordAnnulment() const {
    const v1::RecordAnnulment& act = command_.record_annulment();
    YISHI_ASSIGN_OR_RETURN(const matter::Matter* matter, matter::Find(state_.matters, act.matter_id()));
    return About(ChainAfter(*matter, *MatterId::From(act.matter_id()), acting_.NewId<OrderId>()),
                 matter::DecideAnnul(*matter, SurroundingsOf(state_), acting_, act));
  }

  const Community& community_;
  const State& state_;
  const Request& request_;
  const v1::Command& command_;
  const roster::Acting& acting_;
};

}  // namespace

absl::StatusOr<Outcome> Dispatch(const Community& community, const Request& request,
                                 const roster::Acting& acting) {
  return Act(community, request, acting).Decide();
}

matter::Surroundings SurroundingsOf(const State& state) {
  return {state.charters, state.roster,  state.foundation.calendar,
          state.meetings, state.boxes,   state.records,
          state.postings, state.matters, state.petitions};
}

SubjectId ChainOf(const State& state, const ObjectionId& id) {
  const MatterId& matter = state.postings.objections.at(id).matter;
  const bool over = state.matters.at(matter).phase == matter::Phase::kClosed;
  return over ? SubjectId{id.bytes} : SubjectId{matter.bytes};
}

const v1::DiscloseRules& RulesOf(const State& state, const posting::Posting& posting) {
  const matter::Matter& matter = state.matters.at(posting.matter);
  return matter::CharterOf(state.charters, matter).stages(static_cast<int>(posting.stage)).disclose();
}

}  // namespace yishi::community

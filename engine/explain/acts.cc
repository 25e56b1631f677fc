#include "engine/explain/acts.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "engine/box/decide.h"
#include "engine/calendar/calendar.h"
#include "engine/community/dispatch.h"
#include "engine/matter/decide.h"
#include "engine/meeting/decide.h"
#include "engine/posting/decide.h"
#include "engine/record/decide.h"

namespace yishi::explain {
namespace {

using matter::Event;
using meeting::Channel;
using meeting::Role;
using tally::Words;

// What stands for a text, a name, a digest that a person would give.
constexpr char kText[] = "…";
constexpr char kDigits[] = "000000";
constexpr std::size_t kDigestBytes = 32;

void StandIn(v1::BlobRef* blob) {
  blob->set_digest(Bytes(kDigestBytes, '\0'));
  blob->set_size(1);
  blob->set_media_type(kText);
  blob->set_title(kText);
}

// Collects the acts on one matter.
class Collector {
 public:
  Collector(const community::State& state, const MatterId& id, Millis now)
      : state_(state),
        id_(id),
        matter_(state.matters.at(id)),
        charter_(matter::CharterOf(state.charters, matter_)),
        stage_(matter::StageOf(state.charters, matter_)),
        now_(now) {}

  std::vector<Wanted> Collect() {
    FindObjects();
    Proposal();
    Petitioned();
    Meeting();
    Voting();
    Counting();
    AfterTheVote();
    Disclosure();
    Objections();
    Work();
    Oversight();
    return std::move(wanted_);
  }

 private:
  const calendar::Calendar& days() const { return state_.foundation.calendar; }

  // The meeting, box and posting of the visit that matters now: its newest. A meeting or box of a stage that
  // is over is taken only while it is not over itself.
  void FindObjects() {
    for (const matter::StageVisit& visit : matter_.visits) {
      const bool here = &visit == &matter_.visits.back();
      for (const MeetingId& id : visit.meetings) {
        if (!state_.meetings.at(id).closed) about_.meeting = id;
      }
      for (const BoxId& id : visit.boxes) {
        if (here || state_.boxes.at(id).phase != box::BoxPhase::kDeclared) about_.box = id;
      }
      if (!visit.postings.empty()) about_.posting = visit.postings.back();
    }
  }

  Wanted& Add(std::string act, std::string zh, std::string en) {
    Wanted& wanted = wanted_.emplace_back();
    wanted.act = std::move(act);
    wanted.words = Words{std::move(zh), std::move(en)};
    return wanted;
  }
  // The same on a meeting, a box or a posting that is not there: the lifecycle says what is wanting.
  void AddMissing(std::string act, std::string zh, std::string en, Event event) {
    Add(std::move(act), std::move(zh), std::move(en)).missing = matter::Require(matter_, event);
  }

  void Proposal() {
    auto* revise =
        Add("revise_matter", "修改后重新提出", "put a new version").command.mutable_revise_matter();
    revise->set_matter_id(id_.str());
    revise->set_replaces_version(matter_.version());
    *revise->mutable_content() = matter_.content();
    revise->set_answer(kText);
    auto* withdraw =
        Add("withdraw_matter", "撤回事项", "withdraw the matter").command.mutable_withdraw_matter();
    withdraw->set_matter_id(id_.str());
    withdraw->set_reason(kText);
  }

  // What a petition and a recall ask for before anybody votes.
  void Petitioned() {
    if (matter_.petition) {
      auto* study = Add("study_petition", "提交对联名的研究意见", "file the study of the petition")
                        .command.mutable_study_petition();
      study->set_petition_id(matter_.petition->str());
      study->set_text(kText);
    }
    if (!stage_.has_recall()) return;
    Wanted& defence = Add("file_defence", "提交申辩", "file a defence");
    defence.among = Among::kEverybody;
    defence.command.mutable_file_defence()->set_matter_id(id_.str());
    defence.command.mutable_file_defence()->set_text(kText);
  }

  void Officers(v1::ConveneMeeting& act, std::initializer_list<v1::MeetingRole> roles) const {
    for (const v1::MeetingRole role : roles) {
      v1::Officer* officer = act.add_officers();
      officer->set_role(role);
      officer->set_person_id(matter_.opened_by.str());
    }
    // Two tellers have to be two persons.
    for (const auto& [person, _] : state_.roster.persons) {
      if (person == matter_.opened_by) continue;
      v1::Officer* officer = act.add_officers();
      officer->set_role(v1::MEETING_ROLE_TELLER);
      officer->set_person_id(person.str());
      return;
    }
  }

  // For the earliest day that the notice leaves.
  void Meeting() {
    Wanted& convene = Add("convene_meeting", "召集会议", "convene a meeting");
    auto* act = convene.command.mutable_convene_meeting();
    act->set_body(stage_.vote().body());
    act->add_agenda(id_.str());
    act->set_starts_ms(days().EarliestAfterNotice(now_, static_cast<int>(stage_.vote().notice_days())));
    act->set_place(kText);
    act->set_sitting(v1::SITTING_SESSION);
    if (stage_.has_recall()) act->set_hearing_ms(act->starts_ms());
    if (stage_.vote().ties() == v1::TIE_RULE_PUBLIC_SEED) {
      act->mutable_tie_source()->set_text(kText);
      act->mutable_tie_source()->set_published_ms(act->starts_ms() + kDayMs);
    }
    Officers(*act, {v1::MEETING_ROLE_CHAIR, v1::MEETING_ROLE_SECRETARY, v1::MEETING_ROLE_DESK,
                    v1::MEETING_ROLE_TELLER});
    if (!about_.meeting) return AddMissing("check_in", "签到", "check in", Event::kBoxOpened);
    AtMeeting();
  }

  Wanted& AddAtMeeting(std::string act, std::string zh, std::string en) {
    Wanted& wanted = Add(std::move(act), std::move(zh), std::move(en));
    wanted.about.meeting = about_.meeting;
    return wanted;
  }

  void AtMeeting() {
    const Bytes id = about_.meeting->str();
    Wanted& objection = AddAtMeeting("object_to_roll", "对应到名单提出异议", "object to the roll");
    objection.among = Among::kEverybody;
    objection.command.mutable_object_to_roll()->set_meeting_id(id);
    objection.command.mutable_object_to_roll()->set_statement(Bytes(kDigestBytes, '\1'));
    Wanted& check_in = AddAtMeeting("check_in", "本人签到", "check in oneself");
    check_in.among = Among::kRoll;
    check_in.command.mutable_check_in()->set_meeting_id(id);
    check_in.command.mutable_check_in()->add_attendances()->set_channel(v1::CHANNEL_DEVICE);
    Wanted& recuse = AddAtMeeting("recuse_member", "本人回避", "recuse oneself");
    recuse.among = Among::kRoll;
    auto* ground = recuse.command.mutable_recuse_member();
    ground->set_meeting_id(id);
    ground->set_matter_id(id_.str());
    ground->set_ground(kText);
    auto* adjourn = AddAtMeeting("adjourn_meeting", "休会，改日再开", "adjourn the meeting")
                        .command.mutable_adjourn_meeting();
    adjourn->set_meeting_id(id);
    adjourn->set_starts_ms(LaterStart());
    adjourn->set_reason(kText);
  }

  // The first time that the notice leaves and that is later than the one noticed.
  Millis LaterStart() const {
    const meeting::Meeting& meeting = state_.meetings.at(*about_.meeting);
    const Millis earliest = days().EarliestAfterNotice(now_, static_cast<int>(stage_.vote().notice_days()));
    return std::max(earliest, meeting.starts_ms + kDayMs);
  }

  void Voting() {
    const bool voted = about_.box && state_.boxes.at(*about_.box).phase != box::BoxPhase::kDeclared;
    if (!about_.meeting || voted) {
      AddMissing("open_box", "开箱表决", "open the box", Event::kBoxOpened);
    } else {
      auto* open = AddAtMeeting("open_box", "开箱表决", "open the box").command.mutable_open_box();
      open->set_meeting_id(about_.meeting->str());
      open->set_matter_id(id_.str());
      const auto present = meeting::PresentFor(state_.meetings.at(*about_.meeting), id_);
      open->set_present(static_cast<std::uint32_t>(present.size()));
    }
    if (!about_.box) return AddMissing("cast_ballot", "投票", "vote", Event::kBoxClosed);
    Casting(state_.boxes.at(*about_.box));
  }

  Wanted& AddAtBox(std::string act, std::string zh, std::string en) {
    Wanted& wanted = Add(std::move(act), std::move(zh), std::move(en));
    wanted.about.box = about_.box;
    wanted.about.meeting = state_.boxes.at(*about_.box).meeting;
    return wanted;
  }

  void Casting(const box::Box& box) {
    const Bytes id = about_.box->str();
    Wanted& cast = AddAtBox("cast_ballot", "用手机投票", "vote by device");
    cast.among = Among::kRoll;
    cast.command.mutable_cast_ballot()->set_box_id(id);
    cast.command.mutable_cast_ballot()->set_question(box.question.str());
    cast.command.mutable_cast_ballot()->set_commitment(Bytes(kDigestBytes, '\1'));
    if (const auto voter = WithoutPaper(box)) {
      auto* paper = AddAtBox("hand_out_paper", "发纸质票", "hand out paper").command.mutable_hand_out_paper();
      paper->set_box_id(id);
      paper->add_person_ids(voter->str());
    }
    auto* close = AddAtBox("close_box", "关箱", "close the box").command.mutable_close_box();
    close->set_box_id(id);
    close->set_without_ballot(static_cast<std::uint32_t>(box::WithoutBallot(box)));
  }

  static std::optional<PersonId> WithoutPaper(const box::Box& box) {
    for (const auto& [person, channel] : box.present) {
      if (!box.paper.contains(person) && channel != Channel::kHands) return person;
    }
    return std::nullopt;
  }

  void Counting() {
    if (!about_.box) return;
    for (const auto& [channel, sheet] : state_.boxes.at(*about_.box).sheets) {
      auto* confirm = AddAtBox("confirm_sheet", "确认计票单", "confirm the tellers' sheet")
                          .command.mutable_confirm_sheet();
      confirm->set_box_id(about_.box->str());
      confirm->set_channel(static_cast<v1::Channel>(channel));
      confirm->set_sheet(sheet.entered_by_command.str());
    }
    auto* declare = AddAtBox("declare_box", "宣布结果", "declare the result").command.mutable_declare_box();
    declare->set_box_id(about_.box->str());
    declare->set_reasons(kText);
    Tied(state_.boxes.at(*about_.box));
  }

  void Tied(const box::Box& box) {
    if (!box.result || box.result->outcome != box::Outcome::kTied) return;
    auto* seed =
        AddAtBox("enter_tie_seed", "录入决定并列的公开种子", "enter the public seed that decides the tie")
            .command.mutable_enter_tie_seed();
    seed->set_box_id(about_.box->str());
    seed->set_value(kDigits);
    StandIn(seed->mutable_evidence());
  }

  void AfterTheVote() {
    if (!about_.meeting) return;
    Wanted& minutes = AddAtMeeting("file_record", "提交会议记录", "file the minutes");
    minutes.command.mutable_file_record()->set_meeting_id(about_.meeting->str());
    minutes.command.mutable_file_record()->set_text(kText);
    minutes.command.mutable_file_record()->mutable_minutes();
    auto* close =
        AddAtMeeting("close_meeting", "宣布散会", "close the meeting").command.mutable_close_meeting();
    close->set_meeting_id(about_.meeting->str());
    close->set_reason(kText);
  }

  v1::FileRecord* AddRecord(record::Kind kind) {
    v1::FileRecord* act = Add("file_record", "提交" + std::string(record::NameZh(kind)),
                              "file: " + std::string(record::NameEn(kind)))
                              .command.mutable_file_record();
    act->set_matter_id(id_.str());
    act->set_text(kText);
    StandIn(act->add_papers());
    return act;
  }

  void Disclosure() {
    AddRecord(record::Kind::kConsent)->mutable_consent()->set_authority(kText);
    AddRecord(record::Kind::kOpinion)->mutable_opinion()->set_verdict(v1::OPINION_VERDICT_AGREES);
    auto* put_up = Add("put_up_posting", "公示", "put it up").command.mutable_put_up_posting();
    put_up->set_matter_id(id_.str());
    put_up->set_text(kText);
    for (const std::string& place : state_.foundation.notice_places) put_up->add_places(place);
    if (!about_.posting) return AddMissing("raise_objection", "提出异议", "object", Event::kPostingDone);
    OnPosting(state_.postings.postings.at(*about_.posting));
  }

  Wanted& AddOnPosting(std::string act, std::string zh, std::string en) {
    Wanted& wanted = Add(std::move(act), std::move(zh), std::move(en));
    wanted.about.posting = about_.posting;
    return wanted;
  }

  // The first place that wants a proof, or the first at all.
  static std::uint32_t PlaceToProve(const posting::Posting& posting) {
    for (std::size_t i = 0; i < posting.places.size(); ++i) {
      const posting::Place& place = posting.places[i];
      if (place.missing || place.proofs.empty()) return static_cast<std::uint32_t>(i);
    }
    return 0;
  }
  // The first place at which it hangs, or the first at all.
  static std::uint32_t PlaceThatHangs(const posting::Posting& posting) {
    for (std::size_t i = 0; i < posting.places.size(); ++i) {
      const posting::Place& place = posting.places[i];
      if (!place.missing && !place.proofs.empty()) return static_cast<std::uint32_t>(i);
    }
    return 0;
  }

  void OnPosting(const posting::Posting& posting) {
    const Bytes id = about_.posting->str();
    auto* prove =
        AddOnPosting("prove_posting", "拍照证明张贴", "prove that it hangs").command.mutable_prove_posting();
    prove->set_posting_id(id);
    prove->set_place(PlaceToProve(posting));
    StandIn(prove->mutable_photo());
    Wanted& interrupt = AddOnPosting("interrupt_posting", "报告公示缺失", "report that it is missing");
    interrupt.among = Among::kEverybody;
    interrupt.command.mutable_interrupt_posting()->set_posting_id(id);
    interrupt.command.mutable_interrupt_posting()->set_place(PlaceThatHangs(posting));
    interrupt.command.mutable_interrupt_posting()->set_cause(v1::INTERRUPTION_CAUSE_OTHERS);
    interrupt.command.mutable_interrupt_posting()->set_text(kText);
    Wanted& object = AddOnPosting("raise_objection", "提出异议", "object");
    object.among = Among::kEverybody;
    object.command.mutable_raise_objection()->set_posting_id(id);
    object.command.mutable_raise_objection()->set_statement(Bytes(kDigestBytes, '\1'));
  }

  Wanted& AddOnObjection(const ObjectionId& id, const PostingId& posting, std::string act, std::string zh,
                         std::string en) {
    Wanted& wanted = Add(std::move(act), std::move(zh), std::move(en));
    wanted.about.posting = posting;
    wanted.about.objection = id;
    return wanted;
  }

  void Objections() {
    for (const auto& [id, objection] : state_.postings.objections) {
      if (objection.matter != id_ || objection.outcome || objection.withdrawn) continue;
      auto* answer =
          AddOnObjection(id, objection.posting, "answer_objection", "答复异议", "answer the objection")
              .command.mutable_answer_objection();
      answer->set_objection_id(id.str());
      answer->set_outcome(v1::OBJECTION_OUTCOME_DISMISSED);
      answer->set_reasons(kText);
      Wanted& second =
          AddOnObjection(id, objection.posting, "second_objection", "附议异议", "join the objection");
      second.among = Among::kEverybody;
      second.command.mutable_second_objection()->set_objection_id(id.str());
      Wanted& withdraw =
          AddOnObjection(id, objection.posting, "withdraw_objection", "撤回异议", "withdraw the objection");
      withdraw.among = Among::kEverybody;
      withdraw.command.mutable_withdraw_objection()->set_objection_id(id.str());
    }
  }

  // The rules of the stage in which the matter is or will be carried out; null if there is none.
  const v1::ImplementRules* WorkRules() const {
    for (const v1::Stage& stage : charter_.stages()) {
      if (stage.has_implement()) return &stage.implement();
    }
    return nullptr;
  }

  bool Asks(record::Kind kind) const {
    const auto& evidence = WorkRules()->evidence();
    return std::any_of(evidence.begin(), evidence.end(), [kind](const v1::EvidenceRule& rule) {
      return static_cast<record::Kind>(rule.kind()) == kind;
    });
  }

  // What is left of the budget: of that somebody may want to make a contract, or to pay it.
  std::int64_t Left(std::int64_t spent) const {
    const record::Standing standing = matter::StandingOf(id_, matter_, state_.charters, state_.matters);
    return std::max<std::int64_t>(1, standing.budget_fen - spent);
  }
  std::vector<MatterId> Project() const { return matter::ProjectOf(id_, matter_, state_.matters); }

  // With whom a contract would be made: the winner of the newest tender, or of the cheapest quote; with what
  // stands for a name if there is neither.
  std::string Supplier() const {
    std::string winner;
    std::int64_t lowest = 0;
    for (const RecordId& id : matter_.records) {
      const record::Record& record = state_.records.at(id);
      if (record.kind == record::Kind::kTender) return record.content->tender().winner();
      if (record.kind != record::Kind::kQuote) continue;
      if (!winner.empty() && record.amount_fen >= lowest) continue;
      winner = record.content->quote().supplier();
      lowest = record.amount_fen;
    }
    return winner.empty() ? kText : winner;
  }

  std::int32_t Tomorrow() const { return calendar::AddDays(days().DayOf(now_), 1).days_since_epoch; }

  void Work() {
    if (WorkRules() == nullptr) return;
    // Before and after the work one record tells of all; money may be spent at any time.
    const bool working = matter_.phase == matter::Phase::kWorking;
    if (working && Asks(record::Kind::kPlan))
      AddRecord(record::Kind::kPlan)->mutable_plan()->set_due_day(Tomorrow());
    if (working) BeforeContract();
    Contract();
    if (working && Asks(record::Kind::kProgress)) AddRecord(record::Kind::kProgress)->mutable_progress();
    if (Asks(record::Kind::kPayment)) {
      auto* payment = AddRecord(record::Kind::kPayment)->mutable_payment();
      payment->set_payee(Supplier());
      payment->set_voucher(kText);
      payment->set_amount_fen(Left(record::SumOf(state_.records, Project(), record::Kind::kPayment)));
    }
    if (working && Asks(record::Kind::kAcceptance)) {
      AddRecord(record::Kind::kAcceptance)->mutable_acceptance()->set_accepted(true);
    }
    auto* finish = Add("finish_work", "确认完工", "say that the work is done").command.mutable_finish_work();
    finish->set_matter_id(id_.str());
    finish->set_report(kText);
  }

  void BeforeContract() {
    if (Asks(record::Kind::kQuote)) {
      auto* quote = AddRecord(record::Kind::kQuote)->mutable_quote();
      quote->set_supplier(kText);
      quote->set_amount_fen(1);
    }
    if (Asks(record::Kind::kTender)) {
      constexpr std::uint32_t kFewestBids = 3;  // 招标投标法第二十八条
      auto* tender = AddRecord(record::Kind::kTender)->mutable_tender();
      tender->set_bids(kFewestBids);
      tender->set_winner(kText);
      tender->set_amount_fen(1);
    }
    if (!Asks(record::Kind::kContract)) return;
    AddRecord(record::Kind::kDeclaration)->mutable_declaration()->set_supplier(Supplier());
  }

  void Contract() {
    if (!Asks(record::Kind::kContract)) return;
    auto* contract = AddRecord(record::Kind::kContract)->mutable_contract();
    contract->set_supplier(Supplier());
    contract->set_amount_fen(Left(record::ContractedOf(state_.records, Project())));
  }

  // The newest voting stage that this version has left behind; the first stage if there is none.
  const std::string& StageVoted() const {
    for (auto visit = matter_.visits.rbegin(); visit != matter_.visits.rend(); ++visit) {
      const v1::Stage& stage = charter_.stages(static_cast<int>(visit->stage));
      if (stage.has_vote() && visit->passed && visit->version == matter_.version()) return stage.id();
    }
    return charter_.stages(0).id();
  }

  void Oversight() {
    AddRecord(record::Kind::kReport)->mutable_report()->set_authority(kText);
    auto* rerun = Add("demand_rerun", "督促重新开会", "demand that the body meets again")
                      .command.mutable_demand_rerun();
    rerun->set_matter_id(id_.str());
    rerun->set_stage(StageVoted());
    rerun->set_reasons(kText);
    auto* order =
        Add("order_correction", "责令改正", "order to correct it").command.mutable_order_correction();
    order->set_matter_id(id_.str());
    order->set_authority(kText);
    order->set_reasons(kText);
    order->set_due_day(Tomorrow());
    StandIn(order->add_papers());
    for (const auto& [order_id, correction] : matter_.corrections) {
      if (correction.ended_ms != 0) continue;
      auto* end =
          Add("end_correction", "确认已改正", "say that it is corrected").command.mutable_end_correction();
      end->set_matter_id(id_.str());
      end->set_order_id(order_id.str());
      end->set_text(kText);
    }
    auto* annul = Add("record_annulment", "登记法院判决", "enter a court's judgment")
                      .command.mutable_record_annulment();
    annul->set_matter_id(id_.str());
    annul->set_court(kText);
    annul->set_judgment(kText);
    annul->set_text(kText);
    StandIn(annul->add_papers());
  }

  const community::State& state_;
  const MatterId& id_;
  const matter::Matter& matter_;
  const v1::Charter& charter_;
  const v1::Stage& stage_;
  const Millis now_;
  About about_;
  std::vector<Wanted> wanted_;
};

}  // namespace

std::vector<Wanted> ActsOn(const community::State& state, const MatterId& id, Millis now) {
  return Collector(state, id, now).Collect();
}

}  // namespace yishi::explain

// What a matter waits for at each phase. The conditions are the engine's own; this says which of them is
// open.

#include <algorithm>

#include "engine/box/decide.h"
#include "engine/charter/charter.h"
#include "engine/charter/petition.h"
#include "engine/community/dispatch.h"
#include "engine/matter/decide.h"
#include "engine/matter/petition.h"
#include "engine/matter/recall.h"
#include "engine/posting/decide.h"
#include "engine/record/decide.h"
#include "services/view/petition.h"
#include "services/view/task.h"

namespace yishi::view {
namespace {

using matter::Phase;
using meeting::Channel;
using meeting::Role;
using roster::BodyKind;

// The tasks of one matter, as they are found.
class Finder {
 public:
  Finder(const Reading& reading, const MatterId& id, const matter::Matter& matter)
      : reading_(reading),
        state_(reading.state()),
        id_(id),
        matter_(matter),
        charter_(matter::CharterOf(state_.charters, matter)),
        stage_(matter::StageOf(state_.charters, matter)),
        visit_(matter.visits.back()) {}

  Tasks Find() {
    switch (matter_.phase) {
      case Phase::kAwaitingMeeting:
        AwaitingMeeting();
        break;
      case Phase::kNoticed:
        Noticed();
        break;
      case Phase::kCasting:
        Casting();
        break;
      case Phase::kCounting:
        Counting();
        break;
      case Phase::kAwaitingPosting:
        AwaitingPosting();
        break;
      case Phase::kPosted:
      case Phase::kSuspended:
        Posted();
        break;
      case Phase::kWorking:
        Working();
        break;
      case Phase::kReturned:
        Returned();
        break;
      case Phase::kClosed:
        break;
    }
    Recall();
    EarlierObjections();
    Corrections();
    return std::move(tasks_);
  }

 private:
  Task& Add(std::string act, std::string zh, std::string en) {
    Task& task = tasks_.emplace_back();
    task.act = std::move(act);
    task.zh = std::move(zh);
    task.en = std::move(en);
    task.matter = id_;
    return task;
  }

  BodyKind Proposers() const { return static_cast<BodyKind>(charter_.stages(0).vote().body()); }

  // The earlier meeting whose minutes and end the next step waits for.
  void MinutesOfEarlierMeetings() {
    for (const matter::StageVisit& visit : matter_.visits) {
      for (const BoxId& box : visit.boxes) {
        const MeetingId& id = state_.boxes.at(box).meeting;
        const meeting::Meeting& meeting = state_.meetings.at(id);
        if (meeting.closed || !asked_.insert(id).second) continue;
        for (Task& task : TasksOf(reading_, id, meeting)) {
          task.matter = id_;
          tasks_.push_back(std::move(task));
        }
      }
    }
  }

  bool HasConsent() const {
    return std::any_of(matter_.records.begin(), matter_.records.end(), [&](const RecordId& id) {
      return state_.records.at(id).kind == record::Kind::kConsent;
    });
  }

  void AwaitingMeeting() {
    MinutesOfEarlierMeetings();
    if (matter_.content().ownership() == v1::OWNERSHIP_PUBLIC_LENT && !HasConsent()) {
      Add("file_record", "提交公共用地主管单位的同意书",
          "file the consent of the authority that lends the land")
          .body = Proposers();
    }
    const v1::VoteRules& rules = stage_.vote();
    const auto body = static_cast<BodyKind>(rules.body());
    Task& task = Add("convene_meeting",
                     "召集" + std::string(roster::NameZh(body)) + "，提前 " +
                         std::to_string(rules.notice_days()) + " 日通知",
                     "convene the " + std::string(roster::NameEn(body)) + " with " +
                         std::to_string(rules.notice_days()) + " days' notice");
    task.body = static_cast<BodyKind>(rules.convened_by());
    task.lead = true;
    task.rule = "程序规则的通知天数 (the charter's days of notice)";
    const petition::Petition* petition = Petition();
    if (petition == nullptr || petition->stage != matter_.stage) return;
    task.due_ms = petition->reached->convene_due_ms;
    task.rule = "联名足数后须召集 (the meeting must be convened)";
    const std::string zh = task.zh;
    const std::string en = task.en;
    PetitionsOwn(*petition, zh, en);
  }

  // The petition that brought the matter; null if none did.
  const petition::Petition* Petition() const {
    return matter_.petition ? &state_.petitions.at(*matter_.petition) : nullptr;
  }

  // What a petition's matter waits for beside its convener.
  void PetitionsOwn(const petition::Petition& petition, const std::string& zh, const std::string& en) {
    for (Task& task : TasksOf(reading_, *matter_.petition, petition)) {
      task.matter = id_;
      tasks_.push_back(std::move(task));
    }
    const matter::Surroundings around = community::SurroundingsOf(state_);
    const auto instead = matter::ConvenesInstead(matter_, around, reading_.now());
    if (!instead) return;
    Task& task = Add("convene_meeting", "逾期未召集，可代为召集：" + zh,
                     "overdue, and may be convened in its place: " + en);
    task.body = *instead;
    task.rule = "程序规则：逾期由谁召集 (the charter: who convenes when it is overdue)";
  }

  // What the member who is to be recalled may still say, and until when the vote is held.
  void Recall() {
    const petition::Petition* petition = Petition();
    if (petition == nullptr || !matter_.content().has_recall()) return;
    const bool before = matter_.phase == Phase::kAwaitingMeeting || matter_.phase == Phase::kNoticed;
    constexpr char kRule[] =
        "城市居民委员会组织法（2026）第二十条；村民委员会组织法（2026）第十九条 (urban law art. 20, "
        "village law art. 19)";
    if (before && matter_.defences.empty()) {
      Task& defence = Add("file_defence", "可以书面申辩", "may file a written defence");
      defence.persons = {*PersonId::From(matter_.content().recall().person_id())};
      defence.due_ms = petition->reached->defence_due_ms;
      defence.rule = kRule;
    }
    if (!before && matter_.phase != Phase::kCasting && matter_.phase != Phase::kCounting) return;
    Task& vote = Add("", "罢免的表决须完成", "the vote on the recall must have been held");
    vote.due_ms = petition->reached->vote_due_ms;
    vote.rule = "程序规则的表决期限 (the charter's months)";
  }

  void Noticed() {
    const MeetingId& id = visit_.meetings.back();
    const meeting::Meeting& meeting = state_.meetings.at(id);
    for (Task& task : TasksOf(reading_, id, meeting)) {
      task.matter = id_;
      tasks_.push_back(std::move(task));
    }
    Task& task = Add("open_box", "到会人数足够后开箱", "open the box once a quorum is present");
    task.meeting = id;
    task.persons = Officers(meeting, {Role::kChair});
    task.from_ms = meeting.starts_ms;
  }

  std::vector<PersonId> Officers(const meeting::Meeting& meeting, std::initializer_list<Role> roles) const {
    std::vector<PersonId> persons;
    for (const auto& [role, person] : meeting.officers) {
      if (std::find(roles.begin(), roles.end(), role) != roles.end()) persons.push_back(person);
    }
    return persons;
  }

  // Whose ballot can still come by device: present by device, or on the roll of a window.
  std::vector<PersonId> WithoutBallot(const box::Box& box, const meeting::Meeting& meeting) const {
    std::vector<PersonId> persons;
    const auto consider = [&](const PersonId& person) {
      if (box.ballots.contains(person) || box.paper.contains(person) || box.recused.contains(person)) return;
      const auto agent = box.agents.find(person);
      persons.push_back(agent == box.agents.end() ? person : agent->second);
    };
    if (meeting.sitting == meeting::Sitting::kWindow) {
      for (const roster::RollEntry& entry : meeting.roll) consider(entry.person);
    } else {
      for (const auto& [person, channel] : box.present) {
        if (channel == Channel::kDevice || channel == Channel::kDeskDevice) consider(person);
      }
    }
    return persons;
  }

  Task& AddForBox(std::string act, std::string zh, std::string en, std::vector<PersonId> persons) {
    const BoxId& id = visit_.boxes.back();
    Task& task = Add(std::move(act), std::move(zh), std::move(en));
    task.box = id;
    task.meeting = state_.boxes.at(id).meeting;
    task.persons = std::move(persons);
    return task;
  }

  void Casting() {
    const box::Box& box = state_.boxes.at(visit_.boxes.back());
    const meeting::Meeting& meeting = state_.meetings.at(box.meeting);
    std::vector<PersonId> missing = WithoutBallot(box, meeting);
    if (stage_.vote().electronic() && !missing.empty()) {
      const std::string number = std::to_string(missing.size());
      Task& cast = AddForBox("cast_ballot", "投票（还有 " + number + " 人未投）",
                             "vote (" + number + " have not yet)", std::move(missing));
      cast.persons_shown = false;
      cast.due_ms = box.closes_ms;
    }
    if (box.closes_ms != 0) {
      AddForBox("", "投票期满自动关箱", "the box closes by itself", {}).from_ms = box.closes_ms;
    } else {
      AddForBox("close_box", "逐一询问未投票的到会人员并提供纸质票后关箱",
                "offer paper to those present who have not voted, then close the box",
                Officers(meeting, {Role::kChair}));
    }
  }

  // The sheet of a channel that was used: to be entered, or to be confirmed by another. True if nothing is
  // open.
  bool SheetDone(const box::Box& box, const meeting::Meeting& meeting, Channel channel, const std::string& zh,
                 const std::string& en) {
    const auto sheet = box.sheets.find(channel);
    if (sheet == box.sheets.end()) {
      AddForBox("enter_sheet", "录入" + zh + "计票单", "enter the sheet of " + en,
                Officers(meeting, {Role::kTeller}));
      return false;
    }
    if (sheet->second.confirmed_by) return true;
    std::vector<PersonId> others = Officers(meeting, {Role::kTeller, Role::kScrutineer});
    std::erase(others, sheet->second.teller);
    AddForBox("confirm_sheet", "由另一人确认" + zh + "计票单",
              "confirm the sheet of " + en + ", by another teller", std::move(others));
    return false;
  }

  // A tie waits for its public seed, or that for its second signature.
  void Tied(const box::Box& box, const meeting::Meeting& meeting) {
    using enum Role;
    std::vector<PersonId> officers = Officers(meeting, {kChair, kSecretary, kDesk, kTeller, kScrutineer});
    if (!box.seed) {
      AddForBox("enter_tie_seed", "种子公布后录入，决定并列", "enter the public seed that decides the tie",
                std::move(officers))
          .from_ms = meeting.notice->tie_source().published_ms();
      return;
    }
    std::erase(officers, box.seed->entered_by);
    AddForBox("confirm_tie_seed", "由另一人查对公开种子后确认", "look the public seed up and confirm it",
              std::move(officers));
  }

  void Counting() {
    const box::Box& box = state_.boxes.at(visit_.boxes.back());
    const meeting::Meeting& meeting = state_.meetings.at(box.meeting);
    if (box.phase == box::BoxPhase::kDeclared) return Tied(box, meeting);
    const bool paper =
        box.paper.empty() || SheetDone(box, meeting, Channel::kPaper, "纸质票", "paper ballots");
    const bool hands = box::PresentByHands(box) == 0 ||
                       SheetDone(box, meeting, Channel::kHands, "举手表决", "the show of hands");
    if (!paper || !hands) return;
    AddForBox("declare_box", "宣布结果", "declare the result", Officers(meeting, {Role::kChair}));
  }

  void AwaitingPosting() {
    MinutesOfEarlierMeetings();
    const v1::DiscloseRules& rules = stage_.disclose();
    posting::Due due;
    due.stage = matter_.stage;
    due.since_ms = visit_.entered_ms;
    due.rules = &rules;
    due.opinion_on_file =
        record::Has(state_.records, id_, record::Kind::kOpinion, matter_.stage, visit_.entered_ms);
    const Millis until = posting::OpinionUntil(reading_.calendar(), due);
    const bool awaits_opinion = !due.opinion_on_file && rules.opinion_days() > 0;
    if (awaits_opinion && reading_.now() < until) {
      Task& opinion = Add("file_record", "提出监督意见", "file the supervision committee's opinion");
      opinion.body = BodyKind::kSupervisionCommittee;
      opinion.due_ms = until;
      opinion.rule = "程序规则给监督意见的天数 (the charter's days for the supervisors' opinion)";
    }
    const bool result = rules.what() == v1::DISCLOSURE_RESULT;
    Task& put_up =
        Add("put_up_posting", result ? "公示实施结果" : "公示决议",
            result ? "put up the disclosure of the result" : "put up the disclosure of the resolution");
    put_up.body = BodyKind::kResidentsCommittee;
    put_up.from_ms = awaits_opinion ? until : 0;
    put_up.due_ms = posting::DueBy(reading_.calendar(), due);
    put_up.rule = "程序规则的公示期限 (the charter's days within which the disclosure is due)";
  }

  void Posted() {
    const PostingId& id = visit_.postings.back();
    for (Task& task : TasksOf(reading_, id, state_.postings.postings.at(id))) {
      task.matter = id_;
      tasks_.push_back(std::move(task));
    }
  }

  // The day by which the newest plan says that the work is done; 0: no plan.
  Millis PlannedEnd() const {
    Millis end = 0;
    for (const RecordId& id : matter_.records) {
      const record::Record& record = state_.records.at(id);
      if (record.kind != record::Kind::kPlan || record.stage != matter_.stage) continue;
      end = reading_.calendar().EndOf(calendar::Day{record.content->plan().due_day()});
    }
    return end;
  }

  void Working() {
    const v1::ImplementRules& rules = stage_.implement();
    const record::Standing standing = matter::StandingOf(id_, matter_, state_.charters, state_.matters);
    const auto gaps = record::MissingEvidence(state_.records, standing);
    const Millis end = PlannedEnd();
    Milestones(standing);
    Overspent(standing);
    for (const record::Gap& gap : gaps) {
      const std::string counts = std::to_string(gap.on_file) + "/" + std::to_string(gap.needed);
      Task& task = Add("file_record", "提交" + std::string(record::NameZh(gap.kind)) + "（" + counts + "）",
                       "file: " + std::string(record::NameEn(gap.kind)) + " (" + counts + ")");
      task.body = FiledBy(rules, gap.kind);
      task.due_ms = end;
      task.rule = "程序规则要求的实施材料 (the charter's evidence for the implementation)";
    }
    if (!gaps.empty()) return;
    Task& finish = Add("finish_work", "确认完工并报告", "say that the work is done, and report");
    finish.body = BodyKind::kResidentsCommittee;
    finish.lead = true;
    finish.due_ms = end;
    finish.rule = "实施方案自定的日期 (the plan's own day)";
  }

  static BodyKind FiledBy(const v1::ImplementRules& rules, record::Kind kind) {
    for (const v1::EvidenceRule& rule : rules.evidence()) {
      if (static_cast<record::Kind>(rule.kind()) == kind) return static_cast<BodyKind>(rule.filed_by());
    }
    return BodyKind::kResidentsCommittee;
  }

  // Objections to postings that the matter has left behind: a repeated one, or one that lapsed.
  void EarlierObjections() {
    for (const matter::StageVisit& visit : matter_.visits) {
      for (const PostingId& id : visit.postings) {
        const bool current =
            &visit == &visit_ && (matter_.phase == Phase::kPosted || matter_.phase == Phase::kSuspended);
        if (current) continue;
        for (Task& task : TasksOf(reading_, id, state_.postings.postings.at(id))) {
          if (task.act != "answer_objection") continue;
          task.matter = id_;
          tasks_.push_back(std::move(task));
        }
      }
    }
  }

  void Corrections() {
    for (const auto& [order_id, correction] : matter_.corrections) {
      if (correction.ended_ms != 0) continue;
      constexpr char kRule[] = "城市居民委员会组织法（2026）第三十一条 (urban law art. 31)";
      Task& correct = Add("", "按责令改正的要求改正", "correct the decision as ordered");
      correct.body = BodyKind::kResidentsCommittee;
      correct.due_ms = reading_.calendar().EndOf(calendar::Day{correction.order->due_day()});
      correct.rule = kRule;
      Task& end = Add("end_correction", "确认已改正", "say that it is corrected");
      end.body = BodyKind::kTownship;
      end.rule = kRule;
    }
  }

  // Milestones of the newest plan that no report of progress has reached.
  void Milestones(const record::Standing& standing) {
    const record::Record* plan = record::NewestPlan(state_.records, standing);
    if (plan == nullptr) return;
    std::set<std::uint32_t> reached;
    for (const RecordId& id : matter_.records) {
      const record::Record& record = state_.records.at(id);
      if (record.kind == record::Kind::kProgress && record.seq > plan->seq)
        reached.insert(record.content->progress().milestone());
    }
    const auto& milestones = plan->content->plan().milestones();
    for (int i = 0; i < milestones.size(); ++i) {
      if (reached.contains(static_cast<std::uint32_t>(i) + 1)) continue;
      Task& task = Add("file_record", "完成节点“" + milestones[i].title() + "”并提交进度",
                       "reach the milestone \"" + milestones[i].title() + "\" and report it");
      task.body = BodyKind::kResidentsCommittee;
      task.due_ms = reading_.calendar().EndOf(calendar::Day{milestones[i].due_day()});
      task.rule = "实施方案自定的日期 (the plan's own day)";
    }
  }

  // More was paid than was resolved: the body that resolved it has to be asked again.
  void Overspent(const record::Standing& standing) {
    if (record::SumOf(state_.records, standing.project, record::Kind::kPayment) <= standing.budget_fen)
      return;
    Task& task = Add("open_matter", "付款超过决议的预算，提出追加事项由原机构决定",
                     "more was paid than was resolved: put a supplementary motion to the same body");
    task.body = Proposers();
    task.rule = "超出预算须由原机构另行决议 (the same body must resolve more)";
  }

  void Returned() {
    Add("revise_matter", "按退回理由修改后重新提出，或撤回",
        "put a new version that answers the reasons of the return, or withdraw")
        .body = Proposers();
  }

  const Reading& reading_;
  const community::State& state_;
  const MatterId& id_;
  const matter::Matter& matter_;
  const v1::Charter& charter_;
  const v1::Stage& stage_;
  const matter::StageVisit& visit_;
  std::set<MeetingId> asked_;
  Tasks tasks_;
};

}  // namespace

Tasks TasksOf(const Reading& reading, const MatterId& id, const matter::Matter& matter) {
  if (matter.visits.empty()) return {};
  return Finder(reading, id, matter).Find();
}

}  // namespace yishi::view

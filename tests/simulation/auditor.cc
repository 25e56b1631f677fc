#include "tests/simulation/auditor.h"

#include <algorithm>

#include "tests/support/rational.h"

namespace yishi::simulation {
namespace {

using testing::Rational;
using testing::Reaches;

constexpr Time kDay = 86'400'000;
constexpr Time kHalfHour = 1'800'000;
constexpr int kDevice = 1, kDesk = 2, kPaper = 3, kHands = 4;
constexpr int kChair = 1, kSecretary = 2, kDeskRole = 3, kTeller = 4, kScrutineer = 5;
constexpr int kBranchStage = 0, kLastVote = 1, kResolution = 2, kWork = 3, kResult = 4;
constexpr int kNoticeDays[] = {0, 3};
constexpr int kPostDays = 15, kOpinionDays = 3, kAnswerDays = 10;

std::int64_t DayOf(Time at) { return at / kDay; }

// 1970-01-01 was a Thursday. No holidays are set in the simulated community, and its time is UTC.
bool Weekend(std::int64_t day) { return (day + 4) % 7 == 6 || (day + 4) % 7 == 0; }

std::int64_t MovedOn(std::int64_t last) {  // Civil Code art. 203
  while (Weekend(last)) ++last;
  return last;
}

// 24:00 of the last of `days` days after the one that holds `from`.
Time PeriodEnd(Time from, int days) { return (MovedOn(DayOf(from) + days) + 1) * kDay; }

int StageNamed(const std::string& id) {
  for (int i = 0; i < kStages; ++i) {
    if (id == kStageIds[i]) return i;
  }
  return -1;
}

At FirstOf(int stage) {
  if (stage <= kLastVote) return At::kWaiting;
  return stage == kWork ? At::kWorking : At::kToPost;
}

bool Substantive(const v1::MatterContent& a, const v1::MatterContent& b) {
  return a.place() != b.place() || a.amount_fen() != b.amount_fen();
}

template <typename Map>
auto* Find(Map& map, const Id& id) {
  const auto found = map.find(id);
  return found == map.end() ? nullptr : &found->second;
}

At FromPhase(ledger::v1::Phase phase) { return static_cast<At>(static_cast<int>(phase) - 1); }

}  // namespace

Auditor::Auditor(People everybody, std::vector<std::string> places)
    : people(std::move(everybody)), places_(std::move(places)) {}

bool Auditor::In(const std::vector<Id>& body, const Id& who) const {
  return std::find(body.begin(), body.end(), who) != body.end();
}

// Who convenes the body of the stage: its own head, or for the representatives the head of the committee
// (urban law art. 28).
bool Auditor::Leads(int stage, const Id& who) const {
  return who == (stage == kBranchStage ? people.branch[0] : people.committee[0]);
}

// No next step before the meeting that decided is over, and so its minutes on file (urban law art. 39).
bool Auditor::MinutesFiled(const MotionModel& motion) const {
  return std::all_of(motion.boxes.begin(), motion.boxes.end(),
                     [&](const Id& box) { return meetings.at(boxes.at(box).meeting).closed; });
}

bool Auditor::Resolved(const MotionModel& motion) const {
  if (motion.at == At::kReturned || motion.annulled) return false;
  for (auto visit = motion.visits.rbegin(); visit != motion.visits.rend(); ++visit) {
    if (visit->stage <= kLastVote) return visit->stage == kLastVote && visit->passed;
  }
  return false;
}

bool Auditor::HoldsUp(const Id& posting) const {
  return std::any_of(objections.begin(), objections.end(), [&](const auto& entry) {
    const ObjectionModel& o = entry.second;
    return o.posting == posting && o.suspends && !o.lapsed && !o.withdrawn && !o.answered;
  });
}

// Proven on the first day, from the eighth on, and on the last, each by a proof of its own.
bool Auditor::Throughout(const PostingModel& posting) const {
  if (posting.started == 0) return false;
  const std::int64_t middle = DayOf(posting.started) + 7;
  const std::int64_t last = posting.ends / kDay - 1;
  for (const PlaceModel& place : posting.places) {
    if (place.missing != 0) return false;
    std::size_t next = 0;
    const std::int64_t from[] = {0, middle, last};
    for (Time proof : place.proofs) {
      if (next < 3 && DayOf(proof) >= from[next]) ++next;
    }
    if (next < 3) return false;
  }
  return true;
}

std::int64_t Auditor::WithoutBallot(const BoxModel& box) const {
  return std::count_if(box.here.begin(), box.here.end(), [&](const auto& p) {
    return p.second != kHands && !box.paper.contains(p.first) && !box.ballots.contains(p.first);
  });
}

std::int64_t Auditor::ByHands(const BoxModel& box) const {
  return std::count_if(box.here.begin(), box.here.end(),
                       [&](const auto& p) { return p.second == kHands && !box.paper.contains(p.first); });
}

std::string Auditor::WhyNot(const Said& said, Time now) const {
  if (revoked.contains(said.command.actor_id())) return "the key is revoked";
  for (const auto ask : {&Auditor::OnMeeting, &Auditor::OnBox, &Auditor::OnPosting, &Auditor::OnMotion}) {
    const std::string why = (this->*ask)(said, now);
    if (why != "?") return why;
  }
  return Overseen(said);
}

std::string Auditor::OnMotion(const Said& said, Time) const {
  const Id& who = said.command.actor_id();
  if (said.command.has_open_matter()) return In(people.branch, who) ? "" : "no member of the first body";
  if (said.command.has_revise_matter()) {
    const auto& act = said.command.revise_matter();
    const MotionModel* motion = Find(motions, act.matter_id());
    if (motion == nullptr || motion->at != At::kReturned) return "not returned";
    if (!In(people.branch, who)) return "no member of the first body";
    return static_cast<int>(act.replaces_version()) == motion->version ? "" : "another version";
  }
  if (said.command.has_withdraw_matter()) {
    const MotionModel* motion = Find(motions, said.command.withdraw_matter().matter_id());
    if (motion == nullptr) return "no such motion";
    if (motion->at != At::kReturned && motion->at != At::kWaiting && motion->at != At::kNoticed)
      return "too late";
    if (motion->opened_by != who) return "not who opened it";
    return motion->voted_last ? "the last vote has opened" : "";
  }
  if (said.command.has_finish_work()) {
    const MotionModel* motion = Find(motions, said.command.finish_work().matter_id());
    if (motion == nullptr || motion->at != At::kWorking) return "not being carried out";
    if (who != people.committee[0]) return "not the head";
    return motion->visits.back().contract && motion->visits.back().accepted ? "" : "evidence is missing";
  }
  if (said.command.has_file_record() && !said.command.file_record().has_minutes()) {
    const auto& act = said.command.file_record();
    const MotionModel* motion = Find(motions, act.matter_id());
    if (motion == nullptr) return "no such motion";
    if (act.has_opinion()) {
      if (!In(people.supervisors, who)) return "no supervisor";
      return motion->at == At::kOver ? "it is over" : "";
    }
    if (motion->at != At::kWorking) return "not being carried out";
    if (act.has_acceptance()) return In(people.supervisors, who) ? "" : "no supervisor";
    if (!In(people.committee, who)) return "no member of the committee";
    return motion->contracted + act.contract().amount_fen() <= motion->content.amount_fen()
               ? ""
               : "over the budget";
  }
  return "?";
}

std::string Auditor::OnMeeting(const Said& said, Time now) const {
  const Id& who = said.command.actor_id();
  if (said.command.has_convene_meeting()) {
    const auto& act = said.command.convene_meeting();
    int days = 0;
    for (const Id& id : act.agenda()) {
      const MotionModel* motion = Find(motions, id);
      if (motion == nullptr || motion->at != At::kWaiting) return "does not wait for a meeting";
      if (!MinutesFiled(*motion)) return "minutes are missing";
      const bool branch = act.body() == v1::BODY_KIND_PARTY_BRANCH_COMMITTEE;
      if (motion->stage != (branch ? kBranchStage : kLastVote)) return "another body's turn";
      if (!Leads(motion->stage, who)) return "does not convene this body";
      days = std::max(days, kNoticeDays[motion->stage]);
    }
    const Time earliest = days == 0 ? now : (DayOf(now) + days + 1) * kDay;
    return act.starts_ms() >= earliest ? "" : "the notice is too short";
  }
  const bool about = said.command.has_check_in() || said.command.has_leave_meeting() ||
                     said.command.has_recuse_member() || said.command.has_adjourn_meeting() ||
                     said.command.has_close_meeting() || said.command.has_object_to_roll() ||
                     said.command.has_answer_roll_objection() || said.command.file_record().has_minutes();
  if (!about) return "?";
  const Id& id = said.command.has_check_in()          ? said.command.check_in().meeting_id()
                 : said.command.has_leave_meeting()   ? said.command.leave_meeting().meeting_id()
                 : said.command.has_recuse_member()   ? said.command.recuse_member().meeting_id()
                 : said.command.has_adjourn_meeting() ? said.command.adjourn_meeting().meeting_id()
                 : said.command.has_close_meeting()   ? said.command.close_meeting().meeting_id()
                 : said.command.has_object_to_roll()  ? said.command.object_to_roll().meeting_id()
                 : said.command.has_answer_roll_objection()
                     ? said.command.answer_roll_objection().meeting_id()
                     : said.command.file_record().meeting_id();
  const MeetingModel* meeting = Find(meetings, id);
  if (meeting == nullptr) return "no such meeting";
  const auto is = [&](int role) {
    const auto roles = meeting->roles.find(who);
    return roles != meeting->roles.end() && roles->second.contains(role);
  };
  if (said.command.has_answer_roll_objection()) {
    const auto objection = meeting->objections.find(said.command.answer_roll_objection().objection_id());
    if (objection == meeting->objections.end()) return "no such objection";
    if (!In(meeting->stage == kBranchStage ? people.branch : people.committee, who))
      return "did not convene it";
    return objection->second.second ? "decided already" : "";
  }
  if (meeting->closed) return "the meeting is over";
  if (said.command.has_object_to_roll()) {
    if (meeting->opened) return "a box was opened";
    for (const auto& [objection, by] : meeting->objections) {
      if (by.first == who && !by.second) return "their own is not decided";
    }
    return "";
  }
  if (said.command.file_record().has_minutes()) return is(kSecretary) ? "" : "not the secretary";
  std::int64_t undeclared = 0;
  for (const auto& [box_id, box] : boxes) undeclared += box.meeting == id && box.phase != 2 ? 1 : 0;
  if (said.command.has_close_meeting()) {
    if (!is(kChair)) return "not the chair";
    if (undeclared > 0) return "a box is not declared";
    return meeting->opened && !meeting->minutes ? "no minutes" : "";
  }
  if (said.command.has_check_in()) {
    if (now < meeting->starts - kHalfHour) return "too early";
    for (const auto& attendance : said.command.check_in().attendances()) {
      const Id& person = attendance.person_id();
      const int channel = attendance.channel();
      if (!is(kDeskRole) && (person != who || channel != kDevice)) return "only the desk";
      if (!meeting->roll.contains(person)) return "not on the roll";
      if (meeting->stage == kBranchStage && channel > kDesk) return "not by that channel";
      const auto here = meeting->here.find(person);
      if (here != meeting->here.end() && (!is(kDeskRole) || here->second == channel))
        return "is there already";
    }
    return "";
  }
  if (said.command.has_leave_meeting()) {
    for (const Id& person : said.command.leave_meeting().person_ids()) {
      if (!is(kDeskRole) && person != who) return "only the desk";
      if (!meeting->here.contains(person)) return "is not there";
    }
    return "";
  }
  if (said.command.has_recuse_member()) {
    const auto& act = said.command.recuse_member();
    if (act.person_id() != who && !is(kChair)) return "neither the member nor the chair";
    if (std::find(meeting->agenda.begin(), meeting->agenda.end(), act.matter_id()) == meeting->agenda.end())
      return "not on the agenda";
    if (!meeting->roll.contains(act.person_id())) return "not on the roll";
    if (meeting->recused.contains({act.matter_id(), act.person_id()})) return "recused already";
    const MotionModel& motion = motions.at(act.matter_id());
    return motion.at == At::kNoticed && motion.noticed == id ? "" : "its box was opened, or it went back";
  }
  const auto& act = said.command.adjourn_meeting();
  if (!is(kChair)) return "not the chair";
  if (undeclared > 0) return "a box is not declared";
  if (meeting->minutes) return "the minutes are on file";
  const bool waits = std::any_of(meeting->agenda.begin(), meeting->agenda.end(), [&](const Id& motion) {
    return motions.at(motion).at == At::kNoticed && motions.at(motion).noticed == id;
  });
  if (!waits) return "nothing waits for its vote";
  const int days = kNoticeDays[meeting->stage];
  const Time earliest = days == 0 ? now : (DayOf(now) + days + 1) * kDay;
  return act.starts_ms() >= earliest && act.starts_ms() > meeting->starts ? "" : "the notice is too short";
}

std::string Auditor::OnBox(const Said& said, Time now) const {
  const Id& who = said.command.actor_id();
  const auto is = [&](const MeetingModel& meeting, int role) {
    const auto roles = meeting.roles.find(who);
    return roles != meeting.roles.end() && roles->second.contains(role);
  };
  if (said.command.has_open_box()) {
    const auto& act = said.command.open_box();
    const MeetingModel* meeting = Find(meetings, act.meeting_id());
    const MotionModel* motion = Find(motions, act.matter_id());
    if (meeting == nullptr || motion == nullptr || motion->at != At::kNoticed) return "not noticed";
    if (!is(*meeting, kChair) || meeting->closed) return "not the chair of a meeting";
    if (now < meeting->starts) return "before the noticed time";
    if (std::find(meeting->agenda.begin(), meeting->agenda.end(), act.matter_id()) == meeting->agenda.end())
      return "not on the agenda";
    if (meeting->stage != motion->stage) return "another body's turn";
    if (motion->noticed != act.meeting_id()) return "another meeting was noticed for it since";
    for (const auto& [objection, by] : meeting->objections) {
      if (!by.second) return "the roll is objected to";
    }
    std::int64_t here = 0;
    for (const auto& [person, channel] : meeting->here)
      here += !meeting->recused.contains({act.matter_id(), person});
    if (here != act.present()) return "another attendance";
    const auto expected = static_cast<std::int64_t>(meeting->roll.size());
    return Reaches(here, false, Rational(2, 3), expected) ? "" : "no quorum";  // urban law art. 29
  }
  const auto& c = said.command;
  const Id* id = c.has_cast_ballot()      ? &c.cast_ballot().box_id()
                 : c.has_hand_out_paper() ? &c.hand_out_paper().box_id()
                 : c.has_close_box()      ? &c.close_box().box_id()
                 : c.has_enter_sheet()    ? &c.enter_sheet().box_id()
                 : c.has_confirm_sheet()  ? &c.confirm_sheet().box_id()
                 : c.has_declare_box()    ? &c.declare_box().box_id()
                                          : nullptr;
  if (id == nullptr) return "?";
  const BoxModel* box = Find(boxes, *id);
  if (box == nullptr) return "no such box";
  const MeetingModel& meeting = meetings.at(box->meeting);
  const auto votes = [&](const Id& person) -> std::string {
    if (!meeting.roll.contains(person)) return "not on the roll";
    if (box->recused.contains(person)) return "recused";
    return box->here.contains(person) ? "" : "came too late";
  };
  if (c.has_cast_ballot()) {
    if (box->phase != 0) return "the box is closed";
    if (const std::string why = votes(who); !why.empty()) return why;
    if (box->paper.contains(who) || box->here.at(who) > kDesk) return "by another channel";
    return said.choice >= 1 && said.choice <= 3 ? "" : "no choice";
  }
  if (c.has_hand_out_paper()) {
    if (!is(meeting, kDeskRole)) return "not the desk";
    if (box->phase != 0) return "the box is closed";
    if (box->stage == kBranchStage) return "no paper here";
    for (const Id& person : c.hand_out_paper().person_ids()) {
      if (const std::string why = votes(person); !why.empty()) return why;
      if (box->paper.contains(person)) return "has paper already";
      if (box->here.at(person) == kHands) return "votes by hand";
    }
    return "";
  }
  if (c.has_close_box()) {
    if (!is(meeting, kChair)) return "not the chair";
    if (box->phase != 0) return "the box is closed";
    return WithoutBallot(*box) == c.close_box().without_ballot() ? "" : "has not seen who has no ballot";
  }
  if (box->phase != 1) return "not counting";
  if (c.has_enter_sheet()) {
    if (!is(meeting, kTeller)) return "no teller";
    const auto& act = c.enter_sheet();
    if (act.has_hands()) {
      const auto& sheet = act.hands();
      const std::int64_t sum = std::int64_t{sheet.yes()} + sheet.no() + sheet.abstain() + sheet.silent();
      return sum == ByHands(*box) ? "" : "does not add up";
    }
    const auto& sheet = act.paper();
    const auto marked = static_cast<std::int64_t>(box->paper.size());
    const std::int64_t sum = std::int64_t{sheet.yes()} + sheet.no() + sheet.abstain() + sheet.void_ballots();
    if (sheet.printed() != sheet.handed_out() + sheet.unused() || sum != sheet.returned())
      return "does not add up";
    const std::int64_t out = std::int64_t{sheet.handed_out()} - sheet.spoiled();
    const bool stuffed = sheet.returned() > out;
    if (!stuffed && sheet.returned() + sheet.not_returned() != out) return "does not add up";
    return marked <= sheet.handed_out() && out <= marked ? "" : "the roll says otherwise";
  }
  if (c.has_confirm_sheet()) {
    if (!is(meeting, kTeller) && !is(meeting, kScrutineer)) return "neither teller nor scrutineer";
    const auto sheet = box->sheets.find(c.confirm_sheet().channel());
    if (sheet == box->sheets.end() || sheet->second.digest != c.confirm_sheet().sheet())
      return "another sheet";
    if (sheet->second.teller == who) return "entered it themselves";
    return sheet->second.confirmed ? "confirmed already" : "";
  }
  if (!is(meeting, kChair)) return "not the chair";
  const auto counted = [&](int channel) {
    const auto sheet = box->sheets.find(channel);
    return sheet != box->sheets.end() && sheet->second.confirmed;
  };
  if (!box->paper.empty() && !counted(kPaper)) return "paper is not counted";
  if (ByHands(*box) > 0 && !counted(kHands)) return "hands are not counted";
  return "";
}

std::string Auditor::OnPosting(const Said& said, Time now) const {
  const auto& c = said.command;
  const Id& who = c.actor_id();
  if (c.has_put_up_posting()) {
    const MotionModel* motion = Find(motions, c.put_up_posting().matter_id());
    if (motion == nullptr || motion->at != At::kToPost) return "not due";
    if (!MinutesFiled(*motion)) return "minutes are missing";
    if (!In(people.committee, who)) return "no member of the committee";
    const bool waited = now >= PeriodEnd(motion->visits.back().entered, kOpinionDays);
    return waited || motion->visits.back().opinion ? "" : "the supervisors' opinion is pending";
  }
  const Id* id = c.has_prove_posting()       ? &c.prove_posting().posting_id()
                 : c.has_interrupt_posting() ? &c.interrupt_posting().posting_id()
                 : c.has_raise_objection()   ? &c.raise_objection().posting_id()
                                             : nullptr;
  if (id != nullptr) {
    const PostingModel* posting = Find(postings, *id);
    if (posting == nullptr || posting->standing != 0) return "does not hang";
    const bool official = In(people.committee, who) || In(people.supervisors, who);
    if (c.has_prove_posting()) {
      if (!official) return "neither committee";
      return c.prove_posting().place() < posting->places.size() ? "" : "no such place";
    }
    if (c.has_raise_objection()) return "";
    const auto& act = c.interrupt_posting();
    if (act.place() >= posting->places.size()) return "no such place";
    if (act.cause() == v1::INTERRUPTION_CAUSE_OFFICE && !official) return "neither committee";
    const PlaceModel& place = posting->places[act.place()];
    if (place.missing == act.cause()) return "reported already";
    return place.proofs.empty() ? "never proven there" : "";
  }
  const Id* about = c.has_second_objection()     ? &c.second_objection().objection_id()
                    : c.has_withdraw_objection() ? &c.withdraw_objection().objection_id()
                    : c.has_answer_objection()   ? &c.answer_objection().objection_id()
                                                 : nullptr;
  if (about == nullptr) return "?";
  const ObjectionModel* objection = Find(objections, *about);
  if (objection == nullptr) return "no such objection";
  if (objection->answered || objection->withdrawn) return "it is settled";
  if (c.has_withdraw_objection()) return objection->by == who ? "" : "not their own";
  if (c.has_second_objection()) {
    if (postings.at(objection->posting).standing != 0) return "does not hang";
    if (objection->by == who) return "their own";
    return objection->seconders.contains(who) ? "joined already" : "";
  }
  const auto& body = objection->level == 1 ? people.committee : people.supervisors;
  if (objection->level == 3 || !In(body, who))
    return "another level's turn";  // nobody of the township is there
  const auto& act = c.answer_objection();
  if (act.outcome() != v1::OBJECTION_OUTCOME_UPHELD)
    return act.redo_stage().empty() ? "" : "sends nothing back";
  const int redo = StageNamed(act.redo_stage());
  return redo >= 0 && redo < postings.at(objection->posting).stage ? "" : "no earlier stage";
}

std::string Auditor::Overseen(const Said& said) const {
  const auto& c = said.command;
  const Id& who = c.actor_id();
  if (c.has_revoke_key()) {
    const Id& owner = people.keys.at(c.revoke_key().key_id());
    if (revoked.contains(owner)) return "revoked already";
    return owner == who || In(people.registrars, who) ? "" : "neither its owner nor a registrar";
  }
  if (c.has_demand_rerun()) {
    const MotionModel* motion = Find(motions, c.demand_rerun().matter_id());
    if (motion == nullptr) return "no such motion";
    if (!In(people.supervisors, who)) return "no supervisor";
    const bool may = motion->at == At::kWaiting || motion->at == At::kNoticed || motion->at == At::kToPost ||
                     motion->at == At::kPosted || motion->at == At::kSuspended;
    if (!may || motion->stage == kResult) return "not now";
    const int stage = StageNamed(c.demand_rerun().stage());
    const bool walked = stage >= 0 && stage <= kLastVote && stage < motion->stage &&
                        std::any_of(motion->visits.begin(), motion->visits.end(), [&](const Visit& visit) {
                          return visit.stage == stage && visit.passed && visit.version == motion->version;
                        });
    if (!walked) return "not walked";
    for (const Demand& demand : motion->demands) {
      if (demand.version == motion->version && (demand.stage == stage || !demand.followed))
        return "demanded already";
    }
    return "";
  }
  if (c.has_record_annulment()) {
    const MotionModel* motion = Find(motions, c.record_annulment().matter_id());
    if (motion == nullptr) return "no such motion";
    if (!In(people.supervisors, who) && !In(people.committee, who)) return "no office";
    if (!Resolved(*motion)) return "nothing resolved";
    return "";
  }
  return "an act that the auditor does not know";
}

void Auditor::Enter(MotionModel& motion, int stage, Time now) {
  for (Demand& demand : motion.demands) {
    if (demand.version == motion.version && demand.stage == stage) demand.followed = true;
  }
  Leave(motion, false);
  motion.stage = stage;
  motion.at = FirstOf(stage);
  Visit visit;
  visit.stage = stage;
  visit.version = motion.version;
  visit.entered = now;
  motion.visits.push_back(visit);
}

void Auditor::Leave(MotionModel& motion, bool passed) {
  if (motion.visits.empty() || motion.visits.back().left) return;
  motion.visits.back().left = true;
  motion.visits.back().passed = passed;
}

void Auditor::Next(MotionModel& motion, Time now) {
  Leave(motion, true);
  if (motion.stage + 1 < kStages) return Enter(motion, motion.stage + 1, now);
  motion.at = At::kOver;
}

// The disclosure is complete: on, or to the body that has to meet again.
void Auditor::GoOn(MotionModel& motion, Time now) {
  for (const Demand& demand : motion.demands) {
    if (demand.version == motion.version && !demand.followed) return Enter(motion, demand.stage, now);
  }
  Next(motion, now);
}

void Auditor::Return(MotionModel& motion, int restart, bool by_objection) {
  Leave(motion, false);
  motion.at = At::kReturned;
  motion.restart = restart;
  motion.by_objection = by_objection;
}

void Auditor::Follow(const ledger::v1::Entry& entry, const Said* said) {
  const Time now = entry.admitted_ms();
  if (said == nullptr) {
    Clock(entry.effects(0), now);
  } else {
    for (const std::string& late : Overdue(now)) Differ("the clock is late: " + late);
    Did(*said, now);
  }
  for (const auto& effect : entry.effects()) {
    if (effect.has_box_declared())
      CompareCount(effect.box_declared(), boxes.at(effect.box_declared().box_id()));
    if (effect.has_objection_raised()) {
      const ObjectionModel& o = objections.at(effect.objection_raised().objection_id());
      if (o.suspends != effect.objection_raised().suspends()) Differ("whether an objection suspends");
      if (o.due != effect.objection_raised().due_ms()) Differ("when an answer is due");
    }
    if (effect.has_posting_started()) {
      const PostingModel& p = postings.at(effect.posting_started().posting_id());
      if (p.ends != effect.posting_started().ends_ms()) Differ("the end of a posting's days");
    }
    if (effect.has_meeting_convened()) {
      const MeetingModel& m = meetings.at(effect.meeting_convened().meeting_id());
      if (m.roll.size() != effect.meeting_convened().expected()) Differ("how many are expected");
    }
  }
  ComparePhases(entry);
}

void Auditor::ComparePhases(const ledger::v1::Entry& entry) {
  for (const auto& effect : entry.effects()) {
    if (effect.has_stage_entered()) {
      engine_[effect.stage_entered().matter_id()] = {static_cast<int>(effect.stage_entered().stage()),
                                                     FromPhase(effect.stage_entered().phase())};
    }
    if (effect.has_phase_changed())
      engine_[effect.phase_changed().matter_id()].second = FromPhase(effect.phase_changed().phase());
    if (effect.has_matter_returned()) engine_[effect.matter_returned().matter_id()].second = At::kReturned;
    if (effect.has_matter_closed()) engine_[effect.matter_closed().matter_id()].second = At::kOver;
  }
  for (const auto& [id, motion] : motions) {
    const auto& [stage, at] = engine_[id];
    if (stage == motion.stage && at == motion.at) continue;
    Differ("a motion stands at stage " + std::to_string(stage) + " phase " +
           std::to_string(static_cast<int>(at)) + ", expected stage " + std::to_string(motion.stage) +
           " phase " + std::to_string(static_cast<int>(motion.at)));
  }
}

void Auditor::CompareCount(const ledger::v1::BoxDeclared& declared, const BoxModel& box) {
  std::int64_t yes = 0, no = 0, abstain = 0, voids = 0;
  for (const auto& [person, choice] : box.ballots) {
    yes += choice == 1;
    no += choice == 2;
    abstain += choice == 3;
  }
  bool stuffed = false;
  for (const auto& [channel, sheet] : box.sheets) {
    if (channel == kPaper && (box.paper.empty() || (stuffed = sheet.returned > sheet.handed))) continue;
    if (channel == kHands && ByHands(box) == 0) continue;
    yes += sheet.yes;
    no += sheet.no;
    abstain += sheet.abstain;
    voids += sheet.void_ballots;
  }
  const auto present = static_cast<std::int64_t>(box.here.size());
  if (declared.present() != present || declared.expected() != box.expected)
    Differ("who was counted as present");
  if (declared.recused() != box.recused.size()) Differ("who was counted as recused");
  if (declared.yes() != yes || declared.no() != no || declared.abstain() != abstain ||
      declared.void_ballots() != voids)
    Differ("the count");
  if (outcome_ != ledger::v1::BoxOutcome_Name(declared.outcome())) {
    Differ("the outcome: " + ledger::v1::BoxOutcome_Name(declared.outcome()) + ", expected " + outcome_);
  }
  ++outcomes[outcome_];
}

// More than half of those present say yes (urban law art. 29), and with those recused among the present as
// well.
void Auditor::Declare(BoxModel& box, Time now) {
  std::int64_t yes = 0;
  for (const auto& [person, choice] : box.ballots) yes += choice == 1;
  bool stuffed = false;
  if (!box.paper.empty()) {
    const SheetModel& sheet = box.sheets.at(kPaper);
    stuffed = sheet.returned > sheet.handed;
    if (!stuffed) yes += sheet.yes;
  }
  if (ByHands(box) > 0) yes += box.sheets.at(kHands).yes;
  const auto present = static_cast<std::int64_t>(box.here.size());
  const auto recused = static_cast<std::int64_t>(box.recused.size());
  const Rational half(1, 2);
  const bool passed = Reaches(yes, true, half, present) && Reaches(yes, true, half, present + recused);
  box.phase = 2;
  MotionModel& motion = motions.at(box.motion);
  if (stuffed) {
    outcome_ = "BOX_OUTCOME_VOID";
    motion.at = At::kNoticed;
  } else if (passed) {
    outcome_ = "BOX_OUTCOME_PASSED";
    Next(motion, now);
  } else {
    outcome_ = "BOX_OUTCOME_REJECTED";
    Return(motion, std::min(1, motion.stage), false);
  }
}

void Auditor::Did(const Said& said, Time now) {
  const Id made = said.command_id.substr(0, 16);
  DidOnMotion(said, made, now);
  DidOnMeeting(said, made, now);
  DidOnBox(said, made, now);
  DidOnPosting(said, made, now);
  if (said.command.has_revoke_key()) revoked.insert(people.keys.at(said.command.revoke_key().key_id()));
}

void Auditor::DidOnMotion(const Said& said, const Id& made, Time now) {
  const auto& c = said.command;
  if (c.has_open_matter()) {
    MotionModel motion;
    motion.opened_by = c.actor_id();
    motion.content = c.open_matter().content();
    Enter(motion, 0, now);
    motions[made] = std::move(motion);
  }
  if (c.has_revise_matter()) {
    MotionModel& motion = motions.at(c.revise_matter().matter_id());
    const v1::MatterContent& content = c.revise_matter().content();
    const bool substantive = Substantive(motion.content, content);
    const bool unchanged = motion.content.SerializeAsString() == content.SerializeAsString();
    const int restart = substantive                        ? 0
                        : motion.by_objection && unchanged ? motion.restart
                                                           : std::min(1, motion.restart);
    motion.content = content;
    ++motion.version;
    Enter(motion, restart, now);
  }
  if (c.has_withdraw_matter()) {
    MotionModel& motion = motions.at(c.withdraw_matter().matter_id());
    Leave(motion, false);
    motion.at = At::kOver;
  }
  if (c.has_finish_work()) Next(motions.at(c.finish_work().matter_id()), now);
  if (c.has_file_record() && !c.file_record().has_minutes()) {
    MotionModel& motion = motions.at(c.file_record().matter_id());
    Visit& visit = motion.visits.back();
    visit.opinion = visit.opinion || c.file_record().has_opinion();
    visit.accepted = visit.accepted || c.file_record().acceptance().accepted();
    if (!c.file_record().has_contract()) return;
    visit.contract = true;
    motion.contracted += c.file_record().contract().amount_fen();
  }
  if (c.has_demand_rerun()) {
    MotionModel& motion = motions.at(c.demand_rerun().matter_id());
    const int stage = StageNamed(c.demand_rerun().stage());
    motion.demands.push_back({stage, motion.version, false});
    // After the last vote the disclosure goes on (urban law art. 34).
    if (motion.at == At::kWaiting || motion.at == At::kNoticed) Enter(motion, stage, now);
  }
  if (c.has_record_annulment()) {
    MotionModel& motion = motions.at(c.record_annulment().matter_id());
    motion.annulled = true;
    if (motion.at == At::kOver) return;
    if (!motion.visits.back().posting.empty()) postings.at(motion.visits.back().posting).standing = 2;
    Leave(motion, false);
    motion.at = At::kOver;
  }
}

void Auditor::DidOnMeeting(const Said& said, const Id& made, Time) {
  const auto& c = said.command;
  if (c.has_convene_meeting()) {
    const auto& act = c.convene_meeting();
    MeetingModel meeting;
    meeting.stage = act.body() == v1::BODY_KIND_PARTY_BRANCH_COMMITTEE ? kBranchStage : kLastVote;
    meeting.starts = act.starts_ms();
    for (const Id& id : act.agenda()) {
      meeting.agenda.push_back(id);
      motions.at(id).at = At::kNoticed;
      motions.at(id).noticed = made;
    }
    // The committee's members sit among the representatives (urban law art. 28).
    const auto& first = meeting.stage == kBranchStage ? people.branch : people.committee;
    meeting.roll.insert(first.begin(), first.end());
    if (meeting.stage == kLastVote)
      meeting.roll.insert(people.representatives.begin(), people.representatives.end());
    for (const auto& officer : act.officers()) meeting.roles[officer.person_id()].insert(officer.role());
    meetings[made] = std::move(meeting);
  }
  if (c.has_check_in()) {
    for (const auto& a : c.check_in().attendances())
      meetings.at(c.check_in().meeting_id()).here[a.person_id()] = a.channel();
  }
  if (c.has_leave_meeting()) {
    for (const Id& id : c.leave_meeting().person_ids())
      meetings.at(c.leave_meeting().meeting_id()).here.erase(id);
  }
  if (c.has_recuse_member())
    meetings.at(c.recuse_member().meeting_id())
        .recused.insert({c.recuse_member().matter_id(), c.recuse_member().person_id()});
  if (c.has_adjourn_meeting()) {
    MeetingModel& meeting = meetings.at(c.adjourn_meeting().meeting_id());
    meeting.starts = c.adjourn_meeting().starts_ms();
    meeting.here.clear();
  }
  if (c.file_record().has_minutes()) meetings.at(c.file_record().meeting_id()).minutes = true;
  if (c.has_object_to_roll())
    meetings.at(c.object_to_roll().meeting_id()).objections[made] = {c.actor_id(), false};
  if (c.has_answer_roll_objection()) {
    meetings.at(c.answer_roll_objection().meeting_id())
        .objections.at(c.answer_roll_objection().objection_id())
        .second = true;
  }
  if (!c.has_close_meeting()) return;
  MeetingModel& meeting = meetings.at(c.close_meeting().meeting_id());
  meeting.closed = true;
  for (const Id& id : meeting.agenda) {
    MotionModel& motion = motions.at(id);
    // What it did not decide stands before the body again, unless another meeting has been noticed for it.
    if (motion.at == At::kNoticed && motion.noticed == c.close_meeting().meeting_id())
      motion.at = At::kWaiting;
  }
}

void Auditor::DidOnBox(const Said& said, const Id& made, Time now) {
  const auto& c = said.command;
  if (c.has_open_box()) {
    const auto& act = c.open_box();
    MeetingModel& meeting = meetings.at(act.meeting_id());
    MotionModel& motion = motions.at(act.matter_id());
    BoxModel box;
    box.motion = act.matter_id();
    box.meeting = act.meeting_id();
    box.stage = motion.stage;
    box.expected = static_cast<std::int64_t>(meeting.roll.size());
    for (const auto& [matter, person] : meeting.recused) {
      if (matter == box.motion) box.recused.insert(person);
    }
    for (const auto& [person, channel] : meeting.here) {
      if (!box.recused.contains(person)) box.here[person] = channel;
    }
    meeting.opened = true;
    motion.at = At::kVoting;
    motion.voted_last = motion.voted_last || motion.stage == kLastVote;
    motion.boxes.insert(made);
    boxes[made] = std::move(box);
  }
  if (c.has_cast_ballot()) boxes.at(c.cast_ballot().box_id()).ballots[c.actor_id()] = said.choice;
  if (c.has_hand_out_paper()) {
    BoxModel& box = boxes.at(c.hand_out_paper().box_id());
    for (const Id& person : c.hand_out_paper().person_ids()) {
      box.paper.insert(person);
      box.ballots.erase(person);
    }
  }
  if (c.has_close_box()) {
    BoxModel& box = boxes.at(c.close_box().box_id());
    box.phase = 1;
    motions.at(box.motion).at = At::kCounting;
  }
  if (c.has_enter_sheet()) {
    const auto& act = c.enter_sheet();
    SheetModel sheet;
    sheet.teller = c.actor_id();
    sheet.digest = said.command_id;
    sheet.handed = std::int64_t{act.paper().handed_out()} - act.paper().spoiled();
    sheet.returned = act.paper().returned();
    sheet.yes = act.has_hands() ? act.hands().yes() : act.paper().yes();
    sheet.no = act.has_hands() ? act.hands().no() : act.paper().no();
    sheet.abstain = act.has_hands() ? act.hands().abstain() : act.paper().abstain();
    sheet.void_ballots = act.paper().void_ballots();
    boxes.at(act.box_id()).sheets[act.has_hands() ? kHands : kPaper] = sheet;
  }
  if (c.has_confirm_sheet())
    boxes.at(c.confirm_sheet().box_id()).sheets.at(c.confirm_sheet().channel()).confirmed = true;
  if (c.has_declare_box()) Declare(boxes.at(c.declare_box().box_id()), now);
}

void Auditor::DidOnPosting(const Said& said, const Id& made, Time now) {
  const auto& c = said.command;
  if (c.has_put_up_posting()) {
    MotionModel& motion = motions.at(c.put_up_posting().matter_id());
    PostingModel posting;
    posting.motion = c.put_up_posting().matter_id();
    posting.stage = motion.stage;
    posting.places.resize(static_cast<std::size_t>(c.put_up_posting().places_size()));
    postings[made] = std::move(posting);
    motion.visits.back().posting = made;
    motion.at = At::kPosted;
  }
  if (c.has_prove_posting()) Prove(c.prove_posting().posting_id(), c.prove_posting().place(), now);
  if (c.has_interrupt_posting()) {
    const auto& act = c.interrupt_posting();
    PostingModel& posting = postings.at(act.posting_id());
    posting.places[act.place()].missing = act.cause();
    if (act.cause() == v1::INTERRUPTION_CAUSE_OFFICE) {  // the days start anew
      posting.started = posting.ends = 0;
      posting.added.clear();
      for (PlaceModel& place : posting.places)
        place.proofs.resize(std::min<std::size_t>(place.proofs.size(), 1));
      posting.places[act.place()].proofs.clear();
    }
  }
  if (c.has_raise_objection()) {
    ObjectionModel objection;
    objection.posting = c.raise_objection().posting_id();
    objection.motion = postings.at(objection.posting).motion;
    objection.by = c.actor_id();
    objection.suspends = std::none_of(objections.begin(), objections.end(), [&](const auto& other) {
      return other.second.posting == objection.posting && other.second.by == objection.by;
    });
    objection.due = PeriodEnd(now, kAnswerDays);
    objections[made] = std::move(objection);
  }
  if (c.has_second_objection())
    objections.at(c.second_objection().objection_id()).seconders.insert(c.actor_id());
  if (c.has_withdraw_objection()) {
    ObjectionModel& objection = objections.at(c.withdraw_objection().objection_id());
    objection.withdrawn = true;
    Settled(objection.posting, now);
  }
  if (!c.has_answer_objection()) return;
  ObjectionModel& objection = objections.at(c.answer_objection().objection_id());
  objection.answered = true;
  if (c.answer_objection().outcome() != v1::OBJECTION_OUTCOME_UPHELD) return Settled(objection.posting, now);
  MotionModel& motion = motions.at(objection.motion);
  const bool before_it = motion.visits.back().posting == objection.posting;
  if (!before_it || (motion.at != At::kPosted && motion.at != At::kSuspended)) return;
  postings.at(objection.posting).standing = 2;
  Return(motion, StageNamed(c.answer_objection().redo_stage()), true);
}

void Auditor::Settled(const Id& posting, Time now) {
  MotionModel& motion = motions.at(postings.at(posting).motion);
  if (motion.at != At::kSuspended || motion.visits.back().posting != posting || HoldsUp(posting)) return;
  GoOn(motion, now);
}

void Auditor::Prove(const Id& id, std::size_t at, Time now) {
  PostingModel& posting = postings.at(id);
  PlaceModel& place = posting.places[at];
  const bool lost =
      posting.started != 0 && place.missing == v1::INTERRUPTION_CAUSE_OTHERS && !place.proofs.empty();
  if (lost) {
    std::int64_t more = 0;
    for (std::int64_t day = DayOf(place.proofs.back()) + 1; day <= DayOf(now); ++day)
      more += posting.added.insert(day).second;
    posting.ends = (MovedOn(posting.ends / kDay - 1 + more) + 1) * kDay;
  }
  place.proofs.push_back(now);
  place.missing = 0;
  const bool all = std::all_of(posting.places.begin(), posting.places.end(),
                               [](const PlaceModel& p) { return !p.proofs.empty() && p.missing == 0; });
  if (posting.started == 0 && all) {
    posting.started = now;
    posting.ends = PeriodEnd(now, kPostDays);
  }
  if (posting.started != 0 && now >= posting.ends && Throughout(posting)) Complete(id, now);
}

void Auditor::Complete(const Id& id, Time now) {
  PostingModel& posting = postings.at(id);
  posting.standing = 1;
  MotionModel& motion = motions.at(posting.motion);
  if (HoldsUp(id)) {
    motion.at = At::kSuspended;
  } else {
    GoOn(motion, now);
  }
}

std::vector<std::string> Auditor::Overdue(Time now) const {
  std::vector<std::string> late;
  for (const auto& [id, posting] : postings) {
    if (posting.standing == 0 && Throughout(posting) && posting.ends <= now)
      late.push_back("a posting is complete");
  }
  for (const auto& [id, o] : objections) {
    const bool runs = !o.answered && !o.withdrawn && !o.lapsed && postings.at(o.posting).standing != 2;
    if (runs && o.due <= now) late.push_back("an answer is overdue");
  }
  return late;
}

void Auditor::Clock(const ledger::v1::Effect& effect, Time now) {
  if (effect.has_posting_completed()) {
    const PostingModel& posting = postings.at(effect.posting_completed().posting_id());
    if (posting.standing != 0 || !Throughout(posting) || posting.ends > now)
      Differ("a posting is not complete yet");
    return Complete(effect.posting_completed().posting_id(), now);
  }
  const bool lapses = effect.has_objection_lapsed();
  const Id& id =
      lapses ? effect.objection_lapsed().objection_id() : effect.objection_escalated().objection_id();
  if (!objections.contains(id)) return Differ("the clock does what the auditor does not know");
  ObjectionModel& objection = objections.at(id);
  if (objection.due > now || objection.answered || objection.withdrawn) Differ("no answer is overdue");
  if (lapses != (objection.level == 3))
    Differ("an overdue answer goes up level by level, and lapses at the last");
  if (lapses) {
    objection.lapsed = true;
    return Settled(objection.posting, now);
  }
  // From the day on which it was due, however late that is noticed.
  objection.due = PeriodEnd(objection.due, kAnswerDays);
  ++objection.level;
  if (objection.due != effect.objection_escalated().due_ms()) Differ("when the next level's answer is due");
}

}  // namespace yishi::simulation

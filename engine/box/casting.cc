// While a box is casting: opening it, ballots, paper, closing it.

#include <algorithm>
#include <set>

#include "engine/base/limits.h"
#include "engine/base/text.h"
#include "engine/box/decide.h"
#include "engine/box/outcome.h"
#include "engine/meeting/decide.h"
#include "engine/meeting/proxy.h"
#include "engine/wire/fields.h"
#include "engine/wire/opening.h"

namespace yishi::box {
namespace {

using meeting::Channel;
using meeting::Role;

// Who is expected and present in a box of the matter, and how many persons are recused from it.
struct Turnout {
  tally::Figures attendance;
  std::int64_t left_out = 0;
  std::int64_t recused = 0;
  std::int64_t by_proxy = 0;  // of those present
};

Turnout TurnoutOf(const meeting::Meeting& meeting, const MatterId& matter) {
  const roster::Roll expected = meeting::ExpectedRoll(meeting);
  return {.attendance = AttendanceOf(expected, meeting::PresentFor(meeting, matter)),
          .left_out = static_cast<std::int64_t>(meeting.roll.size() - expected.size()),
          .recused = static_cast<std::int64_t>(meeting::RecusedFrom(meeting, matter).size()),
          .by_proxy = static_cast<std::int64_t>(meeting::AgentsFor(meeting, matter).size())};
}

absl::Status QuorumMissing(const tally::Verdict& quorum, const Turnout& turnout) {
  const tally::UnitFigures& persons = turnout.attendance.persons;
  Refusal refusal{.reason = Reason::kQuorumNotReached,
                  .zh = "",
                  .en = "",
                  .rule = "程序规则的法定人数 (the charter's quorum)",
                  .numbers = {{"expected", std::to_string(persons.expected)},
                              {"present", std::to_string(persons.present)}}};
  for (const tally::ExplainedLine& line : LeftOutInWords(persons.expected, turnout.left_out)) {
    refusal.zh += line.zh;
    refusal.en += line.en;
  }
  for (const tally::ExplainedLine& line : InWords(quorum)) {
    AppendJoined(refusal.zh, "；", line.zh);
    AppendJoined(refusal.en, "; ", line.en);
  }
  if (turnout.recused > 0) {
    const std::string recused = std::to_string(turnout.recused);
    AppendJoined(refusal.zh, "；", "回避 " + recused + " 人，计入应到、不计入实到");
    AppendJoined(refusal.en, "; ", recused + " recused, who are expected and not present");
    refusal.numbers.emplace_back("recused", recused);
  }
  refusal.zh.insert(0, "到会人数不足：");
  refusal.en.insert(0, "no quorum: ");
  if (quorum.kind == tally::Rule::Kind::kCriterion) {
    refusal.numbers.emplace_back("needed", std::to_string(quorum.needed));
  }
  return Refuse(std::move(refusal));
}

absl::Status AttendanceDiffers(const Turnout& turnout, std::uint32_t stated) {
  const std::string present = std::to_string(turnout.attendance.persons.present);
  Refusal refusal{.reason = Reason::kAttendanceDiffers,
                  .zh = "签到人数为 " + present,
                  .en = present + " are checked in",
                  .rule = "",
                  .numbers = {{"present", present}, {"stated", std::to_string(stated)}}};
  if (turnout.recused > 0) {
    const std::string recused = std::to_string(turnout.recused);
    refusal.zh += "（不含回避的人，回避 " + recused + " 人）";
    refusal.en += " (without those recused: " + recused + ")";
    refusal.numbers.emplace_back("recused", recused);
  }
  if (turnout.by_proxy > 0) {
    const std::string by_proxy = std::to_string(turnout.by_proxy);
    refusal.zh += "（含由受托人代表的 " + by_proxy + " 人）";
    refusal.en += " (of them by an agent: " + by_proxy + ")";
    refusal.numbers.emplace_back("by_proxy", by_proxy);
  }
  refusal.zh += "，与主持人所报 " + std::to_string(stated) + " 不符";
  refusal.en += ", the chair states " + std::to_string(stated);
  return Refuse(std::move(refusal));
}

absl::Status RequireCasting(const Box& box) {
  if (box.phase == BoxPhase::kCasting) return absl::OkStatus();
  return Refuse(Reason::kBoxClosed, "票箱已关闭", "the box is closed");
}

absl::Status RequireTime(const meeting::Meeting& meeting, const calendar::Calendar& calendar, Millis now) {
  if (now < meeting.starts_ms) {
    const std::string at = calendar.Format(meeting.starts_ms);
    return Refuse(Reason::kTooEarly, "通知的开会时间是 " + at + "，不能提前开箱",
                  "the meeting was noticed for " + at + "; no box opens before");
  }
  if (meeting.sitting == meeting::Sitting::kWindow && now >= meeting.ends_ms) {
    return Refuse(Reason::kTooLate, "投票期已过", "the window of days is over");
  }
  return absl::OkStatus();
}

absl::Status RequireAttendance(const meeting::Meeting& meeting, const v1::VoteRules& rules,
                               const MatterId& matter, std::uint32_t stated) {
  if (meeting.sitting == meeting::Sitting::kWindow) return absl::OkStatus();
  const Turnout turnout = TurnoutOf(meeting, matter);
  if (turnout.attendance.persons.present != stated) return AttendanceDiffers(turnout, stated);
  const tally::Verdict quorum = QuorumOf(rules, turnout.attendance);
  return quorum.holds ? absl::OkStatus() : QuorumMissing(quorum, turnout);
}

// Whether the person may take part in this box at all.
absl::Status RequireVoter(const Box& box, const meeting::Meeting& meeting, const PersonId& person) {
  if (!roster::OnRoll(meeting.roll, person)) {
    return Refuse(Reason::kNotOnRoll, "不在应到名单上，不能投票", "not on the roll of this meeting");
  }
  if (box.recused.contains(person)) {
    return Refuse(Reason::kRecused, "已回避此事项，不参加表决",
                  "is recused from this matter and casts no vote",
                  "回避人员不参加表决 (who is recused casts no vote)");
  }
  if (meeting.sitting == meeting::Sitting::kSession && !box.present.contains(person)) {
    return Refuse(Reason::kNotPresent, "开箱前没有签到，可从下一个票箱起参加",
                  "not checked in before the box opened; may take part from the next box on");
  }
  return absl::OkStatus();
}

absl::Status RequireDevice(const Box& box, const PersonId& person) {
  if (box.paper.contains(person)) {
    return Refuse(Reason::kVotedOnPaper, "已领取纸质票，以纸质票为准",
                  "was handed paper: paper is this person's channel");
  }
  const auto present = box.present.find(person);
  if (present == box.present.end()) return absl::OkStatus();
  if (present->second == Channel::kDevice || present->second == Channel::kDeskDevice) return absl::OkStatus();
  return Refuse(Reason::kWrongChannel,
                "签到时选择了" + std::string(meeting::NameZh(present->second)) +
                    "，此票箱须照此投票；签到处可以更改，从下一个票箱起有效",
                "chose " + std::string(meeting::NameEn(present->second)) +
                    " at check-in, which holds for this box; the desk can change it from the next box on");
}

// Whose ballot it is: one's own, or that of a principal whose mandate was frozen with the box.
absl::StatusOr<PersonId> VoterOf(const Box& box, const roster::Acting& acting, const v1::CastBallot& act) {
  constexpr char kRule[] = "程序规则关于委托投票的规定 (the charter's rule on proxies)";
  if (act.principal_id().empty()) {
    if (!box.agents.contains(acting.person)) return acting.person;
    return Refuse(Reason::kProxyGiven, "你已委托他人投票，开箱后不能再自己投；开箱前可撤销委托",
                  "another votes for you in this box; a mandate is revoked before the box opens", kRule);
  }
  YISHI_ASSIGN_OR_RETURN(const PersonId principal,
                         wire::ReadId<PersonId>(act.principal_id(), "principal_id"));
  const auto agent = box.agents.find(principal);
  if (agent != box.agents.end() && agent->second == acting.person) return principal;
  return Refuse(Reason::kNotTheAgent, "开箱时没有此人给你的有效委托，不能代为投票",
                "no mandate of this person to you stood when the box opened", kRule);
}

// A recovered key votes from the next box on: who opened this one could not count on it.
absl::Status RequireOldEnough(const Box& box, const roster::Acting& acting) {
  if (acting.counts_from_seq <= box.opened_seq) return absl::OkStatus();
  const std::string opened = std::to_string(box.opened_seq);
  const std::string counts = std::to_string(acting.counts_from_seq);
  return Refuse({.reason = Reason::kKeyTooNew,
                 .zh = "找回的密钥自第 " + counts + " 号记录起有效，此票箱在第 " + opened +
                       " 号记录已打开：请到签到处领纸质票，下一个票箱起可用",
                 .en = "the recovered key counts from entry " + counts +
                       " on, this box was opened by entry " + opened +
                       ": ask the desk for paper; it is good from the next box on",
                 .rule = "找回的密钥不能用于此前已打开的票箱 (no ballot by a recovered key in a box that was "
                         "opened before)",
                 .numbers = {{"counts_from", counts}, {"opened", opened}}});
}

// The opening beside the command, checked against the commitment.
absl::Status CheckBallotOpening(const Box& box, const v1::VoteRules& rules,
                                std::span<const v1::Opening> openings, const crypto::Suite& suite,
                                BytesView commitment) {
  if (openings.size() != 1) {
    return Refuse(Reason::kOpeningMissing,
                  "选票须附一份开启内容，收到 " + std::to_string(openings.size()) + " 份",
                  "a ballot comes with one opening; there are " + std::to_string(openings.size()));
  }
  YISHI_RETURN_IF_ERROR(wire::CheckOpening(suite, openings[0], commitment));
  const auto content = ContentOf(openings[0]);
  if (content) return CheckBallot(rules, box.options, *content);
  return Refuse(Reason::kChoiceInvalid, "所附的内容不是一张选票",
                "what came beside the command is no ballot");
}

}  // namespace

absl::StatusOr<const Box*> Find(const Boxes& boxes, BytesView bytes) {
  YISHI_ASSIGN_OR_RETURN(const BoxId id, wire::ReadId<BoxId>(bytes, "box_id"));
  const auto found = boxes.find(id);
  if (found == boxes.end()) return Refuse(Reason::kNotFound, "没有这个票箱", "no such box");
  return &found->second;
}

absl::StatusOr<Effects> DecideOpen(const meeting::Meeting& meeting, const calendar::Calendar& calendar,
                                   const roster::Acting& acting, const v1::VoteRules& rules,
                                   const Question& question, const v1::OpenBox& act) {
  YISHI_RETURN_IF_ERROR(meeting::RequireRole(meeting, acting, Role::kChair));
  YISHI_RETURN_IF_ERROR(meeting::RequireOpen(meeting));
  YISHI_RETURN_IF_ERROR(RequireTime(meeting, calendar, acting.now));
  if (std::find(meeting.agenda.begin(), meeting.agenda.end(), question.matter) == meeting.agenda.end()) {
    return Refuse(Reason::kNotFound, "此事项不在会议议程上",
                  "the matter is not on the agenda of this meeting");
  }
  YISHI_RETURN_IF_ERROR(RequireAttendance(meeting, rules, question.matter, act.present()));
  const bool session = meeting.sitting == meeting::Sitting::kSession;
  Effects effects(1);
  auto* opened = effects[0].mutable_box_opened();
  opened->set_box_id(acting.NewId<BoxId>().str());
  opened->set_matter_id(act.matter_id());
  opened->set_meeting_id(act.meeting_id());
  opened->set_question(question.digest.str());
  opened->set_charter_digest(question.charter_digest.str());
  const std::size_t expected = meeting::ExpectedRoll(meeting).size();
  opened->set_expected(static_cast<std::uint32_t>(expected));
  opened->set_left_out(static_cast<std::uint32_t>(meeting.roll.size() - expected));
  opened->set_present(session ? act.present() : 0);
  opened->set_roll_root(meeting.roll_root.str());
  opened->set_closes_ms(session ? 0 : meeting.ends_ms);
  opened->set_stage(question.stage);
  opened->set_version(question.version);
  opened->set_options(question.options);
  opened->set_proxies(static_cast<std::uint32_t>(meeting::AgentsFor(meeting, question.matter).size()));
  return effects;
}

absl::StatusOr<Effects> DecideCast(const Box& box, const meeting::Meeting& meeting,
                                   const roster::Acting& acting, const v1::VoteRules& rules,
                                   std::span<const v1::Opening> openings, const crypto::Suite& suite,
                                   const v1::CastBallot& act) {
  YISHI_ASSIGN_OR_RETURN(Effects effects, DecideCastUnopened(box, meeting, acting, rules, act));
  YISHI_RETURN_IF_ERROR(CheckBallotOpening(box, rules, openings, suite, act.commitment()));
  return effects;
}

absl::StatusOr<Effects> DecideCastUnopened(const Box& box, const meeting::Meeting& meeting,
                                           const roster::Acting& acting, const v1::VoteRules& rules,
                                           const v1::CastBallot& act) {
  YISHI_RETURN_IF_ERROR(RequireCasting(box));
  YISHI_ASSIGN_OR_RETURN(const PersonId voter, VoterOf(box, acting, act));
  YISHI_RETURN_IF_ERROR(RequireVoter(box, meeting, voter));
  YISHI_RETURN_IF_ERROR(RequireDevice(box, voter));
  YISHI_RETURN_IF_ERROR(roster::RequireOfficialKey(acting));
  YISHI_RETURN_IF_ERROR(RequireOldEnough(box, acting));
  if (!rules.electronic()) {
    return Refuse(Reason::kWrongChannel, "程序不允许电子投票",
                  "the charter does not allow electronic ballots");
  }
  if (box.question.view() != act.question()) {
    return Refuse(Reason::kQuestionChanged, "你看到的议题与票箱中的不一致，请重新查看后再投",
                  "the question that you were shown is not the one in this box; look again before you vote");
  }
  YISHI_RETURN_IF_ERROR(wire::ReadHash(act.commitment(), "commitment").status());
  const auto earlier = box.ballots.find(voter);
  const bool replaces = earlier != box.ballots.end();
  if (replaces && rules.change() != v1::CHANGE_RULE_LAST) {
    const std::string entry = std::to_string(earlier->second.seq);
    return Refuse({.reason = Reason::kAlreadyVoted,
                   .zh = "已投票（第 " + entry + " 号），程序不允许更改",
                   .en = "has voted (entry " + entry + "); the charter allows no change",
                   .rule = "程序规则关于改票的规定 (the charter's rule on changing a vote)",
                   .numbers = {{"entry", entry}}});
  }
  Effects effects(1);
  auto* cast = effects[0].mutable_ballot_cast();
  cast->set_box_id(act.box_id());
  cast->set_person_id(voter.str());
  cast->set_replaces(replaces);
  cast->set_by_proxy(voter != acting.person);
  return effects;
}

absl::StatusOr<Effects> DecideHandOut(const Box& box, const meeting::Meeting& meeting,
                                      const roster::Acting& acting, const v1::VoteRules& rules,
                                      const v1::HandOutPaper& act) {
  YISHI_RETURN_IF_ERROR(meeting::RequireRole(meeting, acting, Role::kDesk));
  YISHI_RETURN_IF_ERROR(RequireCasting(box));
  if (!rules.paper())
    return Refuse(Reason::kWrongChannel, "程序不允许纸质票", "the charter does not allow paper");
  YISHI_RETURN_IF_ERROR(wire::RequireCount(static_cast<std::size_t>(act.person_ids_size()), 1,
                                           limits::kPersonsPerCommand, "person_ids"));
  std::set<PersonId> persons;
  std::uint32_t superseded = 0;
  for (const Bytes& bytes : act.person_ids()) {
    YISHI_ASSIGN_OR_RETURN(const PersonId person, wire::ReadId<PersonId>(bytes, "person_ids"));
    YISHI_RETURN_IF_ERROR(RequireVoter(box, meeting, person));
    if (box.paper.contains(person) || !persons.insert(person).second) {
      return Refuse(Reason::kAlreadyExists, "此人已领取纸质票：" + person.hex(),
                    "was handed paper already: " + person.hex());
    }
    const auto present = box.present.find(person);
    if (present != box.present.end() && present->second == Channel::kHands) {
      return Refuse(Reason::kWrongChannel, "此人以举手方式参加", "this person takes part by show of hands");
    }
    if (box.ballots.contains(person)) ++superseded;
  }
  Effects effects(1);
  auto* handed = effects[0].mutable_paper_handed_out();
  handed->set_box_id(act.box_id());
  handed->set_superseded(superseded);
  return effects;
}

std::size_t WithoutBallot(const Box& box) {
  return static_cast<std::size_t>(
      std::count_if(box.present.begin(), box.present.end(), [&](const auto& entry) {
        return entry.second != Channel::kHands && !box.paper.contains(entry.first) &&
               !box.ballots.contains(entry.first);
      }));
}

std::int64_t PresentByProxy(const Box& box) {
  return std::count_if(box.agents.begin(), box.agents.end(), [&](const auto& entry) {
    const PersonId& principal = entry.first;
    return box.present.contains(principal) || box.ballots.contains(principal) ||
           box.paper.contains(principal);
  });
}

Channel ChannelOf(const Box& box, const PersonId& person) {
  const auto present = box.present.find(person);
  return present == box.present.end() ? Channel::kDevice : present->second;
}

std::int64_t PresentByHands(const Box& box) {
  return std::count_if(box.present.begin(), box.present.end(), [&](const auto& entry) {
    return entry.second == Channel::kHands && !box.paper.contains(entry.first);
  });
}

absl::StatusOr<Effects> DecideClose(const Box& box, const meeting::Meeting& meeting,
                                    const roster::Acting& acting, const v1::CloseBox& act) {
  YISHI_RETURN_IF_ERROR(meeting::RequireRole(meeting, acting, Role::kChair));
  YISHI_RETURN_IF_ERROR(RequireCasting(box));
  if (box.closes_ms != 0) {
    return Refuse(Reason::kWrongPhase, "此票箱到期自动关闭",
                  "this box closes by itself when its window ends");
  }
  const std::size_t without = WithoutBallot(box);
  if (without != act.without_ballot()) {
    return Refuse({.reason = Reason::kBallotsUncollected,
                   .zh = "到会而未投票的有 " + std::to_string(without) + " 人，主持人所报为 " +
                         std::to_string(act.without_ballot()) + " 人；请逐一询问并提供纸质票后再关箱",
                   .en = std::to_string(without) + " of those present have no ballot, the chair states " +
                         std::to_string(act.without_ballot()) + "; offer each of them paper, then close",
                   .rule = "主持人须看过谁还没投票才能关箱 (a session's box closes only after the chair has "
                           "seen who has not voted)",
                   .numbers = {{"without_ballot", std::to_string(without)},
                               {"stated", std::to_string(act.without_ballot())}}});
  }
  Effects effects(1);
  auto* closed = effects[0].mutable_box_closed();
  closed->set_box_id(act.box_id());
  closed->set_ballots(static_cast<std::uint32_t>(box.ballots.size()));
  return effects;
}

ledger::v1::Effect ClosedByClock(const BoxId& id, const Box& box) {
  ledger::v1::Effect effect;
  effect.mutable_box_closed()->set_box_id(id.str());
  effect.mutable_box_closed()->set_ballots(static_cast<std::uint32_t>(box.ballots.size()));
  return effect;
}

}  // namespace yishi::box

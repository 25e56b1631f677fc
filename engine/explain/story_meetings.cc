// Meetings and boxes as they went.

#include <algorithm>

#include "engine/box/choosing.h"
#include "engine/box/decide.h"
#include "engine/box/outcome.h"
#include "engine/charter/charter.h"
#include "engine/explain/chapters.h"
#include "engine/matter/decide.h"
#include "engine/meeting/decide.h"

namespace yishi::explain {
namespace {

using Lines = std::vector<tally::ExplainedLine>;

std::string Number(std::size_t number) { return std::to_string(number); }

void Append(Lines& lines, Lines more) {
  lines.insert(lines.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// One visit's meetings and boxes.
class Teller {
 public:
  Teller(const community::State& state, const MatterId& id, const matter::StageVisit& visit, Story& story)
      : state_(state),
        id_(id),
        visit_(visit),
        stage_(matter::CharterOf(state.charters, state.matters.at(id)).stages(static_cast<int>(visit.stage))),
        story_(story) {}

  void Tell() {
    for (const MeetingId& meeting : visit_.meetings) {
      Convened(meeting, state_.meetings.at(meeting));
      RollOf(meeting, state_.meetings.at(meeting));
      for (const BoxId& box : visit_.boxes) {
        if (state_.boxes.at(box).meeting == meeting) TellBox(state_.boxes.at(box));
      }
      Minutes(meeting, state_.meetings.at(meeting));
    }
  }

 private:
  Happening& Add(std::string_view what, Millis at_ms, const MeetingId& meeting, std::string zh,
                 std::string en) {
    Happening& happening = story_.emplace_back();
    happening.what = what;
    happening.at_ms = at_ms;
    happening.stage = visit_.stage;
    happening.words = {std::move(zh), std::move(en)};
    happening.meeting = meeting;
    return happening;
  }

  void Convened(const MeetingId& id, const meeting::Meeting& meeting) {
    const std::string at = state_.foundation.calendar.Format(meeting.starts_ms);
    const std::string expected = Number(meeting.roll.size());
    Happening& happening = Add(
        "meeting_convened", meeting.convened_ms, id,
        "召集" + std::string(roster::NameZh(meeting.body)) + "，" + at + " 开会，应到 " + expected + " 人",
        "convened: the " + std::string(roster::NameEn(meeting.body)) + ", for " + at + ", " + expected +
            " expected");
    for (const auto& [role, person] : meeting.officers) {
      if (role == meeting::Role::kChair) happening.by = person;
    }
    if (meeting.notice) happening.text = meeting.notice->text();
  }

  void RollOf(const MeetingId& id, const meeting::Meeting& meeting) {
    for (const auto& [objection_id, objection] : meeting.roll_objections) {
      Add("roll_objection_raised", objection.raised_ms, id, "有人对应到名单提出异议",
          "somebody objects to the roll");
      if (!objection.outcome) continue;
      const bool upheld = *objection.outcome == v1::OBJECTION_OUTCOME_UPHELD;
      Add("roll_objection_answered", objection.answered_ms, id, upheld ? "名单异议成立" : "名单异议不成立",
          upheld ? "the objection to the roll is upheld" : "the objection to the roll is dismissed")
          .text = objection.reasons;
    }
    for (const auto& [change_id, change] : meeting.roll_changes) {
      if (change.confirmed_by)
        Add("roll_changed", change.confirmed_ms, id, "应到名单更改", "the roll is changed");
    }
    for (const auto& [who, recusal] : meeting.recusals) {
      if (who.first != id_) continue;
      Happening& recused =
          Add("member_recused", recusal.declared_ms, id, "一名应到人员回避", "a member is recused");
      recused.by = who.second;
      recused.text = recusal.ground;
      recused.confined = true;
    }
  }

  void TellBox(const box::Box& box) {
    Opened(box);
    if (box.phase == box::BoxPhase::kCasting) return;
    const std::string ballots = Number(box.ballots.size());
    const std::string papers = Number(box.paper.size());
    Add("box_closed", box.closed_ms, box.meeting,
        "关箱：电子票 " + ballots + " 张，领纸质票 " + papers + " 人",
        "the box is closed: " + ballots + " ballots by device, " + papers + " took paper");
    if (box.result) Declared(box, *box.result);
  }

  void Opened(const box::Box& box) {
    const meeting::Meeting& meeting = state_.meetings.at(box.meeting);
    const std::string expected = std::to_string(box.expected);
    if (meeting.sitting == meeting::Sitting::kWindow) {
      const std::string until = state_.foundation.calendar.Format(box.closes_ms);
      Add("box_opened", box.opened_ms, box.meeting, "开箱，投票到 " + until + "，应到 " + expected + " 人",
          "the box is opened until " + until + ", " + expected + " expected");
      return;
    }
    const std::string present = Number(box.present.size());
    Happening& opened = Add("box_opened", box.opened_ms, box.meeting,
                            "开箱：应到 " + expected + " 人，实到 " + present + " 人",
                            "the box is opened: " + expected + " expected, " + present + " present");
    opened.rule = SourcesOf(stage_);
    Lines& working = opened.working;
    working = box::InWords(
        box::QuorumOf(stage_.vote(), box::AttendanceOf(box::ExpectedIn(box, meeting.roll), box.present)));
  }

  static tally::Words OutcomeInWords(const box::Result& result) {
    switch (result.outcome) {
      case box::Outcome::kPassed:
        return {"通过", "passed"};
      case box::Outcome::kRejected:
        if (result.split) return {"未通过，也没有形成否决", "not passed, and not voted down either"};
        return {"未通过", "rejected"};
      case box::Outcome::kVoid:
        return {"票箱无效，须重新表决", "the box is void and the vote held again"};
      case box::Outcome::kTied:
        return {"并列，等待公开种子", "tied, and waiting for the public seed"};
    }
    return {};
  }

  void Declared(const box::Box& box, const box::Result& result) {
    const tally::ChannelCount total = result.channels.total();
    const tally::Words outcome = OutcomeInWords(result);
    const std::string expected = std::to_string(result.expected);
    const std::string present = std::to_string(result.present);
    Happening& declared = Add("box_declared", result.declared_ms, box.meeting,
                              "宣布结果：应到 " + expected + " 人，实到 " + present + " 人，",
                              "declared: " + expected + " expected, " + present + " present, ");
    if (charter::ChoosesOptions(stage_.vote())) {
      const std::string void_ballots = std::to_string(total.void_ballots);
      declared.words.zh += "废票 " + void_ballots + "；" + outcome.zh;
      declared.words.en += void_ballots + " void ballots; " + outcome.en;
    } else {
      declared.words.zh += "同意 " + std::to_string(total.yes) + "，反对 " + std::to_string(total.no) +
                           "，弃权 " + std::to_string(total.abstain) + "，废票 " +
                           std::to_string(total.void_ballots) + "；" + outcome.zh;
      declared.words.en += std::to_string(total.yes) + " yes, " + std::to_string(total.no) + " no, " +
                           std::to_string(total.abstain) + " abstain, " + std::to_string(total.void_ballots) +
                           " void; " + outcome.en;
    }
    declared.text = result.reasons;
    declared.rule = SourcesOf(stage_);
    declared.working = WorkingOf(box, result);
  }

  Lines WorkingOf(const box::Box& box, const box::Result& result) const {
    const v1::VoteRules& rules = stage_.vote();
    const box::Working working = box::WorkingOf(rules, box::FiguresOf(result), result.recused);
    Lines lines = box::InWords(working.quorum);
    if (charter::ChoosesOptions(rules)) {
      const auto& options = state_.matters.at(id_).versions[box.version - 1].content->options();
      const std::vector<std::string> titles(options.begin(), options.end());
      Append(lines, box::ChoosingInWords(rules, result, titles));
      return lines;
    }
    Append(lines, box::InWords(working.threshold));
    if (working.with_recused) Append(lines, box::InWords(*working.with_recused));
    return lines;
  }

  void Minutes(const MeetingId& id, const meeting::Meeting& meeting) {
    if (!meeting.minutes) return;
    const record::Record& minutes = state_.records.at(*meeting.minutes);
    Happening& filed = Add("record_filed", minutes.filed_ms, id, "会议记录已提交", "the minutes are filed");
    filed.by = minutes.filed_by;
    filed.rule = "城市居民委员会组织法（2026）第三十九条 (urban law art. 39)";
  }

  const community::State& state_;
  const MatterId& id_;
  const matter::StageVisit& visit_;
  const v1::Stage& stage_;
  Story& story_;
};

}  // namespace

void TellMeetings(const community::State& state, const MatterId& id, const matter::StageVisit& visit,
                  Story& story) {
  Teller(state, id, visit, story).Tell();
}

}  // namespace yishi::explain

#include "clients/cli/picture.h"

#include <gmock/gmock.h>

#include "clients/cli/refs.h"

namespace yishi::cli {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Style InChinese() {
  return {.language = Language::kChinese,
          .time = [](Millis instant) { return "t" + std::to_string(instant); }};
}

v1::StageView* AddStage(v1::MatterView& matter, const std::string& title) {
  v1::StageView* stage = matter.add_stages();
  stage->set_index(static_cast<std::uint32_t>(matter.stages_size() - 1));
  stage->set_title(title);
  stage->set_title_en("EN");
  return stage;
}

void AddVisit(v1::StageView& stage, Millis entered, Millis left, bool passed) {
  v1::VisitView& visit = *stage.add_visits();
  visit.set_version(1);
  visit.set_entered_ms(entered);
  visit.set_left_ms(left);
  visit.set_passed(passed);
}

// Passed the first stage, came back from the second, stands at the first again.
v1::MatterView Returned() {
  v1::MatterView matter;
  matter.mutable_summary()->set_number(20260001);
  matter.mutable_summary()->set_title("新建停车位");
  matter.mutable_summary()->set_phase_zh("退回修改");
  matter.mutable_summary()->set_phase(ledger::v1::PHASE_RETURNED);
  v1::StageView* first = AddStage(matter, "党支部提议");
  AddVisit(*first, 1, 2, true);
  v1::StageView* second = AddStage(matter, "“两委”商议");
  AddVisit(*second, 2, 3, false);
  second->set_current(true);
  AddStage(matter, "党员大会审议");
  matter.set_return_cause(ledger::v1::RETURN_CAUSE_REJECTED);
  matter.set_return_reasons("太贵");
  v1::WaitingView& waiting = *matter.add_waiting();
  waiting.set_zh("提出新版本");
  waiting.set_body(v1::BODY_KIND_PARTY_BRANCH_COMMITTEE);
  waiting.set_due_ms(9);
  waiting.set_overdue(true);
  return matter;
}

TEST(StageLine, MarksWhatIsDoneWhereItStandsAndWhatIsToCome) {
  v1::MatterView matter = Returned();
  EXPECT_EQ(StageLine(matter), "✓──▶──○");
  matter.mutable_summary()->set_phase(ledger::v1::PHASE_CLOSED);
  EXPECT_EQ(StageLine(matter), "✓──✗──○") << "closed where it was rejected";
}

TEST(MatterPicture, ShowsStagesReasonsAndWhoActsNext) {
  EXPECT_THAT(
      MatterPicture(Returned(), InChinese()),
      ElementsAre("20260001  新建停车位", "", "  ✓──▶──○", "", "  ✓ 1  党支部提议", "      t1 → t2",
                  "  ▶ 2  “两委”商议  ← 退回修改", "      t2 → t3", "  ○ 3  党员大会审议", "",
                  "退回理由：太贵", "接下来：", "  → 提出新版本  [党支部委员会]", "    最迟 t9 (已逾期)"));
}

TEST(MatterPicture, SaysHowItEnded) {
  v1::MatterView matter = Returned();
  matter.mutable_summary()->set_phase(ledger::v1::PHASE_CLOSED);
  matter.mutable_summary()->set_close_cause(ledger::v1::CLOSE_CAUSE_WITHDRAWN);
  matter.clear_waiting();
  const Lines lines = MatterPicture(matter, InChinese());
  EXPECT_EQ(lines.back(), "已结束：已撤回");
  EXPECT_THAT(lines, Not(Contains(HasSubstr("接下来"))));
}

TEST(BoxPicture, ShowsTurnoutBeforeAndTheWorkingAfter) {
  v1::BoxView box;
  box.set_id(std::string(16, '\x11'));
  box.set_phase(v1::BOX_PHASE_VIEW_CASTING);
  box.set_body(v1::BODY_KIND_REPRESENTATIVES_MEETING);
  box.set_expected(37);
  box.set_present(30);
  box.set_ballots(20);
  box.set_without_ballot(10);
  box.add_missing()->set_name("石磊");
  EXPECT_THAT(BoxPicture(box, InChinese()),
              ElementsAre("    票箱 11111111  投票中  居民代表会议",
                          "    应到 37, 实到 30, 电子票 20, 未投 10", "    未投票：石磊"));
  box.set_phase(v1::BOX_PHASE_VIEW_DECLARED);
  v1::ResultView& result = *box.mutable_result();
  result.set_outcome(ledger::v1::BOX_OUTCOME_PASSED);
  result.set_expected(37);
  result.set_present(30);
  result.set_yes(16);
  v1::WorkingLine& line = *result.add_threshold();
  line.set_zh("16 > 15");
  line.set_holds(true);
  EXPECT_THAT(BoxPicture(box, InChinese()),
              ElementsAre("    票箱 11111111  已宣布  居民代表会议", "    应到 37, 实到 30",
                          "    同意 16, 反对 0, 弃权 0, 废票 0", "    ✓ 16 > 15", "    结果：通过"));
}

TEST(BoxPicture, AChoiceListsTheOptionsAndThenWhoIsChosen) {
  v1::BoxView box;
  box.set_id(std::string(16, '\x11'));
  box.set_phase(v1::BOX_PHASE_VIEW_CASTING);
  box.set_body(v1::BODY_KIND_REPRESENTATIVES_MEETING);
  box.add_options("甲");
  box.add_options("乙");
  EXPECT_THAT(BoxPicture(box, InChinese()),
              ElementsAre("    票箱 11111111  投票中  居民代表会议", "    应到 0, 实到 0, 电子票 0",
                          "      1  甲", "      2  乙"));
  box.set_phase(v1::BOX_PHASE_VIEW_DECLARED);
  v1::ResultView& result = *box.mutable_result();
  result.set_outcome(ledger::v1::BOX_OUTCOME_PASSED);
  result.set_yes(7);
  result.set_void_ballots(1);
  result.add_options()->set_title("甲");
  v1::WorkingLine& line = *result.add_choosing();
  line.set_zh("1 号 甲：6 票，当选");
  line.set_holds(true);
  EXPECT_THAT(BoxPicture(box, InChinese()),
              ElementsAre("    票箱 11111111  已宣布  居民代表会议", "    应到 0, 实到 0",
                          "    有效票 7, 弃权 0, 废票 1", "    ✓ 1 号 甲：6 票，当选", "    结果：通过"));
}

TEST(CommandFor, NamesTheCommandForWhatIsAwaited) {
  v1::AwaitingView item;
  item.set_matter_number(20260001);
  item.mutable_waiting()->set_act("cast_ballot");
  EXPECT_EQ(CommandFor(item), "vote 20260001 yes  # 同意 yes, 反对 no, 弃权 abstain");
  item.mutable_waiting()->set_act("file_record");
  item.mutable_waiting()->set_body(v1::BODY_KIND_SUPERVISION_COMMITTEE);
  EXPECT_EQ(CommandFor(item), "opinion 20260001 agrees  # agrees, reservations, disagrees");
  item.set_meeting_id(std::string(16, '\xAB'));
  EXPECT_EQ(CommandFor(item), "minutes abababab --text-file FILE");
  item.mutable_waiting()->set_act("answer_objection");
  item.set_objection_id(std::string(16, '\x01'));
  EXPECT_EQ(CommandFor(item), "answer 01010101  # yishi help answer");
  item.mutable_waiting()->set_act("");
  EXPECT_EQ(CommandFor(item), "");
}

TEST(AgendaLines, SuggestACommandAsThisRunWasCalled) {
  v1::AwaitingView item;
  item.set_matter_number(20260001);
  item.set_matter_title("停车位");
  item.mutable_waiting()->set_act("open_box");
  item.mutable_waiting()->set_zh("开箱");
  Style style = InChinese();
  style.invocation = "yishi --home 'my keys'";
  EXPECT_THAT(AgendaLines(item, style),
              ElementsAre("20260001  停车位", "  → 开箱", "    $ yishi --home 'my keys' open-box 20260001"));
}

TEST(NameOf, APersonWithoutANameIsTheBeginningOfTheId) {
  v1::PersonView person;
  person.set_id(std::string(16, '\x7F'));
  EXPECT_EQ(NameOf(person), "7f7f7f7f");
  person.set_name("田甜");
  EXPECT_EQ(NameOf(person), "田甜");
}

v1::AttemptView* AddAct(v1::ExplainMatterResponse& view, const std::string& zh, const std::string& refusal) {
  v1::AttemptView* act = view.add_acts();
  act->set_zh(zh);
  act->set_possible(refusal.empty());
  if (!refusal.empty()) act->mutable_refusal()->set_zh(refusal);
  return act;
}

TEST(ExplanationPicture, DrawsTheStagesAndPutsEqualRefusalsTogether) {
  v1::ExplainMatterResponse view;
  view.mutable_summary()->set_number(20260001);
  for (const v1::StageMark mark : {v1::STAGE_MARK_DONE, v1::STAGE_MARK_HERE, v1::STAGE_MARK_TO_COME}) {
    v1::StageMarkView* stage = view.add_stages();
    stage->set_title("第" + std::to_string(view.stages_size()) + "步");
    stage->set_mark(mark);
  }
  AddAct(view, "召集会议", "")->add_persons()->set_name("田凤花");
  AddAct(view, "投票", "现为待召集会议");
  AddAct(view, "公示", "现为待召集会议");
  const Lines lines = ExplanationPicture(view, InChinese());
  EXPECT_THAT(lines, Contains("  ✓ 第1步 ── ▶ 第2步 ── ○ 第3步"));
  EXPECT_THAT(lines, Contains("  ✓ 召集会议  [田凤花]"));
  EXPECT_THAT(lines, Contains("  ✗ 投票、公示"));
}

TEST(ExplanationPicture, NamesWhoseActsItTellsOfAndWhatIsMarked) {
  v1::ExplainMatterResponse view;
  view.mutable_person()->set_name("田凤花");
  AddAct(view, "提交付款凭证", "")->set_caution_zh("将记为未经授权");
  const Lines lines = ExplanationPicture(view, InChinese());
  EXPECT_THAT(lines, Contains(HasSubstr("田凤花 现在可以")));
  EXPECT_THAT(lines, Contains(AllOf(HasSubstr("✓ 提交付款凭证"), HasSubstr("将记为未经授权"))));
}

}  // namespace
}  // namespace yishi::cli

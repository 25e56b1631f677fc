#include "clients/cli/pack_page.h"

#include <gmock/gmock.h>

namespace yishi::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::size_t Count(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
    ++count;
  return count;
}

Pack ParkingPack() {
  Pack pack;
  pack.community = "虹桥社区";
  pack.meeting.set_id(std::string(16, '\x11'));
  pack.meeting.set_body(v1::BODY_KIND_REPRESENTATIVES_MEETING);
  pack.meeting.set_starts_ms(7);
  pack.meeting.set_place("社区大厅");
  pack.meeting.set_roll_root(std::string(32, '\x22'));
  v1::OfficerView& chair = *pack.meeting.add_officers();
  chair.set_role(v1::MEETING_ROLE_CHAIR);
  chair.mutable_person()->set_name("龙建国");
  for (const char* name : {"田凤花", "蒋建勇"}) pack.roll.emplace_back().mutable_person()->set_name(name);
  PackItem& item = pack.items.emplace_back();
  item.number = 20260001;
  item.version.set_version(3);
  item.version.set_command_id(std::string(32, '\xab'));
  item.version.mutable_content()->set_title("新建停车位");
  item.version.mutable_content()->set_text("在空地上建二十个");
  item.version.mutable_content()->set_amount_fen(12'345'600);
  item.rules.set_electronic(true);
  item.rules.set_paper(true);
  pack.papers = 2;
  pack.time = [](Millis instant) { return "t" + std::to_string(instant); };
  return pack;
}

TEST(PackPage, LoadsNothingFromAnywhere) {
  const std::string page = PackPage(ParkingPack());
  EXPECT_THAT(page, Not(HasSubstr("http")));
  EXPECT_THAT(page, Not(HasSubstr("src=")));
  EXPECT_THAT(page, Not(HasSubstr("url(")));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
}

TEST(PackPage, EveryPaperNamesItsQuestionAndVersion) {
  const std::string page = PackPage(ParkingPack());
  EXPECT_EQ(Count(page, "class=\"ballot\""), 2u);
  // On the agenda, on each ballot paper and on the sheet.
  EXPECT_EQ(Count(page, "事项 20260001，第 3 版，核对码 abababab"), 4u);
  EXPECT_EQ(Count(page, "□ 同意　　□ 反对　　□ 弃权"), 2u);
}

TEST(PackPage, TheRollHasALineToSignForEveryoneExpected) {
  const std::string page = PackPage(ParkingPack());
  EXPECT_THAT(page, HasSubstr("应到 2 人"));
  EXPECT_THAT(page, HasSubstr("<td>1</td><td>田凤花</td><td>□手机 □纸票 </td><td class=\"sign\"></td>"));
  EXPECT_THAT(page, HasSubstr("<td>2</td><td>蒋建勇</td>"));
  EXPECT_THAT(page, HasSubstr(std::string("名单摘要 2222")));
  EXPECT_THAT(page, Not(HasSubstr("<th>户</th>")));
}

TEST(PackPage, HouseholdsAndAreasStandBesideTheNames) {
  Pack pack = ParkingPack();
  pack.roll[0].set_represents(true);
  pack.roll[0].set_area_dm2(8'950);
  pack.items[0].rules.mutable_threshold()->mutable_criterion()->set_unit(v1::UNIT_KIND_WEIGHT);
  const std::string page = PackPage(pack);
  EXPECT_THAT(page, HasSubstr("代表本户 89.50 平方米"));
  EXPECT_THAT(page, HasSubstr("房号："));
  EXPECT_THAT(page, HasSubstr("同意的面积（平方米）"));
}

TEST(PackPage, WhatTheCharterDoesNotAllowIsNotPrinted) {
  Pack pack = ParkingPack();
  EXPECT_THAT(PackPage(pack), Not(HasSubstr("举手")));
  pack.items[0].rules.set_paper(false);
  pack.items[0].rules.set_hands(true);
  const std::string page = PackPage(pack);
  EXPECT_THAT(page, Not(HasSubstr("class=\"ballot\"")));
  EXPECT_THAT(page, Not(HasSubstr("纸票计票单")));
  EXPECT_THAT(page, HasSubstr("以举手方式参加的人数 = 同意 + 反对 + 弃权 + 未举手"));
}

// One channel is chosen for the whole meeting, so that one question without paper closes it for all.
TEST(PackPage, OffersAtCheckInWhatEveryQuestionAllows) {
  Pack pack = ParkingPack();
  pack.items.push_back(pack.items[0]);
  pack.items[1].rules.set_paper(false);
  EXPECT_THAT(PackPage(pack), Not(HasSubstr("□纸票")));
}

TEST(PackPage, AChoiceListsItsOptionsAndHowManyMayBeMarked) {
  Pack pack = ParkingPack();
  pack.items[0].rules.set_ballot(v1::BALLOT_FORM_APPROVAL);
  pack.items[0].rules.set_seats(2);
  for (const char* option : {"甲方案", "乙方案", "丙方案"}) {
    pack.items[0].version.mutable_content()->add_options(option);
  }
  const std::string page = PackPage(pack);
  EXPECT_EQ(Count(page, "□ 3　丙方案"), 2u);
  EXPECT_THAT(page, HasSubstr("超过 2 项的是废票"));
  EXPECT_THAT(page, HasSubstr("得票　1　甲方案"));
  EXPECT_THAT(page, HasSubstr("收回 = 有效 + 空白 + 废票"));
  EXPECT_THAT(page, HasSubstr("有效票数 × 2"));
  EXPECT_THAT(page, Not(HasSubstr("□ 同意")));
}

TEST(PackPage, TheSumsOfASheetAreThoseThatAreChecked) {
  const std::string page = PackPage(ParkingPack());
  for (const char* sum :
       {"印制 = 发出 + 剩余", "发出 = 收回 + 作废更换 + 未收回", "收回 = 同意 + 反对 + 弃权 + 废票"}) {
    EXPECT_THAT(page, HasSubstr(sum));
  }
}

TEST(PackPage, WhoIsRecusedIsNamed) {
  Pack pack = ParkingPack();
  pack.items[0].recused = {"田凤花"};
  EXPECT_THAT(PackPage(pack), HasSubstr("回避：田凤花"));
}

TEST(PackPage, TextsOfOthersStayTexts) {
  Pack pack = ParkingPack();
  const std::string hostile = "</title><script>alert('x')</script>&\"";
  pack.community = hostile;
  pack.meeting.set_place(hostile);
  pack.meeting.set_text(hostile);
  pack.meeting.mutable_officers(0)->mutable_person()->set_name(hostile);
  pack.roll[0].mutable_person()->set_name(hostile);
  pack.items[0].version.mutable_content()->set_title(hostile);
  pack.items[0].version.mutable_content()->set_text(hostile);
  pack.items[0].recused = {hostile};
  const std::string page = PackPage(pack);
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;"));
}

}  // namespace
}  // namespace yishi::cli

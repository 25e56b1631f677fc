#include "services/view/box.h"

#include <algorithm>

#include "gtest/gtest.h"
#include "small_state.h"
#include "tests/support/status_matchers.h"

namespace yishi::testing {
namespace {

using meeting::Channel;
using roster::BodyKind;
using view::Voters;

SmallState Voting() {
  SmallState small;
  small.AddMatter(1, 0, matter::Phase::kCasting);
  small.AddMeeting(1, BodyKind::kResidentsCommittee, 1);
  small.AddBox(1, 1, 1);
  return small;
}

void Cast(SmallState& small, int person) {
  small.state.boxes.at(BoxNr(1)).ballots[Nr(person)] = {NumberedId<CommandId>(700 + person).bytes, 90};
}

v1::BoxView View(const view::Reading& reading, const SmallState& small, Voters voters = Voters::kListed) {
  return view::ViewBox(reading, BoxNr(1), small.state.boxes.at(BoxNr(1)), voters);
}

TEST(BoxView, CastingShowsTurnoutAndNothingElse) {
  SmallState small = Voting();
  Cast(small, 1);
  Cast(small, 2);
  small.state.boxes.at(BoxNr(1)).paper.insert(Nr(3));
  const v1::BoxView view = View(small.Anonymous(), small);
  EXPECT_EQ(view.expected(), 5u);
  EXPECT_EQ(view.present(), 5u);
  EXPECT_EQ(view.ballots(), 2u);
  EXPECT_EQ(view.papers(), 1u);
  EXPECT_EQ(view.without_ballot(), 2u);
  EXPECT_FALSE(view.has_result());
  EXPECT_EQ(view.voted_size(), 0);
  EXPECT_EQ(view.missing_size(), 0);
}

// Two boxes that differ in nothing but what the tellers counted look alike to everybody who does not count.
TEST(BoxView, NoRunningResultForAnybodyButThoseWhoCount) {
  SmallState one = Voting();
  box::Box& box = one.state.boxes.at(BoxNr(1));
  box.phase = box::BoxPhase::kCounting;
  box.paper = {Nr(2), Nr(3)};
  box.sheets[Channel::kPaper].teller = Nr(4);
  box.sheets[Channel::kPaper].paper = {.printed = 9, .handed_out = 2, .returned = 2, .yes = 2};
  SmallState other = one;
  other.state.boxes.at(BoxNr(1)).sheets[Channel::kPaper].paper.yes = 0;
  other.state.boxes.at(BoxNr(1)).sheets[Channel::kPaper].paper.no = 2;
  const auto same = [&](const view::Reading& a, const view::Reading& b) {
    return View(a, one).SerializeAsString() == View(b, other).SerializeAsString();
  };
  EXPECT_TRUE(same(one.Anonymous(), other.Anonymous()));
  EXPECT_TRUE(same(one.Auditor(), other.Auditor()));
  for (int reader : {1, 2, 3, 12, 21, 31, 50, 61, 71})
    EXPECT_TRUE(same(one.As(reader), other.As(reader))) << reader;
  for (int teller : {4, 5, 11})
    EXPECT_FALSE(same(one.As(teller), other.As(teller))) << "must confirm what " << teller << " sees";
}

TEST(BoxView, DeclaredShowsCountsWorkingAndWhoVoted) {
  SmallState small = Voting();
  for (int person : {1, 2, 3, 4}) Cast(small, person);
  small.Declare(1, 3, 1, 0);
  const v1::BoxView view = View(small.As(50), small);
  EXPECT_EQ(view.phase(), v1::BOX_PHASE_VIEW_DECLARED);
  EXPECT_EQ(view.result().outcome(), ledger::v1::BOX_OUTCOME_PASSED);
  EXPECT_EQ(view.result().yes(), 3u);
  ASSERT_EQ(view.result().quorum_size(), 1);
  EXPECT_NE(view.result().quorum(0).zh().find("应到 5 人"), std::string::npos)
      << view.result().quorum(0).zh();
  ASSERT_EQ(view.result().threshold_size(), 1);
  EXPECT_TRUE(view.result().threshold(0).holds());
  EXPECT_NE(view.result().threshold(0).en().find("3"), std::string::npos) << view.result().threshold(0).en();
  ASSERT_EQ(view.voted_size(), 4);
  EXPECT_EQ(view.voted(0).person().name(), NameNr(1));
  EXPECT_EQ(view.voted(0).channel(), v1::CHANNEL_DEVICE);
  EXPECT_EQ(view.voted(0).commitment().size(), 32u);
  ASSERT_EQ(view.result().channels_size(), 1) << "only the channel that was used";
}

TEST(BoxView, AChoiceOfOptionsShowsEachWithItsVotesAndTheWorking) {
  SmallState small = Voting();
  auto charter = std::make_shared<v1::Charter>(*small.state.charters.by_digest.at(CharterDigest()));
  v1::VoteRules& rules = *charter->mutable_stages(0)->mutable_vote();
  rules.set_ballot(v1::BALLOT_FORM_APPROVAL);
  rules.set_seats(1);
  rules.set_ties(v1::TIE_RULE_VOTE_AGAIN);
  small.state.charters.by_digest[CharterDigest()] = charter;
  matter::Matter& matter = small.state.matters.at(MatterNr(1));
  auto content = std::make_shared<v1::MatterContent>(matter.content());
  content->add_options("甲");
  content->add_options("乙");
  matter.versions.back().content = content;
  small.state.boxes.at(BoxNr(1)).options = 2;
  v1::BoxView view = View(small.As(50), small);
  EXPECT_EQ(view.ballot(), v1::BALLOT_FORM_APPROVAL);
  EXPECT_EQ(view.seats(), 1u);
  ASSERT_EQ(view.options_size(), 2);
  EXPECT_EQ(view.options(1), "乙");
  small.Declare(1, 4, 0, 0);
  small.state.boxes.at(BoxNr(1)).result->votes = {1, 3};
  small.state.boxes.at(BoxNr(1)).result->chosen = {1};
  view = View(small.As(50), small);
  ASSERT_EQ(view.result().options_size(), 2);
  EXPECT_EQ(view.result().options(1).number(), 2u);
  EXPECT_EQ(view.result().options(1).votes(), 3u);
  EXPECT_TRUE(view.result().options(1).chosen());
  EXPECT_FALSE(view.result().options(0).chosen());
  EXPECT_EQ(view.result().threshold_size(), 0);
  ASSERT_GE(view.result().choosing_size(), 4);
  EXPECT_EQ(view.result().choosing(2).zh(), "2 号 乙：3 票，当选");
}

TEST(BoxView, WhoVotedIsForMembersAndAuditors) {
  SmallState small = Voting();
  Cast(small, 1);
  small.Declare(1, 1, 0, 0);
  EXPECT_EQ(View(small.Anonymous(), small).voted_size(), 0);
  EXPECT_TRUE(View(small.Anonymous(), small).has_result());
  EXPECT_EQ(View(small.Auditor(), small).voted_size(), 1);
  EXPECT_EQ(View(small.As(50), small, Voters::kLeftOut).voted_size(), 0);
}

TEST(BoxView, ThoseWithoutABallotAreNamedToTheOfficersWhileCasting) {
  SmallState small = Voting();
  Cast(small, 2);
  for (int officer : {1, 3, 4, 11}) EXPECT_EQ(View(small.As(officer), small).missing_size(), 4) << officer;
  for (int other : {2, 31, 50}) EXPECT_EQ(View(small.As(other), small).missing_size(), 0) << other;
  small.state.boxes.at(BoxNr(1)).phase = box::BoxPhase::kCounting;
  EXPECT_EQ(View(small.As(1), small).missing_size(), 0);
}

TEST(BoxView, ReaderSeesTheirOwnPart) {
  SmallState small = Voting();
  Cast(small, 2);
  small.state.boxes.at(BoxNr(1)).paper.insert(Nr(3));
  EXPECT_TRUE(View(small.As(2), small).i_voted());
  EXPECT_EQ(View(small.As(2), small).my_channel(), v1::CHANNEL_DEVICE);
  EXPECT_EQ(View(small.As(3), small).my_channel(), v1::CHANNEL_PAPER);
  EXPECT_FALSE(View(small.As(3), small).i_voted());
  EXPECT_EQ(View(small.As(50), small).my_channel(), v1::CHANNEL_UNSPECIFIED);
  EXPECT_TRUE(View(small.As(2), small).may_change()) << "the small charter lets the last ballot count";
}

TEST(BoxView, PublicSeesNumbersAloneOfThePartyMembersBox) {
  SmallState small;
  small.AddMatter(1, 0, matter::Phase::kCounting);
  small.AddMeeting(1, BodyKind::kPartyMembers, 1);
  small.AddBox(1, 1, 1);
  Cast(small, 61);
  small.Declare(1, 3, 0, 0);
  small.state.boxes.at(BoxNr(1)).sheets[Channel::kPaper].teller = Nr(4);
  for (const view::Reading& reading : {small.Anonymous(), small.As(50), small.As(31), small.As(21)}) {
    const v1::BoxView view = View(reading, small);
    EXPECT_EQ(view.result().yes(), 3u);
    EXPECT_EQ(view.result().reasons(), "");
    EXPECT_EQ(view.voted_size(), 0);
    EXPECT_EQ(view.sheets_size(), 0);
  }
  for (const view::Reading& reading : {small.As(61), small.As(11), small.Auditor()}) {
    EXPECT_EQ(View(reading, small).voted_size(), 1);
    EXPECT_EQ(View(reading, small).result().reasons(), "理由");
  }
}

TEST(BoxView, ListsFilterAndRefuse) {
  SmallState small = Voting();
  small.AddMatter(2, 0, matter::Phase::kCasting);
  small.AddBox(2, 2, 1).opened_ms = Monday() + kHourMs;
  small.Declare(1, 3, 0, 0);
  v1::ListBoxesRequest request;
  auto page = view::ListBoxes(small.Anonymous(), request, {10, {}});
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->items.size(), 2u);
  EXPECT_EQ(page->items[0].id(), BoxNr(2).str()) << "the latest opened first";
  request.set_open_only(true);
  EXPECT_EQ(view::ListBoxes(small.Anonymous(), request, {10, {}})->items.size(), 1u);
  request.set_matter_id(MatterNr(1).str());
  EXPECT_EQ(view::ListBoxes(small.Anonymous(), request, {10, {}})->items.size(), 0u);
  request.set_matter_id("short");
  EXPECT_THAT(view::ListBoxes(small.Anonymous(), request, {10, {}}), Refused(Reason::kFieldInvalid));
  v1::GetBoxRequest get;
  get.set_box_id(BoxNr(9).str());
  EXPECT_THAT(view::ViewBox(small.Anonymous(), get), Refused(Reason::kNotFound));
}

}  // namespace
}  // namespace yishi::testing

// Ties that a public seed decides (engine/README.md, I17), and absentees who are not expected (I29).

#include <algorithm>
#include <random>

#include "engine/box/choosing.h"
#include "engine/box/outcome.h"
#include "engine/meeting/decide.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/seed.h"
#include "tests/unit/box/box_fixture.h"

namespace yishi::box {
namespace {

using meeting::Channel;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::yishi::testing::IsOk;
using ::yishi::testing::NumberedId;
using ::yishi::testing::Refused;

// Ten voters, three options, two seats: A has 8 votes, B and C have 6 each, and a seed of one hour later
// decides.
class TieTest : public BoxFixture {
 protected:
  TieTest() {
    rules().set_ballot(v1::BALLOT_FORM_APPROVAL);
    rules().set_seats(2);
    rules().set_ties(v1::TIE_RULE_PUBLIC_SEED);
    rules().clear_hands();
    rules().mutable_threshold()->mutable_criterion()->set_base(v1::BASE_KIND_VOTING);
    question_.options = 3;
    auto notice = std::make_shared<v1::ConveneMeeting>();
    notice->mutable_tie_source()->set_text("某期彩票");
    notice->mutable_tie_source()->set_published_ms(now_ + kHourMs);
    meeting().notice = std::move(notice);
    Present(1, 10, Channel::kDevice);
  }

  ledger::v1::BoxDeclared Tied() {
    Open();
    for (int person = 1; person <= 4; ++person) CastSaying(person, "AB");
    for (int person = 5; person <= 8; ++person) CastSaying(person, "AC");
    for (int person = 9; person <= 10; ++person) CastSaying(person, "BC");
    Close();
    return Declare();
  }

  static v1::EnterTieSeed Seed(const std::string& value) {
    v1::EnterTieSeed act;
    act.set_box_id(TheBox().str());
    act.set_value(value);
    act.mutable_evidence()->set_digest(Bytes(32, '\x01'));
    act.mutable_evidence()->set_size(1);
    act.mutable_evidence()->set_media_type("image/jpeg");
    act.mutable_evidence()->set_title("公告");
    return act;
  }

  absl::StatusOr<Effects> TryEnterSeed(int actor, const v1::EnterTieSeed& act) const {
    return DecideEnterTieSeed(box(), meeting(), calendar_, As(actor), act);
  }

  void EnterSeed(int actor, const std::string& value) {
    v1::Command command;
    *command.mutable_enter_tie_seed() = Seed(value);
    Fold(TryEnterSeed(actor, Seed(value)), command, NumberedId<CommandId>(77), actor);
  }

  absl::StatusOr<Effects> TryConfirmSeed(int actor) const {
    v1::ConfirmTieSeed act;
    act.set_box_id(TheBox().str());
    act.set_seed(NumberedId<CommandId>(77).str());
    return DecideConfirmTieSeed(box(), meeting(), rules(), suite_, As(actor), act);
  }
};

TEST_F(TieTest, WaitsForItsSeed) {
  const ledger::v1::BoxDeclared declared = Tied();
  EXPECT_EQ(declared.outcome(), ledger::v1::BOX_OUTCOME_TIED);
  EXPECT_THAT(declared.chosen(), ElementsAre(1));
  EXPECT_THAT(declared.tied(), ElementsAre(2, 3));
  EXPECT_FALSE(IsDecided(box()));
  EXPECT_THAT(TryEnterSeed(kChair, Seed("123456")), Refused(Reason::kTooEarly));
  EXPECT_THAT(TryConfirmSeed(kTeller), Refused(Reason::kNotFound));
}

TEST_F(TieTest, ABoxClosedWhenTheSeedIsKnownIsVotedAgain) {
  auto notice = std::make_shared<v1::ConveneMeeting>(*meeting().notice);
  notice->mutable_tie_source()->set_published_ms(now_);
  meeting().notice = std::move(notice);
  EXPECT_EQ(Tied().outcome(), ledger::v1::BOX_OUTCOME_VOID);
  EXPECT_TRUE(IsDecided(box()));
}

TEST_F(TieTest, TwoOfficersEnterAndConfirm) {
  Tied();
  now_ += kHourMs;
  EXPECT_THAT(TryEnterSeed(1, Seed("123456")), Refused(Reason::kNotAuthorised)) << "a voter";
  EXPECT_THAT(TryEnterSeed(kTeller, Seed("12345")), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(TryEnterSeed(kTeller, Seed(std::string(65, '1'))), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(TryEnterSeed(kTeller, Seed("12345a")), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(TryEnterSeed(kTeller, Seed("")), Refused(Reason::kTooEarly));
  EnterSeed(kTeller, "123456");
  EXPECT_THAT(TryConfirmSeed(kTeller), Refused(Reason::kSameTeller));
  EXPECT_THAT(TryConfirmSeed(1), Refused(Reason::kNotAuthorised));
  Fold(TryConfirmSeed(kOtherTeller), {}, {}, kOtherTeller);
  EXPECT_TRUE(IsDecided(box()));
  EXPECT_EQ(box().result->outcome, Outcome::kPassed);
  EXPECT_EQ(box().result->chosen.size(), 2u);
  EXPECT_EQ(box().result->seed, "123456");
  EXPECT_THAT(TryEnterSeed(kTeller, Seed("654321")), Refused(Reason::kNotTied));
}

TEST_F(TieTest, NothingPublishedIsVotedAgain) {
  Tied();
  now_ += kHourMs + 7 * kDayMs;
  EnterSeed(kTeller, "");
  Fold(TryConfirmSeed(kChair), {}, {}, kChair);
  EXPECT_EQ(box().result->outcome, Outcome::kVoid);
  EXPECT_THAT(box().result->chosen, IsEmpty());
}

// The order is TH("tie", value, u16 number on the agenda, u16 option), worked out here by itself.
TEST_F(TieTest, TheOrderFollowsFromTheSeedAlone) {
  const std::uint64_t seed = testing::TestSeed();
  std::mt19937_64 random(seed);
  Tied();
  now_ += kHourMs;
  int first = 0;
  for (int round = 0; round < 200; ++round) {
    const std::string value = std::to_string(100'000 + random() % 900'000);
    EnterSeed(kTeller, value);
    const auto effects = TryConfirmSeed(kChair);
    ASSERT_THAT(effects, IsOk()) << "seed " << seed;
    const Hash b = suite_.Tagged("tie", {value, Bytes("\0\1", 2), Bytes("\0\2", 2)});
    const Hash c = suite_.Tagged("tie", {value, Bytes("\0\1", 2), Bytes("\0\3", 2)});
    ASSERT_THAT((*effects)[0].tie_decided().chosen(), ElementsAre(b < c ? 2 : 3)) << "seed " << seed;
    first += b < c ? 1 : 0;
  }
  EXPECT_GT(first, 50) << "seed " << seed;
  EXPECT_LT(first, 150) << "seed " << seed;
}

class AbsenteesTest : public BoxFixture {};

// I32: those left out are expected neither for the quorum nor for the threshold, and are not counted as
// present.
TEST_F(AbsenteesTest, AbsenteesLeftOutAreNotExpected) {
  meeting().absentees.causes = {{testing::Nr(9), "卧床"}, {testing::Nr(10), "卧床"}};
  Present(1, 4, Channel::kDevice);
  EXPECT_EQ(meeting::ExpectedRoll(meeting()).size(), 10u) << "asked, not confirmed";
  meeting().absentees.confirmed = true;
  EXPECT_EQ(meeting::ExpectedRoll(meeting()).size(), 8u);
  EXPECT_TRUE(LeftOutInWords(10, 0).empty());
  EXPECT_EQ(LeftOutInWords(8, 2)[0].zh, "名单 10 人，经同意缺席 2 人不计入应到，应到 8 人");
}

}  // namespace
}  // namespace yishi::box

// Objecting to what hangs: everybody may, and the first time it suspends (engine/README.md, I20).

#include "engine/wire/opening.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/posting/posting_fixture.h"

namespace yishi::posting {
namespace {

using ::yishi::testing::At;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

class ObjectionTest : public PostingFixture {
 protected:
  ObjectionTest() { Start(); }
};

TEST_F(ObjectionTest, AnObjectionSuspendsAndIsDueInTenDays) {
  RaiseAt("2026-03-03 20:00", kResident, 1);
  EXPECT_TRUE(objection(1).suspends);
  EXPECT_EQ(objection(1).by, Nr(kResident));
  EXPECT_EQ(objection(1).matter, TheMatter());
  EXPECT_EQ(objection(1).level, Level::kCommittee);
  EXPECT_EQ(objection(1).due_ms, At("2026-03-14 00:00")) << "the end of Friday the 13th";
  EXPECT_TRUE(Suspended(postings_, ThePosting()));
}

TEST_F(ObjectionTest, ASecondOneOfTheSamePersonDoesNotSuspendAgain) {
  RaiseAt("2026-03-03 20:00", kResident, 1);
  RaiseAt("2026-03-04 20:00", kResident, 2);
  EXPECT_FALSE(objection(2).suspends);
  RaiseAt("2026-03-04 21:00", kNeighbour, 3);
  EXPECT_TRUE(objection(3).suspends) << "another person's first";
}

TEST_F(ObjectionTest, ARepeatedOneDoesNotSuspendAfterTheFirstWasAnswered) {
  RaiseAt("2026-03-03 20:00", kResident, 1);
  Answer(kMember, 1, v1::OBJECTION_OUTCOME_DISMISSED);
  RaiseAt("2026-03-04 20:00", kResident, 2);
  EXPECT_FALSE(objection(2).suspends);
  EXPECT_FALSE(Suspended(postings_, ThePosting()));
}

TEST_F(ObjectionTest, ItCanBeRaisedAsLongAsItHangs) {
  now_ = At("2026-03-18 00:00") - 1;
  EXPECT_THAT(TryRaise(kResident), IsOk());
  for (Standing standing : {Standing::kCompleted, Standing::kEnded}) {
    postings_.postings.at(ThePosting()).standing = standing;
    EXPECT_THAT(TryRaise(kResident), RefusedInBoth(Reason::kObjectionWindowClosed));
  }
}

// Residents who have only a key that an app keeps for them may object (and may not vote).
TEST_F(ObjectionTest, AnyKeyIsGoodEnough) {
  v1::Opening opening;
  opening.set_schema(v1::OPENING_SCHEMA_STATEMENT);
  opening.add_fields()->set_number(1);
  opening.mutable_fields(0)->set_salt(Bytes(32, 's'));
  opening.mutable_fields(0)->set_content("金额不对");
  v1::RaiseObjection act;
  act.set_posting_id(ThePosting().str());
  act.set_statement(wire::CommitmentOf(suite_, opening).str());
  roster::Acting acting = As(kResident);
  acting.confirmed = false;
  acting.custody = roster::Custody::kCustodial;
  const auto with = [&](std::span<const v1::Opening> openings) {
    return DecideRaise(postings_, calendar_, acting, rules_, openings, suite_, act);
  };
  EXPECT_THAT(with(std::span(&opening, 1)), IsOk());
  EXPECT_THAT(with({}), RefusedNaming(Reason::kOpeningMissing, Names{"0"}));
  v1::Opening other = opening;
  other.mutable_fields(0)->set_content("金额对");
  EXPECT_THAT(with(std::span(&other, 1)), RefusedInBoth(Reason::kOpeningMismatch));
  opening.set_schema(v1::OPENING_SCHEMA_BALLOT);
  act.set_statement(wire::CommitmentOf(suite_, opening).str());
  EXPECT_THAT(with(std::span(&opening, 1)), RefusedNaming(Reason::kFieldInvalid, Names{"statement"}));
  act.clear_statement();
  EXPECT_THAT(with(std::span(&opening, 1)), RefusedNaming(Reason::kFieldMissing, Names{"statement"}));
}

TEST_F(ObjectionTest, ThereMustBeSuchAPosting) {
  v1::RaiseObjection act;
  act.set_posting_id(testing::NumberedId<PostingId>(9).str());
  EXPECT_THAT(DecideRaise(postings_, calendar_, As(kResident), rules_, {}, suite_, act),
              RefusedInBoth(Reason::kNotFound));
}

TEST_F(ObjectionTest, AnObjectionIsFoundByItsId) {
  RaiseAt("2026-03-03 20:00", kResident, 1);
  EXPECT_THAT(FindObjection(postings_, TheObjection(1).view()), IsOk());
  EXPECT_THAT(FindObjection(postings_, TheObjection(9).view()), RefusedInBoth(Reason::kNotFound));
}

}  // namespace
}  // namespace yishi::posting

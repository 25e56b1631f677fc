// What a ballot may say: one way to write each choice, and nothing else (proto/yishi/v1/charter.proto,
// BallotForm).

#include "engine/box/ballot.h"

#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"

namespace yishi::box {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

constexpr std::uint32_t kOptions = 4;

v1::VoteRules Rules(v1::BallotForm form, std::uint32_t seats) {
  v1::VoteRules rules;
  rules.set_ballot(form);
  rules.set_seats(seats);
  return rules;
}

absl::Status Check(v1::BallotForm form, std::string_view content) {
  return CheckBallot(Rules(form, form == v1::BALLOT_FORM_RANKED ? 1 : 2), kOptions, content);
}

TEST(BallotTest, AYesOrNoIsOneByteFromOneToThree) {
  for (int byte = 0; byte < 256; ++byte) {
    const Bytes content(1, static_cast<char>(byte));
    for (v1::BallotForm form : {v1::BALLOT_FORM_UNSPECIFIED, v1::BALLOT_FORM_YES_NO_ABSTAIN}) {
      EXPECT_EQ(Check(form, content).ok(), byte >= 1 && byte <= 3) << byte;
    }
  }
  EXPECT_THAT(Check(v1::BALLOT_FORM_YES_NO_ABSTAIN, ""), RefusedInBoth(Reason::kChoiceInvalid));
  EXPECT_THAT(Check(v1::BALLOT_FORM_YES_NO_ABSTAIN, "\x01\x01"), RefusedInBoth(Reason::kChoiceInvalid));
}

// Every content of up to three bytes of none and options 1 to 5: an approval is a set, of at most two of the
// four options.
TEST(BallotTest, AnApprovalIsAsManyOptionsAsThereAreSeatsAscending) {
  for (int code = 0; code < 6 * 6 * 6; ++code) {
    const Bytes content{static_cast<char>('@' + code % 6), static_cast<char>('@' + code / 6 % 6),
                        static_cast<char>('@' + code / 36)};
    const auto two = BytesView(content).substr(0, 2);
    const bool sound = two[0] >= 'A' && two[0] < two[1] && two[1] <= 'D';
    EXPECT_EQ(Check(v1::BALLOT_FORM_APPROVAL, two).ok(), sound) << code;
    EXPECT_FALSE(Check(v1::BALLOT_FORM_APPROVAL, content).ok()) << code;
    EXPECT_EQ(Check(v1::BALLOT_FORM_APPROVAL, two.substr(0, 1)).ok(), two[0] <= 'D') << code;
  }
}

TEST(BallotTest, AYesIsNoOption) {
  for (v1::BallotForm form : {v1::BALLOT_FORM_APPROVAL, v1::BALLOT_FORM_RANKED}) {
    for (std::string_view choice : {"\x01", "\x02", "\x03", "\xff"}) {
      EXPECT_THAT(Check(form, choice), RefusedInBoth(Reason::kChoiceInvalid));
    }
  }
}

TEST(BallotTest, TooManyChoicesAreNumbered) {
  EXPECT_THAT(Check(v1::BALLOT_FORM_APPROVAL, "ABD"),
              RefusedNaming(Reason::kTooManyChoices, Names{"3", "2"}));
}

TEST(BallotTest, ARankingNamesEachOptionAtMostOnceInAnyOrder) {
  EXPECT_THAT(Check(v1::BALLOT_FORM_RANKED, "DACB"), IsOk());
  EXPECT_THAT(Check(v1::BALLOT_FORM_RANKED, "C"), IsOk());
  EXPECT_THAT(Check(v1::BALLOT_FORM_RANKED, "CC"), RefusedNaming(Reason::kChoiceInvalid, Names{"3", "4"}));
  EXPECT_THAT(Check(v1::BALLOT_FORM_RANKED, "E"), RefusedNaming(Reason::kChoiceInvalid, Names{"5", "4"}));
  EXPECT_THAT(Check(v1::BALLOT_FORM_RANKED, "A@"), RefusedInBoth(Reason::kChoiceInvalid));
  EXPECT_THAT(Check(v1::BALLOT_FORM_RANKED, "a"), RefusedNaming(Reason::kChoiceInvalid, Names{"?"}));
}

TEST(BallotTest, NoneIsAByteOfItsOwn) {
  for (v1::BallotForm form : {v1::BALLOT_FORM_APPROVAL, v1::BALLOT_FORM_RANKED}) {
    EXPECT_THAT(Check(form, "@"), IsOk());
    EXPECT_THAT(Check(form, ""), RefusedInBoth(Reason::kChoiceInvalid));
    EXPECT_THAT(Check(form, "@@"), RefusedInBoth(Reason::kChoiceInvalid));
  }
  EXPECT_TRUE(OptionsIn("@").empty());
  EXPECT_EQ(OptionsIn("CA"), (std::vector<tally::Option>{2, 0}));
}

}  // namespace
}  // namespace yishi::box

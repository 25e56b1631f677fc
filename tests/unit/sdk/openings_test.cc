#include "clients/sdk/openings.h"

#include <gtest/gtest.h>

#include "engine/wire/opening.h"
#include "tests/support/status_matchers.h"

namespace yishi::sdk {
namespace {

using ::yishi::testing::IsOk;

const crypto::Suite& Intl() { return crypto::Suite::Get(crypto::SuiteId::kIntl); }

TEST(Openings, OpenTheirCommitments) {
  for (const auto suite_id : {crypto::SuiteId::kIntl, crypto::SuiteId::kGm}) {
    const auto& suite = crypto::Suite::Get(suite_id);
    const Committed all[] = {
        CommitBallot(suite, v1::CHOICE_NO), CommitStatement(suite, "车位不够"),
        CommitScan(suite, Hash{}, "image/jpeg"),
        CommitPerson(suite, {.name = "石玉莲", .sex = "女", .birth_date = "1960-01-02"})};
    for (const Committed& one : all) {
      EXPECT_THAT(wire::CheckOpening(suite, one.opening, one.commitment.view()), IsOk());
    }
  }
}

TEST(Openings, OfTheSameChoiceDiffer) {
  EXPECT_NE(CommitBallot(Intl(), v1::CHOICE_YES).commitment, CommitBallot(Intl(), v1::CHOICE_YES).commitment);
}

TEST(Openings, OfAPersonLeaveOutWhatIsNotKnownAndKeepTheNumbers) {
  const PersonRecord record{.name = "石玉莲",
                            .sex = "女",
                            .birth_date = "1960-01-02",
                            .telephone = "",
                            .address = "",
                            .group = "第6居民小组"};
  const Committed made = CommitPerson(Intl(), record);
  ASSERT_EQ(made.opening.fields_size(), 4);
  EXPECT_EQ(made.opening.fields(3).number(), 6U);
  EXPECT_EQ(PersonRecordOf(made.opening), record);
}

TEST(Openings, OfABallotIsOneByte) {
  EXPECT_EQ(CommitBallot(Intl(), v1::CHOICE_ABSTAIN).opening.fields(0).content(), "\x03");
}

}  // namespace
}  // namespace yishi::sdk

// Entries: their place in the ledger and in their subject's chain (engine/README.md, I1, I2).

#include "engine/community/entry.h"

#include <utility>

#include "engine/base/limits.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/small_roster.h"

namespace yishi::community {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

class EntryTest : public ::testing::Test {
 protected:
  EntryTest() {
    state_.size = 7;
    state_.last_admitted_ms = 1'000;
    state_.chains[subject_] = {.length = 3, .last_leaf = *Hash::From(Bytes(32, 'l')), .terminated = false};
  }
  absl::StatusOr<Decided> Make(const SubjectId& subject, Millis now, Bytes envelope = "x") const {
    Effects effects(1);
    effects[0].mutable_community_founded();
    return MakeEntry(state_, suite_, ledger::v1::ENTRY_KIND_COMMAND, subject, std::move(envelope), effects,
                     now);
  }

  const crypto::Suite& suite_ = crypto::Suite::Get(crypto::SuiteId::kIntl);
  const SubjectId subject_ = NumberedId<SubjectId>(1);
  State state_;
};

TEST_F(EntryTest, FollowsTheLedgerAndItsSubjectsChain) {
  const auto made = Make(subject_, 2'000);
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(made->entry.seq(), 7u);
  EXPECT_EQ(made->entry.admitted_ms(), 2'000);
  EXPECT_EQ(made->entry.subject_seq(), 3u);
  EXPECT_EQ(made->entry.subject_prev(), Bytes(32, 'l'));
  EXPECT_EQ(made->bytes, made->entry.SerializeAsString());
}

TEST_F(EntryTest, AFirstEntryOfAChainHasNoneBefore) {
  const auto made = Make(NumberedId<SubjectId>(2), 2'000);
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(made->entry.subject_seq(), 0u);
  EXPECT_TRUE(made->entry.subject_prev().empty());
}

TEST_F(EntryTest, TheCommunitysOwnChainHasNoId) {
  EXPECT_TRUE(Make(SubjectId{}, 2'000)->entry.subject_id().empty());
}

TEST_F(EntryTest, TimeNeverGoesBack) { EXPECT_EQ(Make(subject_, 10)->entry.admitted_ms(), 1'000); }

TEST_F(EntryTest, NothingFollowsInAChainThatIsOver) {
  state_.chains[subject_].terminated = true;
  EXPECT_THAT(Make(subject_, 2'000), RefusedInBoth(Reason::kMatterClosed));
}

TEST_F(EntryTest, AnEntryFitsItsSixteenBitLength) {
  const std::size_t around = Make(subject_, 2'000, Bytes(60'000, 'x'))->bytes.size() - 60'000;
  const auto of_size = [&](std::size_t size) { return Make(subject_, 2'000, Bytes(size - around, 'x')); };
  ASSERT_THAT(of_size(limits::kEntryBytes), IsOk());
  EXPECT_EQ(of_size(limits::kEntryBytes)->bytes.size(), limits::kEntryBytes);
  EXPECT_THAT(of_size(limits::kEntryBytes + 1),
              RefusedNaming(Reason::kEntryTooLarge, Names{"65536", "65535"}));
}

TEST_F(EntryTest, OnlyTheEndOfAMatterOrAMeetingEndsAChain) {
  ledger::v1::Entry entry;
  entry.add_effects()->mutable_stage_passed();
  EXPECT_FALSE(Terminates(entry));
  entry.add_effects()->mutable_matter_closed();
  EXPECT_TRUE(Terminates(entry));
  entry.mutable_effects(1)->mutable_meeting_closed();
  EXPECT_TRUE(Terminates(entry));
}

}  // namespace
}  // namespace yishi::community

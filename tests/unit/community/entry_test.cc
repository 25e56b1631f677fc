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

TEST_F(EntryTest, OnlyTheEndOfAMatterAMeetingOrAnObjectionEndsItsChain) {
  const Bytes id = subject_.str();
  const Bytes other = NumberedId<SubjectId>(2).str();
  ledger::v1::Entry entry;
  ledger::v1::Effect& effect = *entry.add_effects();
  effect.mutable_stage_passed()->set_matter_id(id);
  EXPECT_FALSE(Terminates(entry, id));
  effect.mutable_matter_closed()->set_matter_id(id);
  EXPECT_TRUE(Terminates(entry, id));
  EXPECT_FALSE(Terminates(entry, other));
  effect.mutable_meeting_closed()->set_meeting_id(id);
  EXPECT_TRUE(Terminates(entry, id));
  EXPECT_FALSE(Terminates(entry, other)) << "a matter's chain goes on after its meeting";
  effect.mutable_objection_answered()->set_objection_id(id);
  EXPECT_TRUE(Terminates(entry, id));
  EXPECT_FALSE(Terminates(entry, other)) << "and after the answer to an objection";
}

// A meeting that is convened changes the matters on its agenda: who holds a matter's chain must see it.
TEST_F(EntryTest, StandsInTheChainOfEveryMatterThatItChanges) {
  const auto matter = [](int number) { return NumberedId<SubjectId>(number).str(); };
  state_.chains[NumberedId<SubjectId>(6)] = {
      .length = 5, .last_leaf = *Hash::From(Bytes(32, 'm')), .terminated = false};
  Effects effects(4);
  effects[0].mutable_meeting_convened()->set_meeting_id(subject_.str());
  for (std::size_t i : {1u, 2u, 3u}) {
    effects[i].mutable_phase_changed()->set_matter_id(matter(i == 1 ? 6 : 5));
  }
  const auto made = MakeEntry(state_, suite_, ledger::v1::ENTRY_KIND_COMMAND, subject_, "x", effects, 2'000);
  ASSERT_THAT(made, IsOk());
  ASSERT_EQ(made->entry.also_size(), 2) << "each once";
  EXPECT_EQ(made->entry.also(0).subject_id(), matter(5));
  EXPECT_EQ(made->entry.also(0).subject_seq(), 0u);
  EXPECT_TRUE(made->entry.also(0).subject_prev().empty());
  EXPECT_EQ(made->entry.also(1).subject_id(), matter(6));
  EXPECT_EQ(made->entry.also(1).subject_seq(), 5u);
  EXPECT_EQ(made->entry.also(1).subject_prev(), Bytes(32, 'm'));
  EXPECT_EQ(LinksOf(made->entry).size(), 3u);
  state_.chains[NumberedId<SubjectId>(6)].terminated = true;
  EXPECT_THAT(MakeEntry(state_, suite_, ledger::v1::ENTRY_KIND_COMMAND, subject_, "x", effects, 2'000),
              RefusedInBoth(Reason::kMatterClosed));
}

TEST_F(EntryTest, AMattersOwnEntryStandsInItsChainOnce) {
  Effects effects(2);
  effects[0].mutable_stage_passed()->set_matter_id(subject_.str());
  effects[1].mutable_stage_entered()->set_matter_id(subject_.str());
  const auto made = MakeEntry(state_, suite_, ledger::v1::ENTRY_KIND_COMMAND, subject_, "x", effects, 2'000);
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(made->entry.also_size(), 0);
}

}  // namespace
}  // namespace yishi::community

#include "services/storage/commitment_lookup.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/stored_batch.h"

namespace yishi::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::NumberedHash;

TEST(CommitmentLookup, FindsTheRowsOfACommitmentInOrder) {
  CommitmentLookup lookup(100);
  lookup.Add(1, 4, NumberedHash(1), 30);
  lookup.Add(1, 5, NumberedHash(2), 31);
  lookup.Add(1, 9, NumberedHash(1), 32);
  EXPECT_THAT(lookup.Find(1, NumberedHash(1)), ElementsAre(30, 32));
  EXPECT_THAT(lookup.Find(1, NumberedHash(2)), ElementsAre(31));
  EXPECT_THAT(lookup.Find(1, NumberedHash(3)), IsEmpty());
  EXPECT_THAT(lookup.Find(2, NumberedHash(1)), IsEmpty());
}

TEST(CommitmentLookup, KnowsHowFarItHasRead) {
  CommitmentLookup lookup(100);
  EXPECT_EQ(lookup.NextSeq(1), 0u);
  lookup.Add(1, 4, NumberedHash(1), 30);
  EXPECT_EQ(lookup.NextSeq(1), 5u);
  EXPECT_EQ(lookup.NextSeq(2), 0u);
}

TEST(CommitmentLookup, ForgetsALedgerThatMustBeReadAgain) {
  CommitmentLookup lookup(100);
  lookup.Add(1, 4, NumberedHash(1), 30);
  lookup.Add(2, 4, NumberedHash(1), 31);
  lookup.Forget(1);
  lookup.Forget(7);
  EXPECT_THAT(lookup.Find(1, NumberedHash(1)), IsEmpty());
  EXPECT_EQ(lookup.NextSeq(1), 0u);
  EXPECT_THAT(lookup.Find(2, NumberedHash(1)), ElementsAre(31));
}

TEST(CommitmentLookup, MakesRoomByForgettingTheOthers) {
  CommitmentLookup lookup(3);
  lookup.Add(1, 0, NumberedHash(1), 10);
  lookup.Add(2, 0, NumberedHash(2), 11);
  lookup.MakeRoom(2);
  EXPECT_THAT(lookup.Find(1, NumberedHash(1)), ElementsAre(10)) << "there was room";
  lookup.Add(2, 1, NumberedHash(3), 12);
  lookup.MakeRoom(2);
  EXPECT_THAT(lookup.Find(1, NumberedHash(1)), IsEmpty());
  EXPECT_THAT(lookup.Find(2, NumberedHash(2)), ElementsAre(11));
  lookup.Add(1, 0, NumberedHash(1), 10);
  lookup.MakeRoom(5);
  EXPECT_EQ(lookup.NextSeq(1), 0u) << "three rows again";
  EXPECT_EQ(lookup.NextSeq(2), 0u);
}

}  // namespace
}  // namespace yishi::storage

#include "services/rpc/name_book.h"

#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::rpc {
namespace {

using yishi::testing::IsOkAndHolds;
using yishi::testing::Refused;

Hash Commitment(char c) { return *Hash::From(Bytes(32, c)); }

class NameBookTest : public ::testing::Test {
 protected:
  NameBookTest() {
    openings_[Commitment('a')] = Opening(v1::OPENING_SCHEMA_PERSON, "张三");
    openings_[Commitment('s')] = Opening(v1::OPENING_SCHEMA_STATEMENT, "异议");
  }
  static Bytes Opening(std::uint32_t schema, const std::string& content) {
    v1::Opening opening;
    opening.set_schema(schema);
    opening.add_fields()->set_number(1);
    opening.mutable_fields(0)->set_content(content);
    return opening.SerializeAsString();
  }
  absl::StatusOr<std::string> Name(char commitment) {
    return names_.Fill(LedgerId{}, [&](const view::NameOf& name_of) -> absl::StatusOr<std::string> {
      ++made_;
      return name_of(Commitment(commitment));
    });
  }
  absl::StatusOr<std::optional<Bytes>> Read(const Hash& commitment) {
    ++asked_;
    if (fails_) return Refuse(Reason::kStoreFailed, "坏了", "broken");
    const auto found = openings_.find(commitment);
    return found == openings_.end() ? std::optional<Bytes>() : found->second;
  }

  std::map<Hash, Bytes> openings_;
  bool fails_ = false;
  int asked_ = 0;
  int made_ = 0;
  NameBook names_{[this](const LedgerId&, const Hash& commitment) { return Read(commitment); }};
};

TEST_F(NameBookTest, AsksTheStoreOnceAndMakesTheViewAgain) {
  EXPECT_THAT(Name('a'), IsOkAndHolds("张三"));
  EXPECT_EQ(made_, 2);
  EXPECT_EQ(asked_, 1);
  EXPECT_THAT(Name('a'), IsOkAndHolds("张三"));
  EXPECT_EQ(made_, 3);
  EXPECT_EQ(asked_, 1);
}

TEST_F(NameBookTest, WhatIsNotThereIsEmptyAndNotAskedForAgain) {
  EXPECT_THAT(Name('x'), IsOkAndHolds(""));
  EXPECT_THAT(Name('x'), IsOkAndHolds(""));
  EXPECT_EQ(asked_, 1);
}

TEST_F(NameBookTest, OpeningOfAnotherKindIsNoName) { EXPECT_THAT(Name('s'), IsOkAndHolds("")); }

TEST_F(NameBookTest, StoreThatFailsIsToldAndAskedAgain) {
  fails_ = true;
  EXPECT_THAT(Name('a'), Refused(Reason::kStoreFailed));
  fails_ = false;
  EXPECT_THAT(Name('a'), IsOkAndHolds("张三"));
}

}  // namespace
}  // namespace yishi::rpc

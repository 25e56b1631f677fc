// Reading entries back and applying them: what does not follow is refused (engine/README.md, I1, I2).

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/limits.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/community/bare_community.h"

namespace yishi::community {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

class ApplyTest : public ::testing::Test {
 protected:
  ApplyTest() {
    EXPECT_THAT(bare_.people.OpenPoll("绿化"), IsOk());
    next_ = bare_.entries().back();
    for (std::size_t i = 0; i + 1 < bare_.entries().size(); ++i) {
      EXPECT_THAT(Apply(behind_, bare_.entries()[i], bare_.openings()[i]), IsOk());
    }
  }
  absl::Status With(const std::function<void(Decided&)>& change) {
    Decided changed = next_;
    change(changed);
    Community copy = behind_;
    return Apply(copy, changed, {});
  }

  BareCommunity bare_;
  Community behind_{crypto::Suite::Get(crypto::SuiteId::kIntl)};  // all but the last entry
  Decided next_;
};

TEST_F(ApplyTest, TheNextEntryFollows) {
  ASSERT_THAT(Apply(behind_, next_, {}), IsOk());
  EXPECT_TRUE(behind_.state == bare_.state());
  EXPECT_EQ(behind_.tree.Root(), bare_.community().tree.Root());
}

TEST_F(ApplyTest, WhatDoesNotFollowIsDamaged) {
  const std::vector<std::function<void(Decided&)>> damages{
      [](auto& d) { d.entry.set_version(2); },
      [](auto& d) { d.entry.set_suite(2); },
      [](auto& d) { d.entry.set_seq(d.entry.seq() + 1); },
      [](auto& d) { d.entry.set_seq(d.entry.seq() - 1); },
      [](auto& d) { d.entry.set_admitted_ms(1); },
      [](auto& d) { d.entry.set_kind(ledger::v1::ENTRY_KIND_GENESIS); },
      [](auto& d) { d.entry.clear_effects(); },
      [](auto& d) { d.entry.set_subject_id("short"); },
      [](auto& d) { d.entry.set_subject_seq(d.entry.subject_seq() + 1); },
      [](auto& d) { d.entry.set_subject_prev(Bytes(32, 'p')); },
      [](auto& d) { d.entry.clear_subject_prev(); },
      [](auto& d) { d.entry.add_also()->set_subject_id(Bytes(16, 'a')); },
      [](auto& d) { d.entry.set_kind(ledger::v1::ENTRY_KIND_CLOCK); },
      [](auto& d) { d.id = CommandId{}; },
  };
  for (std::size_t i = 0; i < damages.size(); ++i) {
    EXPECT_THAT(With(damages[i]),
                RefusedNaming(Reason::kArchiveDamaged, Names{std::to_string(behind_.state.size)}))
        << "damage " << i;
  }
}

TEST_F(ApplyTest, TheSameEntryDoesNotFollowItself) {
  ASSERT_THAT(Apply(behind_, next_, {}), IsOk());
  EXPECT_THAT(Apply(behind_, next_, {}), RefusedInBoth(Reason::kArchiveDamaged));
}

TEST_F(ApplyTest, AnEntryIsReadBackAsItWasMade) {
  for (const Decided& made : bare_.entries()) {
    const auto read = ReadEntry(bare_.suite(), made.bytes);
    ASSERT_THAT(read, IsOk());
    EXPECT_EQ(read->leaf, made.leaf);
    EXPECT_EQ(read->id, made.id);
    EXPECT_EQ(read->command.SerializeAsString(), made.command.SerializeAsString());
  }
}

TEST_F(ApplyTest, BytesThatAreNoEntryAreRefused) {
  for (std::size_t size = 1; size < next_.bytes.size(); size += 11) {
    EXPECT_FALSE(ReadEntry(bare_.suite(), next_.bytes.substr(0, size)).ok()) << "cut at " << size;
  }
  EXPECT_FALSE(ReadEntry(bare_.suite(), next_.bytes + "x").ok());
  EXPECT_THAT(ReadEntry(bare_.suite(), Bytes(limits::kEntryBytes + 1, 'x')),
              RefusedInBoth(Reason::kArchiveDamaged));
}

TEST_F(ApplyTest, AClocksEntryHoldsNoCommand) {
  ledger::v1::Entry entry = next_.entry;
  entry.clear_signed_command();
  const auto request = RequestOf(bare_.suite(), entry);
  ASSERT_THAT(request, IsOk());
  EXPECT_FALSE(request->has_value());
}

}  // namespace
}  // namespace yishi::community

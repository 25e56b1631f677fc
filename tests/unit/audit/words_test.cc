// What comes from an archive is shown so that it can do nothing to whoever looks at it.

#include "clients/audit/words.h"

#include <gtest/gtest.h>

#include <set>

#include "clients/audit/fault.h"
#include "engine/base/utf8.h"
#include "yishi/ledger/v1/entry.pb.h"

namespace yishi::audit {
namespace {

TEST(WordsTest, PlainTextIsShownAsItIs) {
  EXPECT_EQ(Shown("利用滨河路闲置公地 car park ü €"), "利用滨河路闲置公地 car park ü €");
  EXPECT_EQ(Shown(""), "");
}

TEST(WordsTest, WhatDisturbsATerminalIsTakenOut) {
  EXPECT_EQ(Shown("a\x1b[31mb"), "a?[31mb");
  EXPECT_EQ(Shown("a\nb\rc\x7f"), "a?b?c?");
  EXPECT_EQ(Shown("a\xc2\x9b"
                  "b"),
            "a?b")
      << "C1";
  EXPECT_EQ(Shown("a\xe2\x80\xae"
                  "b"),
            "a?b")
      << "right-to-left override";
  EXPECT_EQ(Shown("a\xe2\x80\x8b"
                  "b"),
            "a?b")
      << "zero width";
  EXPECT_EQ(Shown("a\xe2\x81\xa6"
                  "b"),
            "a?b")
      << "isolate";
  EXPECT_EQ(Shown("a\xd8\x9c"
                  "b"),
            "a?b")
      << "Arabic letter mark";
  EXPECT_EQ(Shown("a\xef\xbb\xbf"
                  "b"),
            "a?b")
      << "byte order mark";
  EXPECT_EQ(Shown("—…“”"), "—…“”") << "their neighbours are kept";
}

TEST(WordsTest, WhatIsNoTextIsShownInHex) { EXPECT_EQ(Shown("\xff\xfe"), "0xfffe"); }

TEST(WordsTest, LongTextIsCutBetweenCharacters) {
  const std::string cut = Shown("一二三四", 7);
  EXPECT_EQ(cut, "一二…");
  EXPECT_TRUE(IsUtf8(cut));
  EXPECT_EQ(Shown("一二", 6), "一二");
}

TEST(WordsTest, IdsAreShort) {
  EXPECT_EQ(Short("\x01\x02\x03\x04\x05"), "01020304…");
  EXPECT_EQ(Short("\x01\x02"), "0102");
}

TEST(WordsTest, MessagesAreDescribedByTheirFields) {
  ledger::v1::Effect effect;
  auto* declared = effect.mutable_box_declared();
  declared->set_box_id(std::string(16, '\x0a'));
  declared->set_yes(12);
  declared->add_channels()->set_channel(v1::CHANNEL_PAPER);
  declared->set_outcome(ledger::v1::BOX_OUTCOME_PASSED);
  EXPECT_EQ(
      Described(effect),
      "box_declared{box_id=0a0a0a0a… channels{channel=CHANNEL_PAPER} yes=12 outcome=BOX_OUTCOME_PASSED}");
  ledger::v1::Effect adopted;
  adopted.mutable_charter_adopted()->set_charter_id("pl\nain");
  EXPECT_EQ(Described(adopted), "charter_adopted{charter_id=\"pl?ain\"}");
  ledger::v1::Effect replaces;
  replaces.mutable_ballot_cast()->set_replaces(true);
  EXPECT_EQ(Described(replaces), "ballot_cast{replaces=true}");
}

TEST(WordsTest, ADescriptionIsBounded) {
  ledger::v1::Entry entry;
  for (int i = 0; i < 10'000; ++i) entry.add_effects()->mutable_community_founded();
  EXPECT_LT(Described(entry).size(), 500u);
}

TEST(FaultTest, EveryKindHasANameOfItsOwnAndAConsequence) {
  std::set<std::string_view> names;
  for (FaultKind kind : AllFaultKinds()) {
    const FaultKindInfo& info = InfoOf(kind);
    EXPECT_TRUE(names.insert(info.name).second) << info.name;
    EXPECT_TRUE(info.consequence_zh.ends_with("。")) << info.name;
    EXPECT_TRUE(info.consequence_en.ends_with(".")) << info.name;
  }
}

TEST(FaultTest, SentencesAreMadeHarmless) {
  FaultList faults;
  faults.Add(FaultKind::kLayoutDiffers, {.entry = {}, .file = "a\x1b", .offset = {}}, "甲\n", "b\r");
  EXPECT_EQ(faults.kept()[0].at.file, "a?");
  EXPECT_EQ(faults.kept()[0].zh, "甲?");
  EXPECT_EQ(faults.kept()[0].en, "b?");
}

TEST(FaultTest, BeyondTheLimitFaultsAreOnlyCounted) {
  FaultList faults;
  for (std::size_t i = 0; i < kFaultsKept + 5; ++i) faults.Add(FaultKind::kRootDiffers, {}, "甲", "a");
  EXPECT_EQ(faults.total(), kFaultsKept + 5);
  const std::vector<Fault> kept = std::move(faults).Take();
  ASSERT_EQ(kept.size(), kFaultsKept);
  EXPECT_EQ(kept[kFaultsKept - 2].kind, FaultKind::kRootDiffers);
  EXPECT_EQ(kept.back().kind, FaultKind::kTooManyFaults);
}

}  // namespace
}  // namespace yishi::audit

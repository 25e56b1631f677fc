#include "engine/tally/sheet.h"

#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/seed.h"
#include "tests/support/status_matchers.h"

namespace yishi::tally {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::yishi::testing::IsOk;
using ::yishi::testing::IsOkAndHolds;
using ::yishi::testing::Refused;

using Numbers = std::vector<std::pair<std::string, std::string>>;

// 40 printed, 28 handed out, one of them for a spoiled one, two carried away, 25 in the box.
PaperSheet SoundPaper() {
  return {.printed = 40,
          .unused = 12,
          .handed_out = 28,
          .returned = 25,
          .spoiled = 1,
          .not_returned = 2,
          .yes = 14,
          .no = 7,
          .abstain = 3,
          .void_ballots = 1};
}

HandsSheet SoundHands() { return {.present = 25, .yes = 14, .no = 7, .abstain = 3, .silent = 1}; }

constexpr std::int64_t PaperSheet::*kPaperFields[] = {
    &PaperSheet::printed, &PaperSheet::unused,       &PaperSheet::handed_out, &PaperSheet::returned,
    &PaperSheet::spoiled, &PaperSheet::not_returned, &PaperSheet::yes,        &PaperSheet::no,
    &PaperSheet::abstain, &PaperSheet::void_ballots};
constexpr std::int64_t HandsSheet::*kHandsFields[] = {&HandsSheet::present, &HandsSheet::yes, &HandsSheet::no,
                                                      &HandsSheet::abstain, &HandsSheet::silent};

TEST(PaperSheetTest, TakesASheetThatAddsUp) {
  EXPECT_THAT(CheckPaper(SoundPaper()), IsOkAndHolds(PaperStanding::kCounts));
  EXPECT_THAT(CheckPaper(PaperSheet{}), IsOkAndHolds(PaperStanding::kCounts));
}

TEST(PaperSheetTest, NamesTheSumThatFails) {
  PaperSheet sheet = SoundPaper();
  sheet.printed = 41;
  const absl::Status status = CheckPaper(sheet).status();
  EXPECT_THAT(status, Refused(Reason::kSheetDoesNotAddUp));
  EXPECT_EQ(RefusalOf(status)->zh, "印制 41，而 发出 28 + 未用 12 = 40，相差 1");
  EXPECT_EQ(RefusalOf(status)->en, "printed 41, but handed out 28 + unused 12 = 40, off by 1");
  EXPECT_EQ(RefusalOf(status)->numbers,
            (Numbers{{"printed", "41"}, {"handed_out + unused", "40"}, {"difference", "1"}}));
  EXPECT_THAT(RefusalOf(status)->rule, HasSubstr("印制 = 发出 + 未用"));
}

TEST(PaperSheetTest, NamesWhatBecameOfThePapersHandedOut) {
  PaperSheet sheet = SoundPaper();
  sheet.spoiled = 3;
  const absl::Status status = CheckPaper(sheet).status();
  EXPECT_THAT(status, Refused(Reason::kSheetDoesNotAddUp));
  EXPECT_EQ(RefusalOf(status)->zh, "发出 28，而 收回 25 + 作废换发 3 + 未交回 2 = 30，相差 2");
  EXPECT_EQ(
      RefusalOf(status)->numbers,
      (Numbers{{"handed_out", "28"}, {"returned + spoiled + not_returned", "30"}, {"difference", "-2"}}));
}

TEST(PaperSheetTest, NamesTheBallotsThatDoNotMakeUpTheBox) {
  PaperSheet sheet = SoundPaper();
  sheet.yes = 12;
  const absl::Status status = CheckPaper(sheet).status();
  EXPECT_EQ(RefusalOf(status)->en, "returned 25, but yes 12 + no 7 + abstain 3 + void 1 = 23, off by 2");
}

TEST(PaperSheetTest, TellsAllFaultsAtOnce) {
  PaperSheet sheet = SoundPaper();
  sheet.printed = 50;
  sheet.not_returned = 0;
  sheet.no = 8;
  const absl::Status status = CheckPaper(sheet).status();
  EXPECT_THAT(status, Refused(Reason::kSheetDoesNotAddUp));
  EXPECT_EQ(RefusalOf(status)->numbers.size(), 9u);
  EXPECT_THAT(RefusalOf(status)->zh, HasSubstr("；"));
  for (const char* part : {"printed 50", "handed out 28, but", "returned 25, but"}) {
    EXPECT_THAT(RefusalOf(status)->en, HasSubstr(part));
  }
}

TEST(PaperSheetTest, MorePapersThanWereHandedOutVoidTheBox) {
  PaperSheet sheet = SoundPaper();
  sheet.handed_out = 24;
  sheet.unused = 16;
  sheet.spoiled = 0;
  sheet.not_returned = 0;
  EXPECT_THAT(CheckPaper(sheet), IsOkAndHolds(PaperStanding::kBoxVoid));
}

// Ten went out and two came back spoiled: nine in the box are one too many, though fewer than ten.
TEST(PaperSheetTest, SpoiledPapersMakeNoRoomForStuffedOnes) {
  const PaperSheet sheet{.printed = 10, .handed_out = 10, .returned = 9, .spoiled = 2, .yes = 9};
  EXPECT_THAT(CheckPaper(sheet), IsOkAndHolds(PaperStanding::kBoxVoid));
}

TEST(PaperSheetTest, MoreSpoiledThanHandedOutIsASlip) {
  const PaperSheet sheet{.printed = 10, .handed_out = 10, .returned = 9, .spoiled = 12, .yes = 9};
  EXPECT_THAT(CheckPaper(sheet).status(), Refused(Reason::kSheetDoesNotAddUp));
}

TEST(PaperSheetTest, ASlipOfThePenDoesNotVoidTheBox) {
  PaperSheet sheet = SoundPaper();
  sheet.returned = 52;  // meant 25
  const absl::Status status = CheckPaper(sheet).status();
  EXPECT_THAT(status, Refused(Reason::kSheetDoesNotAddUp));
  EXPECT_THAT(RefusalOf(status)->en, HasSubstr("returned 52, but"));
  EXPECT_THAT(RefusalOf(status)->en, HasSubstr("handed out 28, but"));
}

TEST(PaperSheetTest, AsManyAsWereHandedOutDoNotVoidTheBox) {
  PaperSheet sheet = SoundPaper();
  sheet.handed_out = 25;
  sheet.unused = 15;
  sheet.spoiled = 0;
  sheet.not_returned = 0;
  EXPECT_THAT(CheckPaper(sheet), IsOkAndHolds(PaperStanding::kCounts));
}

TEST(PaperSheetTest, RefusesNumbersOutOfRangeInEveryField) {
  for (std::int64_t wrong : {std::int64_t{-1}, kSheetNumberMax + 1, std::numeric_limits<std::int64_t>::min(),
                             std::numeric_limits<std::int64_t>::max()}) {
    for (auto field : kPaperFields) {
      PaperSheet sheet = SoundPaper();
      sheet.*field = wrong;
      EXPECT_THAT(CheckPaper(sheet),
                  Refused(Reason::kFieldInvalid, HasSubstr(std::to_string(wrong) + " 不对")));
    }
  }
}

TEST(PaperSheetTest, TellsWrongNumbersOnceAndTheSumsThatStandApart) {
  PaperSheet sheet = SoundPaper();
  sheet.handed_out = -28;
  sheet.no = 8;
  const absl::Status status = CheckPaper(sheet).status();
  EXPECT_THAT(status, Refused(Reason::kFieldInvalid));
  EXPECT_EQ(
      RefusalOf(status)->zh,
      "发出 -28 不对，应在 0 到 10000000 之间；收回 25，而 赞成 14 + 反对 8 + 弃权 3 + 废票 1 = 26，相差 1");
  EXPECT_EQ(RefusalOf(status)->numbers, (Numbers{{"handed_out", "-28"},
                                                 {"returned", "25"},
                                                 {"yes + no + abstain + void_ballots", "26"},
                                                 {"difference", "-1"}}));
}

TEST(PaperSheetTest, ChangingOneNumberOfASoundSheetNeverCounts) {
  for (auto field : kPaperFields) {
    for (std::int64_t change : {-1, 1}) {
      PaperSheet sheet = SoundPaper();
      sheet.*field += change;
      const auto standing = CheckPaper(sheet);
      EXPECT_FALSE(standing.ok() && *standing == PaperStanding::kCounts) << ToText(standing.status());
    }
  }
}

// A paper at a time is put in its place: such a sheet adds up, however the papers fall.
TEST(PaperSheetTest, TakesWhateverCanHappenToPapers) {
  std::mt19937_64 random(testing::TestSeed());
  for (int round = 0; round < 5'000; ++round) {
    PaperSheet sheet;
    for (std::uint64_t papers = random() % 80; papers > 0; --papers) {
      ++sheet.printed;
      const std::uint64_t fate = random() % 7;
      if (fate == 0) {
        ++sheet.unused;
        continue;
      }
      ++sheet.handed_out;
      if (fate == 1) ++sheet.spoiled;
      if (fate == 2) ++sheet.not_returned;
      if (fate < 3) continue;
      ++sheet.returned;
      ++(fate == 3 ? sheet.yes : fate == 4 ? sheet.no : fate == 5 ? sheet.abstain : sheet.void_ballots);
    }
    ASSERT_THAT(CheckPaper(sheet), IsOkAndHolds(PaperStanding::kCounts));
    const std::int64_t voters = sheet.handed_out - static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(sheet.spoiled + 1));
    const ChannelCount count = CountOf(sheet, voters);
    ASSERT_EQ(count.cast() + count.silent, voters) << "everyone who took paper is in one count";
  }
}

TEST(PaperSheetTest, CountsItsBallotsAndThePapersCarriedAway) {
  EXPECT_EQ(CountOf(SoundPaper(), 27),
            (ChannelCount{.yes = 14, .no = 7, .abstain = 3, .void_ballots = 1, .silent = 2}));
}

TEST(PaperSheetTest, WhoSpoiledAPaperAndTookNoOtherIsSilent) {
  EXPECT_EQ(CountOf(SoundPaper(), 28).silent, 3);
}

TEST(HandsSheetTest, TakesASheetThatAddsUp) {
  EXPECT_THAT(CheckHands(SoundHands()), IsOk());
  EXPECT_THAT(CheckHands(HandsSheet{}), IsOk());
}

TEST(HandsSheetTest, TakesTheGreatestNumber) {
  EXPECT_THAT(
      CheckHands({.present = kSheetNumberMax, .yes = kSheetNumberMax, .no = 0, .abstain = 0, .silent = 0}),
      IsOk());
}

TEST(HandsSheetTest, NamesTheSumThatFails) {
  HandsSheet sheet = SoundHands();
  sheet.silent = 2;
  const absl::Status status = CheckHands(sheet);
  EXPECT_THAT(status, Refused(Reason::kSheetDoesNotAddUp));
  EXPECT_EQ(RefusalOf(status)->zh, "举手到会 25，而 赞成 14 + 反对 7 + 弃权 3 + 未举手 2 = 26，相差 1");
  EXPECT_EQ(RefusalOf(status)->en,
            "present by hands 25, but yes 14 + no 7 + abstain 3 + silent 2 = 26, off by 1");
  EXPECT_EQ(RefusalOf(status)->numbers,
            (Numbers{{"present", "25"}, {"yes + no + abstain + silent", "26"}, {"difference", "-1"}}));
}

TEST(HandsSheetTest, RefusesNumbersOutOfRangeInEveryField) {
  for (std::int64_t wrong : {std::int64_t{-1}, kSheetNumberMax + 1, std::numeric_limits<std::int64_t>::min(),
                             std::numeric_limits<std::int64_t>::max()}) {
    for (auto field : kHandsFields) {
      HandsSheet sheet = SoundHands();
      sheet.*field = wrong;
      EXPECT_THAT(CheckHands(sheet),
                  Refused(Reason::kFieldInvalid, HasSubstr(std::to_string(wrong) + " is wrong")));
    }
  }
}

TEST(HandsSheetTest, TellsAllWrongNumbersAtOnce) {
  const absl::Status status = CheckHands({.present = -25, .yes = -1, .no = 7, .abstain = 3, .silent = -2});
  EXPECT_EQ(RefusalOf(status)->numbers, (Numbers{{"present", "-25"}, {"yes", "-1"}, {"silent", "-2"}}));
}

// Negative numbers that cancel out are no sum.
TEST(HandsSheetTest, RefusesNegativeNumbersThatAddUp) {
  EXPECT_THAT(CheckHands({.present = 25, .yes = 26, .no = -1, .abstain = 0, .silent = 0}),
              Refused(Reason::kFieldInvalid));
}

TEST(HandsSheetTest, CountsItsHands) {
  EXPECT_EQ(CountOf(SoundHands()),
            (ChannelCount{.yes = 14, .no = 7, .abstain = 3, .void_ballots = 0, .silent = 1}));
}

}  // namespace
}  // namespace yishi::tally

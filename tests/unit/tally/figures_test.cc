#include "engine/tally/figures.h"

#include <limits>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace yishi::tally {
namespace {

using ::testing::HasSubstr;
using ::yishi::testing::IsOk;
using ::yishi::testing::Refused;

Figures Sound() {
  const UnitFigures unit{.expected = 37, .present = 30, .yes = 16, .no = 8, .abstain = 3, .void_ballots = 2};
  return {.persons = unit, .households = unit, .weight = unit};
}

TEST(FiguresTest, CastIsEveryBallot) { EXPECT_EQ(Sound().persons.cast(), 29); }

TEST(FiguresTest, UnitsAreKeptApart) {
  Figures figures;
  figures.persons.yes = 1;
  figures.households.yes = 2;
  figures.weight.yes = 3;
  EXPECT_EQ(figures.of(Unit::kPersons).yes, 1);
  EXPECT_EQ(figures.of(Unit::kHouseholds).yes, 2);
  EXPECT_EQ(figures.of(Unit::kWeight).yes, 3);
}

TEST(CheckFiguresTest, TakesWhatAVoteCanHave) {
  EXPECT_THAT(CheckFigures(Figures{}), IsOk());
  EXPECT_THAT(CheckFigures(Sound()), IsOk());
  Figures full = Sound();
  full.persons = {.expected = 30, .present = 30, .yes = 30, .no = 0, .abstain = 0, .void_ballots = 0};
  full.weight.expected = kFigureMax;
  EXPECT_THAT(CheckFigures(full), IsOk());
}

TEST(CheckFiguresTest, RefusesNumbersOutOfRange) {
  constexpr std::int64_t kWrong[] = {-1, kFigureMax + 1, std::numeric_limits<std::int64_t>::min(),
                                     std::numeric_limits<std::int64_t>::max()};
  for (std::int64_t wrong : kWrong) {
    for (auto field : {&UnitFigures::expected, &UnitFigures::present, &UnitFigures::yes, &UnitFigures::no,
                       &UnitFigures::abstain, &UnitFigures::void_ballots}) {
      Figures figures = Sound();
      figures.weight.*field = wrong;
      EXPECT_THAT(CheckFigures(figures),
                  Refused(Reason::kFieldInvalid, HasSubstr("权重中的 " + std::to_string(wrong))));
    }
  }
}

TEST(CheckFiguresTest, RefusesMorePresentThanExpected) {
  Figures figures = Sound();
  figures.persons.present = 38;
  EXPECT_THAT(CheckFigures(figures), Refused(Reason::kFieldInvalid, HasSubstr("人数：实到 38，多于应到 37")));
}

TEST(CheckFiguresTest, RefusesMoreBallotsThanPresent) {
  Figures figures = Sound();
  figures.households.yes = 18;
  EXPECT_THAT(CheckFigures(figures),
              Refused(Reason::kFieldInvalid, HasSubstr("households: cast 31 is more than present 30")));
}

TEST(FiguresTest, AUnitOfALaterVersionIsReadAsPersons) {
  Figures figures;
  figures.persons.expected = 7;
  EXPECT_EQ(figures.of(static_cast<Unit>(99)).expected, 7);
}

}  // namespace
}  // namespace yishi::tally

// Every comparison that a shipped charter makes, and random ones, at every number up to 500, against
// fractions worked out by a second and slower way (engine/README.md, I17).

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "engine/charter/charter.h"
#include "gtest/gtest.h"
#include "tests/support/rational.h"
#include "tests/support/seed.h"
#include "tests/support/shipped_charter.h"

namespace yishi::box {
namespace {

using ::yishi::testing::Rational;
using ::yishi::testing::Reaches;

constexpr std::int64_t kMost = 500;

void AddCriteria(const v1::Rule& rule, std::vector<v1::Criterion>& criteria) {
  for (const v1::Rule& child : rule.all().rules()) AddCriteria(child, criteria);
  for (const v1::Rule& child : rule.any().rules()) AddCriteria(child, criteria);
  if (rule.has_criterion()) criteria.push_back(rule.criterion());
}

std::vector<v1::Criterion> ShippedCriteria() {
  std::vector<v1::Criterion> criteria;
  const std::filesystem::path folder = std::filesystem::path(YISHI_SOURCE_DIR) / "engine/charter/charters";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const v1::Charter charter = testing::ShippedCharter(file.path().stem());
    for (const v1::Stage& stage : charter.stages()) {
      if (!stage.has_vote()) continue;
      AddCriteria(stage.vote().quorum(), criteria);
      AddCriteria(stage.vote().threshold(), criteria);
    }
  }
  return criteria;
}

// Figures in which the criterion compares `count` with `base`.
tally::UnitFigures Comparing(const v1::Criterion& criterion, std::int64_t count, std::int64_t base) {
  tally::UnitFigures figures{.expected = base, .present = base};
  if (criterion.count() == v1::COUNT_KIND_PRESENT) figures.present = count;
  if (criterion.count() == v1::COUNT_KIND_PRESENT) return figures;
  figures.yes = count;
  if (criterion.base() == v1::BASE_KIND_VOTING) figures.no = base - count;
  return figures;
}

tally::Figures InUnit(v1::UnitKind unit, const tally::UnitFigures& figures) {
  tally::Figures all;
  if (unit == v1::UNIT_KIND_PERSONS) all.persons = figures;
  if (unit == v1::UNIT_KIND_HOUSEHOLDS) all.households = figures;
  if (unit == v1::UNIT_KIND_WEIGHT) all.weight = figures;
  return all;
}

void ExpectExact(const v1::Criterion& criterion) {
  v1::Rule rule;
  *rule.mutable_criterion() = criterion;
  const tally::Rule judged = charter::ToTallyRule(rule);
  const bool more_than = criterion.comparison() == v1::COMPARISON_KIND_MORE_THAN;
  const Rational share(criterion.numerator(), criterion.denominator());
  for (std::int64_t base = 0; base <= kMost; ++base) {
    for (std::int64_t count = 0; count <= base; ++count) {
      const tally::Figures figures = InUnit(criterion.unit(), Comparing(criterion, count, base));
      const bool reaches = count > 0 && Reaches(count, more_than, share, base);
      ASSERT_EQ(tally::Evaluate(judged, figures).holds, reaches)
          << criterion.ShortDebugString() << ": " << count << " of " << base;
    }
  }
}

TEST(DenominatorTest, EveryShippedComparisonIsExactUpToFiveHundred) {
  const std::vector<v1::Criterion> criteria = ShippedCriteria();
  ASSERT_GE(criteria.size(), 8u);
  for (const v1::Criterion& criterion : criteria) ExpectExact(criterion);
}

TEST(DenominatorTest, RandomComparisonsAreExactUpToFiveHundred) {
  std::mt19937_64 random{testing::TestSeed()};
  for (int round = 0; round < 12; ++round) {
    v1::Criterion criterion;
    const auto denominator = static_cast<std::int64_t>(1 + random() % 12);
    criterion.set_denominator(denominator);
    criterion.set_numerator(1 +
                            static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(denominator)));
    criterion.set_comparison(random() % 2 == 0 ? v1::COMPARISON_KIND_AT_LEAST
                                               : v1::COMPARISON_KIND_MORE_THAN);
    criterion.set_unit(static_cast<v1::UnitKind>(1 + random() % 3));
    criterion.set_base(static_cast<v1::BaseKind>(1 + random() % 3));
    const bool expected = criterion.base() == v1::BASE_KIND_EXPECTED;
    criterion.set_count(expected ? static_cast<v1::CountKind>(1 + random() % 3) : v1::COUNT_KIND_YES);
    ExpectExact(criterion);
  }
}

}  // namespace
}  // namespace yishi::box

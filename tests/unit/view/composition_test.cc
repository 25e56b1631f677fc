// How the bodies are made up, as readers see it.

#include "gtest/gtest.h"
#include "services/view/community.h"
#include "small_state.h"

namespace yishi::testing {
namespace {

// Whether each line holds, in order.
std::vector<bool> Held(const SmallState& small) {
  std::vector<bool> held;
  const v1::CommunityView view = view::ViewCommunity(small.Anonymous());
  for (const v1::WorkingLine& line : view.composition()) {
    EXPECT_FALSE(line.zh().empty());
    EXPECT_FALSE(line.en().empty());
    held.push_back(line.holds());
  }
  return held;
}

TEST(Composition, ShowsEachComparisonAndWarnsOfTheRatio) {
  // Five on the committee and ten representatives, each in a household of their own: 10/15, and 27 : 10.
  SmallState small;
  EXPECT_EQ(Held(small), (std::vector<bool>{false, false, false}));
  small.state.roster.relatives_apart_in = 1;
  EXPECT_EQ(Held(small), (std::vector<bool>{false, false, true}));
}

TEST(Composition, AsksForWomenInVillages) {
  SmallState small;
  auto charter = std::make_shared<v1::Charter>(*small.state.charters.by_digest.begin()->second);
  charter->set_basis(v1::LEGAL_BASIS_VILLAGE_2026);
  small.state.charters.by_digest.begin()->second = charter;
  EXPECT_EQ(Held(small), (std::vector<bool>{false, false, false}));
  for (int person = 31; person <= 35; ++person) small.state.roster.persons[Nr(person)].woman = true;
  EXPECT_EQ(Held(small), (std::vector<bool>{false, true, false}));
}

TEST(Composition, SaysNothingBeforeThereAreRepresentatives) {
  SmallState small;
  small.state.roster.memberships.clear();
  EXPECT_TRUE(Held(small).empty());
}

}  // namespace
}  // namespace yishi::testing

#include "engine/base/ids.h"

#include <string>
#include <type_traits>

#include "gtest/gtest.h"

namespace yishi {
namespace {

static_assert(!std::is_same_v<PersonId, HouseholdId>);
static_assert(!std::is_convertible_v<PersonId, HouseholdId>);
static_assert(!std::is_convertible_v<MatterId, SubjectId>);
static_assert(PersonId::kSize == 16 && CommandId::kSize == 32);

TEST(IdsTest, TakeExactlyTheirLength) {
  EXPECT_EQ(PersonId::From(std::string(15, 'a')), std::nullopt);
  EXPECT_EQ(PersonId::From(std::string(17, 'a')), std::nullopt);
  EXPECT_EQ(PersonId::From(std::string(16, 'a'))->str(), std::string(16, 'a'));
}

TEST(IdsTest, PrintAsHex) {
  EXPECT_EQ(BoxId::From("0123456789abcdef")->hex(), "30313233343536373839616263646566");
}

TEST(IdsTest, AreOrderedByTheirBytes) {
  EXPECT_LT(PersonId::From(std::string(16, 'a')), PersonId::From(std::string(16, 'b')));
  EXPECT_TRUE(SubjectId{}.is_zero());
  EXPECT_FALSE(PersonId::From(std::string(16, 'a'))->is_zero());
}

}  // namespace
}  // namespace yishi

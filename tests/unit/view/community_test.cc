#include "services/view/community.h"

#include "gtest/gtest.h"
#include "small_state.h"
#include "tests/support/status_matchers.h"

namespace yishi::testing {
namespace {

TEST(CommunityView, IsUnwitnessedWithoutAPolicy) {
  SmallState small;
  v1::CommunityView view = view::ViewCommunity(small.Anonymous());
  EXPECT_TRUE(view.unwitnessed());
  EXPECT_EQ(view.name(), "小社区");
  EXPECT_EQ(view.size(), 100u);
  EXPECT_EQ(view.suite(), v1::SUITE_INTL);
  small.state.foundation.witness_policy = "witness ...";
  view = view::ViewCommunity(small.Anonymous());
  EXPECT_FALSE(view.unwitnessed());
  for (const v1::BodyView& body : view.bodies()) {
    if (body.kind() != v1::BODY_KIND_RESIDENT_REPRESENTATIVES) continue;
    EXPECT_EQ(body.members(), 10u);
  }
}

TEST(CommunityView, ChartersByIdTheNewestVersionFirst) {
  SmallState small;
  v1::Charter second = *small.state.charters.by_digest.begin()->second;
  second.set_version(2);
  const Hash digest = NumberedId<CommandId>(901).bytes;
  small.state.charters.by_digest[digest] = std::make_shared<const v1::Charter>(second);
  small.state.charters.newest["small"] = digest;
  const auto page = view::ListCharters(small.Anonymous(), {10, {}});
  ASSERT_EQ(page.items.size(), 2u);
  EXPECT_EQ(page.items[0].charter().version(), 2u);
  EXPECT_TRUE(page.items[0].newest());
  EXPECT_FALSE(page.items[1].newest());
  EXPECT_THAT(view::ViewCharter(small.Anonymous(), Bytes(32, 'x')), Refused(Reason::kCharterUnknown));
  EXPECT_THAT(view::ViewCharter(small.Anonymous(), ""), Refused(Reason::kFieldMissing));
}

TEST(CommunityView, TheCatalogueInForceOrThatThereIsNone) {
  SmallState small;
  EXPECT_THAT(view::ViewCatalogue(small.Anonymous()), Refused(Reason::kNotFound));
  v1::Catalogue catalogue;
  catalogue.set_version(3);
  small.state.charters.catalogue = std::make_shared<const v1::Catalogue>(catalogue);
  small.state.charters.catalogue_digest = NumberedId<CommandId>(902).bytes;
  const auto view = view::ViewCatalogue(small.Anonymous());
  ASSERT_THAT(view, IsOk());
  EXPECT_EQ(view->catalogue().version(), 3u);
  EXPECT_EQ(view->digest(), small.state.charters.catalogue_digest.str());
}

}  // namespace
}  // namespace yishi::testing

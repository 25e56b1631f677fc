#include "services/rpc/streams.h"

#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace yishi::rpc {
namespace {

using yishi::testing::IsOk;
using yishi::testing::Refused;

struct Open final : Stream {
  void End(const absl::Status& status) override { ended = status; }
  absl::Status ended;
};

TEST(Streams, AreBounded) {
  Streams streams(2);
  const auto a = std::make_shared<Open>(), b = std::make_shared<Open>(), c = std::make_shared<Open>();
  EXPECT_THAT(streams.Enter(a), IsOk());
  EXPECT_THAT(streams.Enter(b), IsOk());
  EXPECT_THAT(streams.Enter(c), Refused(Reason::kOverloaded));
  streams.Leave(a.get());
  EXPECT_THAT(streams.Enter(c), IsOk());
  EXPECT_EQ(streams.size(), 2u);
}

TEST(Streams, AllEndAndNoMoreComeIn) {
  Streams streams(5);
  const auto a = std::make_shared<Open>(), b = std::make_shared<Open>();
  ASSERT_THAT(streams.Enter(a), IsOk());
  ASSERT_THAT(streams.Enter(b), IsOk());
  streams.Leave(b.get());
  streams.EndAll();
  EXPECT_THAT(a->ended, Refused(Reason::kStopping));
  EXPECT_TRUE(b->ended.ok()) << "had left";
  EXPECT_THAT(streams.Enter(b), Refused(Reason::kStopping));
}

}  // namespace
}  // namespace yishi::rpc

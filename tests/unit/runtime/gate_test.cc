#include "services/runtime/gate.h"

#include <future>

#include "tests/support/status_matchers.h"

namespace yishi::runtime {
namespace {

using yishi::testing::IsOk;
using yishi::testing::Refused;

TEST(GateTest, BoundsTheNumber) {
  Counters counters;
  Gate gate(2, 1'000, counters);
  EXPECT_THAT(gate.Enter(1), IsOk());
  EXPECT_THAT(gate.Enter(1), IsOk());
  EXPECT_THAT(gate.Enter(1), Refused(Reason::kOverloaded));
  EXPECT_EQ(counters.in_flight, 2);
  gate.Leave(1, 1);
  EXPECT_THAT(gate.Enter(1), IsOk());
}

TEST(GateTest, BoundsTheBytes) {
  Counters counters;
  Gate gate(100, 1'000, counters);
  EXPECT_THAT(gate.Enter(600), IsOk());
  EXPECT_THAT(gate.Enter(401), Refused(Reason::kOverloaded));
  EXPECT_THAT(gate.Enter(400), IsOk());
  EXPECT_THAT(gate.Enter(static_cast<std::size_t>(-1)), Refused(Reason::kOverloaded));
  gate.Leave(2, 1'000);
  EXPECT_THAT(gate.Enter(1'000), IsOk());
}

TEST(GateTest, WaitsUntilAllHaveLeft) {
  Counters counters;
  Gate gate(10, 100, counters);
  ASSERT_THAT(gate.Enter(1), IsOk());
  ASSERT_THAT(gate.Enter(1), IsOk());
  gate.Close();
  EXPECT_THAT(gate.Enter(1), Refused(Reason::kStopping));
  auto empty = std::async(std::launch::async, [&] { gate.WaitEmpty(); });
  gate.Leave(1, 1);
  EXPECT_EQ(empty.wait_for(std::chrono::milliseconds(20)), std::future_status::timeout);
  gate.Leave(1, 1);
  empty.get();
  EXPECT_EQ(counters.in_flight, 0);
}

}  // namespace
}  // namespace yishi::runtime

#include <gtest/gtest.h>

#include "clients/sdk/client.h"
#include "tests/support/status_matchers.h"

namespace yishi::sdk {
namespace {

TEST(Loopback, IsThisMachineAndNothingThatLooksLikeIt) {
  for (const char* here :
       {"127.0.0.1:7443", "127.8.9.1:1", "localhost:7443", "[::1]:7443", "unix:/run/yishi.sock"}) {
    EXPECT_TRUE(IsLoopback(here)) << here;
  }
  for (const char* away : {"127.evil.example:7443", "localhost.example:7443", "10.0.0.1:7443", "[::2]:7443",
                           "[::1", "", "yishi.example:443", "[::1].example:443"}) {
    EXPECT_FALSE(IsLoopback(away)) << away;
  }
}

TEST(Connect, AsksForAPort) {
  EXPECT_THAT(Client::Connect({.address = "localhost"}), testing::Refused(Reason::kFieldInvalid));
  EXPECT_THAT(Client::Connect({.address = "localhost:1"}), testing::IsOk());
}

}  // namespace
}  // namespace yishi::sdk

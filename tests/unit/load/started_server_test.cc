#include "clients/load/started_server.h"

#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_folder.h"

namespace yishi::load {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;

TEST(AddressInTest, IsWhatTheServingLineSays) {
  EXPECT_EQ(AddressIn(""), "");
  EXPECT_EQ(AddressIn(R"({"event":"opening","ledger":"ab"})"), "");
  EXPECT_EQ(AddressIn(R"({"time":"x","event":"serving","address":"127.0.0.1:47)"), "") << "half a line";
  EXPECT_EQ(
      AddressIn("{\"event\":\"opening\"}\n"
                R"({"time":"x","level":"info","event":"serving","address":"127.0.0.1:4711","tls":"no"})"),
      "127.0.0.1:4711");
}

class StartedServerTest : public ::testing::Test {
 protected:
  auto Shell(const std::string& script) {
    return StartedServer::Start("/bin/sh", {"-c", script}, folder_.path() / "log");
  }
  std::string Content(const char* name) {
    std::ifstream file(folder_.path() / name);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  testing::TemporaryFolder folder_;
};

TEST_F(StartedServerTest, ServesAndEndsWhenAsked) {
  const std::string ended = (folder_.path() / "ended").string();
  {
    const auto server =
        Shell("trap 'echo yes > " + ended + "; exit 0' TERM;" +
              R"(echo '{"event":"serving","address":"127.0.0.1:9"}' >&2; while :; do sleep 0.01; done)");
    ASSERT_THAT(server, IsOk());
    EXPECT_EQ((*server)->address(), "127.0.0.1:9");
  }
  EXPECT_EQ(Content("ended"), "yes\n");
}

TEST_F(StartedServerTest, OneThatEndsIsNotWaitedFor) {
  const auto server = Shell("echo 'the address is taken' >&2; exit 1");
  EXPECT_TRUE(absl::IsUnavailable(server.status()));
  EXPECT_THAT(server.status().message(), HasSubstr("the address is taken"));
}

TEST_F(StartedServerTest, NoSuchProgram) {
  const auto server = StartedServer::Start("/no/such/program", {}, folder_.path() / "log");
  EXPECT_THAT(server.status().message(), HasSubstr("/no/such/program"));
}

}  // namespace
}  // namespace yishi::load

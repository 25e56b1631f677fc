#include "clients/load/options.h"

#include <string>
#include <vector>

#include "tests/support/status_matchers.h"

namespace yishi::load {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::Refused;

absl::StatusOr<Options> Read(const std::vector<std::string>& words) {
  return ReadOptions(words, "from outside");
}

TEST(OptionsTest, NothingSaid) {
  const auto options = Read({});
  ASSERT_THAT(options, IsOk());
  EXPECT_EQ(options->voters, 20'000u);
  EXPECT_EQ(options->in_flight, 64u);
  EXPECT_EQ(options->connections, 4u);
  EXPECT_EQ(options->rounds, 3u);
  EXPECT_EQ(options->operator_token, "from outside");
  EXPECT_FALSE(options->json || options->quiet || options->help || options->has_floor());
}

TEST(OptionsTest, AllThatCanBeSaid) {
  const auto options = Read({"--server", "127.0.0.1:7420", "--floor-server=127.0.0.1:7421", "--ca=ca.pem",
                             "--operator-token", "secret", "--voters", "50", "--in-flight=8", "--connections",
                             "2", "--rounds=1", "--dir", "here", "--json", "--quiet", "--help"});
  ASSERT_THAT(options, IsOk());
  EXPECT_EQ(options->server, "127.0.0.1:7420");
  EXPECT_EQ(options->floor_server, "127.0.0.1:7421");
  EXPECT_TRUE(options->has_floor());
  EXPECT_EQ(options->ca_file, "ca.pem");
  EXPECT_EQ(options->operator_token, "secret");
  EXPECT_EQ(options->voters, 50u);
  EXPECT_EQ(options->in_flight, 8u);
  EXPECT_EQ(options->connections, 2u);
  EXPECT_EQ(options->rounds, 1u);
  EXPECT_EQ(options->folder, "here");
  EXPECT_TRUE(options->json && options->quiet && options->help);
  const auto started = Read({"--yishid=a/yishid", "--floor", "b/floor"});
  ASSERT_THAT(started, IsOk());
  EXPECT_EQ(started->yishid, "a/yishid");
  EXPECT_EQ(started->floor, "b/floor");
}

TEST(OptionsTest, AllThatCannot) {
  EXPECT_THAT(Read({"--fast"}), Refused(Reason::kFieldInvalid, HasSubstr("--fast")));
  EXPECT_THAT(Read({"50"}), Refused(Reason::kFieldInvalid, HasSubstr("50")));
  EXPECT_THAT(Read({"--json=yes"}), Refused(Reason::kFieldInvalid, HasSubstr("--json=yes")));
  EXPECT_THAT(Read({"--voters"}), Refused(Reason::kFieldMissing, HasSubstr("--voters")));
  for (const std::string wrong : {"", "9", "200001", "-5", "1e3", "50 ", "99999999999999999999"}) {
    EXPECT_THAT(Read({"--voters", wrong}), Refused(Reason::kFieldInvalid, HasSubstr("10 to 200000")));
  }
  EXPECT_THAT(Read({"--rounds=51"}), Refused(Reason::kFieldInvalid, HasSubstr("1 to 50")));
  EXPECT_THAT(Read({"--yishid=a", "--server=b:1"}), Refused(Reason::kFieldInvalid, HasSubstr("--server")));
  EXPECT_THAT(Read({"--floor=a", "--floor-server=b:1"}),
              Refused(Reason::kFieldInvalid, HasSubstr("--floor")));
  EXPECT_THAT(Read({"--in-flight=4", "--connections=5"}),
              Refused(Reason::kFieldInvalid, HasSubstr("connections")));
}

TEST(OptionsTest, FewInFlightNeedFewConnections) {
  const auto options = Read({"--in-flight=2"});
  ASSERT_THAT(options, IsOk());
  EXPECT_EQ(options->connections, 2u);
}

}  // namespace
}  // namespace yishi::load

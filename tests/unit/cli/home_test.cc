#include "clients/cli/home.h"

#include <gmock/gmock.h>

#include "clients/sdk/random.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_folder.h"

namespace yishi::cli {
namespace {

using ::yishi::testing::IsOk;

TEST(Home, SettingsAreReadAsTheyWereWritten) {
  const yishi::testing::TemporaryFolder folder;
  const auto none = ReadSettings(folder.path());
  ASSERT_THAT(none, IsOk());
  EXPECT_EQ(none->server, "");
  const Settings settings{
      .server = "127.0.0.1:7420", .ca_file = "/etc/ca = 1.pem", .ledger = sdk::RandomId<LedgerId>()};
  ASSERT_THAT(WriteSettings(folder.path(), settings), IsOk());
  const auto read = ReadSettings(folder.path());
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->server, settings.server);
  EXPECT_EQ(read->ca_file, settings.ca_file);
  EXPECT_EQ(read->ledger, settings.ledger);
}

TEST(Home, ATokenIsKeptUntilItEnds) {
  const yishi::testing::TemporaryFolder folder;
  const KeyId key = sdk::RandomId<KeyId>();
  EXPECT_EQ(KeptToken(folder.path(), key, 0), std::nullopt);
  ASSERT_THAT(KeepToken(folder.path(), key, "abc=", 1000), IsOk());
  EXPECT_EQ(KeptToken(folder.path(), key, 999), "abc=");
  EXPECT_EQ(KeptToken(folder.path(), key, 1000), std::nullopt);
  EXPECT_EQ(KeptToken(folder.path(), sdk::RandomId<KeyId>(), 0), std::nullopt);
}

TEST(Home, IsTheFolderThatWasChosen) { EXPECT_EQ(*FindHome("/x/y"), "/x/y"); }

}  // namespace
}  // namespace yishi::cli

#include "clients/cli/run.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "engine/base/status.h"
#include "tests/support/fake_client.h"
#include "tests/support/temporary_folder.h"

namespace yishi::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using ::yishi::testing::FakeClient;

class RunTest : public ::testing::Test {
 protected:
  ExitCode Run(std::vector<std::string> words) {
    out_.str("");
    err_.str("");
    Surroundings surroundings;
    surroundings.connect =
        [this](sdk::ConnectOptions options) -> absl::StatusOr<std::unique_ptr<sdk::Client>> {
      auto client = std::make_unique<FakeClient>(std::move(options));
      if (prepare_) prepare_(*client);
      return client;
    };
    surroundings.now = [] { return Millis{1'772'000'000'000}; };
    words.insert(words.end(), {"--home", folder_.path().string(), "--server", "127.0.0.1:1"});
    return cli::Run(words, out_, err_, std::move(surroundings));
  }

  std::string out() const { return out_.str(); }
  std::string err() const { return err_.str(); }

  static v1::CommunityView Hongqiao() {
    v1::CommunityView view;
    view.set_ledger_id(std::string(32, '\x42'));
    view.set_name("虹桥社区");
    view.set_utc_offset_minutes(480);
    return view;
  }
  static void ServeHongqiao(FakeClient& client) {
    client.ListCommunities = [](const auto&) {
      v1::ListCommunitiesResponse response;
      *response.add_communities() = Hongqiao();
      return response;
    };
    client.GetCommunity = [](const auto&) {
      v1::GetCommunityResponse response;
      *response.mutable_community() = Hongqiao();
      return response;
    };
  }

  std::function<void(FakeClient&)> prepare_;
  yishi::testing::TemporaryFolder folder_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(RunTest, HelpNeedsNothing) {
  std::ostringstream out;
  EXPECT_EQ(cli::Run({}, out, err_, {}), ExitCode::kDone);
  EXPECT_THAT(out.str(), HasSubstr("yishi help COMMAND"));
  EXPECT_EQ(cli::Run({"help", "vote"}, out, err_, {}), ExitCode::kDone);
  EXPECT_THAT(out.str(), HasSubstr("MATTER yes|no|abstain"));
  EXPECT_EQ(cli::Run({"vote", "--help"}, out, err_, {}), ExitCode::kDone);
  EXPECT_EQ(cli::Run({"completion", "bash"}, out, err_, {}), ExitCode::kDone);
  EXPECT_THAT(err_.str(), IsEmpty());
}

TEST_F(RunTest, WhatIsNotUnderstoodIsUsage) {
  EXPECT_EQ(Run({"votee"}), ExitCode::kUsage);
  EXPECT_THAT(err(), HasSubstr("votee"));
  EXPECT_EQ(Run({"show"}), ExitCode::kUsage);
  EXPECT_EQ(Run({"show", "停车位"}), ExitCode::kUsage) << "neither a number nor an id";
  EXPECT_EQ(Run({"matters", "--lang", "de"}), ExitCode::kUsage);
  EXPECT_EQ(Run({"completion", "fish"}), ExitCode::kUsage);
  EXPECT_THAT(out(), IsEmpty());
}

TEST_F(RunTest, AnOptionThatThereIsNotIsNamedWhereverItStands) {
  EXPECT_EQ(cli::Run({"--version"}, out_, err_, {}), ExitCode::kUsage);
  EXPECT_THAT(err(), HasSubstr("no option --version"));
  EXPECT_EQ(Run({"--sever", "127.0.0.1:1", "matters"}), ExitCode::kUsage);
  EXPECT_THAT(err(), HasSubstr("no option --sever"));
}

TEST_F(RunTest, AUsageErrorShowsHowTheCommandIsTyped) {
  EXPECT_EQ(Run({"vote", "20260001"}), ExitCode::kUsage);
  EXPECT_THAT(err(), HasSubstr("missing: yes|no|abstain"));
  EXPECT_THAT(err(), HasSubstr("yishi rep vote MATTER yes|no|abstain"));
  EXPECT_EQ(Run({"vote", "20260001", "--json"}), ExitCode::kUsage);
  EXPECT_THAT(out(), HasSubstr("\"usage\":\"yishi rep vote MATTER yes|no|abstain [--for NAME]\""));
}

TEST_F(RunTest, HelpOfAGroup) {
  std::ostringstream out;
  EXPECT_EQ(cli::Run({"help", "teller"}, out, err_, {}), ExitCode::kDone);
  EXPECT_THAT(out.str(), HasSubstr("yishi teller sheet BOX paper|hands"));
  EXPECT_EQ(cli::Run({"teller", "--help"}, out, err_, {}), ExitCode::kDone);
  EXPECT_EQ(Run({"teller"}), ExitCode::kUsage) << "a group is no command";
}

TEST_F(RunTest, AnAddressWithoutAPortIsUsage) {
  EXPECT_EQ(cli::Run({"matters", "--home", folder_.path().string(), "--server", "localhost"}, out_, err_, {}),
            ExitCode::kUsage);
  EXPECT_THAT(err(), HasSubstr("127.0.0.1:7420"));
}

TEST_F(RunTest, AReceiptWithoutAKeyNeedsTheLedgersPublicKey) {
  const std::string file = (folder_.path() / "receipt.zip").string();
  EXPECT_EQ(Run({"verify-receipt", file}), ExitCode::kRefused) << "there is no such file";
  std::ofstream(file) << "x";
  EXPECT_EQ(Run({"verify-receipt", file}), ExitCode::kUsage);
  EXPECT_THAT(err(), HasSubstr("give --vkey"));
}

TEST_F(RunTest, ListsMattersOfTheOnlyCommunity) {
  prepare_ = [](FakeClient& client) {
    ServeHongqiao(client);
    client.ListMatters = [](const v1::ListMattersRequest& request) {
      EXPECT_EQ(request.ledger_id(), Hongqiao().ledger_id());
      EXPECT_TRUE(request.open_only());
      v1::ListMattersResponse response;
      v1::MatterSummary& matter = *response.add_matters();
      matter.set_number(20260000 + (request.page_token().empty() ? 1U : 2U));
      matter.set_title("停车位\x1b[2J");
      if (request.page_token().empty()) response.set_next_page_token("2");
      return response;
    };
  };
  EXPECT_EQ(Run({"matters"}), ExitCode::kDone);
  EXPECT_THAT(out(), HasSubstr("20260001"));
  EXPECT_THAT(out(), HasSubstr("20260002")) << "every page";
  EXPECT_THAT(out(), Not(HasSubstr("\x1b"))) << "a title cannot reach the terminal";
  EXPECT_EQ(Run({"matters", "--json"}), ExitCode::kDone);
  EXPECT_THAT(out(), StartsWith("[{\"id\":"));
}

TEST_F(RunTest, ARefusalIsShownInBothLanguagesWithItsRule) {
  prepare_ = [](FakeClient& client) {
    ServeHongqiao(client);
    client.GetMatter = [](const auto&) -> absl::StatusOr<v1::GetMatterResponse> {
      return Refuse({.reason = Reason::kNotFound,
                     .zh = "没有这个事项",
                     .en = "no such matter",
                     .rule = "第29条",
                     .numbers = {{"n", "1"}}});
    };
  };
  EXPECT_EQ(Run({"show", "20260001"}), ExitCode::kRefused);
  EXPECT_THAT(err(), HasSubstr("NOT_FOUND"));
  EXPECT_THAT(err(), HasSubstr("没有这个事项"));
  EXPECT_THAT(err(), HasSubstr("no such matter"));
  EXPECT_THAT(err(), HasSubstr("第29条"));
  EXPECT_EQ(Run({"show", "20260001", "--lang", "zh"}), ExitCode::kRefused);
  EXPECT_THAT(err(), Not(HasSubstr("no such matter")));
  EXPECT_EQ(Run({"--json", "show", "20260001"}), ExitCode::kRefused);
  EXPECT_EQ(
      out(),
      "{\"ok\":false,\"exit\":1,\"reason\":\"NOT_FOUND\",\"zh\":\"没有这个事项\",\"en\":\"no such matter\","
      "\"rule\":\"第29条\",\"numbers\":{\"n\":\"1\"}}\n");
  EXPECT_THAT(err(), IsEmpty());
}

TEST_F(RunTest, AServerThatIsNotThereIsNotReachable) {
  prepare_ = [](FakeClient& client) {
    client.ListCommunities = [](const auto&) { return absl::UnavailableError("connection refused"); };
  };
  EXPECT_EQ(Run({"matters"}), ExitCode::kNotReachable);
  EXPECT_THAT(err(), HasSubstr("Server not reachable"));
  EXPECT_THAT(err(), HasSubstr("请检查服务器是否在运行"));
}

TEST_F(RunTest, AMatterIsFoundByTheBeginningOfItsId) {
  prepare_ = [](FakeClient& client) {
    ServeHongqiao(client);
    client.ListMatters = [](const auto&) {
      v1::ListMattersResponse response;
      response.add_matters()->set_id(std::string("\xab\xcd\x01", 3) + std::string(13, '\0'));
      response.add_matters()->set_id(std::string("\xab\xcd\x02", 3) + std::string(13, '\0'));
      return response;
    };
    client.GetMatter = [](const v1::GetMatterRequest& request) {
      v1::GetMatterResponse response;
      response.mutable_matter()->mutable_summary()->set_title("found " +
                                                              ToHex(request.matter_id()).substr(0, 6));
      return response;
    };
  };
  EXPECT_EQ(Run({"show", "abcd02"}), ExitCode::kDone);
  EXPECT_THAT(out(), HasSubstr("found abcd02"));
  EXPECT_EQ(Run({"show", "abcd"}), ExitCode::kUsage);
  EXPECT_THAT(err(), HasSubstr("more than one matter begins with abcd"));
  EXPECT_EQ(Run({"show", "abce"}), ExitCode::kRefused);
}

TEST_F(RunTest, ConnectRemembersTheServerAndTheOnlyCommunity) {
  prepare_ = ServeHongqiao;
  EXPECT_EQ(Run({"connect", "127.0.0.1:7420"}), ExitCode::kDone);
  const auto settings = ReadSettings(folder_.path());
  ASSERT_TRUE(settings.ok());
  EXPECT_EQ(settings->server, "127.0.0.1:7420");
  EXPECT_EQ(settings->ledger.str(), Hongqiao().ledger_id());
}

TEST_F(RunTest, WithoutAKeyItSaysHowToGetOne) {
  prepare_ = ServeHongqiao;
  EXPECT_EQ(Run({"agenda"}), ExitCode::kRefused);
  EXPECT_THAT(err(), HasSubstr("yishi enrol"));
}

TEST_F(RunTest, AMistypedSlipIsRefusedBeforeAnythingIsSent) {
  EXPECT_EQ(Run({"enrol", "K7QW-3M0X"}), ExitCode::kRefused);
  EXPECT_THAT(err(), HasSubstr("56 characters"));
}

}  // namespace
}  // namespace yishi::cli

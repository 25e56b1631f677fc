#include "gtest/gtest.h"
#include "rpc_host.h"
#include "tests/support/status_matchers.h"
#include "yishi/v1/community_service.grpc.pb.h"

namespace yishi::testing {
namespace {

using Communities = v1::CommunityService::Stub;

v1::ReserveOriginRequest Reserve(const std::string& code) {
  v1::ReserveOriginRequest request;
  request.set_code(code);
  request.set_suite(v1::SUITE_INTL);
  return request;
}

TEST(CommunityCalls, NobodyReservesUnlessToldOtherwise) {
  RpcHost host;
  v1::ReserveOriginResponse response;
  EXPECT_THAT(host.Call(&Communities::ReserveOrigin, Reserve("code"), &response),
              CallRefused(Reason::kNotAuthorised));
}

TEST(CommunityCalls, OperatorReservesWithTheToken) {
  RpcHost host(
      {.domain = "example.org", .founding = rpc::Founding::kOperator, .operator_token = "let me in"});
  v1::ReserveOriginResponse response;
  EXPECT_THAT(host.Call(&Communities::ReserveOrigin, Reserve("code"), &response),
              CallRefused(Reason::kNotAuthorised));
  EXPECT_THAT(host.Call(&Communities::ReserveOrigin, Reserve("code"), &response, "let me"),
              CallRefused(Reason::kNotAuthorised));
  ASSERT_THAT(host.Call(&Communities::ReserveOrigin, Reserve("code"), &response, "let me in"), CallOk());
  EXPECT_EQ(response.origin(), "example.org/ledger/code/sha256");
  EXPECT_TRUE(response.log_vkey().starts_with(response.origin() + "+"));
  v1::ReserveOriginResponse again;
  ASSERT_THAT(host.Call(&Communities::ReserveOrigin, Reserve("code"), &again, "let me in"), CallOk());
  EXPECT_EQ(again.log_vkey(), response.log_vkey());
}

TEST(CommunityCalls, OriginThatIsTakenOrMisspeltIsRefused) {
  RpcHost host({.domain = "example.org", .founding = rpc::Founding::kAnyone});
  ASSERT_THAT(host.community.Found(), IsOk());
  v1::ReserveOriginResponse response;
  EXPECT_THAT(host.Call(&Communities::ReserveOrigin, Reserve("hongqiao"), &response),
              CallRefused(Reason::kAlreadyFounded));
  for (const char* code : {"", "ab", "Upper", "with space", "slash/ed", "中文"}) {
    EXPECT_THAT(host.Call(&Communities::ReserveOrigin, Reserve(code), &response),
                CallRefused(Reason::kFieldInvalid))
        << code;
  }
  v1::ReserveOriginRequest without_suite = Reserve("code");
  without_suite.clear_suite();
  EXPECT_THAT(host.Call(&Communities::ReserveOrigin, without_suite, &response),
              CallRefused(Reason::kFieldMissing));
}

TEST(CommunityCalls, ListsAllOverPages) {
  RpcHost host;
  std::vector<std::unique_ptr<CommunityFixture>> others;
  ASSERT_THAT(host.community.Found(), IsOk());
  for (int i = 0; i < 4; ++i) {
    CommunityPlan plan = host.hall.Plan("other-" + std::to_string(i));
    plan.seed = static_cast<std::uint64_t>(100 + i);
    others.push_back(std::make_unique<CommunityFixture>(plan, host.hall.host()));
    ASSERT_THAT(others.back()->Found(), IsOk());
  }
  v1::ListCommunitiesRequest request;
  request.set_page_size(2);
  std::vector<std::string> ids;
  do {
    v1::ListCommunitiesResponse response;
    ASSERT_THAT(host.Call(&Communities::ListCommunities, request, &response), CallOk());
    for (const auto& community : response.communities()) ids.push_back(community.ledger_id());
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(ids.size(), 5u);
  EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
  request.set_page_token("AAAAAAAAAAAAAAAA");
  v1::ListCommunitiesResponse response;
  EXPECT_THAT(host.Call(&Communities::ListCommunities, request, &response),
              CallRefused(Reason::kPageTokenInvalid));
  request.clear_page_token();
  request.set_page_size(501);
  EXPECT_THAT(host.Call(&Communities::ListCommunities, request, &response),
              CallRefused(Reason::kLimitExceeded));
}

TEST(CommunityCalls, CharterComesWithTheTextThatItsDigestNames) {
  RpcHost host;
  ASSERT_THAT(host.community.SetUp(), IsOk());
  v1::ListChartersRequest list;
  list.set_ledger_id(host.ledger());
  v1::ListChartersResponse charters;
  ASSERT_THAT(host.Call(&Communities::ListCharters, list, &charters), CallOk());
  ASSERT_EQ(charters.charters_size(), 1);
  EXPECT_EQ(charters.charters(0).charter().id(), "plain");
  v1::GetCharterRequest get;
  get.set_ledger_id(host.ledger());
  get.set_digest(charters.charters(0).digest());
  v1::GetCharterResponse charter;
  ASSERT_THAT(host.Call(&Communities::GetCharter, get, &charter), CallOk());
  EXPECT_EQ(host.community.suite().Digest({charter.text()}).str(), get.digest());
  EXPECT_GT(charter.seq(), 0u);
  get.set_digest(Bytes(32, 'n'));
  EXPECT_THAT(host.Call(&Communities::GetCharter, get, &charter), CallRefused(Reason::kCharterUnknown));
}

TEST(CommunityCalls, WithoutACatalogueThereIsNone) {
  RpcHost host;
  ASSERT_THAT(host.community.SetUp(), IsOk());
  v1::GetCatalogueRequest request;
  request.set_ledger_id(host.ledger());
  v1::GetCatalogueResponse response;
  EXPECT_THAT(host.Call(&Communities::GetCatalogue, request, &response), CallRefused(Reason::kNotFound));
}

TEST(CommunityCalls, UnknownCommunityIsToldSo) {
  RpcHost host;
  v1::GetCommunityRequest request;
  v1::GetCommunityResponse response;
  EXPECT_THAT(host.Call(&Communities::GetCommunity, request, &response), CallRefused(Reason::kFieldMissing));
  request.set_ledger_id(Bytes(32, 'u'));
  EXPECT_THAT(host.Call(&Communities::GetCommunity, request, &response),
              CallRefused(Reason::kCommunityUnknown));
  request.set_ledger_id("short");
  EXPECT_THAT(host.Call(&Communities::GetCommunity, request, &response), CallRefused(Reason::kFieldInvalid));
}

}  // namespace
}  // namespace yishi::testing

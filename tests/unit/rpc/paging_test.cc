#include "services/rpc/paging.h"

#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "yishi/v1/matter_service.pb.h"

namespace yishi::rpc {
namespace {

using yishi::testing::IsOk;
using yishi::testing::Refused;

v1::ListMattersRequest Request() {
  v1::ListMattersRequest request;
  request.set_ledger_id(Bytes(32, 'l'));
  request.set_stage_id("resolve");
  return request;
}

TEST(Paging, TokenGivesItsCursorBack) {
  v1::ListMattersRequest request = Request();
  request.set_page_token(MakePageToken(Asked(request), Bytes("cursor\0with zero", 16)));
  const auto page = ReadPage(request, kMatterPage);
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->after, Bytes("cursor\0with zero", 16));
  EXPECT_EQ(page->size, kMatterPage.standard);
}

TEST(Paging, TokenOutlivesAnotherPageSize) {
  v1::ListMattersRequest request = Request();
  request.set_page_token(MakePageToken(Asked(request), Bytes("cursor")));
  request.set_page_size(7);
  const auto page = ReadPage(request, kMatterPage);
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->size, 7u);
}

TEST(Paging, TokenOfAnotherFilterLedgerOrCallIsRefused) {
  const std::string token = MakePageToken(Asked(Request()), Bytes("cursor"));
  v1::ListMattersRequest filter = Request();
  filter.set_stage_id("other");
  filter.set_page_token(token);
  EXPECT_THAT(ReadPage(filter, kMatterPage), Refused(Reason::kPageTokenInvalid));
  v1::ListMattersRequest ledger = Request();
  ledger.set_ledger_id(Bytes(32, 'm'));
  ledger.set_page_token(token);
  EXPECT_THAT(ReadPage(ledger, kMatterPage), Refused(Reason::kPageTokenInvalid));
  v1::ListAgendaRequest call;
  EXPECT_THAT(ReadPageToken("another call", token), Refused(Reason::kPageTokenInvalid));
}

TEST(Paging, EveryChangedOrShortenedTokenIsRefused) {
  const Bytes asked = Asked(Request());
  const Bytes good = *FromBase64(MakePageToken(asked, Bytes("cursor")));
  for (std::size_t i = 0; i < good.size(); ++i) {
    Bytes bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    EXPECT_THAT(ReadPageToken(asked, ToBase64(bad)), Refused(Reason::kPageTokenInvalid)) << "byte " << i;
    EXPECT_THAT(ReadPageToken(asked, ToBase64(good.substr(0, i + 1) + "")),
                i + 1 == good.size() ? ::testing::Matcher<absl::StatusOr<std::optional<Bytes>>>(IsOk())
                                     : Refused(Reason::kPageTokenInvalid));
  }
  for (const char* text : {"?", "AAAA", "=", "not base64 at all"}) {
    EXPECT_THAT(ReadPageToken(asked, text), Refused(Reason::kPageTokenInvalid)) << text;
  }
  EXPECT_THAT(ReadPageToken(asked, std::string(100'000, 'A')), Refused(Reason::kPageTokenInvalid));
}

TEST(Paging, SizesOverTheLimitAreRefusedAndToldWhich) {
  EXPECT_THAT(ReadPageSize(101, kMatterPage), Refused(Reason::kLimitExceeded, ::testing::HasSubstr("100")));
  EXPECT_EQ(*ReadPageSize(100, kMatterPage), 100u);
  EXPECT_EQ(*ReadPageSize(0, kMatterPage), 20u);
}

TEST(Paging, NoNextPageNoToken) { EXPECT_EQ(MakePageToken("asked", std::nullopt), ""); }

}  // namespace
}  // namespace yishi::rpc

// Page tokens: opaque to clients, and good only for the request that they were given for.
//
//   base64(8 bytes of TH("page", what was asked, cursor) ‖ cursor)

#ifndef YISHI_SERVICES_RPC_PAGING_H_
#define YISHI_SERVICES_RPC_PAGING_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "engine/base/status.h"
#include "services/view/page.h"

namespace yishi::rpc {

struct PageLimits {
  std::uint32_t standard = 50;
  std::uint32_t max = 500;
};
inline constexpr PageLimits kCommunityPage{50, 500};
inline constexpr PageLimits kCharterPage{20, 50};
inline constexpr PageLimits kPersonPage{100, 500};
inline constexpr PageLimits kMatterPage{20, 100};
inline constexpr PageLimits kMeetingPage{20, 100};
inline constexpr PageLimits kPostingPage{20, 100};
inline constexpr PageLimits kEntryPage{100, 1'000};
inline constexpr PageLimits kOpeningPage{200, 1'000};

// The size asked for, or the standard one for 0. kLimitExceeded.
absl::StatusOr<std::size_t> ReadPageSize(std::uint32_t page_size, const PageLimits& limits);

// `asked` names the call and its filters. kPageTokenInvalid for a token that was not given for them.
absl::StatusOr<std::optional<Bytes>> ReadPageToken(BytesView asked, const std::string& token);
// Empty if there is no next page.
std::string MakePageToken(BytesView asked, const std::optional<Bytes>& next);

// What `request`, a message with page_size and page_token, asks for whatever the page.
template <typename Request>
Bytes Asked(const Request& request) {
  Request filters = request;
  filters.clear_page_size();
  filters.clear_page_token();
  return Request::descriptor()->full_name() + '\0' + filters.SerializeAsString();
}

template <typename Request>
absl::StatusOr<view::PageRequest> ReadPage(const Request& request, const PageLimits& limits) {
  YISHI_ASSIGN_OR_RETURN(const std::size_t size, ReadPageSize(request.page_size(), limits));
  YISHI_ASSIGN_OR_RETURN(std::optional<Bytes> after, ReadPageToken(Asked(request), request.page_token()));
  return view::PageRequest{size, std::move(after)};
}

}  // namespace yishi::rpc

#endif  // YISHI_SERVICES_RPC_PAGING_H_

#include "services/rpc/paging.h"

#include "engine/base/status.h"
#include "engine/crypto/suite.h"

namespace yishi::rpc {
namespace {

constexpr std::size_t kCheckBytes = 8;
constexpr std::size_t kTokenMax = 1'024;

Bytes Check(BytesView asked, BytesView cursor) {
  const Hash hash = crypto::Suite::Get(crypto::SuiteId::kIntl).Tagged("page", {asked, cursor});
  return Bytes(hash.view().substr(0, kCheckBytes));
}

}  // namespace

absl::StatusOr<std::size_t> ReadPageSize(std::uint32_t page_size, const PageLimits& limits) {
  if (page_size == 0) return limits.standard;
  if (page_size <= limits.max) return page_size;
  const std::string most = std::to_string(limits.max);
  return Refuse({.reason = Reason::kLimitExceeded,
                 .zh = "page_size 为 " + std::to_string(page_size) + "，上限为 " + most,
                 .en = "page_size is " + std::to_string(page_size) + ", the limit is " + most,
                 .rule = "",
                 .numbers = {{"page_size", std::to_string(page_size)}, {"limit", most}}});
}

absl::StatusOr<std::optional<Bytes>> ReadPageToken(BytesView asked, const std::string& token) {
  if (token.empty()) return std::optional<Bytes>();
  const auto bytes = token.size() <= kTokenMax ? FromBase64(token) : std::nullopt;
  if (!bytes || bytes->size() <= kCheckBytes ||
      Check(asked, BytesView(*bytes).substr(kCheckBytes)) != bytes->substr(0, kCheckBytes)) {
    return Refuse(Reason::kPageTokenInvalid, "page_token 不是这个查询给出的，请从第一页重新查询",
                  "page_token was not given for this request; begin again with the first page");
  }
  return bytes->substr(kCheckBytes);
}

std::string MakePageToken(BytesView asked, const std::optional<Bytes>& next) {
  return next ? ToBase64(Check(asked, *next) + *next) : "";
}

}  // namespace yishi::rpc

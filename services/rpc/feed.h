// Entries as readers need them, the newest from memory: many watchers read what one read from the store.

#ifndef YISHI_SERVICES_RPC_FEED_H_
#define YISHI_SERVICES_RPC_FEED_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "absl/status/statusor.h"
#include "services/runtime/chamber.h"
#include "services/view/touched.h"

namespace yishi::rpc {

struct FeedEntry {
  std::uint64_t seq = 0;
  Bytes bytes;
  Hash leaf;
  view::Touched touched;
};

// Shared, since several streams send one entry at their own pace while the feed moves on.
using FeedPage = std::vector<std::shared_ptr<const FeedEntry>>;

inline constexpr std::size_t kFeedEntries = 4'096;
inline constexpr std::size_t kFeedBytes = 16 * 1024 * 1024;

// Of one community. Thread-safe.
class Feed {
 public:
  // `chamber` must outlive this.
  explicit Feed(const runtime::Chamber& chamber) : chamber_(chamber) {}

  // Committed entries from `from` on: at most `max_entries`, and no more than fit into `max_bytes`, but one
  // if there is one. kStoreFailed.
  absl::StatusOr<FeedPage> Read(std::uint64_t from, std::size_t max_entries, std::size_t max_bytes);

 private:
  FeedPage FromMemory(std::uint64_t from, std::size_t max_entries) const;
  void Keep(const FeedPage& page);

  const runtime::Chamber& chamber_;
  mutable std::mutex mutex_;
  std::deque<std::shared_ptr<const FeedEntry>> newest_;  // without gaps
  std::size_t bytes_ = 0;
};

}  // namespace yishi::rpc

#endif  // YISHI_SERVICES_RPC_FEED_H_

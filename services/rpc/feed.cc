#include "services/rpc/feed.h"

#include <algorithm>

#include "engine/base/status.h"
#include "engine/merkle/hash.h"

namespace yishi::rpc {
namespace {

void CutToBytes(FeedPage& page, std::size_t max_bytes) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < page.size(); ++i) {
    sum += page[i]->bytes.size();
    if (i == 0 || sum <= max_bytes) continue;
    page.resize(i);
    return;
  }
}

absl::StatusOr<FeedPage> ReadFrom(const runtime::Chamber& chamber, std::uint64_t from,
                                  std::size_t max_entries) {
  YISHI_ASSIGN_OR_RETURN(std::vector<storage::StoredEntry> stored, chamber.ReadEntries(from, max_entries));
  std::vector<ledger::v1::Entry> parsed(stored.size());
  for (std::size_t i = 0; i < stored.size(); ++i) {
    if (parsed[i].ParseFromString(stored[i].bytes)) continue;
    return Refuse(Reason::kArchiveDamaged, "第 " + std::to_string(stored[i].seq) + " 号记录已损坏",
                  "entry " + std::to_string(stored[i].seq) + " is damaged");
  }
  FeedPage page;
  chamber.Read([&](const community::Community& community) {
    for (std::size_t i = 0; i < stored.size(); ++i) {
      auto entry = std::make_shared<FeedEntry>();
      entry->seq = stored[i].seq;
      entry->touched = view::TouchedBy(community.state, parsed[i]);
      page.push_back(std::move(entry));
    }
  });
  FeedPage done;
  for (std::size_t i = 0; i < stored.size(); ++i) {
    auto entry = std::make_shared<FeedEntry>(*page[i]);
    entry->leaf = merkle::LeafHash(chamber.suite(), stored[i].bytes);
    entry->bytes = std::move(stored[i].bytes);
    done.push_back(std::move(entry));
  }
  return done;
}

}  // namespace

FeedPage Feed::FromMemory(std::uint64_t from, std::size_t max_entries) const {
  const std::lock_guard lock(mutex_);
  if (newest_.empty() || from < newest_.front()->seq || from > newest_.back()->seq) return {};
  const auto begin = newest_.begin() + static_cast<std::ptrdiff_t>(from - newest_.front()->seq);
  const auto count =
      std::min<std::ptrdiff_t>(newest_.end() - begin, static_cast<std::ptrdiff_t>(max_entries));
  return FeedPage(begin, begin + count);
}

void Feed::Keep(const FeedPage& page) {
  const std::lock_guard lock(mutex_);
  for (const auto& entry : page) {
    if (!newest_.empty() && entry->seq <= newest_.back()->seq) continue;
    if (!newest_.empty() && entry->seq != newest_.back()->seq + 1) {
      newest_.clear();
      bytes_ = 0;
    }
    bytes_ += entry->bytes.size();
    newest_.push_back(entry);
  }
  while (newest_.size() > kFeedEntries || bytes_ > kFeedBytes) {
    bytes_ -= newest_.front()->bytes.size();
    newest_.pop_front();
  }
}

absl::StatusOr<FeedPage> Feed::Read(std::uint64_t from, std::size_t max_entries, std::size_t max_bytes) {
  FeedPage page = FromMemory(from, max_entries);
  if (page.empty()) {
    YISHI_ASSIGN_OR_RETURN(page, ReadFrom(chamber_, from, max_entries));
    Keep(page);
  }
  CutToBytes(page, max_bytes);
  return page;
}

}  // namespace yishi::rpc

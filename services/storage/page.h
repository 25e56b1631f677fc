// Pages of what is read: where one ends.

#ifndef YISHI_SERVICES_STORAGE_PAGE_H_
#define YISHI_SERVICES_STORAGE_PAGE_H_

#include <cstddef>
#include <vector>

#include "services/storage/event_store.h"

namespace yishi::storage {

struct PageLimits {
  std::size_t max_items = 0;
  std::size_t max_bytes = 0;
};

// A page of EventStore::Read.
class EntryPage {
 public:
  explicit EntryPage(PageLimits limits) : limits_(limits) {}

  // False, and the entry is left out, once the page is full.
  bool Add(std::uint64_t seq, BytesView bytes);
  std::vector<StoredEntry> Take() { return std::move(entries_); }

 private:
  PageLimits limits_;
  std::size_t bytes_ = 0;
  std::vector<StoredEntry> entries_;
};

// A page of EventStore::ReadOpenings. Openings are added in order, those of one entry in succession.
class OpeningPage {
 public:
  explicit OpeningPage(PageLimits limits) : limits_(limits) {}

  // False once the page is full; then the openings of the last entry, if it did not fit whole, are taken out
  // again.
  bool Add(std::uint64_t seq, const Hash& commitment, BytesView bytes);
  std::vector<OpeningAt> Take() { return std::move(openings_); }

 private:
  PageLimits limits_;
  std::size_t bytes_ = 0;
  std::size_t entry_begin_ = 0;  // where the last entry's openings begin
  std::vector<OpeningAt> openings_;
};

}  // namespace yishi::storage

#endif  // YISHI_SERVICES_STORAGE_PAGE_H_

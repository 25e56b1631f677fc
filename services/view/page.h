// One page of a list that is in no order when it is looked through.

#ifndef YISHI_SERVICES_VIEW_PAGE_H_
#define YISHI_SERVICES_VIEW_PAGE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "engine/base/bytes.h"

namespace yishi::view {

// What a reader asks for: at most `size` items whose cursors come after `after`.
struct PageRequest {
  std::size_t size = 1;
  std::optional<Bytes> after;
};

// Cursors order items as bytes. These two put an item by a number and, among equals, by its id.
inline Bytes AscendingCursor(std::uint64_t number, BytesView id) {
  Bytes cursor;
  AppendU64(cursor, number);
  cursor.append(id);
  return cursor;
}
inline Bytes DescendingCursor(std::uint64_t number, BytesView id) { return AscendingCursor(~number, id); }

template <typename Item>
struct Page {
  std::vector<Item> items;
  std::optional<Bytes> next;  // the cursor after which the next page begins; absent on the last
};

// Keeps the first `size` of what it is offered: O(log size) an item. REQUIRES: size > 0.
template <typename Item>
class Pager {
 public:
  explicit Pager(PageRequest request) : request_(std::move(request)) {}

  void Offer(Bytes cursor, Item item) {
    if (request_.after && cursor <= *request_.after) return;
    if (kept_.size() > request_.size && cursor >= kept_.rbegin()->first) return;
    kept_.emplace(std::move(cursor), std::move(item));
    if (kept_.size() > request_.size + 1) kept_.erase(std::prev(kept_.end()));
  }

  Page<Item> Take() {
    Page<Item> page;
    for (auto& [cursor, item] : kept_) {
      if (page.items.size() == request_.size) return page;
      page.items.push_back(std::move(item));
      page.next = cursor;
    }
    page.next.reset();
    return page;
  }

 private:
  const PageRequest request_;
  std::map<Bytes, Item> kept_;  // one more than the page, to know whether there is another
};

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_PAGE_H_

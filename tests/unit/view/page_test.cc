#include "services/view/page.h"

#include <algorithm>

#include "gtest/gtest.h"

namespace yishi::view {
namespace {

// Walks all pages of `cursors`, offered in the order given.
std::vector<Bytes> Walk(const std::vector<Bytes>& cursors, std::size_t size) {
  std::vector<Bytes> walked;
  std::optional<Bytes> after;
  do {
    Pager<Bytes> pager({size, after});
    for (const Bytes& cursor : cursors) pager.Offer(cursor, cursor);
    Page<Bytes> page = pager.Take();
    EXPECT_LE(page.items.size(), size);
    EXPECT_TRUE(!page.next || page.items.size() == size)
        << "a page that is not full says that there is another";
    walked.insert(walked.end(), page.items.begin(), page.items.end());
    after = page.next;
  } while (after);
  return walked;
}

TEST(Page, WalksEverythingOnceInOrderWhateverTheSize) {
  std::vector<Bytes> cursors;
  for (std::uint64_t i = 0; i < 40; ++i) cursors.push_back(AscendingCursor(i * 37 % 41, "id"));
  std::vector<Bytes> sorted = cursors;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t size = 1; size <= 42; ++size)
    EXPECT_EQ(Walk(cursors, size), sorted) << "pages of " << size;
}

TEST(Page, LastPageThatIsJustFullHasNoNext) {
  Pager<int> pager({2, {}});
  pager.Offer("a", 1);
  pager.Offer("b", 2);
  EXPECT_FALSE(pager.Take().next);
}

TEST(Page, DescendingPutsTheGreatestNumberFirst) {
  EXPECT_LT(DescendingCursor(20'260'002, "a"), DescendingCursor(20'260'001, "a"));
  EXPECT_LT(AscendingCursor(1, "b"), AscendingCursor(256, "a"));
  EXPECT_LT(DescendingCursor(5, "a"), DescendingCursor(5, "b")) << "equals go by id";
}

TEST(Page, NothingIsAPageWithoutNext) {
  const Page<int> page = Pager<int>({5, {}}).Take();
  EXPECT_TRUE(page.items.empty());
  EXPECT_FALSE(page.next);
}

}  // namespace
}  // namespace yishi::view

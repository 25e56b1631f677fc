#include "engine/wire/bundle.h"

#include "engine/base/limits.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace yishi::wire {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::Refused;

TEST(Bundle, PutsLengthsBeforeEntries) {
  const std::vector<Bytes> entries = {"ab", "", Bytes(258, 'x')};
  const Bytes expected = Bytes("\0\2ab\0\0\1\2", 8) + Bytes(258, 'x');
  EXPECT_THAT(WriteBundle(entries), IsOkAndHolds(expected));
  EXPECT_THAT(ReadBundle(expected), IsOkAndHolds(entries));
}

TEST(Bundle, NoEntriesAreNoBytes) {
  EXPECT_THAT(WriteBundle({}), IsOkAndHolds(Bytes()));
  EXPECT_THAT(ReadBundle(""), IsOkAndHolds(std::vector<Bytes>()));
}

TEST(Bundle, HoldsTheLargestEntriesAndNoLarger) {
  const std::vector<Bytes> largest = {Bytes(limits::kEntryBytes, 'x')};
  const auto bundle = WriteBundle(largest);
  ASSERT_THAT(bundle, IsOk());
  EXPECT_THAT(ReadBundle(*bundle), IsOkAndHolds(largest));
  const std::vector<Bytes> larger = {Bytes(limits::kEntryBytes + 1, 'x')};
  EXPECT_THAT(WriteBundle(larger), Refused(Reason::kEntryTooLarge, HasSubstr("65536")));
}

TEST(Bundle, HoldsAtMost256Entries) {
  std::vector<Bytes> entries(256, "x");
  const auto bundle = WriteBundle(entries);
  ASSERT_THAT(bundle, IsOk());
  EXPECT_THAT(ReadBundle(*bundle), IsOkAndHolds(entries));
  entries.push_back("x");
  EXPECT_THAT(WriteBundle(entries), Refused(Reason::kLimitExceeded));
  EXPECT_THAT(ReadBundle(*bundle + Bytes("\0\1x", 3)), Refused(Reason::kLimitExceeded));
}

TEST(Bundle, ACutEntryIsRefusedAndItsPlaceNamed) {
  const Bytes bundle("\0\2ab\0\3cde", 9);
  for (std::size_t size : {5u, 6u, 7u, 8u}) {
    EXPECT_THAT(ReadBundle(bundle.substr(0, size)), Refused(Reason::kMalformed, HasSubstr("byte 4"))) << size;
  }
  EXPECT_THAT(ReadBundle(bundle.substr(0, 1)), Refused(Reason::kMalformed, HasSubstr("byte 0")));
}

}  // namespace
}  // namespace yishi::wire

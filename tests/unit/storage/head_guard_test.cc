#include "services/storage/head_guard.h"

#include <sys/stat.h>

#include <cstdio>
#include <fstream>
#include <initializer_list>
#include <memory>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/support/stored_batch.h"
#include "tests/support/temporary_folder.h"

namespace yishi::storage {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::NumberedHash;
using testing::NumberedHead;
using testing::NumberedLedger;
using ::testing::Optional;
using testing::Refused;

class HeadGuardTest : public ::testing::Test {
 protected:
  absl::StatusOr<std::unique_ptr<HeadGuard>> Open(std::uint64_t ledger = 1) {
    return HeadGuard::Open(path_, NumberedLedger(ledger));
  }

  // Opens, records the heads of these sizes and closes.
  void RecordSizes(std::initializer_list<std::uint64_t> sizes) {
    auto guard = Open();
    ASSERT_THAT(guard, IsOk());
    for (const std::uint64_t size : sizes) ASSERT_THAT((*guard)->Record(NumberedHead(size)), IsOk());
  }

  // Spoils one byte of the slot 0 or 1.
  void Spoil(int slot, int offset) {
    std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(slot * 4096 + offset);
    const int byte = file.get();
    file.seekp(slot * 4096 + offset);
    file.put(static_cast<char>(byte ^ 0x40));
  }

  const testing::TemporaryFolder folder_;
  const std::string path_ = (folder_.path() / "ledger.head").string();
};

TEST_F(HeadGuardTest, ANewOneKnowsOfNothingAndAllowsEverything) {
  const auto guard = Open();
  ASSERT_THAT(guard, IsOk());
  EXPECT_EQ((*guard)->last_signed(), std::nullopt);
  EXPECT_THAT((*guard)->CheckExtends(NumberedHead(0)), IsOk());
  EXPECT_THAT((*guard)->CheckExtends(NumberedHead(7)), IsOk());
}

TEST_F(HeadGuardTest, RemembersTheLastHeadAcrossOpenings) {
  for (std::uint64_t size = 1; size < 20; ++size) {
    RecordSizes({size});
    const auto guard = Open();
    ASSERT_THAT(guard, IsOk());
    EXPECT_THAT((*guard)->last_signed(), Optional(NumberedHead(size)));
  }
}

TEST_F(HeadGuardTest, RefusesAStoreThatWentBack) {
  RecordSizes({3, 10});
  const auto guard = Open();
  ASSERT_THAT(guard, IsOk());
  const Head forked = {.size = 10, .root = NumberedHash(99)};
  for (const Head& head : {NumberedHead(0), NumberedHead(3), NumberedHead(9), forked}) {
    EXPECT_THAT((*guard)->CheckExtends(head), Refused(Reason::kStoreWentBack, HasSubstr("10"))) << head.size;
    EXPECT_THAT((*guard)->Record(head), Refused(Reason::kStoreWentBack)) << head.size;
  }
  EXPECT_THAT((*guard)->last_signed(), Optional(NumberedHead(10)));
  EXPECT_THAT((*guard)->CheckExtends(NumberedHead(10)), IsOk());
  EXPECT_THAT((*guard)->Record(NumberedHead(10)), IsOk());
  EXPECT_THAT((*guard)->Record(NumberedHead(11)), IsOk());
}

TEST_F(HeadGuardTest, FallsBackToTheOtherSlotIfTheLastWriteWasTorn) {
  for (int offset = 0; offset < 96; offset += 5) {
    std::remove(path_.c_str());
    RecordSizes({1, 2, 3});  // the third over the first
    Spoil(0, offset);
    const auto guard = Open();
    ASSERT_THAT(guard, IsOk()) << offset;
    EXPECT_THAT((*guard)->last_signed(), Optional(NumberedHead(2))) << offset;
    ASSERT_THAT((*guard)->Record(NumberedHead(4)), IsOk());
  }
}

TEST_F(HeadGuardTest, RefusesAFileOfWhichNothingCanBeRead) {
  RecordSizes({1, 2});
  Spoil(0, 50);
  Spoil(1, 90);
  EXPECT_THAT(Open(), Refused(Reason::kStoreFailed, HasSubstr("damaged")));
  std::ofstream(path_, std::ios::trunc) << std::string(5000, '\0');
  EXPECT_THAT(Open(), Refused(Reason::kStoreFailed, HasSubstr("damaged")));
  std::ofstream(path_, std::ios::trunc) << "x";
  EXPECT_THAT(Open(), Refused(Reason::kStoreFailed, HasSubstr("damaged")));
}

TEST_F(HeadGuardTest, RefusesAnotherLedgersFile) {
  RecordSizes({1});
  EXPECT_THAT(Open(2), Refused(Reason::kWrongLedger));
}

TEST_F(HeadGuardTest, IsHeldByOneAtATime) {
  const auto first = Open();
  ASSERT_THAT(first, IsOk());
  EXPECT_THAT(Open(), Refused(Reason::kStoreFailed, HasSubstr("another yishid")));
}

TEST_F(HeadGuardTest, KeepsItsFileToItsOwner) {
  RecordSizes({1});
  struct stat info {};
  ASSERT_EQ(stat(path_.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST_F(HeadGuardTest, FailsWhereItCannotMakeItsFile) {
  EXPECT_THAT(HeadGuard::Open((folder_.path() / "no" / "x.head").string(), NumberedLedger(1)),
              Refused(Reason::kStoreFailed, HasSubstr("No such file")));
}

TEST_F(HeadGuardTest, SyncsWhenAskedAndWhenThereIsNothingToSync) {
  const auto guard = Open();
  ASSERT_THAT(guard, IsOk());
  EXPECT_THAT((*guard)->Sync(), IsOk());
  ASSERT_THAT((*guard)->Record(NumberedHead(1)), IsOk());
  ASSERT_THAT((*guard)->Record(NumberedHead(2)), IsOk());
  EXPECT_THAT((*guard)->Sync(), IsOk());
}

}  // namespace
}  // namespace yishi::storage

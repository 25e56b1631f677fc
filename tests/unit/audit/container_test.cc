// The file itself: damage anywhere is found, and what can still be read is read.

#include <gtest/gtest.h>

#include <random>

#include "engine/wire/archive.h"
#include "tests/support/seed.h"
#include "tests/unit/audit/report_matchers.h"
#include "tests/unit/audit/told_ledger.h"

namespace yishi::audit {
namespace {

using ::testing::HasSubstr;

constexpr int kFlips = 300;

TEST(ContainerTest, AFlippedByteAnywhereIsAFault) {
  const Bytes archive = Pack(Told().All());
  std::mt19937_64 random(testing::TestSeed());
  for (int i = 0; i < kFlips; ++i) {
    Bytes damaged = archive;
    const std::size_t at = random() % damaged.size();
    const auto mask = static_cast<char>(1 + random() % 255);
    damaged[at] = static_cast<char>(damaged[at] ^ mask);
    const Report report = Audit(damaged, {}, {});
    EXPECT_THAT(report, Has(FaultKind::kContainerDamaged)) << "byte " << at;
  }
}

// The container made to fit, as whoever tampers would do.
TEST(ContainerTest, AFlippedByteInAnyFileOfASoundContainerIsAFault) {
  const auto files = *wire::ReadArchive(Pack(Told().All()));
  std::mt19937_64 random(testing::TestSeed());
  for (int i = 0; i < kFlips; ++i) {
    auto damaged = files;
    auto file = damaged.begin();
    std::advance(file, static_cast<std::ptrdiff_t>(random() % damaged.size()));
    if (file->first == "README.txt") continue;  // for people; nothing rests on it
    const std::size_t at = random() % file->second.size();
    file->second[at] = static_cast<char>(file->second[at] ^ static_cast<char>(1 + random() % 255));
    const Report report = Audit(*wire::WriteArchive(damaged), {}, {});
    EXPECT_GT(report.faults_found, 0u) << file->first << " byte " << at;
    if (file->first.starts_with("entries/") || file->first == "checkpoint") {
      EXPECT_NE(report.completeness, Completeness::kFullReplay) << file->first << " byte " << at;
    }
  }
}

// Beyond that the log signs for it: what is left to tell are commands' signatures and what they come to.
TEST(ContainerTest, AFlippedByteInAnyEntryIsAFaultEvenIfTheLogSignsForIt) {
  const Parts clean = Told().All();
  std::mt19937_64 random(testing::TestSeed());
  for (int i = 0; i < kFlips; ++i) {
    Parts parts = clean;
    const std::size_t entry = random() % parts.entries.size();
    Bytes& bytes = parts.entries[entry];
    const std::size_t at = random() % bytes.size();
    bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 + random() % 255));
    parts.checkpoint = Told().log().Sign(parts.entries);
    const Report report = AuditOf(parts);
    EXPECT_GT(report.faults_found, 0u) << "entry " << entry << " byte " << at;
  }
}

TEST(ContainerTest, AnArchiveCutShortAnywhereIsAFault) {
  const Bytes archive = Pack(Told().All());
  std::mt19937_64 random(testing::TestSeed());
  for (int i = 0; i < kFlips; ++i) {
    const std::size_t size = random() % archive.size();
    EXPECT_THAT(Audit(BytesView(archive).substr(0, size), {}, {}), Has(FaultKind::kContainerDamaged)) << size;
  }
}

TEST(ContainerTest, WhatIsLeftOfADamagedFileIsAuditedAllTheSame) {
  const Bytes archive = Pack(Told().All());
  // The directory is gone, the files are not.
  const Report report = Audit(BytesView(archive).substr(0, archive.size() - 30), {}, {});
  EXPECT_THAT(report, HasOnly(FaultKind::kContainerDamaged));
  EXPECT_TRUE(report.faults[0].at.offset);
  EXPECT_EQ(report.counts.entries, Told().size());
}

TEST(ContainerTest, NothingIsNoArchive) {
  for (const Bytes& bytes : {Bytes(), Bytes("PK"), Bytes(100'000, '\0'), Bytes("not a zip at all")}) {
    const Report report = Audit(bytes, {}, {});
    EXPECT_THAT(report, Has(FaultKind::kFileMissing));
    EXPECT_EQ(report.completeness, Completeness::kNothing);
    EXPECT_FALSE(report.ledger);
  }
}

TEST(ContainerTest, AMissingCheckpointIsAFault) {
  auto files = *wire::ReadArchive(Pack(Told().All()));
  files.erase("checkpoint");
  const Report report = Audit(*wire::WriteArchive(files), {}, {});
  EXPECT_THAT(report, HasOnly(FaultKind::kFileMissing));
  EXPECT_EQ(report.faults[0].at.file, "checkpoint");
  EXPECT_EQ(report.completeness, Completeness::kPartReplay) << "nobody signed for what was decided again";
}

TEST(ContainerTest, FilesThatDoNotBelongThereAreNamed) {
  for (const char* name : {"notes.txt", "entries/1", "entries/00000x", "blobs/abc", "openings/last"}) {
    Parts parts = Told().All();
    parts.others[name] = "x";
    const Report report = AuditOf(parts);
    EXPECT_THAT(report, HasOnly(FaultKind::kLayoutDiffers));
    EXPECT_EQ(report.faults[0].at.file, name);
  }
}

TEST(ContainerTest, AMissingReadmeIsAMinorFault) {
  Parts parts = Told().All();
  parts.others.clear();
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasOnly(FaultKind::kLayoutDiffers));
  EXPECT_EQ(InfoOf(report.faults[0].kind).severity, Severity::kMinor);
}

class BundleTest : public ::testing::Test {
 protected:
  BundleTest() : files(*wire::ReadArchive(Pack(Told().All()))) {}
  Report Audited() const { return Audit(*wire::WriteArchive(files), {}, {}); }

  std::map<std::string, Bytes> files;
};

TEST_F(BundleTest, AMissingBundleEndsWhatCanBeRead) {
  files["entries/000001"] = files.at("entries/000000");
  files.erase("entries/000000");
  const Report report = Audited();
  EXPECT_THAT(report, Has(FaultKind::kFileMissing));
  EXPECT_EQ(report.counts.entries, 0u);
}

TEST_F(BundleTest, ABundleThatIsNotFullMustBeTheLast) {
  files["entries/000001"] = files.at("entries/000000");
  const Report report = Audited();
  EXPECT_THAT(report, HasOnly(FaultKind::kBundleDamaged));
  EXPECT_THAT(report.faults[0].en, HasSubstr("should hold 256 pieces"));
}

TEST_F(BundleTest, WhatComesBeforeACutIsRead) {
  files.at("entries/000000").pop_back();
  const Report report = Audited();
  EXPECT_THAT(report, Has(FaultKind::kBundleDamaged));
  EXPECT_THAT(report, Has(FaultKind::kSizeDiffers));
  EXPECT_EQ(report.counts.entries, Told().size() - 1);
  EXPECT_FALSE(report.unknown_from) << "all that is there was decided again";
  EXPECT_EQ(report.completeness, Completeness::kPartReplay);
}

TEST_F(BundleTest, AnEmptyBundleIsDamaged) {
  files["openings/000000"] = "";
  EXPECT_THAT(Audited(), Has(FaultKind::kBundleDamaged));
}

}  // namespace
}  // namespace yishi::audit

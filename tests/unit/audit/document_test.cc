// Documents that are not what the ledger refers to.

#include <gtest/gtest.h>

#include "tests/unit/audit/report_matchers.h"
#include "tests/unit/audit/told_ledger.h"

namespace yishi::audit {
namespace {

using ::testing::SizeIs;

TEST(DocumentTest, AChangedDocumentIsFound) {
  Parts parts = Told().All();
  parts.documents.begin()->second[0] = 'X';
  const Report report = AuditOf(parts);
  ASSERT_THAT(report, HasOnly(FaultKind::kDocumentDiffers));
  EXPECT_EQ(report.faults[0].at.file, "blobs/" + parts.documents.begin()->first);
  EXPECT_FALSE(report.unknown_from) << "no decision rests on it";
}

TEST(DocumentTest, ADocumentOfAnotherLengthIsBoth) {
  Parts parts = Told().All();
  parts.documents.begin()->second += "more";
  EXPECT_EQ(AuditOf(parts).faults_found, 2u) << "digest and length";
}

TEST(DocumentTest, ADocumentThatNobodyNamedIsAMinorFault) {
  Parts parts = Told().All();
  const Bytes content = "nobody asked for this";
  parts.documents[ToHex(Told().suite().Digest({content}).view())] = content;
  const Report report = AuditOf(parts);
  ASSERT_THAT(report, HasOnly(FaultKind::kDocumentUnnamed));
  EXPECT_EQ(InfoOf(report.faults[0].kind).severity, Severity::kMinor);
}

TEST(DocumentTest, AbsentDocumentsAreListedWithTheirEntry) {
  Parts parts = Told().All();
  const std::string gone = parts.documents.begin()->first;
  parts.documents.erase(gone);
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, IsClean());
  ASSERT_THAT(report.absent_documents, SizeIs(2)) << "this one, and the scan that was never there";
  for (const AbsentDocument& document : report.absent_documents) {
    EXPECT_FALSE(document.title.empty());
    EXPECT_GT(document.entry, 0u);
    EXPECT_GT(document.bytes, 0u);
  }
}

}  // namespace
}  // namespace yishi::audit

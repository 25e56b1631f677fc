// Openings that are missing, say something else, or are where they should not be.

#include "engine/wire/opening.h"

#include <gtest/gtest.h>

#include "tests/unit/audit/report_matchers.h"
#include "tests/unit/audit/told_ledger.h"

namespace yishi::audit {
namespace {

using ledger::v1::Effect;

class OpeningTest : public ::testing::Test {
 protected:
  OpeningTest() : parts(Told().All()), declared(FindEffect(parts, &Effect::has_box_declared)) {}

  // Of the first voter, who never changed the ballot.
  v1::ReleasedOpening& first() { return parts.openings[0]; }

  Parts parts;
  std::size_t declared;
};

TEST_F(OpeningTest, ARemovedOpeningIsMissingFromADeclaredBox) {
  const std::uint64_t ballot = first().seq();
  parts.openings.erase(parts.openings.begin());
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasOnlyAt(FaultKind::kOpeningMissing, ballot));
  EXPECT_EQ(report.unknown_from, declared);
}

TEST_F(OpeningTest, EveryMissingOpeningIsNamed) {
  parts.openings.clear();
  const Report report = AuditOf(parts);
  EXPECT_EQ(report.faults_found, 7u) << "those that count in the first box; then the state is unknown";
  for (const Fault& fault : report.faults) EXPECT_EQ(fault.kind, FaultKind::kOpeningMissing);
}

TEST_F(OpeningTest, TheOpeningOfABallotThatWasReplacedNeedNotBeThere) {
  const auto request = [&](std::uint64_t seq) {
    return (*community::RequestOf(Told().suite(), EntryIn(parts, seq)))->command;
  };
  // The last two of the first box's voters cast abstentions first.
  std::size_t removed = 0;
  for (std::size_t i = 0; i + 1 < parts.openings.size(); ++i) {
    const std::uint64_t seq = parts.openings[i].seq();
    if (seq < declared && request(seq).actor_id() == request(seq + 1).actor_id()) {
      parts.openings.erase(parts.openings.begin() + static_cast<std::ptrdiff_t>(i));
      ++removed;
    }
  }
  EXPECT_EQ(removed, 2u);
  EXPECT_THAT(AuditOf(parts), IsClean());
}

TEST_F(OpeningTest, AnOpeningWithAnotherChoiceDoesNotMatch) {
  first().mutable_opening()->mutable_fields(0)->set_content(Bytes(1, v1::CHOICE_NO));
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasAt(FaultKind::kOpeningMismatch, first().seq()));
  EXPECT_THAT(report, HasAt(FaultKind::kOpeningMissing, first().seq()));
}

TEST_F(OpeningTest, AnotherChoiceUnderItsOwnCommitmentBelongsToNoBallot) {
  first().mutable_opening()->mutable_fields(0)->set_content(Bytes(1, v1::CHOICE_NO));
  first().set_commitment(wire::CommitmentOf(Told().suite(), first().opening()).str());
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasAt(FaultKind::kOpeningMisplaced, first().seq()));
  EXPECT_THAT(report, HasAt(FaultKind::kOpeningMissing, first().seq()));
}

TEST_F(OpeningTest, TwoVotersOpeningsExchangedAreBothFound) {
  std::swap(*parts.openings[0].mutable_opening(), *parts.openings[4].mutable_opening());
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasAt(FaultKind::kOpeningMismatch, parts.openings[0].seq()));
  EXPECT_THAT(report, HasAt(FaultKind::kOpeningMismatch, parts.openings[4].seq()));
}

TEST_F(OpeningTest, AnOpeningOfNoBallotIsMisplaced) {
  first().set_seq(1);
  EXPECT_THAT(AuditOf(parts), HasAt(FaultKind::kOpeningMisplaced, 1u));
  first().set_seq(1'000'000);
  EXPECT_THAT(AuditOf(parts), HasAt(FaultKind::kOpeningMisplaced, 1'000'000u));
}

TEST_F(OpeningTest, OpeningsStandInTheOrderOfTheirEntries) {
  std::swap(parts.openings[0], parts.openings[1]);
  EXPECT_THAT(AuditOf(parts), HasOnly(FaultKind::kOpeningMisplaced));
  parts = Told().All();
  parts.openings.insert(parts.openings.begin(), parts.openings[0]);
  EXPECT_THAT(AuditOf(parts), HasOnlyAt(FaultKind::kOpeningMisplaced, first().seq()));
}

TEST_F(OpeningTest, AnOpeningGivenAwayBeforeTheResultIsFound) {
  // Up to the ballots of the first box, all of them opened.
  Parts early = Told().Until(declared);
  early.documents.clear();
  early.openings.assign(parts.openings.begin(), parts.openings.begin() + 2);
  const Report report = AuditOf(early);
  EXPECT_EQ(report.faults_found, 2u);
  EXPECT_THAT(report, HasAt(FaultKind::kOpeningEarly, first().seq()));
  EXPECT_EQ(report.counts.ballots_not_released, 7u - 2u);
}

TEST_F(OpeningTest, AnOpeningThatIsNoneIsFound) {
  first().mutable_opening()->mutable_fields(0)->set_salt("short");
  EXPECT_THAT(AuditOf(parts), HasAt(FaultKind::kOpeningMalformed, first().seq()));
  first() = v1::ReleasedOpening();
  EXPECT_THAT(AuditOf(parts), Has(FaultKind::kOpeningMalformed));
}

TEST_F(OpeningTest, AStatementInTheArchiveIsMisplaced) {
  v1::ReleasedOpening statement;
  statement.set_seq(FindEffect(parts, &Effect::has_objection_raised));
  statement.mutable_opening()->set_schema(v1::OPENING_SCHEMA_STATEMENT);
  auto* field = statement.mutable_opening()->add_fields();
  field->set_number(1);
  field->set_salt(Bytes(32, 's'));
  field->set_content("不同意。");
  statement.set_commitment(wire::CommitmentOf(Told().suite(), statement.opening()).str());
  parts.openings.push_back(statement);
  EXPECT_THAT(AuditOf(parts), HasOnlyAt(FaultKind::kOpeningMisplaced, statement.seq()));
}

}  // namespace
}  // namespace yishi::audit

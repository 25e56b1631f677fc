// The work is finished when its evidence is on file.

#include "gmock/gmock.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/matter/matter_fixture.h"

namespace yishi::matter {
namespace {

using ::testing::ElementsAre;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

class FinishTest : public MatterFixture {
 protected:
  FinishTest() { Put(2, Phase::kWorking); }

  void File(record::Kind kind, int count = 1) {
    for (int i = 0; i < count; ++i) {
      record::Record record;
      record.kind = kind;
      record.matter = TheMatter();
      record.stage = 2;
      record.accepted = true;
      record.filed_ms = now_;
      records_[NumberedId<RecordId>(static_cast<int>(records_.size()) + 1)] = record;
    }
  }
  void FileEverything() {
    File(record::Kind::kQuote, 3);
    File(record::Kind::kContract);
    File(record::Kind::kPayment);
    File(record::Kind::kAcceptance);
  }
  static v1::FinishWork Report() {
    v1::FinishWork act;
    act.set_matter_id(TheMatter().str());
    act.set_report("已完工，花费 2980 元");
    return act;
  }
  absl::StatusOr<Effects> Try(int actor = kHead, const v1::FinishWork& act = Report()) const {
    return DecideFinish(TheMatter(), matter(), Around(), As(actor), act);
  }
};

TEST_F(FinishTest, WithAllEvidenceTheNextStageBegins) {
  FileEverything();
  const auto decided = Try();
  ASSERT_THAT(decided, IsOk());
  Effects effects = *decided;
  v1::Command command;
  *command.mutable_finish_work() = Report();
  matter::React(matters_, Around(), command, effects);
  EXPECT_THAT(NamesOf(effects), ElementsAre("stage_passed", "stage_entered"));
  Fold(effects, command);
  EXPECT_EQ(matter().stage, 3u);
  EXPECT_EQ(matter().phase, Phase::kAwaitingPosting);
  EXPECT_EQ(matter().finish_report, Report().report());
}

TEST_F(FinishTest, WhatIsMissingIsListedWithItsNumbers) {
  FileEverything();
  records_.erase(NumberedId<RecordId>(1));
  records_.erase(NumberedId<RecordId>(6));
  const auto effects = Try();
  EXPECT_THAT(effects, RefusedNaming(Reason::kEvidenceMissing, Names{"2/3", "0/1"}));
  EXPECT_THAT(RefusalOf(effects.status())->numbers,
              ElementsAre(::testing::Pair("quote", "2/3"), ::testing::Pair("acceptance", "0/1")));
}

TEST_F(FinishTest, HeadAndDeputyFinishAndNobodyElse) {
  FileEverything();
  EXPECT_THAT(Try(kMember), RefusedInBoth(Reason::kNotAuthorised));
  EXPECT_THAT(Try(kResident), RefusedInBoth(Reason::kNotAuthorised));
  people_.Seat(roster::BodyKind::kResidentsCommittee, kMember, roster::Capacity::kDeputy);
  EXPECT_THAT(Try(kMember), IsOk());
}

TEST_F(FinishTest, OnlyWhatIsBeingCarriedOutIsFinished) {
  FileEverything();
  for (Phase phase : {Phase::kAwaitingMeeting, Phase::kPosted, Phase::kReturned}) {
    matter().phase = phase;
    EXPECT_THAT(Try(), RefusedNaming(Reason::kWrongPhase, Names{"20260001"})) << NameEn(phase);
  }
  matter().phase = Phase::kClosed;
  EXPECT_THAT(Try(), RefusedInBoth(Reason::kMatterClosed));
}

TEST_F(FinishTest, AReportIsWrittenAndFits) {
  FileEverything();
  v1::FinishWork act = Report();
  act.clear_report();
  EXPECT_THAT(Try(kHead, act), RefusedNaming(Reason::kFieldMissing, Names{"report"}));
  act.set_report(Bytes(16'385, 'x'));
  EXPECT_THAT(Try(kHead, act), RefusedNaming(Reason::kLimitExceeded, Names{"16385", "16384"}));
}

}  // namespace
}  // namespace yishi::matter

// When a matter may go on the agenda of a meeting (engine/README.md, I10).

#include <memory>

#include "tests/support/refusal_matchers.h"
#include "tests/unit/matter/matter_fixture.h"

namespace yishi::matter {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

class ConvenableTest : public MatterFixture {
 protected:
  absl::StatusOr<const v1::VoteRules*> Try() const {
    return RequireConvenable(TheMatter(), matter(), Around(), now_);
  }
  void Lent() {
    auto content = std::make_shared<v1::MatterContent>(Content());
    content->set_ownership(v1::OWNERSHIP_PUBLIC_LENT);
    matter().versions[0].content = content;
  }
  void FileConsent(const MatterId& about) {
    record::Record record;
    record.kind = record::Kind::kConsent;
    record.matter = about;
    records_[NumberedId<RecordId>(1)] = record;
  }
};

TEST_F(ConvenableTest, TheRulesAreThoseOfItsStage) {
  const auto rules = Try();
  ASSERT_THAT(rules, IsOk());
  EXPECT_EQ(*rules, &charters_.by_digest.at(digest_)->stages(0).vote());
}

TEST_F(ConvenableTest, OnlyWhatWaitsForAMeetingIsConvened) {
  for (Phase phase : {Phase::kNoticed, Phase::kCasting, Phase::kCounting, Phase::kAwaitingPosting,
                      Phase::kPosted, Phase::kSuspended, Phase::kWorking, Phase::kReturned}) {
    matter().phase = phase;
    EXPECT_THAT(Try(), RefusedNaming(Reason::kWrongPhase, Names{"20260001"})) << NameEn(phase);
  }
  matter().phase = Phase::kClosed;
  EXPECT_THAT(Try(), RefusedInBoth(Reason::kMatterClosed));
}

TEST_F(ConvenableTest, TheMinutesOfTheStepBeforeAreOnFile) {
  AddBox(false);
  Put(0, Phase::kAwaitingMeeting);
  EXPECT_THAT(Try(), RefusedInBoth(Reason::kMinutesMissing));
  EXPECT_THAT(RequireMinutes(matter(), Around()), RefusedInBoth(Reason::kMinutesMissing));
  meetings_[TheMeeting()].closed = true;
  EXPECT_THAT(Try(), IsOk());
}

TEST_F(ConvenableTest, LentLandNeedsTheConsentOfWhoLendsIt) {
  Lent();
  EXPECT_THAT(Try(), RefusedInBoth(Reason::kConsentMissing));
  FileConsent(NumberedId<MatterId>(2));
  EXPECT_THAT(Try(), RefusedInBoth(Reason::kConsentMissing)) << "a consent to another matter";
  FileConsent(TheMatter());
  EXPECT_THAT(Try(), IsOk());
}

}  // namespace
}  // namespace yishi::matter

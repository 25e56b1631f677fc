// Adopting a charter rests on a resolution, and a version follows the one before.

#include "engine/charter/adopt.h"

#include <string>

#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/small_charter.h"

namespace yishi::charter {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;
using ::yishi::testing::SmallCharterText;

constexpr calendar::Day kToday{20'514};

class AdoptTest : public ::testing::Test {
 protected:
  // A paper resolution with everything in order: 25 of 37 representatives came, 13 said yes.
  static v1::AdoptCharter OnPaper(std::string text = std::string(SmallCharterText())) {
    v1::AdoptCharter act;
    act.set_text(text);
    v1::PaperResolution* paper = act.mutable_paper();
    paper->set_body(v1::BODY_KIND_REPRESENTATIVES_MEETING);
    paper->set_day(kToday.days_since_epoch);
    paper->set_expected(37);
    paper->set_present(25);
    paper->set_yes(13);
    paper->mutable_sheet()->set_digest(Bytes(32, 'd'));
    paper->mutable_sheet()->set_size(1'000);
    paper->mutable_sheet()->set_media_type("application/pdf");
    paper->mutable_sheet()->set_title("决议");
    return act;
  }
  static std::string Version(int version) {
    std::string text(SmallCharterText());
    return text.replace(text.find("version: 1"), 10, "version: " + std::to_string(version));
  }

  absl::StatusOr<Effects> Try(const v1::AdoptCharter& act) const {
    return DecideAdopt(charters_, suite_, kToday, act);
  }
  absl::Status Do(const v1::AdoptCharter& act) {
    const auto effects = Try(act);
    if (!effects.ok()) return effects.status();
    v1::Command command;
    *command.mutable_adopt_charter() = act;
    for (const auto& effect : *effects) EXPECT_TRUE(Apply(charters_, suite_, effect, command));
    return absl::OkStatus();
  }

  const crypto::Suite& suite_ = crypto::Suite::Get(crypto::SuiteId::kIntl);
  Charters charters_;
};

TEST_F(AdoptTest, TheTextsDigestNamesTheCharter) {
  ASSERT_THAT(Do(OnPaper()), IsOk());
  const Hash digest = suite_.Digest({SmallCharterText()});
  ASSERT_TRUE(charters_.by_digest.contains(digest));
  EXPECT_EQ(charters_.newest.at("small"), digest);
  EXPECT_EQ(charters_.by_digest.at(digest)->stages_size(), 4);
}

TEST_F(AdoptTest, WithoutAResolutionNothingIsAdopted) {
  v1::AdoptCharter act = OnPaper();
  act.clear_resolution();
  EXPECT_THAT(Try(act), RefusedInBoth(Reason::kResolutionNeeded));
}

TEST_F(AdoptTest, ATextThatIsNoneOrUnsoundIsRefused) {
  EXPECT_THAT(Try(OnPaper("what: ever")), RefusedInBoth(Reason::kCharterUnreadable));
  EXPECT_THAT(Try(OnPaper(Version(0))), RefusedNaming(Reason::kCharterContradicts, Names{"version"}));
}

TEST_F(AdoptTest, VersionsFollowOneAnotherWithoutAGap) {
  EXPECT_THAT(Try(OnPaper(Version(2))), RefusedNaming(Reason::kAlreadyExists, Names{"1", "2"}));
  ASSERT_THAT(Do(OnPaper(Version(1))), IsOk());
  EXPECT_THAT(Try(OnPaper(Version(1))), RefusedNaming(Reason::kAlreadyExists, Names{"2", "1"}));
  EXPECT_THAT(Try(OnPaper(Version(3))), RefusedNaming(Reason::kAlreadyExists, Names{"2", "3"}));
  ASSERT_THAT(Do(OnPaper(Version(2))), IsOk());
  EXPECT_EQ(charters_.by_digest.size(), 2u)
      << "the first still governs the matters that were opened under it";
  EXPECT_EQ(charters_.by_digest.at(charters_.newest.at("small"))->version(), 2u);
}

TEST_F(AdoptTest, RepresentativesNeedTwoThirdsPresentAndMoreThanHalfOfThem) {
  v1::AdoptCharter act = OnPaper();
  EXPECT_THAT(Try(act), IsOk());
  act.mutable_paper()->set_yes(12);
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kResolutionNeeded, Names{"12", "25"}));
  act.mutable_paper()->set_present(24);
  act.mutable_paper()->set_yes(24);
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kResolutionNeeded, Names{"24", "37"}));
}

TEST_F(AdoptTest, AnAssemblyNeedsMoreThanHalfPresent) {
  for (v1::BodyKind body : {v1::BODY_KIND_RESIDENTS_ASSEMBLY, v1::BODY_KIND_HOUSEHOLDS_ASSEMBLY}) {
    v1::AdoptCharter act = OnPaper();
    act.mutable_paper()->set_body(body);
    act.mutable_paper()->set_expected(800);
    act.mutable_paper()->set_present(401);
    act.mutable_paper()->set_yes(201);
    EXPECT_THAT(Try(act), IsOk());
    act.mutable_paper()->set_present(400);
    EXPECT_THAT(Try(act), RefusedNaming(Reason::kResolutionNeeded, Names{"400", "800"}));
  }
}

TEST_F(AdoptTest, NoOtherBodyAdoptsCharters) {
  v1::AdoptCharter act = OnPaper();
  for (v1::BodyKind body :
       {v1::BODY_KIND_UNSPECIFIED, v1::BODY_KIND_RESIDENTS_COMMITTEE, v1::BODY_KIND_PARTY_MEMBERS,
        v1::BODY_KIND_RESIDENT_REPRESENTATIVES, v1::BODY_KIND_TOWNSHIP}) {
    act.mutable_paper()->set_body(body);
    EXPECT_THAT(Try(act), RefusedInBoth(Reason::kResolutionNeeded)) << v1::BodyKind_Name(body);
  }
}

TEST_F(AdoptTest, APaperResolutionHasASheetADayAndNumbersThatCanBe) {
  v1::AdoptCharter act = OnPaper();
  act.mutable_paper()->clear_sheet();
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldMissing, Names{"paper.sheet.digest"}));
  act = OnPaper();
  act.mutable_paper()->set_day(kToday.days_since_epoch + 1);
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldInvalid, Names{"paper.day"}));
  act = OnPaper();
  act.mutable_paper()->set_present(38);
  EXPECT_THAT(Try(act), RefusedInBoth(Reason::kFieldInvalid));
  act = OnPaper();
  act.mutable_paper()->set_yes(26);
  EXPECT_THAT(Try(act), RefusedInBoth(Reason::kFieldInvalid));
}

// History is folded, never decided again: rules that were sharpened since must not break an old ledger.
TEST_F(AdoptTest, ApplyingDoesNotCheckAgain) {
  v1::Command command;
  *command.mutable_adopt_charter() = OnPaper("id: \"old\" version: 1");
  ledger::v1::Effect effect;
  effect.mutable_charter_adopted()->set_charter_id("old");
  EXPECT_TRUE(Apply(charters_, suite_, effect, command));
  EXPECT_TRUE(charters_.newest.contains("old"));
}

}  // namespace
}  // namespace yishi::charter

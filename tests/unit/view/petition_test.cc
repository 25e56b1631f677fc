// What readers are shown of a petition: how far it is, what is due and overdue, and who has signed.

#include "services/view/petition.h"

#include "engine/petition/petition.h"
#include "gtest/gtest.h"
#include "services/view/agenda.h"
#include "services/view/matter.h"
#include "small_state.h"

namespace yishi::testing {
namespace {

PetitionId PetitionNr(int number) { return NumberedId<PetitionId>(number); }

// Of matters before the small charter's first body, by a fifth of the representatives: two of ten, signed
// by 31.
class PetitionViewTest : public ::testing::Test {
 protected:
  PetitionViewTest() {
    v1::Charter charter = *small_.state.charters.by_digest.at(CharterDigest());
    v1::PetitionRules* rules = charter.mutable_stages(0)->mutable_petition();
    rules->add_thresholds()->set_signers(v1::SIGNER_KIND_REPRESENTATIVES);
    rules->mutable_thresholds(0)->set_numerator(1);
    rules->mutable_thresholds(0)->set_denominator(5);
    rules->set_then_convened_by(v1::BODY_KIND_TOWNSHIP);
    small_.state.charters.by_digest[CharterDigest()] = std::make_shared<const v1::Charter>(charter);
    petition::Petition petition;
    petition.content = std::make_shared<const v1::MatterContent>();
    petition.started_by = Nr(31);
    petition.started_ms = Monday();
    petition.collect_until_ms = At("2026-05-02 00:00");
    petition.charter_digest = CharterDigest();
    petition.of.representatives = 10;
    petition.signed_by = {Nr(31)};
    petition.signed_count.representatives = 1;
    small_.state.petitions[PetitionNr(1)] = std::move(petition);
  }

  petition::Petition& petition() { return small_.state.petitions.at(PetitionNr(1)); }
  // Enough have signed: matter 1 waits for its meeting, to be convened by 2026-03-18.
  void Reach() {
    matter::Matter& matter = small_.AddMatter(1, 0, matter::Phase::kAwaitingMeeting);
    matter.petition = PetitionNr(1);
    petition().reached = petition::Reached{.at_ms = Monday(),
                                           .threshold = 0,
                                           .matter = MatterNr(1),
                                           .study_due_ms = At("2026-03-10 00:00"),
                                           .convene_due_ms = At("2026-03-18 00:00")};
  }
  v1::PetitionView ViewAs(const view::Reading& reading) {
    return view::ViewPetition(reading, PetitionNr(1), petition(), view::SignersOf::kListed);
  }

  SmallState small_;
};

TEST_F(PetitionViewTest, ShowsHowManyHaveSignedAndMust) {
  const v1::PetitionView view = ViewAs(small_.Anonymous());
  ASSERT_EQ(view.progress_size(), 1);
  EXPECT_EQ(view.progress(0).of(), 10u);
  EXPECT_EQ(view.progress(0).signed_(), 1u);
  EXPECT_EQ(view.progress(0).needed(), 2u);
  EXPECT_FALSE(view.progress(0).reached());
  EXPECT_FALSE(view.lapsed());
  EXPECT_TRUE(ViewAs(small_.Anonymous(At("2026-05-02 00:00"))).lapsed());
}

TEST_F(PetitionViewTest, NamesWhoSignedToThoseAloneWhoCompareThePaper) {
  EXPECT_EQ(ViewAs(small_.As(21)).signers_size(), 1);  // a registrar
  EXPECT_EQ(ViewAs(small_.As(11)).signers_size(), 1);  // supervision committee
  EXPECT_EQ(ViewAs(small_.Auditor()).signers_size(), 1);
  EXPECT_EQ(ViewAs(small_.As(1)).signers_size(), 0);  // head of the committee that has to convene
  EXPECT_EQ(ViewAs(small_.As(50)).signers_size(), 0);
  EXPECT_EQ(ViewAs(small_.Anonymous()).signers_size(), 0);
}

TEST_F(PetitionViewTest, SaysToTheReaderWhetherTheySigned) {
  EXPECT_TRUE(ViewAs(small_.As(31)).i_signed());
  EXPECT_FALSE(ViewAs(small_.As(32)).i_signed());
}

// Who convenes, from the day on which it is overdue.
TEST_F(PetitionViewTest, TheMeetingIsDueAndThenOverdueAndTheTownshipsAsWell) {
  Reach();
  const auto convening = [&](Millis now) {
    std::vector<view::Task> tasks;
    for (const view::Task& task :
         view::TasksOf(small_.Anonymous(now), MatterNr(1), small_.state.matters.at(MatterNr(1)))) {
      if (task.act == "convene_meeting") tasks.push_back(task);
    }
    return tasks;
  };
  const Millis due = At("2026-03-18 00:00");
  ASSERT_EQ(convening(due - 1).size(), 1u);
  EXPECT_EQ(convening(due - 1)[0].due_ms, due);
  ASSERT_EQ(convening(due).size(), 2u);
  EXPECT_EQ(convening(due)[1].body, roster::BodyKind::kTownship);
  const v1::MatterView view =
      view::ViewMatter(small_.Anonymous(due), MatterNr(1), small_.state.matters.at(MatterNr(1)));
  EXPECT_TRUE(view.summary().overdue());
  EXPECT_EQ(view.petition().matter_id(), MatterNr(1).str());
}

TEST_F(PetitionViewTest, TheStudyWaitsForThePartyBranchCommitteeUntilItsDaysAreOver) {
  Reach();
  const auto waits = [&](Millis now) { return ViewAs(small_.Anonymous(now)).waiting_size(); };
  EXPECT_EQ(waits(At("2026-03-10 00:00") - 1), 1);
  EXPECT_EQ(waits(At("2026-03-10 00:00")), 0);
}

}  // namespace
}  // namespace yishi::testing

#include "services/view/matter.h"

#include <algorithm>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/view/task.h"
#include "small_state.h"
#include "tests/support/status_matchers.h"

namespace yishi::testing {
namespace {

using matter::Phase;
using meeting::Channel;
using roster::BodyKind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

v1::MatterView View(const view::Reading& reading, int number) {
  return view::ViewMatter(reading, MatterNr(number), reading.state().matters.at(MatterNr(number)));
}

std::vector<std::string> Acts(const view::Reading& reading, int number) {
  const v1::MatterView view = View(reading, number);
  std::vector<std::string> acts;
  for (const v1::WaitingView& waiting : view.waiting()) acts.push_back(waiting.act());
  return acts;
}

record::Record& File(SmallState& small, int number, record::Kind kind, std::int64_t amount_fen = 0) {
  const RecordId id = NumberedId<RecordId>(static_cast<int>(small.state.records.size()) + 1);
  matter::Matter& matter = small.state.matters.at(MatterNr(number));
  matter.records.push_back(id);
  record::Record& record = small.state.records[id];
  record.kind = kind;
  record.matter = MatterNr(number);
  record.stage = matter.stage;
  record.filed_by = Nr(2);
  record.filed_ms = Monday();
  record.amount_fen = amount_fen;
  record.accepted = true;
  record.content = std::make_shared<const v1::FileRecord>();
  return record;
}

TEST(MatterView, AwaitingItsMeetingWaitsForTheHead) {
  SmallState small;
  small.AddMatter(1, 0, Phase::kAwaitingMeeting);
  EXPECT_THAT(Acts(small.Anonymous(), 1), ElementsAre("convene_meeting"));
  EXPECT_EQ(View(small.Anonymous(), 1).waiting(0).body(), v1::BODY_KIND_RESIDENTS_COMMITTEE);
}

TEST(MatterView, PublicLandWaitsForTheConsentFirst) {
  SmallState small;
  matter::Matter& matter = small.AddMatter(1, 0, Phase::kAwaitingMeeting);
  auto content = std::make_shared<v1::MatterContent>(matter.content());
  content->set_ownership(v1::OWNERSHIP_PUBLIC_LENT);
  matter.versions.back().content = content;
  EXPECT_THAT(Acts(small.Anonymous(), 1), ElementsAre("file_record", "convene_meeting"));
  File(small, 1, record::Kind::kConsent);
  EXPECT_THAT(Acts(small.Anonymous(), 1), ElementsAre("convene_meeting"));
}

TEST(MatterView, NoticedWaitsForCheckInAndTheBox) {
  SmallState small;
  small.AddMatter(1, 0, Phase::kNoticed);
  small.AddMeeting(1, BodyKind::kResidentsCommittee, 1);
  const v1::MatterView view = View(small.Anonymous(), 1);
  EXPECT_THAT(Acts(small.Anonymous(), 1), ElementsAre("check_in", "open_box"));
  EXPECT_EQ(view.waiting(0).persons_size(), 0) << "who is absent is not shown";
  ASSERT_EQ(view.waiting(1).persons_size(), 1);
  EXPECT_EQ(view.waiting(1).persons(0).id(), Nr(1).str());
  EXPECT_EQ(view.waiting(1).from_ms(), Monday());
}

// Who counts for the Party members is known to be one of them.
TEST(MatterView, OfficersOfThePartyMeetingAreNotShownToThePublic) {
  SmallState small;
  small.AddMatter(1, 0, Phase::kNoticed);
  small.AddMeeting(1, BodyKind::kPartyMembers, 1);
  for (const view::Reading& reading : {small.Anonymous(), small.As(50), small.As(1)}) {
    const v1::MatterView view = View(reading, 1);
    for (const v1::WaitingView& waiting : view.waiting()) EXPECT_EQ(waiting.persons_size(), 0);
  }
  EXPECT_EQ(View(small.As(62), 1).waiting(1).persons_size(), 1);
}

TEST(MatterView, WhatThePartyMembersGaveAsReasonsIsNotPublic) {
  SmallState small;
  matter::Matter& matter = small.AddMatter(1, 0, Phase::kReturned);
  matter.return_cause = ledger::v1::RETURN_CAUSE_REJECTED;
  matter.return_reasons = "党员意见";
  small.AddMeeting(1, BodyKind::kPartyMembers, 1);
  small.AddBox(1, 1, 1);
  small.Declare(1, 0, 3, 0);
  for (const view::Reading& reading : {small.Anonymous(), small.As(50), small.As(1)}) {
    EXPECT_EQ(View(reading, 1).return_reasons(), "");
    EXPECT_EQ(View(reading, 1).return_cause(), ledger::v1::RETURN_CAUSE_REJECTED);
  }
  for (const view::Reading& reading : {small.As(61), small.As(11), small.Auditor()}) {
    EXPECT_EQ(View(reading, 1).return_reasons(), "党员意见");
  }
  small.state.meetings.at(MeetingNr(1)).body = BodyKind::kResidentsCommittee;
  EXPECT_EQ(View(small.Anonymous(), 1).return_reasons(), "党员意见") << "of any other body";
}

TEST(MatterView, CastingThenCountingThenDeclaring) {
  SmallState small;
  small.AddMatter(1, 0, Phase::kCasting);
  small.AddMeeting(1, BodyKind::kResidentsCommittee, 1);
  box::Box& box = small.AddBox(1, 1, 1);
  EXPECT_THAT(Acts(small.Anonymous(), 1), ElementsAre("cast_ballot", "close_box"));
  EXPECT_EQ(View(small.Anonymous(), 1).waiting(0).persons_size(), 0) << "who has not voted is not shown";
  for (int person : {1, 2, 3, 4}) box.ballots[Nr(person)] = {};
  box.paper.insert(Nr(5));
  EXPECT_THAT(Acts(small.Anonymous(), 1), ElementsAre("close_box"));
  small.state.matters.at(MatterNr(1)).phase = Phase::kCounting;
  box.phase = box::BoxPhase::kCounting;
  EXPECT_THAT(Acts(small.Anonymous(), 1), ElementsAre("enter_sheet"));
  box.sheets[Channel::kPaper].teller = Nr(4);
  EXPECT_THAT(Acts(small.Anonymous(), 1), ElementsAre("confirm_sheet"));
  const v1::MatterView unconfirmed = View(small.Anonymous(), 1);
  for (const auto& person : unconfirmed.waiting(0).persons()) EXPECT_NE(person.id(), Nr(4).str());
  box.sheets[Channel::kPaper].confirmed_by = Nr(5);
  EXPECT_THAT(Acts(small.Anonymous(), 1), ElementsAre("declare_box"));
}

TEST(MatterView, AwaitingPostingWaitsForTheOpinionThenForThePosting) {
  SmallState small;
  small.AddMatter(1, 1, Phase::kAwaitingPosting);
  v1::MatterView view = View(small.Anonymous(), 1);
  ASSERT_EQ(view.waiting_size(), 2);
  EXPECT_EQ(view.waiting(0).body(), v1::BODY_KIND_SUPERVISION_COMMITTEE);
  EXPECT_EQ(view.waiting(0).due_ms(), At("2026-03-06 00:00")) << "3 days after Monday end with Thursday";
  EXPECT_EQ(view.waiting(1).from_ms(), view.waiting(0).due_ms());
  EXPECT_EQ(view.waiting(1).due_ms(), At("2026-03-13 00:00")) << "10 days after Monday end with the 12th";
  EXPECT_FALSE(view.waiting(1).overdue());
  EXPECT_THAT(Acts(small.Anonymous(At("2026-03-06 00:00")), 1), ElementsAre("put_up_posting"));
  EXPECT_TRUE(View(small.Anonymous(At("2026-03-13 00:00")), 1).waiting(0).overdue());
  EXPECT_TRUE(View(small.Anonymous(At("2026-03-13 00:00")), 1).summary().overdue());
  File(small, 1, record::Kind::kOpinion);
  view = View(small.Anonymous(), 1);
  EXPECT_THAT(Acts(small.Anonymous(), 1), ElementsAre("put_up_posting"));
  EXPECT_EQ(view.waiting(0).from_ms(), 0) << "the opinion is in";
}

TEST(MatterView, WorkingWaitsForEvidenceThenForTheReport) {
  SmallState small;
  small.AddMatter(1, 2, Phase::kWorking);
  EXPECT_THAT(Acts(small.Anonymous(), 1),
              ElementsAre("file_record", "file_record", "file_record", "file_record"));
  for (int i = 0; i < 3; ++i) File(small, 1, record::Kind::kQuote, 280'000 + i);
  File(small, 1, record::Kind::kContract, 280'000);
  File(small, 1, record::Kind::kPayment, 280'000);
  record::Record& acceptance = File(small, 1, record::Kind::kAcceptance);
  EXPECT_THAT(Acts(small.Anonymous(), 1), ElementsAre("finish_work"));
  acceptance.accepted = false;
  EXPECT_THAT(Acts(small.Anonymous(), 1), ElementsAre("file_record")) << "an acceptance that refuses is none";
  const v1::MatterView view = View(small.Anonymous(), 1);
  ASSERT_EQ(view.evidence_size(), 4);
  EXPECT_EQ(view.evidence(0).on_file(), 3u);
  EXPECT_EQ(view.evidence(3).on_file(), 0u);
  EXPECT_EQ(view.money().contracted_fen(), 280'000);
  EXPECT_EQ(view.money().paid_fen(), 280'000);
}

TEST(MatterView, UnauthorisedPaymentsAreSummedApart) {
  SmallState small;
  small.AddMatter(1, 2, Phase::kWorking);
  File(small, 1, record::Kind::kPayment, 250'000);
  File(small, 1, record::Kind::kPayment, 100'000).unauthorised = true;
  const v1::MoneyView money = View(small.Anonymous(), 1).money();
  EXPECT_EQ(money.budget_fen(), 300'000);
  EXPECT_EQ(money.paid_fen(), 350'000);
  EXPECT_EQ(money.unauthorised_fen(), 100'000);
}

TEST(MatterView, BudgetIsResolvedOnceEveryVoteHasPassed) {
  SmallState small;
  matter::Matter& matter = small.AddMatter(1, 0, Phase::kAwaitingMeeting);
  EXPECT_FALSE(View(small.Anonymous(), 1).money().resolved());
  matter.visits.back().passed = true;
  EXPECT_TRUE(View(small.Anonymous(), 1).money().resolved());
  matter.versions.push_back(matter.versions.back());
  matter.visits.push_back({.stage = 0, .version = 2, .meetings = {}, .boxes = {}, .postings = {}});
  EXPECT_FALSE(View(small.Anonymous(), 1).money().resolved()) << "version 2 is voted on again";
}

TEST(MatterView, ReturnedSaysWhyAndWaitsForItsProposers) {
  SmallState small;
  matter::Matter& matter = small.AddMatter(1, 0, Phase::kReturned);
  matter.return_cause = ledger::v1::RETURN_CAUSE_REJECTED;
  matter.return_reasons = "预算过高";
  const v1::MatterView view = View(small.Anonymous(), 1);
  EXPECT_THAT(Acts(small.Anonymous(), 1), ElementsAre("revise_matter"));
  EXPECT_EQ(view.return_reasons(), "预算过高");
  EXPECT_EQ(view.return_cause(), ledger::v1::RETURN_CAUSE_REJECTED);
}

TEST(MatterView, ClosedWaitsForNothing) {
  SmallState small;
  small.AddMatter(1, 3, Phase::kClosed).close_cause = ledger::v1::CLOSE_CAUSE_COMPLETED;
  EXPECT_THAT(Acts(small.Anonymous(), 1), IsEmpty());
  const v1::MatterView view = View(small.Anonymous(), 1);
  EXPECT_EQ(view.summary().close_cause(), ledger::v1::CLOSE_CAUSE_COMPLETED);
  EXPECT_TRUE(std::none_of(view.stages().begin(), view.stages().end(),
                           [](const auto& stage) { return stage.current(); }));
}

TEST(MatterView, ShowsEveryStageWithItsVisits) {
  SmallState small;
  small.AddMatter(1, 0, Phase::kCasting);
  small.AddMeeting(1, BodyKind::kResidentsCommittee, 1);
  small.AddBox(1, 1, 1);
  small.state.chains[SubjectId{MatterNr(1).bytes}].length = 7;
  const v1::MatterView view = View(small.Anonymous(), 1);
  ASSERT_EQ(view.stages_size(), 4);
  EXPECT_TRUE(view.stages(0).current());
  EXPECT_EQ(view.stages(0).kind(), v1::STAGE_KIND_VOTE);
  EXPECT_EQ(view.stages(1).kind(), v1::STAGE_KIND_DISCLOSE);
  EXPECT_EQ(view.stages(2).kind(), v1::STAGE_KIND_IMPLEMENT);
  ASSERT_EQ(view.stages(0).visits_size(), 1);
  ASSERT_EQ(view.stages(0).visits(0).boxes_size(), 1);
  EXPECT_FALSE(view.stages(0).visits(0).boxes(0).has_result());
  EXPECT_EQ(view.stages(1).visits_size(), 0);
  EXPECT_EQ(view.subject_seq(), 7u);
  EXPECT_EQ(view.position(), 100u);
}

TEST(MatterView, ListsTheNewestFirstByPhaseAndStage) {
  SmallState small;
  small.AddMatter(1, 0, Phase::kAwaitingMeeting);
  small.AddMatter(2, 1, Phase::kAwaitingPosting);
  small.AddMatter(3, 3, Phase::kClosed);
  const auto list = [&](const v1::ListMattersRequest& request) {
    std::vector<std::uint32_t> numbers;
    const auto page = view::ListMatters(small.Anonymous(), request, {10, {}});
    for (const auto& item : page.items) {
      numbers.push_back(item.number());
    }
    return numbers;
  };
  v1::ListMattersRequest request;
  EXPECT_THAT(list(request), ElementsAre(20'260'003u, 20'260'002u, 20'260'001u));
  request.set_open_only(true);
  EXPECT_THAT(list(request), ElementsAre(20'260'002u, 20'260'001u));
  request.set_stage_id("resolution");
  EXPECT_THAT(list(request), ElementsAre(20'260'002u));
  request.clear_stage_id();
  request.add_phases(ledger::v1::PHASE_AWAITING_MEETING);
  EXPECT_THAT(list(request), ElementsAre(20'260'001u));
}

TEST(MatterView, IsFoundByIdOrNumber) {
  SmallState small;
  small.AddMatter(1, 0, Phase::kAwaitingMeeting);
  v1::GetMatterRequest request;
  EXPECT_THAT(view::ViewMatter(small.Anonymous(), request), Refused(Reason::kFieldMissing));
  request.set_number(20'260'001);
  EXPECT_EQ(view::ViewMatter(small.Anonymous(), request)->matter().summary().id(), MatterNr(1).str());
  request.set_number(20'260'002);
  EXPECT_THAT(view::ViewMatter(small.Anonymous(), request), Refused(Reason::kNotFound));
}

}  // namespace
}  // namespace yishi::testing

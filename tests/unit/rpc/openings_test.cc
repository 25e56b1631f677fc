#include "engine/box/openings.h"

#include "engine/wire/opening.h"
#include "gtest/gtest.h"
#include "rpc_host.h"
#include "tests/support/status_matchers.h"
#include "yishi/v1/ledger_service.grpc.pb.h"
#include "yishi/v1/meeting_service.grpc.pb.h"
#include "yishi/v1/roster_service.grpc.pb.h"

namespace yishi::testing {
namespace {

using Ledger = v1::LedgerService::Stub;

class OpeningsTest : public ::testing::Test {
 protected:
  v1::ListOpeningsRequest Request() {
    v1::ListOpeningsRequest request;
    request.set_ledger_id(host_.ledger());
    return request;
  }
  grpc::Status List(const v1::ListOpeningsRequest& request, const std::string& token) {
    return host_.Call(&Ledger::ListOpenings, request, &response_, token);
  }

  RpcHost host_;
  v1::ListOpeningsResponse response_;
};

// engine/README.md, I15.
TEST_F(OpeningsTest, NothingIsReleasedBeforeTheDeclaration) {
  const Poll poll = host_.Vote(15, false);
  Bytes commitment;
  host_.hall.chamber(host_.community).Read([&](const community::Community& community) {
    commitment = community.state.boxes.at(poll.box).ballots.begin()->second.commitment.str();
  });
  const std::string token = host_.SignIn(host_.community.committee[0].key);
  ASSERT_THAT(List(Request(), token), CallOk());
  EXPECT_EQ(response_.openings_size(), 0);
  v1::ListOpeningsRequest of_box = Request();
  of_box.set_box_id(poll.box.str());
  EXPECT_THAT(List(of_box, token), CallRefused(Reason::kNotReleased));
  v1::ListOpeningsRequest of_one = Request();
  of_one.set_commitment(commitment);
  EXPECT_THAT(List(of_one, token), CallRefused(Reason::kNotReleased));
}

TEST_F(OpeningsTest, DeclaredBallotsOpenTheirCommitmentsForMembers) {
  const Poll poll = host_.Vote(15, true);
  v1::ListOpeningsRequest of_box = Request();
  of_box.set_box_id(poll.box.str());
  EXPECT_THAT(List(of_box, ""), CallRefused(Reason::kSessionRequired));
  EXPECT_THAT(List(Request(), ""), CallRefused(Reason::kSessionRequired));
  const std::string token = host_.SignIn(host_.community.supervisors[0].key);
  ASSERT_THAT(List(of_box, token), CallOk());
  ASSERT_EQ(response_.openings_size(), 15);
  for (const v1::ReleasedOpening& released : response_.openings()) {
    EXPECT_THAT(wire::CheckOpening(host_.community.suite(), released.opening(), released.commitment()),
                IsOk());
    EXPECT_EQ(box::ChoiceOf(released.opening()), box::Choice::kYes);
  }
  v1::ListOpeningsRequest of_one = Request();
  of_one.set_commitment(response_.openings(3).commitment());
  const std::uint64_t seq = response_.openings(3).seq();
  ASSERT_THAT(List(of_one, token), CallOk());
  ASSERT_EQ(response_.openings_size(), 1);
  EXPECT_EQ(response_.openings(0).seq(), seq);
}

TEST_F(OpeningsTest, PagesOfABoxJoin) {
  const Poll poll = host_.Vote(15, true);
  const std::string token = host_.SignIn(host_.community.supervisors[0].key);
  v1::ListOpeningsRequest request = Request();
  request.set_box_id(poll.box.str());
  request.set_page_size(4);
  std::vector<std::uint64_t> seen;
  do {
    response_.Clear();
    ASSERT_THAT(List(request, token), CallOk());
    for (const auto& released : response_.openings()) seen.push_back(released.seq());
    request.set_from(response_.next());
  } while (response_.next() != 0);
  EXPECT_EQ(seen.size(), 15u);
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
}

TEST_F(OpeningsTest, ChangedBallotIsReleasedWithTheWholeLedgerOnly) {
  const auto poll = host_.community.OpenPoll("路灯");
  const auto voters = host_.community.Voters();
  ASSERT_THAT(host_.community.Submit(host_.community.Ballot(*voters[0], *poll, v1::CHOICE_NO)), IsOk());
  for (const Actor* voter : voters) {
    ASSERT_THAT(host_.community.Submit(host_.community.Ballot(*voter, *poll, v1::CHOICE_YES)), IsOk());
  }
  ASSERT_THAT(host_.community.CloseBox(*poll, 0), IsOk());
  ASSERT_THAT(host_.community.DeclareBox(*poll), IsOk());
  const std::string token = host_.SignIn(host_.community.supervisors[0].key);
  v1::ListOpeningsRequest of_box = Request();
  of_box.set_box_id(poll->box.str());
  ASSERT_THAT(List(of_box, token), CallOk());
  EXPECT_EQ(response_.openings_size(), 17);
  response_.Clear();
  ASSERT_THAT(List(Request(), token), CallOk());
  EXPECT_EQ(response_.openings_size(), 18);
}

// A ballot is checked after the count; somebody who copies its opening into an open box must not stop that.
TEST_F(OpeningsTest, ACopyInAnOpenBoxDoesNotCloseADeclaredBallot) {
  const Poll declared = host_.Vote(15, true);
  Bytes commitment;
  host_.hall.chamber(host_.community).Read([&](const community::Community& community) {
    commitment = community.state.boxes.at(declared.box).ballots.begin()->second.commitment.str();
  });
  v1::ListOpeningsRequest of_one = Request();
  of_one.set_commitment(commitment);
  const std::string token = host_.SignIn(host_.community.committee[0].key);
  ASSERT_THAT(List(of_one, token), CallOk());
  const v1::ReleasedOpening released = response_.openings(0);
  for (int i = 0; i < 4; ++i) {  // whatever the order of the boxes' ids
    const auto open = host_.community.OpenPoll("绿化");
    ASSERT_THAT(open, IsOk());
    v1::Command copy;
    copy.mutable_cast_ballot()->set_box_id(open->box.str());
    copy.mutable_cast_ballot()->set_question(open->question);
    copy.mutable_cast_ballot()->set_commitment(commitment);
    const SignedAct act =
        host_.community.Sign(host_.community.representatives[0], copy, {released.opening()});
    ASSERT_THAT(host_.community.Submit(act), IsOk());
    response_.Clear();
    const std::string later = host_.SignIn(host_.community.committee[0].key);  // days have passed
    ASSERT_THAT(List(of_one, later), CallOk()) << i;
    EXPECT_EQ(response_.openings(0).seq(), released.seq());
  }
}

// What an objection to a roll says: served to its objector, erased under two signatures, and then nobody's.
TEST_F(OpeningsTest, WhatIsErasedIsServedNoMoreAndLeavesTheStore) {
  ASSERT_THAT(host_.community.SetUp(), IsOk());
  const auto matter = host_.community.OpenMotion("路灯");
  ASSERT_THAT(matter, IsOk());
  const auto meeting = host_.community.Convene(*matter);
  ASSERT_THAT(meeting, IsOk());
  v1::Opening opening;
  opening.set_schema(v1::OPENING_SCHEMA_STATEMENT);
  opening.add_fields()->set_number(1);
  opening.mutable_fields(0)->set_salt(Bytes(32, 's'));
  opening.mutable_fields(0)->set_content("名单漏了我家");
  const Hash commitment = wire::CommitmentOf(host_.community.suite(), opening);
  const Actor& objector = host_.community.representatives[3];
  v1::Command object;
  object.mutable_object_to_roll()->set_meeting_id(meeting->str());
  object.mutable_object_to_roll()->set_statement(commitment.str());
  const auto raised = host_.community.Submit(host_.community.Sign(objector, object, {opening}));
  ASSERT_THAT(raised, IsOk());
  v1::ListOpeningsRequest of_one = Request();
  of_one.set_commitment(commitment.str());
  const std::string token = host_.SignIn(objector.key);
  ASSERT_THAT(List(of_one, token), CallOk());

  v1::Command answer;
  answer.mutable_answer_roll_objection()->set_meeting_id(meeting->str());
  answer.mutable_answer_roll_objection()->set_objection_id(
      raised->effects(0).roll_objection_raised().objection_id());
  answer.mutable_answer_roll_objection()->set_outcome(v1::OBJECTION_OUTCOME_DISMISSED);
  answer.mutable_answer_roll_objection()->set_reasons("名单无误");
  ASSERT_THAT(host_.community.Do(host_.community.committee[0], answer), IsOk());
  v1::Command propose;
  propose.mutable_propose_erasure()->set_commitment(commitment.str());
  propose.mutable_propose_erasure()->set_ground(v1::ERASURE_GROUND_CONSENT_WITHDRAWN);
  propose.mutable_propose_erasure()->set_reason("不愿再公开");
  const auto proposed = host_.community.Do(objector, propose);
  ASSERT_THAT(proposed, IsOk());
  ASSERT_THAT(List(of_one, token), CallOk()) << "a proposal erases nothing";
  v1::Command confirm;
  confirm.mutable_confirm_erasure()->set_erasure_id(proposed->effects(0).erasure_proposed().erasure_id());
  ASSERT_THAT(host_.community.Do(host_.community.supervisors[0], confirm), IsOk());

  EXPECT_THAT(List(of_one, token), CallRefused(Reason::kContentErased));
  EXPECT_FALSE(host_.store.GetOpening(host_.community.ledger(), commitment)->has_value());
  v1::ListContentsRequest contents;
  contents.set_ledger_id(host_.ledger());
  contents.set_person_id(objector.person.str());
  v1::ListContentsResponse listed;
  ASSERT_THAT(host_.Call(&v1::RosterService::Stub::ListContents, contents, &listed, token), CallOk());
  bool erased = false;
  for (const v1::ContentView& content : listed.contents()) {
    if (content.commitment() == commitment.view())
      erased = content.erased_seq() > 0 && content.reason() == "不愿再公开";
  }
  EXPECT_TRUE(erased);
  const std::string other = host_.SignIn(host_.community.representatives[4].key);
  EXPECT_THAT(host_.Call(&v1::RosterService::Stub::ListContents, contents, &listed, other),
              CallRefused(Reason::kNotAuthorised));
}

TEST_F(OpeningsTest, WhatIsNobodysIsNotFound) {
  ASSERT_THAT(host_.community.SetUp(), IsOk());
  v1::ListOpeningsRequest request = Request();
  request.set_commitment(Bytes(32, 'c'));
  EXPECT_THAT(List(request, ""), CallRefused(Reason::kSessionRequired));
  EXPECT_THAT(List(request, host_.SignIn(host_.community.registrars[0].key)), CallRefused(Reason::kNotFound));
}

}  // namespace
}  // namespace yishi::testing

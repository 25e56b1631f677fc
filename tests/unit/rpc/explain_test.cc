#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rpc_host.h"
#include "tests/support/status_matchers.h"
#include "yishi/v1/matter_service.grpc.pb.h"

namespace yishi::testing {
namespace {

using Matters = v1::MatterService::Stub;

class ExplainCalls : public ::testing::Test {
 protected:
  ExplainCalls() {
    poll = host.Vote(3, false);
    request.set_ledger_id(host.ledger());
    request.set_matter_id(poll.matter.str());
  }

  grpc::Status Call(const std::string& token = "") {
    return host.Call(&Matters::ExplainMatter, request, &response, token);
  }
  const v1::AttemptView& Act(std::string_view act) const {
    for (const v1::AttemptView& one : response.acts()) {
      if (one.act() == act) return one;
    }
    ADD_FAILURE() << "no " << act;
    return v1::AttemptView::default_instance();
  }

  RpcHost host;
  Poll poll;
  v1::ExplainMatterRequest request;
  v1::ExplainMatterResponse response;
};

TEST_F(ExplainCalls, AnybodyIsToldWhereItStandsAndWhoMayDoWhat) {
  ASSERT_THAT(Call(), CallOk());
  ASSERT_EQ(response.stages_size(), 1);
  EXPECT_EQ(response.stages(0).mark(), v1::STAGE_MARK_HERE);
  EXPECT_FALSE(response.place_zh().empty());
  EXPECT_FALSE(response.story().empty());
  EXPECT_FALSE(response.waiting().empty());
  EXPECT_FALSE(response.has_person());
  EXPECT_TRUE(Act("declare_box").possible());
  ASSERT_EQ(Act("declare_box").persons_size(), 1);
  EXPECT_EQ(Act("declare_box").persons(0).id(), host.community.committee[0].person.str());
  EXPECT_EQ(Act("convene_meeting").refusal().reason(), "WRONG_PHASE");
}

TEST_F(ExplainCalls, NobodyIsNamedForHavingNotVoted) {
  ASSERT_THAT(Call(), CallOk());
  EXPECT_TRUE(Act("cast_ballot").persons().empty());
}

TEST_F(ExplainCalls, AnotherPersonsPartIsForThatPersonAndOverseers) {
  const Actor& member = host.community.representatives[0];
  request.set_person_id(member.person.str());
  EXPECT_THAT(Call(), CallRefused(Reason::kSessionRequired));
  EXPECT_THAT(Call(host.SignIn(host.community.representatives[1].key)), CallRefused(Reason::kNotAuthorised));
  EXPECT_THAT(Call(host.SignIn(member.key)), CallOk());
  EXPECT_EQ(response.person().id(), member.person.str());
  EXPECT_THAT(Call(host.SignIn(host.community.registrars[0].key)), CallOk());
  EXPECT_THAT(Call(host.SignIn(host.community.supervisors[0].key)), CallOk());
}

TEST_F(ExplainCalls, WhatIsNotThereIsRefused) {
  request.set_matter_id(Bytes(16, '\x01'));
  EXPECT_THAT(Call(), CallRefused(Reason::kNotFound));
  request.set_matter_id("short");
  EXPECT_THAT(Call(), CallRefused(Reason::kFieldInvalid));
  request.set_matter_id(poll.matter.str());
  request.set_person_id("short");
  EXPECT_THAT(Call(), CallRefused(Reason::kFieldInvalid));
  request.set_person_id(Bytes(16, '\x01'));
  EXPECT_THAT(Call(host.SignIn(host.community.registrars[0].key)), CallRefused(Reason::kNotFound));
}

}  // namespace
}  // namespace yishi::testing

#include "gtest/gtest.h"
#include "rpc_host.h"
#include "tests/support/status_matchers.h"
#include "yishi/v1/matter_service.grpc.pb.h"
#include "yishi/v1/roster_service.grpc.pb.h"
#include "yishi/v1/session_service.grpc.pb.h"

namespace yishi::testing {
namespace {

using Roster = v1::RosterService::Stub;

class SessionTest : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_THAT(host_.community.SetUp(), IsOk()); }

  grpc::Status GetMe(const std::string& token, v1::GetMeResponse* me) {
    v1::GetMeRequest request;
    request.set_ledger_id(host_.ledger());
    return host_.Call(&Roster::GetMe, request, me, token);
  }

  RpcHost host_;
  v1::GetMeResponse me_;
};

TEST_F(SessionTest, TokenStandsForThePerson) {
  const Actor& actor = host_.community.representatives[0];
  ASSERT_THAT(GetMe(host_.SignIn(actor.key), &me_), CallOk());
  EXPECT_EQ(me_.person().id(), actor.person.str());
  ASSERT_EQ(me_.person().seats_size(), 1);
  EXPECT_EQ(me_.person().seats(0).kind(), v1::BODY_KIND_RESIDENT_REPRESENTATIVES);
  ASSERT_EQ(me_.keys_size(), 1);
  EXPECT_TRUE(me_.keys(0).confirmed());
}

TEST_F(SessionTest, WithoutATokenNobody) {
  EXPECT_THAT(GetMe("", &me_), CallRefused(Reason::kSessionRequired));
  EXPECT_THAT(GetMe("made up", &me_), CallRefused(Reason::kSessionExpired));
}

TEST_F(SessionTest, EndsWithEndSessionAndWithTime) {
  const std::string token = host_.SignIn(host_.community.representatives[0].key);
  v1::EndSessionResponse ended;
  ASSERT_THAT(host_.Call(&v1::SessionService::Stub::EndSession, v1::EndSessionRequest(), &ended, token),
              CallOk());
  EXPECT_THAT(GetMe(token, &me_), CallRefused(Reason::kSessionExpired));
  const std::string other = host_.SignIn(host_.community.representatives[1].key);
  host_.hall.clock().Advance(rpc::kSessionLifeMs);
  EXPECT_THAT(GetMe(other, &me_), CallRefused(Reason::kSessionExpired));
}

TEST_F(SessionTest, RevokedKeyEndsItsSessionAtOnce) {
  const Actor& actor = host_.community.representatives[0];
  const std::string token = host_.SignIn(actor.key);
  v1::Command revoke;
  revoke.mutable_revoke_key()->set_key_id(actor.key_id.str());
  revoke.mutable_revoke_key()->set_reason("遗失");
  ASSERT_THAT(host_.community.Do(host_.community.registrars[0], revoke), IsOk());
  EXPECT_THAT(GetMe(token, &me_), CallRefused(Reason::kKeyRevoked));
  EXPECT_THAT(GetMe(token, &me_), CallRefused(Reason::kSessionExpired)) << "and it is gone";
}

TEST_F(SessionTest, SessionOfAnotherCommunityIsNoSessionHere) {
  CommunityPlan plan = host_.hall.Plan("another");
  plan.seed = 2;
  CommunityFixture other(plan, host_.hall.host());
  ASSERT_THAT(other.Found(), IsOk());
  const std::string token = host_.SignIn(host_.community.registrars[0].key);
  v1::GetMeRequest request;
  request.set_ledger_id(other.ledger().str());
  EXPECT_THAT(host_.Call(&Roster::GetMe, request, &me_, token), CallRefused(Reason::kSessionRequired));
}

TEST_F(SessionTest, AgendaNeedsAPerson) {
  v1::ListAgendaRequest request;
  request.set_ledger_id(host_.ledger());
  v1::ListAgendaResponse agenda;
  using Matters = v1::MatterService::Stub;
  EXPECT_THAT(host_.Call(&Matters::ListAgenda, request, &agenda), CallRefused(Reason::kSessionRequired));
  ASSERT_THAT(host_.community.OpenMotion("路灯"), IsOk());
  const std::string head = host_.SignIn(host_.community.committee[0].key);
  ASSERT_THAT(host_.Call(&Matters::ListAgenda, request, &agenda, head), CallOk());
  ASSERT_EQ(agenda.items_size(), 1);
  EXPECT_EQ(agenda.items(0).waiting().act(), "convene_meeting");
}

TEST_F(SessionTest, CallsAreCountedWithoutWhatWasSaid) {
  (void)GetMe("", &me_);
  ASSERT_FALSE(host_.Calls().empty());
  const rpc::Call call = host_.Calls().back();
  EXPECT_EQ(call.method, "yishi.v1.RosterService/GetMe");
  EXPECT_EQ(call.code, absl::StatusCode::kUnauthenticated);
  EXPECT_EQ(call.reason, "SESSION_REQUIRED");
  EXPECT_GE(call.micros, 0);
}

TEST_F(SessionTest, ChallengeNeedsACommunityAndAKeyId) {
  v1::ChallengeRequest ask;
  v1::ChallengeResponse given;
  EXPECT_THAT(host_.Call(&v1::SessionService::Stub::Challenge, ask, &given),
              CallRefused(Reason::kFieldMissing));
  ask.set_ledger_id(Bytes(32, 'u'));
  ask.set_key_id(Bytes(32, 'k'));
  EXPECT_THAT(host_.Call(&v1::SessionService::Stub::Challenge, ask, &given),
              CallRefused(Reason::kCommunityUnknown));
  ask.set_ledger_id(host_.ledger());
  EXPECT_THAT(host_.Call(&v1::SessionService::Stub::Challenge, ask, &given), CallOk())
      << "whether a key is known is not told";
}

}  // namespace
}  // namespace yishi::testing

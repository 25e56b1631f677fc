#include <algorithm>
#include <map>

#include "gtest/gtest.h"
#include "rpc_host.h"
#include "services/rpc/submit_stream.h"
#include "tests/support/status_matchers.h"
#include "yishi/v1/command_service.grpc.pb.h"

namespace yishi::testing {
namespace {

using Commands = v1::CommandService::Stub;

v1::SubmitRequest RequestOf(const SignedAct& act) {
  v1::SubmitRequest request;
  request.set_signed_command(act.bytes);
  for (const v1::Opening& opening : act.openings) *request.add_openings() = opening;
  return request;
}

TEST(Submit, FoundsAndAnswersWithACheckableReceipt) {
  RpcHost host;
  v1::SubmitResponse response;
  ASSERT_THAT(host.Call(&Commands::Submit, RequestOf(host.community.FoundingAct()), &response), CallOk());
  EXPECT_EQ(response.receipt().index(), 0u);
  EXPECT_THAT(host.community.CheckReceipt(response.receipt()), IsOk());
}

TEST(Submit, SameBytesGetTheSameEntryAgain) {
  RpcHost host;
  const Poll poll = *host.community.OpenPoll("路灯");
  const SignedAct ballot = host.community.Ballot(*host.community.Voters()[0], poll, v1::CHOICE_NO);
  v1::SubmitResponse first, second;
  ASSERT_THAT(host.Call(&Commands::Submit, RequestOf(ballot), &first), CallOk());
  ASSERT_THAT(host.Call(&Commands::Submit, RequestOf(ballot), &second), CallOk());
  EXPECT_FALSE(first.receipt().duplicate());
  EXPECT_TRUE(second.receipt().duplicate());
  EXPECT_EQ(first.receipt().entry(), second.receipt().entry());
}

TEST(Submit, RefusalComesWithReasonAndNumbers) {
  RpcHost host;
  const Poll poll = *host.community.OpenPoll("路灯");
  v1::Command close;
  close.mutable_close_box()->set_box_id(poll.box.str());
  close.mutable_close_box()->set_without_ballot(3);
  const SignedAct act = host.community.Sign(host.community.committee[0], close);
  v1::SubmitResponse response;
  const grpc::Status status = host.Call(&Commands::Submit, RequestOf(act), &response);
  EXPECT_THAT(status, CallRefused(Reason::kBallotsUncollected));
  EXPECT_EQ(status.error_code(), grpc::FAILED_PRECONDITION);
  ASSERT_EQ(RefusalIn(status).numbers_size(), 2);
  EXPECT_EQ(RefusalIn(status).numbers(0).value(), "17");
  EXPECT_EQ(RefusalIn(status).numbers(1).value(), "3");
}

TEST(Submit, NonsenseAndUnknownLedgersAreRefused) {
  RpcHost host;
  ASSERT_THAT(host.community.Found(), IsOk());
  v1::SubmitRequest request;
  v1::SubmitResponse response;
  EXPECT_THAT(host.Call(&Commands::Submit, request, &response), CallRefused(Reason::kMalformed));
  request.set_signed_command("no command");
  EXPECT_THAT(host.Call(&Commands::Submit, request, &response), CallRefused(Reason::kMalformed));
  CommunityPlan plan = host.hall.Plan("elsewhere");
  plan.seed = 5;
  storage::MemoryStore elsewhere;
  HallHost other(elsewhere);
  plan.log_vkey = other.Plan("elsewhere").log_vkey;
  CommunityFixture foreign(plan, other.host());
  ASSERT_THAT(foreign.Found(), IsOk());
  v1::Command act;
  act.mutable_open_matter()->set_charter_id("plain");
  EXPECT_THAT(host.Call(&Commands::Submit, RequestOf(foreign.Sign(foreign.registrars[0], act)), &response),
              CallRefused(Reason::kCommunityUnknown));
}

// A refusal travels in HTTP/2 trailers, of which a client takes 8 KiB: what is over that never arrives.
TEST(Submit, LongRefusalArrivesOverTheNetwork) {
  RpcHost host;
  ASSERT_THAT(host.community.SetUp(), IsOk());
  const auto channel = host.Loopback();
  const auto submit = [&](const Actor& actor, const v1::Command& act) {
    grpc::ClientContext context;
    RpcHost::Authorise(context, "");
    v1::SubmitResponse response;
    return Commands(channel).Submit(&context, RequestOf(host.community.Sign(actor, act)), &response);
  };
  v1::Command adopt;
  std::string text = "id: \"faulty\" version: 1";
  for (int i = 0; i < 16; ++i) text += " stages { vote { } }";
  adopt.mutable_adopt_charter()->set_text(text);
  adopt.mutable_adopt_charter()->mutable_paper()->set_day(1);
  const grpc::Status contradicts = submit(host.community.committee[0], adopt);
  EXPECT_THAT(contradicts, CallRefused(Reason::kCharterContradicts));
  EXPECT_NE(contradicts.error_message().find("stages[0].vote.body"), std::string::npos);
  v1::Command open;
  open.mutable_open_matter()->set_charter_id(std::string(40'000, 'x'));
  EXPECT_THAT(submit(host.community.committee[0], open), CallRefused(Reason::kCharterUnknown));
}

TEST(SubmitStream, AnswersEachByItsNumber) {
  RpcHost host;
  const Poll poll = *host.community.OpenPoll("路灯");
  const auto voters = host.community.Voters();
  grpc::ClientContext context;
  RpcHost::Authorise(context, "");
  Commands stub(host.channel());
  const auto stream = stub.SubmitStream(&context);
  // More than may be unanswered at once; every third is nonsense.
  const std::uint64_t count = 2 * rpc::kStreamUnanswered;
  std::thread writer([&] {
    for (std::uint64_t i = 0; i < count; ++i) {
      v1::SubmitStreamRequest request;
      request.set_correlation(1'000 + i);
      if (i % 3 == 0) {
        request.set_signed_command("nonsense");
      } else {
        const SignedAct act = host.community.Ballot(*voters[i % voters.size()], poll, v1::CHOICE_YES);
        request.set_signed_command(act.bytes);
        *request.add_openings() = act.openings[0];
      }
      if (!stream->Write(request)) break;
    }
    stream->WritesDone();
  });
  std::map<std::uint64_t, v1::SubmitStreamResponse> answers;
  v1::SubmitStreamResponse answer;
  while (stream->Read(&answer)) answers[answer.correlation()] = answer;
  writer.join();
  EXPECT_THAT(stream->Finish(), CallOk());
  ASSERT_EQ(answers.size(), count);
  for (std::uint64_t i = 0; i < count; ++i) {
    const v1::SubmitStreamResponse& got = answers[1'000 + i];
    if (i % 3 == 0) {
      EXPECT_EQ(got.refused().refusal().reason(), "MALFORMED") << i;
      EXPECT_EQ(got.refused().code(), 3) << i;
    } else {
      EXPECT_TRUE(got.has_receipt()) << i << " " << got.ShortDebugString();
    }
  }
}

TEST(SubmitStream, ClientThatGoesLeavesNothingBehind) {
  RpcHost host;
  const Poll poll = *host.community.OpenPoll("路灯");
  {
    grpc::ClientContext context;
    Commands stub(host.channel());
    const auto stream = stub.SubmitStream(&context);
    for (const Actor* voter : host.community.Voters()) {
      const SignedAct act = host.community.Ballot(*voter, poll, v1::CHOICE_YES);
      v1::SubmitStreamRequest request;
      request.set_signed_command(act.bytes);
      *request.add_openings() = act.openings[0];
      stream->Write(request);
    }
    context.TryCancel();
    v1::SubmitStreamResponse answer;
    while (stream->Read(&answer)) {
    }
    EXPECT_EQ(stream->Finish().error_code(), grpc::CANCELLED);
  }
  EXPECT_TRUE(RpcHost::Eventually([&] { return host.reception().streams().size() == 0; }));
}

TEST(SubmitStream, ServerThatStopsAnswersWhatItTook) {
  RpcHost host;
  const Poll poll = *host.community.OpenPoll("路灯");
  grpc::ClientContext context;
  RpcHost::Authorise(context, "");
  Commands stub(host.channel());
  const auto stream = stub.SubmitStream(&context);
  const SignedAct act = host.community.Ballot(*host.community.Voters()[0], poll, v1::CHOICE_YES);
  v1::SubmitStreamRequest request;
  request.set_signed_command(act.bytes);
  *request.add_openings() = act.openings[0];
  ASSERT_TRUE(stream->Write(request));
  v1::SubmitStreamResponse answer;
  ASSERT_TRUE(stream->Read(&answer));
  EXPECT_TRUE(answer.has_receipt());
  host.reception().streams().EndAll();
  EXPECT_FALSE(stream->Read(&answer));
  EXPECT_THAT(stream->Finish(), CallRefused(Reason::kStopping));
}

}  // namespace
}  // namespace yishi::testing

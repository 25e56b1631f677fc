#include "clients/sdk/client.h"

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>

#include <mutex>

#include "engine/base/status.h"
#include "engine/wire/envelope.h"
#include "log.h"
#include "tests/support/status_matchers.h"
#include "yishi/v1/command_service.grpc.pb.h"
#include "yishi/v1/matter_service.grpc.pb.h"

namespace yishi::sdk {
namespace {

using ::testing::Each;
using ::testing::SizeIs;
using ::yishi::testing::IsOk;
using ::yishi::testing::Refused;

grpc::Status WireRefusal(grpc::StatusCode code, const std::string& reason) {
  v1::Refusal refusal;
  refusal.set_reason(reason);
  refusal.set_zh("不行");
  refusal.set_en("no");
  v1::StatusDetails details;
  details.set_code(code);
  details.add_details()->PackFrom(refusal);
  return grpc::Status(code, "no", details.SerializeAsString());
}

// Answers with what was prepared, one status for each attempt, then with a receipt.
class Commands final : public v1::CommandService::Service {
 public:
  grpc::Status Submit(grpc::ServerContext* context, const v1::SubmitRequest* request,
                      v1::SubmitResponse* response) override {
    const std::lock_guard lock(mutex_);
    requests.push_back(request->SerializeAsString());
    const auto found = context->client_metadata().find("authorization");
    if (found != context->client_metadata().end())
      token = std::string(found->second.data(), found->second.size());
    if (requests.size() <= answers.size()) return answers[requests.size() - 1];
    response->mutable_receipt()->set_index(7);
    return grpc::Status::OK;
  }

  std::vector<grpc::Status> answers;
  std::vector<std::string> requests;
  std::string token;

 private:
  std::mutex mutex_;
};

class Matters final : public v1::MatterService::Service {
 public:
  grpc::Status WatchMatters(grpc::ServerContext* context, const v1::WatchMattersRequest*,
                            grpc::ServerWriter<v1::WatchMattersResponse>* writer) override {
    v1::WatchMattersResponse message;
    for (std::uint64_t position = 1; !context->IsCancelled(); ++position) {
      message.set_position(position);
      if (!writer->Write(message)) break;
    }
    return grpc::Status::OK;
  }
};

class ClientTest : public ::testing::Test {
 protected:
  void SetUp() override {
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&commands_);
    builder.RegisterService(&matters_);
    server_ = builder.BuildAndStart();
    ASSERT_NE(server_, nullptr);
    client_ = *Client::Connect({.address = "127.0.0.1:" + std::to_string(port)});
  }
  void TearDown() override { server_->Shutdown(); }

  SignedAct act_ = SomeAct();
  Commands commands_;
  Matters matters_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<Client> client_;
};

TEST_F(ClientTest, SendsTheVerySameBytesUntilTheyAreAnswered) {
  act_.openings.emplace_back().set_schema(1);
  commands_.answers = {grpc::Status(grpc::StatusCode::UNAVAILABLE, "gone"),
                       WireRefusal(grpc::StatusCode::UNAVAILABLE, "STORE_FAILED"),
                       WireRefusal(grpc::StatusCode::RESOURCE_EXHAUSTED, "OVERLOADED")};
  const auto receipt = client_->Submit(act_);
  ASSERT_THAT(receipt, IsOk());
  EXPECT_EQ(receipt->index(), 7U);
  ASSERT_THAT(commands_.requests, SizeIs(4));
  EXPECT_THAT(commands_.requests, Each(commands_.requests.front()));
  v1::SubmitRequest sent;
  ASSERT_TRUE(sent.ParseFromString(commands_.requests.front()));
  EXPECT_EQ(sent.signed_command(), wire::SerializeSignedCommand(act_.command));
  EXPECT_THAT(sent.openings(), SizeIs(1));
}

TEST_F(ClientTest, TakesANoForAnAnswer) {
  commands_.answers = {WireRefusal(grpc::StatusCode::FAILED_PRECONDITION, "QUORUM_NOT_REACHED")};
  EXPECT_THAT(client_->Submit(act_), Refused(Reason::kQuorumNotReached, "no"));
  EXPECT_THAT(commands_.requests, SizeIs(1));
}

TEST_F(ClientTest, GivesUpInTheEnd) {
  commands_.answers.assign(3, grpc::Status(grpc::StatusCode::UNAVAILABLE, "gone"));
  const auto client = Client::Connect({.address = client_->options().address, .submit_attempts = 3});
  EXPECT_TRUE(absl::IsUnavailable((*client)->Submit(act_).status()));
  EXPECT_THAT(commands_.requests, SizeIs(3));
}

TEST_F(ClientTest, SendsTheTokenOnceThereIsOne) {
  ASSERT_THAT(client_->Submit(act_), IsOk());
  EXPECT_EQ(commands_.token, "");
  client_->SetToken("abc");
  ASSERT_THAT(client_->Submit(act_), IsOk());
  EXPECT_EQ(commands_.token, "Bearer abc");
}

TEST_F(ClientTest, AWatchEndsWhenItsReaderHasEnough) {
  std::uint64_t last = 0;
  const absl::Status watched =
      client_->Watch(v1::WatchMattersRequest(), [&](const v1::WatchMattersResponse& message) {
        last = message.position();
        return last < 3;
      });
  EXPECT_THAT(watched, IsOk());
  EXPECT_EQ(last, 3U);
}

TEST_F(ClientTest, SaysWhatTheServerDoesNotKnow) {
  EXPECT_EQ(client_->Call(v1::ListCommunitiesRequest()).status().code(), absl::StatusCode::kUnimplemented);
}

}  // namespace
}  // namespace yishi::sdk

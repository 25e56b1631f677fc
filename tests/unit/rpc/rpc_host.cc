#include "rpc_host.h"

#include "tests/support/status_matchers.h"
#include "yishi/v1/session_service.grpc.pb.h"

namespace yishi::testing {
namespace {

constexpr int kMessageBytes = 4 * 1024 * 1024;

}  // namespace

v1::Refusal RefusalIn(const grpc::Status& status) {
  v1::StatusDetails details;
  v1::Refusal refusal;
  if (!details.ParseFromString(status.error_details()) || details.details_size() != 1) return refusal;
  details.details(0).UnpackTo(&refusal);
  return refusal;
}

RpcHost::RpcHost(rpc::ReceptionOptions options) {
  options.on_call = [this](const rpc::Call& call) {
    const std::lock_guard lock(mutex_);
    calls_.push_back(call);
  };
  reception_ = *rpc::Reception::Make(hall.hall(), store, hall.clock(), std::move(options));
  services_ = rpc::MakeServices(*reception_);
  grpc::ServerBuilder builder;
  builder.SetMaxReceiveMessageSize(kMessageBytes);
  for (const rpc::ServicePtr& service : services_) builder.RegisterService(service.get());
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
  server_ = builder.BuildAndStart();
  channel_ = server_->InProcessChannel({});
}

std::shared_ptr<grpc::Channel> RpcHost::Loopback() const {
  return grpc::CreateChannel("127.0.0.1:" + std::to_string(port_), grpc::InsecureChannelCredentials());
}

RpcHost::~RpcHost() {
  reception_->streams().EndAll();
  server_->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(5));
  hall.hall().Stop();
}

std::vector<rpc::Call> RpcHost::Calls() const {
  const std::lock_guard lock(mutex_);
  return calls_;
}

void RpcHost::Authorise(grpc::ClientContext& context, const std::string& token) {
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  if (!token.empty()) context.AddMetadata("authorization", "Bearer " + token);
}

std::string RpcHost::SignIn(const crypto::SigningKey& key) const {
  const KeyId id = community.suite().KeyIdOf(key.public_key());
  v1::ChallengeRequest ask;
  ask.set_ledger_id(ledger());
  ask.set_key_id(id.str());
  v1::ChallengeResponse given;
  EXPECT_THAT(Call(&v1::SessionService::Stub::Challenge, ask, &given), CallOk());
  v1::AuthenticateRequest answer;
  answer.set_ledger_id(ledger());
  answer.set_key_id(id.str());
  answer.set_challenge(given.challenge());
  const Hash claim = community.suite().Tagged("session", {ledger(), id.view(), given.challenge()});
  answer.set_signature(*key.Sign(claim.view()));
  v1::AuthenticateResponse session;
  EXPECT_THAT(Call(&v1::SessionService::Stub::Authenticate, answer, &session), CallOk());
  return session.token();
}

Poll RpcHost::Vote(int voters, bool declare) {
  const auto poll = community.OpenPoll("路灯");
  EXPECT_THAT(poll, IsOk());
  const auto all = community.Voters();
  for (int i = 0; i < voters; ++i) {
    EXPECT_THAT(community.Submit(community.Ballot(*all[static_cast<std::size_t>(i)], *poll, v1::CHOICE_YES)),
                IsOk());
  }
  const auto without = static_cast<std::uint32_t>(all.size()) - static_cast<std::uint32_t>(voters);
  EXPECT_THAT(community.CloseBox(*poll, without), IsOk());
  if (declare) {
    EXPECT_THAT(community.DeclareBox(*poll), IsOk());
  }
  return *poll;
}

}  // namespace yishi::testing

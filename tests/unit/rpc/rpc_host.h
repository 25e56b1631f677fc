// A hall with the services before it, reached over a channel in the same process, and a community that lives
// in it.

#ifndef YISHI_TESTS_UNIT_RPC_RPC_HOST_H_
#define YISHI_TESTS_UNIT_RPC_RPC_HOST_H_

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "services/rpc/reception.h"
#include "services/rpc/services.h"
#include "services/storage/memory_store.h"
#include "tests/support/hall_host.h"
#include "yishi/v1/refusal.pb.h"

namespace yishi::testing {

// The refusal in a gRPC status; with an empty reason if there is none.
v1::Refusal RefusalIn(const grpc::Status& status);

// Matches a gRPC status that refuses for the reason.
MATCHER_P(CallRefused, reason,
          std::string(negation ? "is not" : "is") + " refused for " + std::string(ReasonName(reason))) {
  const v1::Refusal refusal = RefusalIn(arg);
  *result_listener << arg.error_code() << " " << refusal.reason() << ": " << arg.error_message();
  return refusal.reason() == ReasonName(reason) && !refusal.zh().empty() && !refusal.en().empty();
}
MATCHER(CallOk, negation ? "is refused" : "is answered") {
  *result_listener << arg.error_code() << " " << arg.error_message();
  return arg.ok();
}

class RpcHost {
 public:
  explicit RpcHost(rpc::ReceptionOptions options = {});
  ~RpcHost();

  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }
  // Over a port of this machine, where the bounds of HTTP/2 hold, as they do not within a process.
  std::shared_ptr<grpc::Channel> Loopback() const;
  rpc::Reception& reception() { return *reception_; }
  Bytes ledger() const { return community.ledger().str(); }
  // Calls that ended, so far.
  std::vector<rpc::Call> Calls() const;

  // A session for the key; its token.
  std::string SignIn(const crypto::SigningKey& key) const;
  // One unary call of a stub: Call(&v1::MatterService::Stub::GetMatter, request, &response, token).
  template <typename Service, typename Request, typename Response>
  grpc::Status Call(grpc::Status (Service::*method)(grpc::ClientContext*, const Request&, Response*),
                    const Request& request, Response* response, const std::string& token = "") const {
    grpc::ClientContext context;
    Authorise(context, token);
    Service stub(channel_);
    return (stub.*method)(&context, request, response);
  }
  static void Authorise(grpc::ClientContext& context, const std::string& token);

  // A box of the representatives' meeting in which `voters` voted yes, closed and, if told, declared.
  Poll Vote(int voters, bool declare);

  // Waits up to 10 seconds for something to become so.
  template <typename Condition>
  static bool Eventually(Condition condition) {
    for (int i = 0; i < 1'000; ++i) {
      if (condition()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }

  storage::MemoryStore store;
  HallHost hall{store};
  CommunityFixture community{hall.Plan(), hall.host()};

 private:
  mutable std::mutex mutex_;
  std::vector<rpc::Call> calls_;
  std::unique_ptr<rpc::Reception> reception_;
  std::vector<rpc::ServicePtr> services_;
  std::unique_ptr<grpc::Server> server_;
  int port_ = 0;
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace yishi::testing

#endif  // YISHI_TESTS_UNIT_RPC_RPC_HOST_H_

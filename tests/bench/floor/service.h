// The least that an honest server must do with a ballot: check its signature, put it on disk, answer.

#ifndef YISHI_TESTS_BENCH_FLOOR_SERVICE_H_
#define YISHI_TESTS_BENCH_FLOOR_SERVICE_H_

#include <shared_mutex>
#include <string>
#include <unordered_map>

#include "clients/load/yardstick.grpc.pb.h"
#include "engine/crypto/suite.h"
#include "tests/bench/floor/group_commit.h"

namespace yishi::floor {

// No rule is looked at, nothing is hashed, and there is no state but the keys.
class Service final : public load::Yardstick::CallbackService {
 public:
  // `store` outlives the calls.
  explicit Service(GroupCommit& store) : store_(store) {}

  grpc::ServerUnaryReactor* Learn(grpc::CallbackServerContext* context, const load::LearnRequest* request,
                                  load::LearnResponse* response) override;
  grpc::ServerUnaryReactor* Submit(grpc::CallbackServerContext* context, const v1::SubmitRequest* request,
                                   load::TakenResponse* response) override;

 private:
  bool IsSigned(const std::string& signed_command);

  GroupCommit& store_;
  const crypto::Suite& suite_ = crypto::Suite::Get(crypto::SuiteId::kIntl);
  std::shared_mutex mutex_;
  std::unordered_map<std::string, crypto::Verifier> keys_;  // by key id
};

}  // namespace yishi::floor

#endif  // YISHI_TESTS_BENCH_FLOOR_SERVICE_H_

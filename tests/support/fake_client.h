// A server that answers what it was told to, without a network: the seam is sdk::Client itself. For tests
// that link clients_sdk.

#ifndef YISHI_TESTS_SUPPORT_FAKE_CLIENT_H_
#define YISHI_TESTS_SUPPORT_FAKE_CLIENT_H_

#include <functional>
#include <string>
#include <utility>

#include "clients/sdk/client.h"

namespace yishi::testing {

// Every call fails with UNIMPLEMENTED until its answer is set: fake.GetMatter = [](const auto& request) { …
// }.
class FakeClient final : public sdk::Client {
 public:
  explicit FakeClient(sdk::ConnectOptions options) : sdk::Client(std::move(options)) {}

  void SetToken(std::string) override {}

#define YISHI_FAKE_CALL(service, call)                                                 \
  std::function<absl::StatusOr<v1::call##Response>(const v1::call##Request&)> call;    \
  absl::StatusOr<v1::call##Response> Call(const v1::call##Request& request) override { \
    if (!call) return absl::UnimplementedError(#call);                                 \
    return call(request);                                                              \
  }
  YISHI_UNARY_CALLS(YISHI_FAKE_CALL)
#undef YISHI_FAKE_CALL

  std::function<absl::StatusOr<v1::Receipt>(const sdk::SignedAct&)> submit;
  absl::StatusOr<v1::Receipt> Submit(const sdk::SignedAct& act) override {
    if (!submit) return absl::UnimplementedError("Submit");
    return submit(act);
  }
  absl::Status Watch(const v1::WatchMattersRequest&,
                     const sdk::OnMessage<v1::WatchMattersResponse>&) override {
    return absl::UnimplementedError("WatchMatters");
  }
  absl::Status Watch(const v1::WatchEntriesRequest&,
                     const sdk::OnMessage<v1::WatchEntriesResponse>&) override {
    return absl::UnimplementedError("WatchEntries");
  }
  absl::Status Export(const v1::ExportArchiveRequest&,
                      const sdk::OnMessage<v1::ExportArchiveResponse>&) override {
    return absl::UnimplementedError("ExportArchive");
  }
};

}  // namespace yishi::testing

#endif  // YISHI_TESTS_SUPPORT_FAKE_CLIENT_H_

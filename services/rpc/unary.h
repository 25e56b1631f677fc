// Calls with one answer: ending them, with their numbers, on the spot or from the reading threads.

#ifndef YISHI_SERVICES_RPC_UNARY_H_
#define YISHI_SERVICES_RPC_UNARY_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/status.h"
#include "services/rpc/paging.h"
#include "services/rpc/reception.h"
#include "services/rpc/status.h"

namespace yishi::rpc {

// The token of "authorization: Bearer <token>"; empty if there is none.
inline std::string_view TokenOf(const grpc::CallbackServerContext& context) {
  constexpr std::string_view kBearer = "Bearer ";
  const auto found = context.client_metadata().find("authorization");
  if (found == context.client_metadata().end()) return {};
  const std::string_view value(found->second.data(), found->second.size());
  return value.starts_with(kBearer) ? value.substr(kBearer.size()) : value;
}

// Measures a call and reports its end. `method` lives for ever.
class Ending {
 public:
  Ending(const Reception& reception, std::string_view method)
      : reception_(reception), method_(method), start_(std::chrono::steady_clock::now()) {}

  void Report(const absl::Status& status) const {
    const auto spent = std::chrono::steady_clock::now() - start_;
    reception_.Ended({method_, status.code(),
                      RefusalOf(status) ? ReasonName(ReasonOf(status)) : std::string_view(),
                      std::chrono::duration_cast<std::chrono::microseconds>(spent).count()});
  }

 private:
  const Reception& reception_;
  std::string_view method_;
  std::chrono::steady_clock::time_point start_;
};

// Ends the call with what work() -> absl::Status comes to.
template <typename Work>
grpc::ServerUnaryReactor* AnswerNow(Reception& reception, grpc::CallbackServerContext* context,
                                    std::string_view method, Work&& work) {
  const Ending ending(reception, method);
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const absl::Status status = work();
  ending.Report(status);
  reactor->Finish(ToGrpc(status));
  return reactor;
}

// The same from the reading threads, for work that waits for the store. Nothing is done for a caller who has
// gone.
template <typename Work>
grpc::ServerUnaryReactor* AnswerLater(Reception& reception, grpc::CallbackServerContext* context,
                                      std::string_view method, Work work) {
  const Ending ending(reception, method);
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const auto finish = [ending, reactor](const absl::Status& status) {
    ending.Report(status);
    reactor->Finish(ToGrpc(status));
  };
  const bool posted = reception.pool().TryPost([context, finish, work = std::move(work)] {
    finish(context->IsCancelled() ? absl::CancelledError() : work());
  });
  if (!posted)
    finish(Refuse(Reason::kOverloaded, "服务器繁忙，请稍后再试", "the server is busy; try again later"));
  return reactor;
}

// A view of the community that the request names: make(const view::Reading&) -> response, or a StatusOr of
// it.
template <typename Request, typename Response, typename Make>
grpc::ServerUnaryReactor* Show(Reception& reception, grpc::CallbackServerContext* context,
                               std::string_view method, const Request& request, Response& response,
                               Make&& make) {
  return AnswerNow(reception, context, method, [&]() -> absl::Status {
    YISHI_ASSIGN_OR_RETURN(const Visit visit, reception.Receive(TokenOf(*context), request.ledger_id()));
    YISHI_ASSIGN_OR_RETURN(response, reception.View(visit, make));
    return absl::OkStatus();
  });
}

// A page of a view: list(const view::Reading&, const view::PageRequest&) -> view::Page, or a StatusOr of it,
// whose items go where `items` of the response says.
template <typename Request, typename Response, typename List, typename Items>
grpc::ServerUnaryReactor* ShowPage(Reception& reception, grpc::CallbackServerContext* context,
                                   std::string_view method, const PageLimits& limits, const Request& request,
                                   Response& response, List&& list, Items&& items) {
  return AnswerNow(reception, context, method, [&]() -> absl::Status {
    YISHI_ASSIGN_OR_RETURN(const Visit visit, reception.Receive(TokenOf(*context), request.ledger_id()));
    YISHI_ASSIGN_OR_RETURN(const view::PageRequest page, ReadPage(request, limits));
    YISHI_ASSIGN_OR_RETURN(
        auto found, reception.View(visit, [&](const view::Reading& reading) { return list(reading, page); }));
    for (auto& item : found.items) *items(response)->Add() = std::move(item);
    response.set_next_page_token(MakePageToken(Asked(request), found.next));
    return absl::OkStatus();
  });
}

// kSessionRequired unless a person reads.
inline absl::Status RequirePerson(const view::Reader& reader) {
  if (reader.kind == view::Reader::Kind::kPerson) return absl::OkStatus();
  return Refuse(Reason::kSessionRequired, "请先登录", "a person's session is needed");
}

}  // namespace yishi::rpc

#endif  // YISHI_SERVICES_RPC_UNARY_H_

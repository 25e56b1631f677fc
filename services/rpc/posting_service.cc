#include "services/rpc/services.h"
#include "services/rpc/unary.h"
#include "services/view/posting.h"
#include "yishi/v1/posting_service.grpc.pb.h"

namespace yishi::rpc {
namespace {

class PostingService final : public v1::PostingService::CallbackService {
 public:
  explicit PostingService(Reception& reception) : reception_(reception) {}

  grpc::ServerUnaryReactor* ListPostings(grpc::CallbackServerContext* context,
                                         const v1::ListPostingsRequest* request,
                                         v1::ListPostingsResponse* response) override {
    const auto list = [&](const view::Reading& reading, const view::PageRequest& page) {
      return view::ListPostings(reading, *request, page);
    };
    return ShowPage(reception_, context, "yishi.v1.PostingService/ListPostings", kPostingPage, *request,
                    *response, list, [](auto& out) { return out.mutable_postings(); });
  }

  grpc::ServerUnaryReactor* GetPosting(grpc::CallbackServerContext* context,
                                       const v1::GetPostingRequest* request,
                                       v1::GetPostingResponse* response) override {
    return Show(reception_, context, "yishi.v1.PostingService/GetPosting", *request, *response,
                [&](const view::Reading& reading) { return view::ViewPosting(reading, *request); });
  }

 private:
  Reception& reception_;
};

}  // namespace

ServicePtr MakePostingService(Reception& reception) { return std::make_shared<PostingService>(reception); }

}  // namespace yishi::rpc

#include "services/rpc/services.h"
#include "services/rpc/unary.h"
#include "services/view/box.h"
#include "services/view/meeting.h"
#include "yishi/v1/meeting_service.grpc.pb.h"

namespace yishi::rpc {
namespace {

class MeetingService final : public v1::MeetingService::CallbackService {
 public:
  explicit MeetingService(Reception& reception) : reception_(reception) {}

  grpc::ServerUnaryReactor* GetMeeting(grpc::CallbackServerContext* context,
                                       const v1::GetMeetingRequest* request,
                                       v1::GetMeetingResponse* response) override {
    return Show(reception_, context, "yishi.v1.MeetingService/GetMeeting", *request, *response,
                [&](const view::Reading& reading) { return view::ViewMeeting(reading, *request); });
  }

  grpc::ServerUnaryReactor* ListMeetings(grpc::CallbackServerContext* context,
                                         const v1::ListMeetingsRequest* request,
                                         v1::ListMeetingsResponse* response) override {
    const auto list = [&](const view::Reading& reading, const view::PageRequest& page) {
      return view::ListMeetings(reading, *request, page);
    };
    return ShowPage(reception_, context, "yishi.v1.MeetingService/ListMeetings", kMeetingPage, *request,
                    *response, list, [](auto& out) { return out.mutable_meetings(); });
  }

  grpc::ServerUnaryReactor* GetBox(grpc::CallbackServerContext* context, const v1::GetBoxRequest* request,
                                   v1::GetBoxResponse* response) override {
    return Show(reception_, context, "yishi.v1.MeetingService/GetBox", *request, *response,
                [&](const view::Reading& reading) { return view::ViewBox(reading, *request); });
  }

  grpc::ServerUnaryReactor* ListBoxes(grpc::CallbackServerContext* context,
                                      const v1::ListBoxesRequest* request,
                                      v1::ListBoxesResponse* response) override {
    const auto list = [&](const view::Reading& reading, const view::PageRequest& page) {
      return view::ListBoxes(reading, *request, page);
    };
    return ShowPage(reception_, context, "yishi.v1.MeetingService/ListBoxes", kMeetingPage, *request,
                    *response, list, [](auto& out) { return out.mutable_boxes(); });
  }

 private:
  Reception& reception_;
};

}  // namespace

ServicePtr MakeMeetingService(Reception& reception) { return std::make_shared<MeetingService>(reception); }

}  // namespace yishi::rpc

#include <set>

#include "services/rpc/services.h"
#include "services/rpc/unary.h"
#include "services/rpc/watch.h"
#include "services/view/agenda.h"
#include "services/view/explain.h"
#include "services/view/matter.h"
#include "services/view/petition.h"
#include "yishi/v1/matter_service.grpc.pb.h"

namespace yishi::rpc {
namespace {

v1::WatchMattersResponse ChangesIn(const runtime::Chamber& chamber, const FeedPage& page) {
  std::set<MatterId> touched;
  for (const auto& entry : page) touched.insert(entry->touched.matters.begin(), entry->touched.matters.end());
  v1::WatchMattersResponse response;
  response.set_position(page.back()->seq + 1);
  chamber.Read([&](const community::Community& community) {
    for (const MatterId& id : touched) {
      const auto matter = community.state.matters.find(id);
      if (matter == community.state.matters.end()) continue;
      v1::MatterChange* change = response.add_changes();
      change->set_matter_id(id.str());
      change->set_phase(static_cast<ledger::v1::Phase>(matter->second.phase));
      change->set_stage(matter->second.stage);
    }
  });
  return response;
}

class MatterService final : public v1::MatterService::CallbackService {
 public:
  explicit MatterService(Reception& reception) : reception_(reception) {}

  grpc::ServerUnaryReactor* ListMatters(grpc::CallbackServerContext* context,
                                        const v1::ListMattersRequest* request,
                                        v1::ListMattersResponse* response) override {
    const auto list = [&](const view::Reading& reading, const view::PageRequest& page) {
      return view::ListMatters(reading, *request, page);
    };
    return ShowPage(reception_, context, "yishi.v1.MatterService/ListMatters", kMatterPage, *request,
                    *response, list, [](auto& out) { return out.mutable_matters(); });
  }

  grpc::ServerUnaryReactor* ListPetitions(grpc::CallbackServerContext* context,
                                          const v1::ListPetitionsRequest* request,
                                          v1::ListPetitionsResponse* response) override {
    const auto list = [&](const view::Reading& reading, const view::PageRequest& page) {
      return view::ListPetitions(reading, *request, page);
    };
    return ShowPage(reception_, context, "yishi.v1.MatterService/ListPetitions", kMatterPage, *request,
                    *response, list, [](auto& out) { return out.mutable_petitions(); });
  }

  grpc::ServerUnaryReactor* GetMatter(grpc::CallbackServerContext* context,
                                      const v1::GetMatterRequest* request,
                                      v1::GetMatterResponse* response) override {
    return Show(reception_, context, "yishi.v1.MatterService/GetMatter", *request, *response,
                [&](const view::Reading& reading) { return view::ViewMatter(reading, *request); });
  }

  grpc::ServerUnaryReactor* ExplainMatter(grpc::CallbackServerContext* context,
                                          const v1::ExplainMatterRequest* request,
                                          v1::ExplainMatterResponse* response) override {
    return AnswerLater(
        reception_, context, "yishi.v1.MatterService/ExplainMatter", [=, this]() -> absl::Status {
          YISHI_ASSIGN_OR_RETURN(const Visit visit,
                                 reception_.Receive(TokenOf(*context), request->ledger_id()));
          YISHI_ASSIGN_OR_RETURN(*response,
                                 reception_.ViewWhole(visit, [&](const auto& community, const auto& reading) {
                                   return view::ExplainMatter(community, reading, *request);
                                 }));
          return absl::OkStatus();
        });
  }

  grpc::ServerUnaryReactor* ListAgenda(grpc::CallbackServerContext* context,
                                       const v1::ListAgendaRequest* request,
                                       v1::ListAgendaResponse* response) override {
    return Show(reception_, context, "yishi.v1.MatterService/ListAgenda", *request, *response,
                [](const view::Reading& reading) -> absl::StatusOr<v1::ListAgendaResponse> {
                  YISHI_RETURN_IF_ERROR(RequirePerson(reading.reader()));
                  return view::ViewAgenda(reading);
                });
  }

  grpc::ServerWriteReactor<v1::WatchMattersResponse>* WatchMatters(
      grpc::CallbackServerContext* context, const v1::WatchMattersRequest* request) override {
    const Ending ending(reception_, "yishi.v1.MatterService/WatchMatters");
    const absl::StatusOr<Visit> visit = reception_.Receive(TokenOf(*context), request->ledger_id());
    if (!visit.ok()) return new RefusedStream<v1::WatchMattersResponse>(ending, visit.status());
    return WatchStream<v1::WatchMattersResponse>::Start(
        reception_, context, ending, *visit, request->from_position(),
        [chamber = visit->chamber](const FeedPage& page) { return ChangesIn(*chamber, page); });
  }

 private:
  Reception& reception_;
};

}  // namespace

ServicePtr MakeMatterService(Reception& reception) { return std::make_shared<MatterService>(reception); }

}  // namespace yishi::rpc

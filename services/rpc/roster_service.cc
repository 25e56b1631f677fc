#include "services/rpc/services.h"
#include "services/rpc/unary.h"
#include "services/view/roster.h"
#include "services/view/vault.h"
#include "yishi/v1/roster_service.grpc.pb.h"

namespace yishi::rpc {
namespace {

class RosterService final : public v1::RosterService::CallbackService {
 public:
  explicit RosterService(Reception& reception) : reception_(reception) {}

  grpc::ServerUnaryReactor* GetMe(grpc::CallbackServerContext* context, const v1::GetMeRequest* request,
                                  v1::GetMeResponse* response) override {
    return Show(reception_, context, "yishi.v1.RosterService/GetMe", *request, *response,
                [](const view::Reading& reading) -> absl::StatusOr<v1::GetMeResponse> {
                  YISHI_RETURN_IF_ERROR(RequirePerson(reading.reader()));
                  return view::ViewMe(reading);
                });
  }

  grpc::ServerUnaryReactor* GetPerson(grpc::CallbackServerContext* context,
                                      const v1::GetPersonRequest* request,
                                      v1::GetPersonResponse* response) override {
    return Show(reception_, context, "yishi.v1.RosterService/GetPerson", *request, *response,
                [&](const view::Reading& reading) { return view::ViewPerson(reading, *request); });
  }

  grpc::ServerUnaryReactor* ListMembers(grpc::CallbackServerContext* context,
                                        const v1::ListMembersRequest* request,
                                        v1::ListMembersResponse* response) override {
    std::uint32_t total = 0;
    const auto list = [&](const view::Reading& reading, const view::PageRequest& page) {
      return view::ListMembers(reading, *request, page, total);
    };
    return ShowPage(reception_, context, "yishi.v1.RosterService/ListMembers", kPersonPage, *request,
                    *response, list, [&](auto& out) {
                      out.set_total(total);
                      return out.mutable_members();
                    });
  }

  grpc::ServerUnaryReactor* ListPersons(grpc::CallbackServerContext* context,
                                        const v1::ListPersonsRequest* request,
                                        v1::ListPersonsResponse* response) override {
    const auto list = [&](const view::Reading& reading, const view::PageRequest& page) {
      response->set_total(static_cast<std::uint32_t>(reading.state().roster.persons.size()));
      return view::ListPersons(reading, page);
    };
    return ShowPage(reception_, context, "yishi.v1.RosterService/ListPersons", kPersonPage, *request,
                    *response, list, [](auto& out) { return out.mutable_persons(); });
  }

  grpc::ServerUnaryReactor* GetRoll(grpc::CallbackServerContext* context, const v1::GetRollRequest* request,
                                    v1::GetRollResponse* response) override {
    return AnswerNow(reception_, context, "yishi.v1.RosterService/GetRoll", [&]() -> absl::Status {
      YISHI_ASSIGN_OR_RETURN(const Visit visit, reception_.Receive(TokenOf(*context), request->ledger_id()));
      YISHI_ASSIGN_OR_RETURN(const view::PageRequest page, ReadPage(*request, kPersonPage));
      std::optional<Bytes> next;
      YISHI_ASSIGN_OR_RETURN(*response, reception_.View(visit, [&](const view::Reading& reading) {
        return view::ViewRoll(reading, *request, page, next);
      }));
      response->set_next_page_token(MakePageToken(Asked(*request), next));
      return absl::OkStatus();
    });
  }

  grpc::ServerUnaryReactor* ListHouseholds(grpc::CallbackServerContext* context,
                                           const v1::ListHouseholdsRequest* request,
                                           v1::ListHouseholdsResponse* response) override {
    const auto list = [&](const view::Reading& reading, const view::PageRequest& page) {
      response->set_total(static_cast<std::uint32_t>(reading.state().roster.households.size()));
      return view::ListHouseholds(reading, page);
    };
    return ShowPage(reception_, context, "yishi.v1.RosterService/ListHouseholds", kPersonPage, *request,
                    *response, list, [](auto& out) { return out.mutable_households(); });
  }

  grpc::ServerUnaryReactor* FindByName(grpc::CallbackServerContext* context,
                                       const v1::FindByNameRequest* request,
                                       v1::FindByNameResponse* response) override {
    return Show(reception_, context, "yishi.v1.RosterService/FindByName", *request, *response,
                [&](const view::Reading& reading) { return view::FindByName(reading, *request); });
  }

  grpc::ServerUnaryReactor* ListImports(grpc::CallbackServerContext* context,
                                        const v1::ListImportsRequest* request,
                                        v1::ListImportsResponse* response) override {
    return Show(reception_, context, "yishi.v1.RosterService/ListImports", *request, *response,
                view::ListImports);
  }

  grpc::ServerUnaryReactor* ListPendingKeys(grpc::CallbackServerContext* context,
                                            const v1::ListPendingKeysRequest* request,
                                            v1::ListPendingKeysResponse* response) override {
    return ShowPage(reception_, context, "yishi.v1.RosterService/ListPendingKeys", kPersonPage, *request,
                    *response, view::ListPendingKeys, [](auto& out) { return out.mutable_keys(); });
  }

  grpc::ServerUnaryReactor* ListContents(grpc::CallbackServerContext* context,
                                         const v1::ListContentsRequest* request,
                                         v1::ListContentsResponse* response) override {
    const auto list = [request](const view::Reading& reading, const view::PageRequest& page) {
      return view::ListContents(reading, *request, page);
    };
    return ShowPage(reception_, context, "yishi.v1.RosterService/ListContents", kPersonPage, *request,
                    *response, list, [](auto& out) { return out.mutable_contents(); });
  }

 private:
  Reception& reception_;
};

}  // namespace

ServicePtr MakeRosterService(Reception& reception) { return std::make_shared<RosterService>(reception); }

}  // namespace yishi::rpc

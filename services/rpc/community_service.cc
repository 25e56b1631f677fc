#include "engine/base/bytes.h"
#include "engine/wire/fields.h"
#include "services/rpc/charter_texts.h"
#include "services/rpc/services.h"
#include "services/rpc/unary.h"
#include "services/view/community.h"
#include "yishi/v1/community_service.grpc.pb.h"

namespace yishi::rpc {
namespace {

absl::Status CheckCode(std::string_view code) {
  const bool fits = code.size() >= 3 && code.size() <= 60;
  if (fits && code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos) {
    return absl::OkStatus();
  }
  return wire::FieldInvalid("code", "须为 3 至 60 个小写字母、数字或连字符", "must be 3 to 60 of [a-z0-9-]");
}

class CommunityService final : public v1::CommunityService::CallbackService {
 public:
  explicit CommunityService(Reception& reception) : reception_(reception), texts_(reception.store()) {}

  grpc::ServerUnaryReactor* ListCommunities(grpc::CallbackServerContext* context,
                                            const v1::ListCommunitiesRequest* request,
                                            v1::ListCommunitiesResponse* response) override {
    return AnswerNow(reception_, context, "yishi.v1.CommunityService/ListCommunities", [&]() -> absl::Status {
      YISHI_ASSIGN_OR_RETURN(const view::PageRequest page, ReadPage(*request, kCommunityPage));
      view::Pager<runtime::Chamber*> pager(page);
      for (runtime::Chamber* chamber : reception_.hall().Chambers())
        pager.Offer(chamber->ledger().str(), chamber);
      auto found = pager.Take();
      for (runtime::Chamber* chamber : found.items) {
        YISHI_ASSIGN_OR_RETURN(*response->add_communities(),
                               reception_.View(Visit{chamber, {}, {}}, view::ViewCommunity));
      }
      response->set_next_page_token(MakePageToken(Asked(*request), found.next));
      return absl::OkStatus();
    });
  }

  grpc::ServerUnaryReactor* GetCommunity(grpc::CallbackServerContext* context,
                                         const v1::GetCommunityRequest* request,
                                         v1::GetCommunityResponse* response) override {
    return Show(reception_, context, "yishi.v1.CommunityService/GetCommunity", *request,
                *response->mutable_community(), view::ViewCommunity);
  }

  grpc::ServerUnaryReactor* ReserveOrigin(grpc::CallbackServerContext* context,
                                          const v1::ReserveOriginRequest* request,
                                          v1::ReserveOriginResponse* response) override {
    const std::string token(TokenOf(*context));
    return AnswerLater(reception_, context, "yishi.v1.CommunityService/ReserveOrigin",
                       [this, token, request, response] { return DoReserve(token, *request, *response); });
  }

  grpc::ServerUnaryReactor* ListCharters(grpc::CallbackServerContext* context,
                                         const v1::ListChartersRequest* request,
                                         v1::ListChartersResponse* response) override {
    return ShowPage(reception_, context, "yishi.v1.CommunityService/ListCharters", kCharterPage, *request,
                    *response, view::ListCharters, [](auto& out) { return out.mutable_charters(); });
  }

  grpc::ServerUnaryReactor* GetCharter(grpc::CallbackServerContext* context,
                                       const v1::GetCharterRequest* request,
                                       v1::GetCharterResponse* response) override {
    const std::string token(TokenOf(*context));
    return AnswerLater(
        reception_, context, "yishi.v1.CommunityService/GetCharter",
        [this, token, request, response]() -> absl::Status {
          YISHI_ASSIGN_OR_RETURN(const Visit visit, reception_.Receive(token, request->ledger_id()));
          YISHI_ASSIGN_OR_RETURN(*response->mutable_charter(),
                                 reception_.View(visit, [&](const view::Reading& reading) {
                                   return view::ViewCharter(reading, request->digest());
                                 }));
          YISHI_ASSIGN_OR_RETURN(CharterText text,
                                 texts_.Find(visit.chamber->ledger(), *Hash::From(request->digest())));
          response->set_text(std::move(text.text));
          response->set_seq(text.seq);
          return absl::OkStatus();
        });
  }

  grpc::ServerUnaryReactor* GetCatalogue(grpc::CallbackServerContext* context,
                                         const v1::GetCatalogueRequest* request,
                                         v1::GetCatalogueResponse* response) override {
    return Show(reception_, context, "yishi.v1.CommunityService/GetCatalogue", *request, *response,
                view::ViewCatalogue);
  }

 private:
  absl::Status CheckFounding(std::string_view token) const {
    switch (reception_.options().founding) {
      case Founding::kAnyone:
        return absl::OkStatus();
      case Founding::kOperator:
        if (reception_.IsOperator(token)) return absl::OkStatus();
        return Refuse(Reason::kNotAuthorised, "只有本服务器的管理人可以登记新社区",
                      "only this server's operator may reserve an origin");
      case Founding::kNobody:
        return Refuse(Reason::kNotAuthorised, "本服务器不接受新社区", "this server takes no new communities");
    }
    return absl::OkStatus();
  }

  absl::Status DoReserve(std::string_view token, const v1::ReserveOriginRequest& request,
                         v1::ReserveOriginResponse& response) {
    YISHI_RETURN_IF_ERROR(CheckFounding(token));
    YISHI_RETURN_IF_ERROR(CheckCode(request.code()));
    const auto suite = crypto::SuiteIdFromNumber(static_cast<std::uint32_t>(request.suite()));
    if (!suite) return wire::FieldMissing("suite");
    const std::string end = *suite == crypto::SuiteId::kGm ? "/sm3" : "/sha256";
    const std::string origin = reception_.options().domain + "/ledger/" + request.code() + end;
    for (const runtime::Chamber* chamber : reception_.hall().Chambers()) {
      if (chamber->origin() == origin) {
        return Refuse(Reason::kAlreadyFounded, "这个代码的社区已经建立",
                      "a community with this code has been founded");
      }
    }
    YISHI_ASSIGN_OR_RETURN(*response.mutable_log_vkey(), reception_.hall().ReserveOrigin(origin, *suite));
    response.set_origin(origin);
    return absl::OkStatus();
  }

  Reception& reception_;
  CharterTexts texts_;
};

}  // namespace

ServicePtr MakeCommunityService(Reception& reception) {
  return std::make_shared<CommunityService>(reception);
}

}  // namespace yishi::rpc

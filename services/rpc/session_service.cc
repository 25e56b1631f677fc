#include "engine/base/bytes.h"
#include "engine/wire/fields.h"
#include "services/rpc/services.h"
#include "services/rpc/unary.h"
#include "yishi/v1/session_service.grpc.pb.h"

namespace yishi::rpc {
namespace {

v1::ReaderKind ToWire(view::Reader::Kind kind) {
  switch (kind) {
    case view::Reader::Kind::kPerson:
      return v1::READER_KIND_PERSON;
    case view::Reader::Kind::kAuditor:
      return v1::READER_KIND_AUDITOR;
    case view::Reader::Kind::kAnonymous:
      return v1::READER_KIND_UNSPECIFIED;
  }
  return v1::READER_KIND_UNSPECIFIED;
}

class SessionService final : public v1::SessionService::CallbackService {
 public:
  explicit SessionService(Reception& reception) : reception_(reception) {}

  grpc::ServerUnaryReactor* Challenge(grpc::CallbackServerContext* context,
                                      const v1::ChallengeRequest* request,
                                      v1::ChallengeResponse* response) override {
    return AnswerNow(reception_, context, "yishi.v1.SessionService/Challenge", [&]() -> absl::Status {
      YISHI_ASSIGN_OR_RETURN(const LedgerId ledger,
                             wire::ReadId<LedgerId>(request->ledger_id(), "ledger_id"));
      YISHI_ASSIGN_OR_RETURN(const KeyId key, wire::ReadId<KeyId>(request->key_id(), "key_id"));
      YISHI_RETURN_IF_ERROR(reception_.hall().Find(ledger).status());
      YISHI_ASSIGN_OR_RETURN(const rpc::Challenge challenge,
                             reception_.sessions().MakeChallenge(ledger, key));
      response->set_challenge(challenge.bytes);
      response->set_expires_ms(challenge.expires_ms);
      return absl::OkStatus();
    });
  }

  grpc::ServerUnaryReactor* Authenticate(grpc::CallbackServerContext* context,
                                         const v1::AuthenticateRequest* request,
                                         v1::AuthenticateResponse* response) override {
    return AnswerLater(reception_, context, "yishi.v1.SessionService/Authenticate",
                       [this, request, response] { return DoAuthenticate(*request, *response); });
  }

  grpc::ServerUnaryReactor* EndSession(grpc::CallbackServerContext* context,
                                       const v1::EndSessionRequest* /*request*/,
                                       v1::EndSessionResponse* /*response*/) override {
    return AnswerNow(reception_, context, "yishi.v1.SessionService/EndSession", [&]() -> absl::Status {
      reception_.sessions().End(TokenOf(*context));
      return absl::OkStatus();
    });
  }

 private:
  absl::Status DoAuthenticate(const v1::AuthenticateRequest& request, v1::AuthenticateResponse& response) {
    YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, wire::ReadId<LedgerId>(request.ledger_id(), "ledger_id"));
    YISHI_ASSIGN_OR_RETURN(const KeyId key, wire::ReadId<KeyId>(request.key_id(), "key_id"));
    YISHI_ASSIGN_OR_RETURN(runtime::Chamber * chamber, reception_.hall().Find(ledger));
    bool confirmed = false;
    YISHI_ASSIGN_OR_RETURN(const auto holder, chamber->Read([&](const community::Community& community) {
      const auto found = community.state.roster.keys.find(key);
      confirmed = found != community.state.roster.keys.end() && found->second.confirmed;
      return reception_.sessions().FindHolder(community.state, key);
    }));
    YISHI_ASSIGN_OR_RETURN(const Granted granted,
                           reception_.sessions().Grant(chamber->suite(), ledger, key, holder,
                                                       request.challenge(), request.signature()));
    response.set_token(granted.token);
    response.set_expires_ms(granted.session.expires_ms);
    response.set_kind(ToWire(granted.session.reader.kind));
    response.set_key_confirmed(confirmed);
    if (granted.session.reader.kind != view::Reader::Kind::kPerson) return absl::OkStatus();
    const Visit visit{chamber, granted.session.reader, granted.token};
    YISHI_ASSIGN_OR_RETURN(*response.mutable_person(),
                           reception_.View(visit, [&](const view::Reading& reading) {
                             return reading.Person(granted.session.reader.person);
                           }));
    return absl::OkStatus();
  }

  Reception& reception_;
};

}  // namespace

ServicePtr MakeSessionService(Reception& reception) { return std::make_shared<SessionService>(reception); }

}  // namespace yishi::rpc

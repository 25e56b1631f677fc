#include "clients/sdk/session.h"

#include "engine/base/status.h"

namespace yishi::sdk {

absl::StatusOr<v1::AuthenticateResponse> OpenSession(Client& client, const Signer& signer) {
  v1::ChallengeRequest ask;
  ask.set_ledger_id(signer.ledger.str());
  ask.set_key_id(signer.key_id.str());
  YISHI_ASSIGN_OR_RETURN(const v1::ChallengeResponse given, client.Call(ask));
  const Hash claim =
      signer.suite().Tagged("session", {signer.ledger.view(), signer.key_id.view(), given.challenge()});
  v1::AuthenticateRequest answer;
  answer.set_ledger_id(signer.ledger.str());
  answer.set_key_id(signer.key_id.str());
  answer.set_challenge(given.challenge());
  YISHI_ASSIGN_OR_RETURN(*answer.mutable_signature(), signer.key.Sign(claim.view()));
  YISHI_ASSIGN_OR_RETURN(v1::AuthenticateResponse session, client.Call(answer));
  client.SetToken(session.token());
  return session;
}

}  // namespace yishi::sdk

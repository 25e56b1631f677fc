// Sessions: proving for reading that one holds a key.

#ifndef YISHI_CLIENTS_SDK_SESSION_H_
#define YISHI_CLIENTS_SDK_SESSION_H_

#include "absl/status/statusor.h"
#include "clients/sdk/client.h"
#include "clients/sdk/signer.h"

namespace yishi::sdk {

// Answers the server's challenge and sets the client's token. What the server refuses; kSignatureInvalid for
// a key that it does not know.
absl::StatusOr<v1::AuthenticateResponse> OpenSession(Client& client, const Signer& signer);

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_SESSION_H_

// Founding a community, and coming to know one.

#ifndef YISHI_CLIENTS_SDK_FOUNDING_H_
#define YISHI_CLIENTS_SDK_FOUNDING_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/sdk/client.h"
#include "clients/sdk/receipt_check.h"
#include "clients/sdk/signer.h"
#include "yishi/v1/roster.pb.h"

namespace yishi::sdk {

struct Founded {
  LedgerId ledger;  // the founding entry's leaf hash
  v1::Receipt receipt;
  CheckedReceipt checked;
};

// Submits the founding act, signed by the first founder (whose ledger is zero), and checks its receipt: entry
// 0, under the log key that the act names. `now` dates it.
absl::StatusOr<Founded> FoundLedger(Client& client, const Signer& first_founder,
                                    const v1::FoundCommunity& act, Millis now);

// Checks that the ledger's founding entry names `log_vkey`: its bytes hash to the ledger id. Needs a session,
// since entries are served to members only. kProofInvalid.
absl::Status CheckFounding(Client& client, const LedgerId& ledger, const std::string& log_vkey);

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_FOUNDING_H_

// A person at work on one ledger: acts are signed over the newest verified head, submitted, and believed only
// when their receipt was checked.

#ifndef YISHI_CLIENTS_SDK_MEMBER_H_
#define YISHI_CLIENTS_SDK_MEMBER_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/sdk/client.h"
#include "clients/sdk/command_builder.h"
#include "clients/sdk/receipts.h"
#include "clients/sdk/signer.h"

namespace yishi::sdk {

struct ActOptions {
  std::vector<v1::Opening> openings{};
  bool keep_openings =
      false;  // with the receipt: of one's own ballots and statements, not of other people's records
  std::optional<Expectation> expect = std::nullopt;
  Millis lifetime_ms = kHourMs;
  std::string summary{};  // in words, for the receipt
};

// What was admitted, and is proven to be.
struct Done {
  SignedAct act;
  CheckedReceipt receipt;
  bool duplicate = false;
};

// Not thread-safe. `client` outlives it; `now` is the clock by which acts are dated.
class Member {
 public:
  Member(Client& client, Signer signer, ReceiptBook book, std::function<Millis()> now);

  const Signer& signer() const { return signer_; }
  const LedgerId& ledger() const { return signer_.ledger; }
  ReceiptBook& book() { return book_; }
  Client& client() { return client_; }

  // Fetches the newest checkpoint and checks it against the kept one: kSeenHeadDiffers if they are of two
  // histories.
  absl::Status Refresh();

  // Signs, submits (again, while the outcome is unknown), checks the receipt and its history, keeps it. What
  // the server refuses; kProofInvalid if the receipt does not prove this very act.
  absl::StatusOr<Done> Do(const google::protobuf::Message& act, ActOptions options = {});

  // The proofs of LedgerService.GetConsistencyProof.
  ConsistencySource Consistency() const;

 private:
  absl::StatusOr<Done> Believe(SignedAct act, const v1::Receipt& receipt, const ActOptions& options);

  Client& client_;
  Signer signer_;
  ReceiptBook book_;
  const std::function<Millis()> now_;
};

// Consistency proofs of a ledger, as the server gives them.
ConsistencySource ConsistencyFrom(Client& client, const LedgerId& ledger);

// Says of an error in checking that checking is what failed: kProofInvalid, with the sentences of `status`. A
// kSeenHeadDiffers stays.
absl::Status NotProven(const absl::Status& status);

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_MEMBER_H_

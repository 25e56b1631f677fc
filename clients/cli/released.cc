#include "clients/cli/released.h"

#include "engine/base/status.h"

namespace yishi::cli {

absl::StatusOr<v1::Opening> ReleasedOpening(Context& context, const Bytes& commitment) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  v1::ListOpeningsRequest request;
  request.set_ledger_id(ledger.str());
  request.set_commitment(commitment);
  YISHI_ASSIGN_OR_RETURN(const v1::ListOpeningsResponse response, client->Call(request));
  if (response.openings_size() > 0) return response.openings(0).opening();
  return Refuse(Reason::kNotFound, "没有这条内容的公开记录", "there is no released content for this");
}

}  // namespace yishi::cli

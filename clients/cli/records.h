// Filing a record: what its kind needs, from what was typed.

#ifndef YISHI_CLIENTS_CLI_RECORDS_H_
#define YISHI_CLIENTS_CLI_RECORDS_H_

#include "absl/status/statusor.h"
#include "clients/cli/context.h"
#include "clients/cli/usage.h"
#include "yishi/v1/matter_service.pb.h"
#include "yishi/v1/record.pb.h"

namespace yishi::cli {

#define YISHI_RECORD_KINDS \
  "plan|quote|tender|declaration|contract|change-order|progress|payment|acceptance|consent"

// MATTER KIND [TEXT] and the options of every kind. A usage error names the option that the kind still needs.
#define YISHI_RECORD_USAGE                                                                          \
  "MATTER " YISHI_RECORD_KINDS                                                                      \
  " [TEXT] [--text-file FILE] [--paper FILE]... "                                                   \
  "[--due DAY] [--supplier NAME] [--amount MONEY] [--percent N] [--payee NAME] [--voucher NUMBER] " \
  "[--accepted] "                                                                                   \
  "[--not-accepted] [--authority NAME] [--milestone DAY=TITLE]... [--reached N] [--bids N] "        \
  "[--winner NAME] [--interested] [--contract ID] [--less]"

inline constexpr char kRecordKindNames[] = YISHI_RECORD_KINDS;

// A change order's contract is left to ContractOf.
absl::StatusOr<v1::FileRecord> ReadRecord(const Arguments& arguments, v1::RecordKind kind);

// The matter's contract with this beginning of an id, or its only one.
absl::StatusOr<std::string> ContractOf(const v1::MatterView& matter, const std::string& text);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_RECORDS_H_

// Filing a record: what its kind needs, from what was typed.

#ifndef YISHI_CLIENTS_CLI_RECORDS_H_
#define YISHI_CLIENTS_CLI_RECORDS_H_

#include "absl/status/statusor.h"
#include "clients/cli/context.h"
#include "clients/cli/usage.h"
#include "yishi/v1/record.pb.h"

namespace yishi::cli {

// MATTER KIND [TEXT] and the options of every kind. A usage error names the option that the kind still needs.
#define YISHI_RECORD_USAGE                                                                             \
  "MATTER plan|quote|contract|progress|payment|acceptance|consent [TEXT] [--text-file FILE] [--paper " \
  "FILE]... "                                                                                          \
  "[--due DAY] [--supplier NAME] [--amount MONEY] [--percent N] [--payee NAME] [--voucher NUMBER] "    \
  "[--accepted] "                                                                                      \
  "[--not-accepted] [--authority NAME]"

absl::StatusOr<v1::FileRecord> ReadRecord(const Arguments& arguments, v1::RecordKind kind);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_RECORDS_H_

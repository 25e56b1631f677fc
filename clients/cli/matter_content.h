// A matter's content from what was typed.

#ifndef YISHI_CLIENTS_CLI_MATTER_CONTENT_H_
#define YISHI_CLIENTS_CLI_MATTER_CONTENT_H_

#include "absl/status/statusor.h"
#include "clients/cli/context.h"
#include "clients/cli/usage.h"
#include "yishi/v1/matter.pb.h"

namespace yishi::cli {

// The options from which ReadContent reads.
#define YISHI_CONTENT_USAGE                                                                                  \
  "[--content FILE] [--title TEXT] [--text TEXT] [--text-file FILE] [--kind KIND] [--place TEXT] [--amount " \
  "MONEY] "                                                                                                  \
  "[--budget ITEM=MONEY]... [--funding TEXT] [--party NAME]... [--beneficiaries TEXT] "                      \
  "[--ownership community|public-lent|owners] [--supplements MATTER] [--option NAME]... "                    \
  "[--building ID]... [--paper FILE]..."

// Begins with `before`, or with the file of --content (protobuf text of a yishi.v1.MatterContent), and
// changes what the other options name. The amount is the sum of the --budget lines; --amount without them is
// one line under the title. Options are what is chosen from; the buildings, 32 hex digits each, are the
// residents' group that votes. Papers are put beside the ledger. Usage errors name what cannot be read.
absl::StatusOr<v1::MatterContent> ReadContent(Context& context, const Arguments& arguments,
                                              v1::MatterContent before);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_MATTER_CONTENT_H_

// Documents and long texts that go with an act.

#ifndef YISHI_CLIENTS_CLI_PAPERS_H_
#define YISHI_CLIENTS_CLI_PAPERS_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/context.h"
#include "clients/cli/usage.h"
#include "yishi/v1/record.pb.h"

namespace yishi::cli {

// Puts a file beside the ledger and gives its reference. Its title is its name; its type follows from the
// ending. Needs a session. kOversized over limits::kBlobBytes; kProofInvalid if the server names another
// digest than the file's.
absl::StatusOr<v1::BlobRef> PutPaper(Context& context, const std::string& path);

// Every file named by `option`.
absl::StatusOr<std::vector<v1::BlobRef>> PutPapers(Context& context, const Arguments& arguments,
                                                   std::string_view option);

// The text of `option`, or the content of the file that `file_option` names; empty if neither is given.
absl::StatusOr<std::string> TextOf(const Arguments& arguments, std::string_view option,
                                   std::string_view file_option);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_PAPERS_H_

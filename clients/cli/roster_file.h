// A roster file as far as it goes without signing anything: its faults, and what importing it would change.

#ifndef YISHI_CLIENTS_CLI_ROSTER_FILE_H_
#define YISHI_CLIENTS_CLI_ROSTER_FILE_H_

#include <string>

#include "clients/cli/context.h"
#include "clients/cli/usage.h"
#include "clients/roster_csv/roster_csv.h"
#include "clients/sdk/roster_import.h"

namespace yishi::cli {

// Nothing of a file with a fault is used: kRosterRowInvalid, after every fault was named by line and column
// (the first thousand of them).
absl::StatusOr<roster_csv::RosterFile> ReadRoster(Context& context, const std::string& path);

// The numbers, every change by household and by body, and what a registrar should look at before signing.
// `before` is what the import was prepared from.
void PrintPreview(Context& context, const roster_csv::RosterFile& file, const sdk::People& before,
                  const sdk::RosterImport& import, calendar::Day today);
// The same as one JSON value.
std::string PreviewJson(const roster_csv::RosterFile& file, const sdk::People& before,
                        const sdk::RosterImport& import, calendar::Day today);

absl::Status PreviewRoster(Context& context, const Arguments& arguments);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_ROSTER_FILE_H_

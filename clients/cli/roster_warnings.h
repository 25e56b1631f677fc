// What a registrar should look at in a roster before signing it. Warnings only: what the law forbids is the
// engine's to refuse.

#ifndef YISHI_CLIENTS_CLI_ROSTER_WARNINGS_H_
#define YISHI_CLIENTS_CLI_ROSTER_WARNINGS_H_

#include <span>
#include <vector>

#include "clients/cli/text.h"
#include "clients/roster_csv/row.h"
#include "clients/sdk/roster_import.h"

namespace yishi::cli {

struct RosterWarning {
  Phrase words;
  bool holds = false;  // as it should be; else to be looked at
};

// The representatives' meeting as it would be made up (four fifths, women, one for 20 to 50 households), by
// the engine's own reckoning, and household representatives who have no vote yet.
std::vector<RosterWarning> WarningsOf(std::span<const roster_csv::RosterRow> rows,
                                      const sdk::RosterImport& import, calendar::Day today);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_ROSTER_WARNINGS_H_

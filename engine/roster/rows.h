// Rows of a roster import: their form, and laying them over a roster.

#ifndef YISHI_ENGINE_ROSTER_ROWS_H_
#define YISHI_ENGINE_ROSTER_ROWS_H_

#include <span>

#include "absl/status/status.h"
#include "engine/crypto/suite.h"
#include "engine/roster/roster.h"

namespace yishi::roster {

// Lengths of ids, kinds, sizes of names, order of a term: what a row shows by itself. kRosterRowInvalid,
// saying what is wrong; `row` counts from 1 for people.
absl::Status CheckRow(const v1::RosterRow& row, std::size_t number);

// Lays a row over the roster; a known id is replaced. REQUIRES: CheckRow accepted it.
void ApplyRow(Roster& roster, const v1::RosterRow& row);

// Lays serialised rows over it. REQUIRES: each was accepted when it was staged.
void ApplyRows(Roster& roster, std::span<const Bytes> rows);

// RFC 6962 root over serialised rows, in order.
Hash RowsRoot(const crypto::Suite& suite, std::span<const Bytes> rows);

}  // namespace yishi::roster

#endif  // YISHI_ENGINE_ROSTER_ROWS_H_

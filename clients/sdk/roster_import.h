// From the rows of a roster file to the acts that bring a roster onto the ledger.

#ifndef YISHI_CLIENTS_SDK_ROSTER_IMPORT_H_
#define YISHI_CLIENTS_SDK_ROSTER_IMPORT_H_

#include <set>
#include <span>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/roster_csv/row.h"
#include "clients/sdk/people.h"
#include "engine/calendar/day.h"
#include "engine/crypto/suite.h"
#include "yishi/v1/ledger.pb.h"
#include "yishi/v1/roster.pb.h"

namespace yishi::sdk {

// One StageRosterPart with the openings of its persons' records.
struct RosterPart {
  v1::StageRosterPart act;
  std::vector<v1::Opening> openings;
};

// A whole roster, to be submitted in order: the parts, then `commit`; a second official confirms
// commit.root().
struct RosterImport {
  std::vector<RosterPart> parts;
  v1::CommitRoster commit;
  People people;              // to be kept once the commit is admitted
  std::set<PersonId> listed;  // who is in the file; the others of `people` stay on the roster
  std::set<std::pair<v1::BodyKind, PersonId>> ended;  // seats that the file no longer has
};

// Gives ids to what `people` does not know, and keeps those that it does: a person is the same by name, birth
// date and household, or else by name and birth date alone, or by name alone if no birth date is known
// (founders). Nobody is ever taken off the roster: whoever the file leaves out stays as they are, but a seat
// that `people` knows and the file no longer has ends on the day before `today`. A household keeps its area
// where the file states none, and who votes for it where the file marks nobody and that person still lives
// there. Electors are the residents of 18 and over; membership of the Party, which has no term, lasts from
// `today` to 9999-12-31.
//
// kRosterRowInvalid where a founder's name fits several rows, kLimitExceeded over limits::kRosterRows.
absl::StatusOr<RosterImport> PrepareRosterImport(const crypto::Suite& suite,
                                                 std::span<const roster_csv::RosterRow> rows, People people,
                                                 calendar::Day today);

// The RFC 6962 root over the rows' serialised bytes, in the order of the parts.
Hash RosterRoot(const crypto::Suite& suite, std::span<const RosterPart> parts);

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_ROSTER_IMPORT_H_

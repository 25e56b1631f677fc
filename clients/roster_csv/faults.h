// What can be wrong with a roster file.

#ifndef YISHI_CLIENTS_ROSTER_CSV_FAULTS_H_
#define YISHI_CLIENTS_ROSTER_CSV_FAULTS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yishi::roster_csv {

enum class FaultKind {
  // The file
  kFileTooLarge,
  kTooManyRows,
  kTooManyFaults,
  kNoRows,
  kEncodingInvalid,
  // Its columns
  kColumnUnknown,
  kColumnRepeated,
  kColumnMissing,
  // A line and its cells
  kQuotingInvalid,
  kCellCountWrong,
  kControlCharacter,  // also invisible and direction-changing characters, and U+FFFD
  kSpaceAround,
  kTooLong,
  // A value
  kNameMissing,
  kSexInvalid,
  kDateInvalid,
  kPhoneInvalid,
  kHomeIncomplete,  // a building without a household or the reverse
  kBodyUnknown,
  kCapacityUnknown,  // also one that the body does not have
  kBodyRepeated,
  kTermIncomplete,  // also absent where an office needs it, and present where there is no office
  kTermReversed,
  kAreaInvalid,
  kRepresentativeInvalid,
  // Between values and between rows
  kOnBothCommittees,
  kPersonRepeated,
  kHouseholdInTwoBuildings,
  kHouseholdInTwoGroups,
  kHouseholdRepeated,
  kHouseholdOfTwoAreas,
  kHouseholdOfTwoRepresentatives,
};

struct Fault {
  FaultKind kind = FaultKind::kFileTooLarge;
  int line = 1;        // from 1, as an editor counts; comments count
  std::string column;  // the column's Chinese name, or as the file has it if unknown; empty for a whole line
  std::string zh;
  std::string en;

  bool operator==(const Fault&) const = default;
};

// Nobody mends more by hand; beyond it the file was made wrongly, and memory must stay bounded.
inline constexpr std::size_t kFaultsKept = 100'000;

// The faults found, in the order of finding.
class FaultList {
 public:
  // Dropped once full(); the last place is taken by a kTooManyFaults.
  void Add(Fault fault);
  bool full() const { return faults_.size() >= kFaultsKept; }
  // By line, those of a line in the order of finding.
  std::vector<Fault> TakeByLine() &&;

 private:
  std::vector<Fault> faults_;
};

// `value` as a message shows it: without characters that could disturb a terminal, cut at 24 characters.
// REQUIRES: well-formed UTF-8.
std::string Shown(std::string_view value);

}  // namespace yishi::roster_csv

#endif  // YISHI_CLIENTS_ROSTER_CSV_FAULTS_H_

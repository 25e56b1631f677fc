// What rows say of one another: nobody twice, and each household in one place.

#ifndef YISHI_CLIENTS_ROSTER_CSV_HOUSEHOLD_CHECK_H_
#define YISHI_CLIENTS_ROSTER_CSV_HOUSEHOLD_CHECK_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "clients/roster_csv/faults.h"
#include "clients/roster_csv/row.h"

namespace yishi::roster_csv {

// Sees the rows in the order of the file.
class HouseholdCheck {
 public:
  // Adds the faults that `reading` has with rows before it.
  void See(const RowReading& reading, int line, FaultList& faults);

 private:
  struct Household {
    std::string building;
    std::string group;
    int first_line = 0;
    std::optional<std::int64_t> area_dm2{};
    int area_line = 0;
    int representative_line = 0;  // 0: none yet
  };

  void SeePerson(const RosterRow& row, int line, FaultList& faults);
  void SeeHousehold(const RosterRow& row, int line, FaultList& faults);
  static void SeeVote(const RosterRow& row, int line, Household& household, FaultList& faults);

  std::map<std::tuple<std::string, calendar::Day, std::string>, int> persons_;  // to the line of the first
  std::map<std::string, Household> households_;
  std::string previous_household_;
};

}  // namespace yishi::roster_csv

#endif  // YISHI_CLIENTS_ROSTER_CSV_HOUSEHOLD_CHECK_H_

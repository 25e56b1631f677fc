// A roster in a few numbers, for a person to look at before anything is signed.

#ifndef YISHI_CLIENTS_ROSTER_CSV_SUMMARY_H_
#define YISHI_CLIENTS_ROSTER_CSV_SUMMARY_H_

#include <cstddef>
#include <map>
#include <span>

#include "clients/roster_csv/offices.h"
#include "clients/roster_csv/row.h"
#include "engine/calendar/day.h"

namespace yishi::roster_csv {

struct RosterSummary {
  std::size_t buildings = 0;
  std::size_t households = 0;
  std::size_t persons = 0;
  std::size_t residents = 0;                // persons with a household
  std::size_t adult_residents = 0;          // of these, at least 18 years old on the day
  std::map<BodyKind, std::size_t> members;  // every capacity; bodies without members are left out
  std::map<Office, std::size_t> offices;

  bool operator==(const RosterSummary&) const = default;
};

RosterSummary Summarise(std::span<const RosterRow> rows, calendar::Day today);

// Whether a person born on `born` is at least 18 years old on `day`: from the birthday on, and who was born
// on 29 February from the 28th in a year without one (Civil Code of the PRC, arts. 17 and 202).
bool IsAdult(calendar::Day born, calendar::Day day);

}  // namespace yishi::roster_csv

#endif  // YISHI_CLIENTS_ROSTER_CSV_SUMMARY_H_

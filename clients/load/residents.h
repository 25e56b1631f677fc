// Residents who do not exist.

#ifndef YISHI_CLIENTS_LOAD_RESIDENTS_H_
#define YISHI_CLIENTS_LOAD_RESIDENTS_H_

#include <cstddef>
#include <vector>

#include "clients/roster_csv/row.h"
#include "engine/calendar/day.h"

namespace yishi::load {

// So many adults, three to a household. The first is the director of the residents' committee, the four after
// that its members.
std::vector<roster_csv::RosterRow> InventResidents(std::size_t count, calendar::Day today);

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_RESIDENTS_H_

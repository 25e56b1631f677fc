// Effects as a scenario prints them.

#ifndef YISHI_TESTS_SCENARIO_PRINT_H_
#define YISHI_TESTS_SCENARIO_PRINT_H_

#include <map>
#include <string>

#include "engine/base/bytes.h"
#include "engine/calendar/calendar.h"
#include "yishi/ledger/v1/entry.pb.h"

namespace yishi::scenario {

// "matter_opened matter=M1 number=20260001", a line for each effect. Ids are printed by their names, digests
// not at all, times in civil time.
std::string PrintEffects(const ledger::v1::Entry& entry, const std::map<Bytes, std::string>& names,
                         const calendar::Calendar& days);

// "2026-03-01 09:00" in civil time; seconds and milliseconds may follow as ":30.250". Aborts on anything
// else.
Millis ParseTime(const std::string& text, const calendar::Calendar& days);

}  // namespace yishi::scenario

#endif  // YISHI_TESTS_SCENARIO_PRINT_H_

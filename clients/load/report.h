// The report: medians over rounds, as a table and as JSON.

#ifndef YISHI_CLIENTS_LOAD_REPORT_H_
#define YISHI_CLIENTS_LOAD_REPORT_H_

#include <string>

#include "clients/load/report.pb.h"

namespace yishi::load {

inline constexpr char kYishid[] = "yishid";
inline constexpr char kFloor[] = "floor";

// Whether every ballot of the round was acknowledged and every check of it holds.
bool Holds(const Round& round);

// Fills in what follows from the rounds: medians, ratio, `holds`.
void Conclude(Report& report);

std::string ToTable(const Report& report);
// Under the names of report.proto, fields without a value included; one line break at the end.
std::string ToJson(const Report& report);

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_REPORT_H_

// Roster files that anybody may have made: read without harm, every fault with its line and both languages,
// and what is accepted written and read again the same.

#include <cstdint>
#include <cstdlib>

#include "clients/roster_csv/roster_csv.h"
#include "clients/roster_csv/summary.h"
#include "engine/base/utf8.h"

namespace {

using yishi::roster_csv::Fault;
using yishi::roster_csv::ReadRosterCsv;
using yishi::roster_csv::RosterFile;

void Require(bool held) {
  if (!held) std::abort();
}

void CheckFault(const Fault& fault) {
  Require(fault.line >= 1);
  Require(!fault.zh.empty() && !fault.en.empty());
  Require(yishi::IsUtf8(fault.zh) && yishi::IsUtf8(fault.en) && yishi::IsUtf8(fault.column));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const yishi::Bytes bytes(data, data + size);
  const RosterFile file = ReadRosterCsv(bytes);
  Require(file.accepted() || file.rows.empty());
  Require(file.faults.size() <= yishi::roster_csv::kFaultsKept);
  for (const Fault& fault : file.faults) CheckFault(fault);
  if (!file.accepted()) return 0;
  Require(ReadRosterCsv(yishi::roster_csv::WriteRosterCsv(file.rows)).rows == file.rows);
  yishi::roster_csv::Summarise(file.rows, yishi::calendar::Day{20'600});
  return 0;
}

#include "clients/roster_csv/faults.h"

#include <algorithm>

#include "clients/roster_csv/text.h"

namespace yishi::roster_csv {

void FaultList::Add(Fault fault) {
  if (full()) return;
  if (faults_.size() + 1 == kFaultsKept) {
    const std::string kept = std::to_string(kFaultsKept);
    fault = {.kind = FaultKind::kTooManyFaults,
             .line = fault.line,
             .column = "",
             .zh = "错误太多，只列出前 " + kept + " 处",
             .en = "too many faults: only the first " + kept + " are listed"};
  }
  faults_.push_back(std::move(fault));
}

std::vector<Fault> FaultList::TakeByLine() && {
  std::stable_sort(faults_.begin(), faults_.end(),
                   [](const Fault& a, const Fault& b) { return a.line < b.line; });
  return std::move(faults_);
}

std::string Shown(std::string_view value) {
  constexpr int kCharacters = 24;
  std::string out;
  for (int shown = 0; !value.empty(); ++shown) {
    if (shown == kCharacters) return out + "…";
    const std::string_view before = value;
    const char32_t point = TakeCodePoint(value);
    out += IsInvisible(point) ? "�" : std::string(before.substr(0, before.size() - value.size()));
  }
  return out;
}

}  // namespace yishi::roster_csv

#include "engine/matter/admission.h"

#include <algorithm>
#include <vector>

#include "engine/charter/catalogue.h"

namespace yishi::matter {
namespace {

// What was withdrawn or rejected for good spends nothing.
bool Counts(const Matter& matter) {
  return matter.close_cause != ledger::v1::CLOSE_CAUSE_WITHDRAWN &&
         matter.close_cause != ledger::v1::CLOSE_CAUSE_REJECTED;
}

std::vector<charter::Earlier> EarlierThan(const Surroundings& around, const Matters& matters,
                                          const MatterId& id) {
  std::vector<charter::Earlier> earlier;
  for (const auto& [other, matter] : matters) {
    if (other == id || !Counts(matter)) continue;
    earlier.push_back({.number = matter.number,
                       .kind = matter.content().kind(),
                       .amount_fen = matter.content().amount_fen(),
                       .opened = around.calendar.DayOf(matter.opened_ms),
                       .decider = charter::DeciderOf(CharterOf(around.charters, matter))});
  }
  std::sort(earlier.begin(), earlier.end(),
            [](const charter::Earlier& a, const charter::Earlier& b) { return a.number < b.number; });
  return earlier;
}

}  // namespace

absl::Status RequireByCatalogue(const Surroundings& around, const Matters& matters, const MatterId& id,
                                const v1::Charter& charter, const v1::MatterContent& content,
                                calendar::Day today) {
  if (!around.charters.catalogue) return absl::OkStatus();
  return charter::CatalogueAllows(*around.charters.catalogue, charter, content.kind(), content.amount_fen(),
                                  today, EarlierThan(around, matters, id));
}

}  // namespace yishi::matter

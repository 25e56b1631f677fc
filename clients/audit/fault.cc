#include "clients/audit/fault.h"

#include <utility>

#include "clients/audit/words.h"

namespace yishi::audit {
namespace {

// A sentence may repeat what an archive says.
constexpr std::size_t kSentenceBytes = 4'000;

}  // namespace

void FaultList::Add(FaultKind kind, Position at, std::string_view zh, std::string_view en) {
  ++total_;
  if (faults_.size() + 1 < kFaultsKept) {
    at.file = Shown(at.file);
    faults_.push_back({kind, std::move(at), Shown(zh, kSentenceBytes), Shown(en, kSentenceBytes)});
    return;
  }
  if (faults_.size() < kFaultsKept) {
    const std::string kept = std::to_string(kFaultsKept - 1);
    faults_.push_back({FaultKind::kTooManyFaults, std::move(at),
                       "只列出前 " + kept + " 处问题，此处起的不再列出",
                       "only the first " + kept + " faults are listed; those from here on are not"});
  }
}

}  // namespace yishi::audit

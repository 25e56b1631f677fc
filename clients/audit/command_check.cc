#include "clients/audit/command_check.h"

#include <string>

#include "clients/audit/words.h"
#include "engine/base/status.h"
#include "engine/community/admit.h"

namespace yishi::audit {

bool CommandCheck::IsRepeated(const Reading& reading) const {
  const auto first = first_.find(reading.request->id);
  return first != first_.end() && first->second != reading.index;
}

void CommandCheck::SeeLedger(const Reading& reading, FaultList& faults) const {
  const v1::Command& command = reading.request->command;
  const LedgerId expected = command.has_found_community() ? LedgerId{} : ledger_;
  if (command.ledger_id() == expected.view()) return;
  const std::string says = Short(command.ledger_id());
  faults.Add(FaultKind::kWrongLedger, reading.at,
             "命令所属账本为 " + says + "，应为 " + Short(expected.view()),
             "the command is for ledger " + says + ", not for " + Short(expected.view()));
}

void CommandCheck::SeeWindow(const Reading& reading, FaultList& faults) const {
  const absl::Status window = community::CheckWindow(reading.request->command, reading.entry->admitted_ms());
  if (window.ok()) return;
  const Refusal refusal = RefusalOf(window).value_or(Refusal{});
  const std::string at = std::to_string(reading.entry->admitted_ms());
  const std::string issued = std::to_string(reading.request->command.issued_ms());
  const std::string expires = std::to_string(reading.request->command.expires_ms());
  faults.Add(FaultKind::kOutsideWindow, reading.at,
             "命令自 " + issued + " 至 " + expires + " 有效，记录时间为 " + at + "：" + refusal.zh,
             "the command is good from " + issued + " to " + expires + ", the entry is of " + at + ": " +
                 refusal.en);
}

void CommandCheck::SeeHead(const Reading& reading, FaultList& faults) const {
  const v1::Command& command = reading.request->command;
  const bool none = command.seen_size() == 0 && command.seen_root().empty();
  if (none && (command.has_enrol_key() || command.has_found_community())) return;
  const std::string seen = std::to_string(command.seen_size());
  const std::string size = std::to_string(tree_.size());
  if (command.seen_size() == 0 || command.seen_size() > tree_.size()) {
    faults.Add(FaultKind::kSeenHeadUnknown, reading.at,
               "签署人见过 " + seen + " 条记录，此前只有 " + size + " 条",
               "the signer had seen " + seen + " entries, and there were " + size);
    return;
  }
  const auto root = tree_.RootAt(command.seen_size());
  if (root.ok() && root->view() == command.seen_root()) return;
  faults.Add(FaultKind::kSeenHeadDiffers, reading.at,
             "签署人见过的前 " + seen + " 条的树根是 " + ToHex(command.seen_root()) + "，这里是 " +
                 (root.ok() ? ToHex(root->view()) : ""),
             "to the signer the first " + seen + " entries had the root " + ToHex(command.seen_root()) +
                 ", here they have " + (root.ok() ? ToHex(root->view()) : ""));
}

void CommandCheck::See(const Reading& reading, FaultList& faults) {
  const auto [first, added] = first_.emplace(reading.request->id, reading.index);
  if (!added) {
    const std::string entry = std::to_string(first->second);
    faults.Add(FaultKind::kCommandRepeated, reading.at, "与第 " + entry + " 号记录是同一命令",
               "it holds the same command as entry " + entry);
  }
  SeeLedger(reading, faults);
  SeeWindow(reading, faults);
  SeeHead(reading, faults);
}

}  // namespace yishi::audit

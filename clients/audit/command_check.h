// What a command says about itself: which ledger it is for, when it is good, what its signer had seen, and
// that it was not there before. Needs no state of the community.

#ifndef YISHI_CLIENTS_AUDIT_COMMAND_CHECK_H_
#define YISHI_CLIENTS_AUDIT_COMMAND_CHECK_H_

#include <map>

#include "clients/audit/fault.h"
#include "clients/audit/reading.h"
#include "engine/merkle/tree.h"

namespace yishi::audit {

class CommandCheck {
 public:
  // `tree` holds the entries before the one that is seen.
  CommandCheck(const LedgerId& ledger, const merkle::Tree& tree) : ledger_(ledger), tree_(tree) {}

  // REQUIRES: reading.entry and reading.request.
  void See(const Reading& reading, FaultList& faults);

  // Whether this command was seen at an earlier place.
  bool IsRepeated(const Reading& reading) const;

 private:
  void SeeLedger(const Reading& reading, FaultList& faults) const;
  void SeeWindow(const Reading& reading, FaultList& faults) const;
  void SeeHead(const Reading& reading, FaultList& faults) const;

  LedgerId ledger_;
  const merkle::Tree& tree_;
  std::map<CommandId, std::uint64_t> first_;
};

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_COMMAND_CHECK_H_

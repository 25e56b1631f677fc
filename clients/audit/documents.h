// The documents that a ledger refers to, and those that came with it.

#ifndef YISHI_CLIENTS_AUDIT_DOCUMENTS_H_
#define YISHI_CLIENTS_AUDIT_DOCUMENTS_H_

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "clients/audit/fault.h"
#include "clients/audit/report.h"
#include "engine/base/bytes.h"
#include "engine/crypto/suite.h"
#include "yishi/v1/command.pb.h"

namespace yishi::audit {

class Documents {
 public:
  // Notes every reference in a command.
  void See(const v1::Command& command, std::uint64_t entry);

  // After all commands: that each document is what its name says, has the length that was stated, and is
  // referred to. `there` is by digest in hex. Those referred to and not there are returned, in the order of
  // their digests; that is no fault, since a document may be withheld or erased.
  std::vector<AbsentDocument> Finish(const crypto::Suite& suite,
                                     const std::map<std::string, BytesView>& there, FaultList& faults) const;

  // How many different documents are referred to.
  std::size_t size() const { return references_.size(); }

 private:
  std::map<std::string, AbsentDocument> references_;  // by digest in hex; the first that names it
};

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_DOCUMENTS_H_

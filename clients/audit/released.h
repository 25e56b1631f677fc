// The released openings of an archive, and whether they belong where they are.

#ifndef YISHI_CLIENTS_AUDIT_RELEASED_H_
#define YISHI_CLIENTS_AUDIT_RELEASED_H_

#include <cstddef>
#include <map>
#include <set>
#include <vector>

#include "clients/audit/contents.h"
#include "clients/audit/fault.h"
#include "clients/audit/reading.h"

namespace yishi::audit {

class Released {
 public:
  // Reads them: their strict form, their order, and that each opens the commitment it names. What does not is
  // a fault, and left out.
  Released(const crypto::Suite& suite, const std::vector<Piece>& pieces, FaultList& faults);

  // The opening of the ballot in an entry; null if it was not released.
  const v1::Opening* Of(const Reading& reading) const;

  // Notes the ballot or the declaration that an entry holds. REQUIRES: reading.entry.
  void See(const Reading& reading);

  // After all entries: that each opening has its ballot and that the ballot's box was declared.
  void Finish(FaultList& faults) const;

  std::size_t size() const { return openings_.size(); }

 private:
  struct Opened {
    Position at;  // in the folder of openings
    Hash commitment;
    v1::Opening opening;
  };
  struct Ballot {
    Bytes commitment;
    Bytes box;
  };

  void Read(const crypto::Suite& suite, const Piece& piece, FaultList& faults);

  std::map<std::uint64_t, Opened> openings_;  // by their entry
  std::map<std::uint64_t, Ballot> ballots_;   // those that have an opening
  std::set<Bytes> declared_;
};

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_RELEASED_H_

// Whether an entry stands where it says that it stands: its header, number, time and chain.
//
// Needs no state of the community. Each number is compared with the entry before, so that an entry taken out
// is one fault and not one for every entry behind it.

#ifndef YISHI_CLIENTS_AUDIT_PLACE_CHECK_H_
#define YISHI_CLIENTS_AUDIT_PLACE_CHECK_H_

#include <map>

#include "clients/audit/fault.h"
#include "clients/audit/reading.h"

namespace yishi::audit {

class PlaceCheck {
 public:
  explicit PlaceCheck(const crypto::Suite& suite) : suite_(suite) {}

  // Entries in order, those that cannot be read as well.
  void See(const Reading& reading, FaultList& faults);

 private:
  struct Chain {
    std::uint64_t length = 0;
    Hash last_leaf;
    bool ended = false;
  };

  void SeeHeader(const Reading& reading, FaultList& faults) const;
  void SeeNumber(const Reading& reading, FaultList& faults);
  void SeeTime(const Reading& reading, FaultList& faults);
  void SeeChains(const Reading& reading, FaultList& faults);
  void SeeLink(const Reading& reading, const ledger::v1::ChainLink& link, FaultList& faults);

  const crypto::Suite& suite_;
  std::uint64_t next_seq_ = 0;
  Millis latest_ms_ = 0;
  std::map<SubjectId, Chain> chains_;
};

// Whether an entry can bear this time: after 1970 and before the year 10000.
bool IsPossibleTime(Millis time);

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_PLACE_CHECK_H_

// Deciding again: every entry must be what the engine comes to from those before it.
//
// An entry is applied only after its effects were found to be the engine's own, since applying trusts them.
// At the first entry where that fails the state of the community is unknown from there on, and stays so.

#ifndef YISHI_CLIENTS_AUDIT_REPLAY_H_
#define YISHI_CLIENTS_AUDIT_REPLAY_H_

#include <cstdint>
#include <optional>
#include <string>

#include "clients/audit/fault.h"
#include "clients/audit/reading.h"
#include "engine/community/community.h"

namespace yishi::audit {

class Replay {
 public:
  explicit Replay(const crypto::Suite& suite) : community_(suite) {}

  const community::Community& community() const { return community_; }

  // The first entry that could not be decided again; absent while every one was.
  std::optional<std::uint64_t> unknown_from() const { return unknown_from_; }

  // Decides the next entry again and applies it. `opening` is what was released of its ballot, or null.
  // `told` says that faults of this entry were found already that explain a refusal by themselves.
  void Take(Reading& reading, const v1::Opening* opening, bool told, FaultList& faults);

  // Gives up: the next entry, at `index`, cannot be decided.
  void Stop(std::uint64_t index) {
    if (!unknown_from_) unknown_from_ = index;
  }

 private:
  bool TakeClock(const Reading& reading, FaultList& faults);
  bool TakeCommand(Reading& reading, const v1::Opening* opening, bool told, FaultList& faults);
  void CheckDue(const Reading& reading, FaultList& faults);
  void ExplainRefusal(const Reading& reading, const absl::Status& refused, bool told, FaultList& faults);
  void NameMissingOpenings(const Reading& reading, FaultList& faults);
  // Compares and, if nothing differs, applies.
  bool Accept(const Reading& reading, community::Decided decided, const v1::Opening* opening,
              FaultList& faults);

  community::Community community_;
  std::optional<std::uint64_t> unknown_from_;
  Bytes skipped_;  // what was due and had been skipped at the entry before
};

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_REPLAY_H_

// Who may do what with a matter now, and why others may not: asked of the code that decides, one command
// after another, so that there is no second copy of any rule.

#ifndef YISHI_ENGINE_EXPLAIN_ATTEMPT_H_
#define YISHI_ENGINE_EXPLAIN_ATTEMPT_H_

#include <cstddef>
#include <vector>

#include "absl/status/status.h"
#include "engine/community/community.h"
#include "engine/explain/acts.h"

namespace yishi::explain {

// At most so many persons are named as those who may do something, and at most so many are asked.
inline constexpr std::size_t kNamed = 20;
inline constexpr std::size_t kAsked = 400;

struct Attempt {
  Wanted wanted;
  std::vector<PersonId> may;  // ascending; at most kNamed
  bool more = false;          // others may do it as well, or were not asked
  absl::Status refusal;       // where nobody may: what whoever comes nearest is told
  tally::Words caution;       // where somebody may: how the ledger will mark it; empty if not at all
};

// What the engine would say if `who` handed in the act now, with the best key that they have. Nothing is
// changed, and openings are taken as given.
absl::StatusOr<community::Decided> Ask(const community::Community& community, const Wanted& wanted,
                                       const PersonId& who, Millis now);

// Every act that may be wanted, with those who may do it. REQUIRES: the matter exists, and nothing is due.
std::vector<Attempt> AttemptsOn(const community::Community& community, const MatterId& id, Millis now);
// The same for one person, who is then the only one in `may`.
std::vector<Attempt> AttemptsBy(const community::Community& community, const MatterId& id,
                                const PersonId& who, Millis now);

}  // namespace yishi::explain

#endif  // YISHI_ENGINE_EXPLAIN_ATTEMPT_H_

// How the representatives' meeting is made up, in numbers, and what the law asks of them.

#ifndef YISHI_ENGINE_ROSTER_MAKEUP_H_
#define YISHI_ENGINE_ROSTER_MAKEUP_H_

#include <cstdint>

#include "absl/status/status.h"
#include "engine/base/bytes.h"
#include "engine/roster/roster.h"

namespace yishi::roster {

struct Makeup {
  std::uint32_t committee = 0;            // members of the residents' committee
  std::uint32_t representatives = 0;      // who are not on it: who sits in both counts there
  std::uint32_t all_representatives = 0;  // those on it among them
  std::uint32_t women = 0;                // of all representatives, as attested
  std::uint32_t supervisors = 0;
  std::uint32_t households = 0;

  std::uint32_t meeting() const { return committee + representatives; }
  bool operator==(const Makeup&) const = default;
};

// Which laws the charters in force rest on.
struct Statutes {
  bool urban = false;
  bool village = false;
};

Makeup MakeupOf(const Roster& roster, calendar::Day day);

// At least four fifths of the meeting are representatives (urban law, art. 28; villagers' law, art. 29).
bool HasFourFifths(const Makeup& makeup);
// At least one third of the members of the representatives' meeting are women who are representatives
// (villagers' law, art. 29).
bool HasThirdOfWomen(const Makeup& makeup);
// One representative for 20 to 50 households (urban law, art. 13, which lets a community deviate as it
// needs).
bool HasUsualRatio(const Makeup& makeup);

// kCompositionBroken if the import, taking effect today, leaves fewer than the laws in force ask for, today
// or on a later day on which a term of it begins or has ended: where enough were there before, or where it
// takes the share down further. One that mends a shortage in part may pass. REQUIRES: the import's rows were
// accepted when they were staged.
absl::Status CheckMakeup(const Roster& before, const Import& import, const Statutes& statutes,
                         calendar::Day today);

}  // namespace yishi::roster

#endif  // YISHI_ENGINE_ROSTER_MAKEUP_H_

// Recalls (罢免) of members of the residents' committee: who can be recalled, what the member may say, what
// comes of it.

#ifndef YISHI_ENGINE_MATTER_RECALL_H_
#define YISHI_ENGINE_MATTER_RECALL_H_

#include <set>
#include <span>

#include "engine/matter/decide.h"

namespace yishi::matter {

// Under a charter for recalls the content names a member in office, and no recall of the same member failed
// within the charter's months unless it says what is new; under any other it names nobody.
absl::Status CheckRecall(const Surroundings& around, const MatterId& id, const v1::Charter& charter,
                         const v1::MatterContent& content, calendar::Day today);
// kRecallBarred, with the day on which the bar ends, while it holds. OK for what is no recall.
absl::Status RequireNotBarred(const Surroundings& around, const MatterId& id, const v1::Charter& charter,
                              const v1::MatterContent& content, calendar::Day today);

// Who is to be recalled by a matter of the agenda.
std::set<PersonId> RecalledOn(std::span<const MatterId> agenda, const Matters& matters);

// The notice of a meeting on recalls: the member neither convenes nor has an office at it, is heard before
// the vote, and the vote is not put off beyond its months. Of others, that no hearing is named.
absl::Status CheckRecallNotice(std::span<const MatterId> agenda, const Surroundings& around,
                               const roster::Acting& acting, const v1::ConveneMeeting& act);

absl::StatusOr<Effects> DecideDefence(const Matter& matter, const roster::Acting& acting,
                                      const v1::FileDefence& act);

// kDefencePending, with the end of its days, while the member may still file a defence and has not.
absl::Status RequireDefence(const Matter& matter, const Surroundings& around, Millis now);

// What a recall that passed brings about: the member's seats in the residents' committee are over from today.
Effects SeatsEnded(const Matter& matter, const Surroundings& around, calendar::Day today);

}  // namespace yishi::matter

#endif  // YISHI_ENGINE_MATTER_RECALL_H_

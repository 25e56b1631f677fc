// Matters that a petition brought: how they begin, and what nobody can do with them.

#ifndef YISHI_ENGINE_MATTER_PETITION_H_
#define YISHI_ENGINE_MATTER_PETITION_H_

#include <optional>

#include "engine/matter/decide.h"

namespace yishi::matter {

// What becomes a matter when enough have signed: opened under the petition's charter, at the petition's
// stage. The stages before it are not walked; the Party organisation's dated study takes the place of its
// own.
Effects Brought(const PetitionId& id, const petition::Petition& petition, const roster::Acting& acting,
                std::uint32_t count_this_year);

// The body whose members may convene as well: that of the petition's rules, once its days have passed and the
// matter still waits for its meeting. Absent where no petition brought it, or it is not overdue.
std::optional<roster::BodyKind> ConvenesInstead(const Matter& matter, const Surroundings& around, Millis now);

// kStudyPending, with the end of its days, while the Party organisation may still study it.
absl::Status RequireStudied(const Matter& matter, const Surroundings& around, Millis now);

// kPetitionTextFixed where a petition brought the matter and `content` is not what was signed.
absl::Status RequireTextAsSigned(const Matter& matter, const v1::MatterContent& content);
absl::Status TextFixed(std::string zh, std::string en);

// kPetitionNeeded: the charter's matters come by petitions only.
absl::Status PetitionNeeded();

}  // namespace yishi::matter

#endif  // YISHI_ENGINE_MATTER_PETITION_H_

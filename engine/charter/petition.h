// Petitions and recalls as a charter has them, and what the two laws give in its place.
//
//   URBAN_2026    城市居民委员会组织法 (in force 2026-01-01), arts. 20, 26 and 28
//   VILLAGE_2026  村民委员会组织法 (as amended, in force 2026-01-01), arts. 19, 25 and 30

#ifndef YISHI_ENGINE_CHARTER_PETITION_H_
#define YISHI_ENGINE_CHARTER_PETITION_H_

#include <optional>
#include <vector>

#include "engine/tally/words.h"
#include "yishi/v1/charter.pb.h"

namespace yishi::charter {

// What a law gives those who petition before a stage: the thresholds, of which one is enough, and the
// article.
struct LawfulPetition {
  std::vector<v1::PetitionThreshold> thresholds;
  tally::Words law;
};

// Absent where the basis gives none for the stage's body.
std::optional<LawfulPetition> LawfulPetitionFor(const v1::Charter& charter, const v1::Stage& stage);

// Under which rules a matter comes before the stage by a petition: the charter's, or else the law's
// thresholds with days that this engine sets. Absent: by none.
std::optional<v1::PetitionRules> PetitionRulesFor(const v1::Charter& charter, const v1::Stage& stage);

// Whether the charter is for recalls: its vote has RecallRules.
bool IsForRecall(const v1::Charter& charter);

// "居民" / "residents".
tally::Words NameOf(v1::SignerKind kind);
// "居民的十分之一以上" / "at least 1/10 of the residents".
tally::Words InWords(const v1::PetitionThreshold& threshold);

}  // namespace yishi::charter

#endif  // YISHI_ENGINE_CHARTER_PETITION_H_

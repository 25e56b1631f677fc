// The words and the law of a village, where a sentence speaks of an urban community.
//
// The engine has one set of bodies: what it calls residents' committee is the villagers' committee in a
// village (村民委员会), and so on. Its refusals, tasks and explanations are written with the names and
// articles of the urban law; here they are turned into those of the village law (村民委员会组织法, as
// amended, in force 2026-01-01), article by article. What the village law has no article for stays as it is.

#ifndef YISHI_ENGINE_CHARTER_VILLAGE_WORDS_H_
#define YISHI_ENGINE_CHARTER_VILLAGE_WORDS_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "engine/charter/charter.h"
#include "engine/tally/words.h"

namespace yishi::charter {

// Whether the community is a village: its charters rest on the village law, and none on the urban one.
bool IsVillage(const Charters& charters);

// The sentence with a village's words, in whichever of the two languages it is.
std::string InVillageWords(std::string_view text);
tally::Words InVillageWords(const tally::Words& words);

// A refusal with a village's words; anything else as it is. What is refused of a charter or a catalogue names
// the law that it rests on already.
absl::Status InVillageWords(const absl::Status& status);

}  // namespace yishi::charter

#endif  // YISHI_ENGINE_CHARTER_VILLAGE_WORDS_H_

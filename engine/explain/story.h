// What happened to a matter, in order, with the numbers and the rules that went into it.
//
// It follows from the state alone. Names of persons are not in it; what is confined to a meeting that not
// everybody may see is marked, and so are the texts that people wrote there.

#ifndef YISHI_ENGINE_EXPLAIN_STORY_H_
#define YISHI_ENGINE_EXPLAIN_STORY_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/community/state.h"
#include "engine/tally/explain.h"
#include "engine/tally/words.h"

namespace yishi::explain {

struct Happening {
  std::string_view what{};  // the name of the field in the ledger's Effect, for example "box_declared"
  Millis at_ms = 0;
  std::uint32_t stage = 0;
  tally::Words words{};                         // a sentence with its numbers
  std::string text{};                           // what somebody wrote: reasons, an answer
  std::vector<tally::ExplainedLine> working{};  // the comparisons that went into it
  std::string rule{};                           // what it rests on: the charter's sources, an article
  std::optional<PersonId> by{};                 // who did it in an office; absent for residents as such
  std::optional<MeetingId> meeting{};           // where: those who may not see it get no text and no person
  bool confined = false;                        // concerns persons of that meeting: only for who may see it
};

using Story = std::vector<Happening>;

// By time; what happened at one time in the order in which it follows. REQUIRES: the matter exists.
Story StoryOf(const community::State& state, const MatterId& id);

}  // namespace yishi::explain

#endif  // YISHI_ENGINE_EXPLAIN_STORY_H_

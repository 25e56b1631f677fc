// Where a matter stands: stage, phase, since when, and how it came through the stages so far.

#ifndef YISHI_ENGINE_EXPLAIN_PLACE_H_
#define YISHI_ENGINE_EXPLAIN_PLACE_H_

#include <optional>
#include <vector>

#include "engine/base/time.h"
#include "engine/community/state.h"
#include "engine/tally/words.h"

namespace yishi::explain {

// How a stage of the charter stands.
enum class Mark {
  kToCome,
  kHere,        // the matter stands here
  kDone,        // passed, for the version that stands
  kCameBack,    // left without having passed
  kPassedOver,  // walked by referral only, and the matter went past it
};

struct Place {
  std::vector<Mark> marks;  // of each stage of the charter
  Millis since_ms = 0;      // since when it is in its phase
  tally::Words words;       // a sentence: number, stage, phase, version, since when
  // What the stage at which it stands asks for, a sentence each; empty once it is closed.
  std::vector<tally::Words> asks;
  // The stage to which it goes when this one is passed; absent: it is over then, or is over already.
  std::optional<std::uint32_t> next;
};

// REQUIRES: the matter has entered a stage, as every one has that was opened.
Place PlaceOf(const community::State& state, const matter::Matter& matter);

}  // namespace yishi::explain

#endif  // YISHI_ENGINE_EXPLAIN_PLACE_H_

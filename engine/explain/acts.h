// The acts that somebody may want with a matter, as the commands that would do them.
//
// What a person would write (texts, names, photographs) has a stand-in that is in order by its form, so that
// what the engine says of the command is about the matter and about who acts, never about the form.

#ifndef YISHI_ENGINE_EXPLAIN_ACTS_H_
#define YISHI_ENGINE_EXPLAIN_ACTS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/community/state.h"
#include "engine/tally/words.h"
#include "yishi/v1/command.pb.h"

namespace yishi::explain {

// Whom it is worth asking whether they may do it. Only the order of the search: whether they may, the engine
// says.
enum class Among {
  kSeated,     // who holds a seat or an office in one of the matter's meetings
  kRoll,       // who is on the roll of the meeting
  kEverybody,  // anyone on the roster
};

// What an act is about, beside the matter.
struct About {
  std::optional<MeetingId> meeting;
  std::optional<BoxId> box;
  std::optional<PostingId> posting;
  std::optional<ObjectionId> objection;  // to a posting
};

struct Wanted {
  std::string act;  // the name of the field in Command.act
  tally::Words words;
  v1::Command command;   // whose actor is left open; no act where there is nothing yet on which to do it
  absl::Status missing;  // then: why
  About about;
  Among among = Among::kSeated;
};

// In the order of the procedure. REQUIRES: the matter exists.
std::vector<Wanted> ActsOn(const community::State& state, const MatterId& id, Millis now);

}  // namespace yishi::explain

#endif  // YISHI_ENGINE_EXPLAIN_ACTS_H_

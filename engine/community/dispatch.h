// Handing an act to the noun that decides it.

#ifndef YISHI_ENGINE_COMMUNITY_DISPATCH_H_
#define YISHI_ENGINE_COMMUNITY_DISPATCH_H_

#include "engine/community/community.h"
#include "engine/matter/decide.h"
#include "engine/roster/acting.h"
#include "engine/wire/effects.h"

namespace yishi::community {

// What an act comes to, before matters react to it, and the subject in whose chain the entry stands.
struct Outcome {
  SubjectId subject;
  Effects effects;
};

absl::StatusOr<Outcome> Dispatch(const Community& community, const Request& request,
                                 const roster::Acting& acting);

matter::Surroundings SurroundingsOf(const State& state);

// Where what becomes of an objection stands: in its matter's chain, or, when that is over, in one of its own.
SubjectId ChainOf(const State& state, const ObjectionId& id);

// The rules of the stage in which a posting was put up. REQUIRES: the posting exists.
const v1::DiscloseRules& RulesOf(const State& state, const posting::Posting& posting);

}  // namespace yishi::community

#endif  // YISHI_ENGINE_COMMUNITY_DISPATCH_H_

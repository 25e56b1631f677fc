// Deciding a request.

#include "engine/charter/village_words.h"
#include "engine/community/admit.h"
#include "engine/community/community.h"
#include "engine/community/dispatch.h"
#include "engine/community/entry.h"
#include "engine/community/foundation.h"
#include "engine/community/openings.h"

namespace yishi::community {
namespace {

absl::StatusOr<Decided> WithCommand(absl::StatusOr<Decided> decided, const Request& request) {
  if (decided.ok()) {
    decided->command = request.command;
    decided->id = request.id;
  }
  return decided;
}

absl::StatusOr<Decided> DecideFounding(const Community& community, const Request& request, Millis now) {
  YISHI_RETURN_IF_ERROR(CheckFounding(community.state, request, now));
  YISHI_RETURN_IF_ERROR(CheckOpeningsBelong(community.tree.suite(), request));
  Effects effects(1);
  effects[0].mutable_community_founded();
  return WithCommand(MakeEntry(community.state, community.tree.suite(), ledger::v1::ENTRY_KIND_GENESIS,
                               SubjectId{}, request.envelope_bytes, std::move(effects), now),
                     request);
}

absl::StatusOr<Decided> DecideAct(const Community& community, const Request& request, Millis at) {
  const State& state = community.state;
  YISHI_RETURN_IF_ERROR(Admit(community, request, at));
  const roster::Acting acting = ActingFor(state, request, at);
  YISHI_ASSIGN_OR_RETURN(Outcome outcome, Dispatch(community, request, acting));
  YISHI_RETURN_IF_ERROR(CheckOpeningsBelong(community.tree.suite(), request));
  matter::React(state.matters, SurroundingsOf(state), request.command, outcome.effects);
  return WithCommand(MakeEntry(state, community.tree.suite(), ledger::v1::ENTRY_KIND_COMMAND, outcome.subject,
                               request.envelope_bytes, std::move(outcome.effects), at),
                     request);
}

}  // namespace

absl::StatusOr<Decided> Decide(const Community& community, const Request& request, Millis now) {
  const Millis at = std::max(now, community.state.last_admitted_ms);
  if (request.command.has_found_community()) return DecideFounding(community, request, at);
  absl::StatusOr<Decided> decided = DecideAct(community, request, at);
  if (decided.ok() || !charter::IsVillage(community.state.charters)) return decided;
  return charter::InVillageWords(decided.status());
}

}  // namespace yishi::community

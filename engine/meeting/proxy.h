// Voting for another at a meeting (委托投票): mandates, and for whom an agent votes when a box opens.

#ifndef YISHI_ENGINE_MEETING_PROXY_H_
#define YISHI_ENGINE_MEETING_PROXY_H_

#include <map>
#include <optional>
#include <set>

#include "engine/meeting/decide.h"

namespace yishi::meeting {

// What all of the rules together allow; absent: nobody votes for another.
std::optional<v1::ProxyRules> ProxiesUnder(AgendaRules rules);

// `apart` are those who may not be agents: who is to be recalled.
absl::StatusOr<Effects> DecideGiveProxy(const Meeting& meeting, const roster::Roster& roster,
                                        const roster::Acting& acting, AgendaRules rules,
                                        const std::set<PersonId>& apart, const v1::GiveProxy& act);
absl::StatusOr<Effects> DecideConfirmProxy(const Meeting& meeting, const roster::Roster& roster,
                                           const roster::Acting& acting, const v1::ConfirmProxy& act);
absl::StatusOr<Effects> DecideRevokeProxy(const Meeting& meeting, const roster::Roster& roster,
                                          const roster::Acting& acting, const v1::RevokeProxy& act);

// The end of a mandate whose principal came; absent if `person` gave none.
std::optional<ledger::v1::Effect> EndedByPresence(const Meeting& meeting, BytesView meeting_id,
                                                  const PersonId& person);

// Who would vote for whom in a box of the matter if it were opened now, principal by principal: mandates that
// hold, whose principal has not come, and whose agent is there (in a window: is on the roll); neither of them
// recused.
std::map<PersonId, PersonId> AgentsFor(const Meeting& meeting, const MatterId& matter);

// Folds one effect in; `command` is what its entry holds. False if it is not a mandate's.
bool ApplyProxy(Meetings& meetings, const ledger::v1::Effect& effect, const v1::Command& command,
                Millis admitted_ms);

}  // namespace yishi::meeting

#endif  // YISHI_ENGINE_MEETING_PROXY_H_

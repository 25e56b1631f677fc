#include "engine/meeting/proxy.h"

#include <algorithm>

#include "engine/wire/fields.h"

namespace yishi::meeting {
namespace {

constexpr char kRule[] =
    "程序规则关于委托投票的规定；城市居民委员会组织法（2026）第十九条 (the charter's rule on proxies; urban "
    "law, art. 19)";

absl::Status NotAllowed(std::string zh, std::string en) {
  return Refuse(Reason::kProxyNotAllowed, std::move(zh), std::move(en), kRule);
}

// Mandates are settled before anybody votes.
absl::Status RequireBeforeBoxes(const Meeting& meeting) {
  YISHI_RETURN_IF_ERROR(RequireOpen(meeting));
  if (!meeting.boxes_opened) return absl::OkStatus();
  return Refuse(Reason::kTooLate, "已开箱，委托不能再设立、确认或撤销",
                "a box has been opened; mandates stand as they are", kRule);
}

bool IsRegistrar(const roster::Roster& roster, const roster::Acting& acting) {
  return roster::Belongs(roster, acting.person, roster::BodyKind::kRegistry, acting.today);
}

// The principal acts for themselves; what is on paper is entered, with the document, by an official.
template <typename Act>
absl::Status RequireMayEnter(const Meeting& meeting, const roster::Roster& roster,
                             const roster::Acting& acting, const PersonId& principal, const Act& act) {
  YISHI_RETURN_IF_ERROR(roster::RequireOfficialKey(acting));
  YISHI_RETURN_IF_ERROR(wire::RequireBlobs(act.papers(), "papers"));
  if (acting.person == principal) return absl::OkStatus();
  if (!IsRegistrar(roster, acting) && !meeting.Is(Role::kDesk, acting.person)) {
    return Refuse(
        Reason::kNotAuthorised, "委托由本人设立和撤销；纸质的由登记员或签到处录入",
        "a mandate is given and revoked by the principal; on paper, a registrar or the desk enters it");
  }
  return act.papers().empty() ? wire::FieldMissing("papers") : absl::OkStatus();
}

absl::Status RequireOnRoll(const Meeting& meeting, const PersonId& person) {
  if (roster::OnRoll(meeting.roll, person)) return absl::OkStatus();
  return Refuse(Reason::kNotOnRoll, "不在本次会议的应到名单上，不能委托或受托：" + person.hex(),
                "not on the roll of this meeting, so neither gives nor takes a mandate: " + person.hex());
}

std::int64_t MandatesOf(const Meeting& meeting, const PersonId& agent) {
  return std::count_if(meeting.proxies.begin(), meeting.proxies.end(),
                       [&](const auto& entry) { return entry.second.agent == agent; });
}

absl::Status CheckChain(const Meeting& meeting, const PersonId& principal, const PersonId& agent) {
  if (meeting.proxies.contains(agent)) {
    return Refuse(Reason::kProxyOnward, "受托人自己已委托他人，不能再接受委托",
                  "the agent has given a mandate; mandates are not passed on", kRule);
  }
  if (MandatesOf(meeting, principal) == 0) return absl::OkStatus();
  return Refuse(Reason::kProxyOnward, "委托人已接受他人委托，不能再转托",
                "the principal holds a mandate; mandates are not passed on", kRule);
}

absl::Status CheckLimit(const Meeting& meeting, const v1::ProxyRules& rules, const PersonId& agent) {
  const std::int64_t held = MandatesOf(meeting, agent);
  if (held < rules.max_per_agent()) return absl::OkStatus();
  const std::string has = std::to_string(held);
  const std::string most = std::to_string(rules.max_per_agent());
  return Refuse({.reason = Reason::kProxyLimit,
                 .zh = "此人已接受 " + has + " 人的委托，最多 " + most + " 人",
                 .en = "this agent votes for " + has + " already, at most " + most + " are allowed",
                 .rule = kRule,
                 .numbers = {{"mandates", has}, {"at_most", most}}});
}

bool SameHousehold(const Meeting& meeting, const PersonId& one, const PersonId& other) {
  const HouseholdId household = roster::FindOnRoll(meeting.roll, one)->household;
  return !household.is_zero() && household == roster::FindOnRoll(meeting.roll, other)->household;
}

// Whether the agent may vote for the principal at this meeting.
absl::Status CheckAgent(const Meeting& meeting, const v1::ProxyRules& rules, const std::set<PersonId>& apart,
                        const PersonId& principal, const PersonId& agent) {
  if (agent == principal) return wire::FieldInvalid("agent_id", "不能委托自己", "is the principal");
  YISHI_RETURN_IF_ERROR(RequireOnRoll(meeting, principal));
  YISHI_RETURN_IF_ERROR(RequireOnRoll(meeting, agent));
  if (apart.contains(agent)) {
    return NotAllowed("被提出罢免的人和候选人不能接受委托",
                      "a candidate, or who is to be recalled, takes no mandate");
  }
  if (rules.same_household() && !SameHousehold(meeting, principal, agent))
    return NotAllowed("只能委托同户的人", "the agent is not of the principal's household");
  YISHI_RETURN_IF_ERROR(CheckChain(meeting, principal, agent));
  return CheckLimit(meeting, rules, agent);
}

absl::Status CheckPrincipal(const Meeting& meeting, const PersonId& principal) {
  if (meeting.attendance.contains(principal)) {
    return Refuse(Reason::kAlreadyCheckedIn, "委托人已到会，请本人投票",
                  "the principal is here, and votes in person");
  }
  if (!meeting.proxies.contains(principal)) return absl::OkStatus();
  return Refuse(Reason::kAlreadyExists, "已有委托；要换受托人，请先撤销",
                "has given a mandate; to name another agent, revoke it first");
}

absl::StatusOr<const Proxy*> FindProxy(const Meeting& meeting, BytesView bytes) {
  YISHI_ASSIGN_OR_RETURN(const PersonId principal, wire::ReadId<PersonId>(bytes, "principal_id"));
  const auto found = meeting.proxies.find(principal);
  if (found != meeting.proxies.end()) return &found->second;
  return Refuse(Reason::kNotFound, "没有此人的委托", "this person has given no mandate for this meeting");
}

absl::Status RequireSecond(const roster::Roster& roster, const roster::Acting& acting, const Proxy& proxy) {
  YISHI_RETURN_IF_ERROR(roster::RequireOfficialKey(acting));
  const bool may =
      IsRegistrar(roster, acting) ||
      roster::Belongs(roster, acting.person, roster::BodyKind::kSupervisionCommittee, acting.today);
  if (may && acting.person != proxy.given_by && acting.person != proxy.agent) return absl::OkStatus();
  return Refuse(Reason::kSecondSignatureNeeded,
                "须由录入人和受托人以外的登记员或监督委员会成员对照委托书确认",
                "another registrar or a member of the supervision committee, not the agent, compares it with "
                "the mandate and confirms it",
                "纸质委托须两人经手 (mandates on paper pass two persons)");
}

ledger::v1::Effect Ended(BytesView meeting, const PersonId& principal, ledger::v1::ProxyEnd cause) {
  ledger::v1::Effect effect;
  auto* ended = effect.mutable_proxy_ended();
  ended->set_meeting_id(Bytes(meeting));
  ended->set_principal_id(principal.str());
  ended->set_cause(cause);
  return effect;
}

}  // namespace

std::optional<v1::ProxyRules> ProxiesUnder(AgendaRules rules) {
  std::optional<v1::ProxyRules> all;
  for (const v1::VoteRules* rule : rules) {
    if (!rule->has_proxies()) return std::nullopt;
    if (!all) all = rule->proxies();
    all->set_max_per_agent(std::min(all->max_per_agent(), rule->proxies().max_per_agent()));
    all->set_same_household(all->same_household() || rule->proxies().same_household());
  }
  return all;
}

absl::StatusOr<Effects> DecideGiveProxy(const Meeting& meeting, const roster::Roster& roster,
                                        const roster::Acting& acting, AgendaRules rules,
                                        const std::set<PersonId>& apart, const v1::GiveProxy& act) {
  YISHI_ASSIGN_OR_RETURN(const PersonId principal,
                         wire::ReadId<PersonId>(act.principal_id(), "principal_id"));
  YISHI_ASSIGN_OR_RETURN(const PersonId agent, wire::ReadId<PersonId>(act.agent_id(), "agent_id"));
  YISHI_RETURN_IF_ERROR(RequireMayEnter(meeting, roster, acting, principal, act));
  YISHI_RETURN_IF_ERROR(RequireBeforeBoxes(meeting));
  const auto allowed = ProxiesUnder(rules);
  if (!allowed) return NotAllowed("本次会议的程序不允许委托投票", "nobody votes for another at this meeting");
  const bool own = acting.person == principal;
  if (!own && acting.person == agent)
    return Refuse(Reason::kNotAuthorised, "受托人不能自己录入委托", "no agent enters a mandate to themselves",
                  kRule);
  YISHI_RETURN_IF_ERROR(CheckPrincipal(meeting, principal));
  YISHI_RETURN_IF_ERROR(CheckAgent(meeting, *allowed, apart, principal, agent));
  Effects effects(1);
  auto* given = effects[0].mutable_proxy_given();
  given->set_meeting_id(act.meeting_id());
  given->set_principal_id(act.principal_id());
  given->set_agent_id(act.agent_id());
  given->set_confirmed(own);
  return effects;
}

absl::StatusOr<Effects> DecideConfirmProxy(const Meeting& meeting, const roster::Roster& roster,
                                           const roster::Acting& acting, const v1::ConfirmProxy& act) {
  YISHI_ASSIGN_OR_RETURN(const Proxy* proxy, FindProxy(meeting, act.principal_id()));
  if (proxy->agent.view() != act.agent_id())
    return Refuse(Reason::kNotFound, "委托的受托人不是此人", "the mandate is to another agent");
  YISHI_RETURN_IF_ERROR(RequireSecond(roster, acting, *proxy));
  if (proxy->confirmed)
    return Refuse(Reason::kAlreadyExists, "此委托已确认", "this mandate is confirmed already");
  YISHI_RETURN_IF_ERROR(RequireBeforeBoxes(meeting));
  Effects effects(1);
  auto* confirmed = effects[0].mutable_proxy_confirmed();
  confirmed->set_meeting_id(act.meeting_id());
  confirmed->set_principal_id(act.principal_id());
  confirmed->set_agent_id(act.agent_id());
  return effects;
}

absl::StatusOr<Effects> DecideRevokeProxy(const Meeting& meeting, const roster::Roster& roster,
                                          const roster::Acting& acting, const v1::RevokeProxy& act) {
  YISHI_RETURN_IF_ERROR(FindProxy(meeting, act.principal_id()).status());
  const PersonId principal = *PersonId::From(act.principal_id());
  YISHI_RETURN_IF_ERROR(RequireMayEnter(meeting, roster, acting, principal, act));
  YISHI_RETURN_IF_ERROR(RequireBeforeBoxes(meeting));
  return Effects{Ended(act.meeting_id(), principal, ledger::v1::PROXY_END_REVOKED)};
}

std::optional<ledger::v1::Effect> EndedByPresence(const Meeting& meeting, BytesView meeting_id,
                                                  const PersonId& person) {
  if (!meeting.proxies.contains(person)) return std::nullopt;
  return Ended(meeting_id, person, ledger::v1::PROXY_END_PRESENT);
}

std::map<PersonId, PersonId> AgentsFor(const Meeting& meeting, const MatterId& matter) {
  const std::set<PersonId> recused = RecusedFrom(meeting, matter);
  const roster::Roll expected = ExpectedRoll(meeting);  // who is left out neither votes nor lets others vote
  const auto takes_part = [&](const PersonId& person) {
    return roster::OnRoll(expected, person) && !recused.contains(person);
  };
  std::map<PersonId, PersonId> agents;
  for (const auto& [principal, proxy] : meeting.proxies) {
    const bool here = meeting.sitting == Sitting::kWindow || meeting.attendance.contains(proxy.agent);
    if (!proxy.confirmed || !here || meeting.attendance.contains(principal)) continue;
    if (takes_part(principal) && takes_part(proxy.agent)) agents[principal] = proxy.agent;
  }
  return agents;
}

bool ApplyProxy(Meetings& meetings, const ledger::v1::Effect& effect, const v1::Command& command,
                Millis admitted_ms) {
  using Kind = ledger::v1::Effect;
  const auto meeting = [&](BytesView bytes) -> Meeting& { return meetings.at(*MeetingId::From(bytes)); };
  switch (effect.effect_case()) {
    case Kind::kProxyGiven:
      meeting(effect.proxy_given().meeting_id())
          .proxies[*PersonId::From(effect.proxy_given().principal_id())] =
          Proxy{.agent = *PersonId::From(effect.proxy_given().agent_id()),
                .given_by = *PersonId::From(command.actor_id()),
                .given_ms = admitted_ms,
                .confirmed = effect.proxy_given().confirmed()};
      return true;
    case Kind::kProxyConfirmed:
      meeting(effect.proxy_confirmed().meeting_id())
          .proxies.at(*PersonId::From(effect.proxy_confirmed().principal_id()))
          .confirmed = true;
      return true;
    case Kind::kProxyEnded:
      meeting(effect.proxy_ended().meeting_id())
          .proxies.erase(*PersonId::From(effect.proxy_ended().principal_id()));
      return true;
    default:
      return false;
  }
}

}  // namespace yishi::meeting

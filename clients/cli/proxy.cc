// Voting for another: mandates given, put on file from paper, revoked, listed.

#include <array>

#include "clients/cli/command.h"
#include "clients/cli/papers.h"
#include "clients/cli/petition_picture.h"
#include "clients/cli/refs.h"
#include "clients/cli/show.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

// The person named, or, where nobody is, who acts.
absl::StatusOr<PersonId> PrincipalOf(Context& context, PersonFinder& finder, const std::string& name) {
  if (!name.empty()) return finder.Find(name);
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord key, context.key());
  return key.person;
}

template <typename Act>
absl::Status AddPapers(Context& context, const Arguments& arguments, Act& act) {
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::BlobRef> papers, PutPapers(context, arguments, "--paper"));
  for (const v1::BlobRef& paper : papers) *act.add_papers() = paper;
  return absl::OkStatus();
}

absl::Status Give(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  PersonFinder finder(context, meeting.meeting().id());
  v1::GiveProxy act;
  act.set_meeting_id(meeting.meeting().id());
  YISHI_ASSIGN_OR_RETURN(const PersonId agent, finder.Find(arguments.Get("AGENT")));
  YISHI_ASSIGN_OR_RETURN(const PersonId principal,
                         PrincipalOf(context, finder, arguments.Get("--principal")));
  act.set_agent_id(agent.str());
  act.set_principal_id(principal.str());
  YISHI_RETURN_IF_ERROR(AddPapers(context, arguments, act));
  YISHI_RETURN_IF_ERROR(context.Confirm("委托 " + arguments.Get("AGENT") + " 在这次会议上代为投票？",
                                        "Let " + arguments.Get("AGENT") + " vote at this meeting?"));
  if (arguments.Has("--principal")) {
    return context
        .Act(act, {"委托书已录入，待另一人确认", "The mandate is entered; another official must confirm it"})
        .status();
  }
  return context.Act(act, {"已委托；本人到会即失效", "The mandate stands; it ends if you come"}).status();
}

absl::Status Confirm(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  PersonFinder finder(context, meeting.meeting().id());
  YISHI_ASSIGN_OR_RETURN(const PersonId principal, finder.Find(arguments.Get("PRINCIPAL")));
  v1::ConfirmProxy act;
  act.set_meeting_id(meeting.meeting().id());
  act.set_principal_id(principal.str());
  for (const v1::ProxyView& proxy : meeting.meeting().proxies()) {
    if (proxy.principal().id() != principal.view()) continue;
    act.set_agent_id(proxy.agent().id());
    YISHI_RETURN_IF_ERROR(context.Confirm(
        "已对照委托书，受托人是 " + NameOf(proxy.agent()) + "，确认？",
        "Compared with the mandate, the agent is " + NameOf(proxy.agent()) + ": confirm it?"));
  }
  return context.Act(act, {"委托已确认", "The mandate is confirmed"}).status();
}

absl::Status Revoke(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  PersonFinder finder(context, meeting.meeting().id());
  YISHI_ASSIGN_OR_RETURN(const PersonId principal,
                         PrincipalOf(context, finder, arguments.Get("--principal")));
  v1::RevokeProxy act;
  act.set_meeting_id(meeting.meeting().id());
  act.set_principal_id(principal.str());
  YISHI_RETURN_IF_ERROR(AddPapers(context, arguments, act));
  return context.Act(act, {"委托已撤销", "The mandate is revoked"}).status();
}

absl::Status List(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignInIfKnown());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  Print(context, ProxyLines(meeting.meeting(), StyleOf(context)));
  if (meeting.meeting().proxies().empty())
    context.out().Line("这次会议没有委托", "nobody votes for another at this meeting");
  context.out().Json(JsonArrayOf(meeting.meeting().proxies()));
  return absl::OkStatus();
}

constexpr std::array kCommands = {
    Command{"proxy", "proxies", "MEETING", "委托名单：谁代谁投票", "The list of mandates: who votes for whom",
            List, "proxies 20260007"},
    Command{
        "proxy", "give", "MEETING AGENT [--principal NAME] [--paper FILE]...",
        "委托别人代为投票；登记员或签到处录入纸质委托书时写 --principal 和 --paper",
        "Let another vote for you; a registrar or the desk enters a mandate on paper with --principal and "
        "--paper",
        Give, "proxy give 20260007 田凤花"},
    Command{"proxy", "confirm-proxy", "MEETING PRINCIPAL", "另一人对照委托书确认委托",
            "Compare a mandate with the paper, as another official, and confirm it", Confirm,
            "confirm-proxy 20260007 蒋建勇"},
    Command{"proxy", "revoke", "MEETING [--principal NAME] [--paper FILE]...", "开箱前撤销委托",
            "Revoke a mandate before the box opens", Revoke, "proxy revoke 20260007"},
};

}  // namespace

std::span<const Command> ProxyCommands() { return kCommands; }

}  // namespace yishi::cli

// Motions explained: to anybody, and to one person.

#include <array>
#include <string>

#include "clients/cli/command.h"
#include "clients/cli/refs.h"
#include "clients/cli/show.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

// Whose acts are asked for: --for, or the person whose key --as names; empty for everybody's.
absl::StatusOr<std::string> WhoseActs(Context& context, const Arguments& arguments) {
  if (arguments.Has("--for")) {
    PersonFinder finder(context);
    YISHI_ASSIGN_OR_RETURN(const PersonId person, finder.Find(arguments.Get("--for")));
    return person.str();
  }
  if (context.options().as.empty()) return std::string();
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord key, context.key());
  return key.person.str();
}

absl::Status ExplainMotion(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignInIfKnown());
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("MATTER")));
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  v1::ExplainMatterRequest request;
  request.set_ledger_id(ledger.str());
  request.set_matter_id(matter.summary().id());
  YISHI_ASSIGN_OR_RETURN(*request.mutable_person_id(), WhoseActs(context, arguments));
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const v1::ExplainMatterResponse response, client->Call(request));
  Print(context, ExplanationPicture(response, StyleOf(context)));
  context.out().Json(JsonOf(response));
  return absl::OkStatus();
}

constexpr std::array kCommands = {
    Command{
        "motion", "explain", "MATTER [--for NAME]",
        "说明一个事项：走到哪里、经过和算式、等谁办、谁能做什么、为什么不行（--as 或 --for：一个人能做什么）",
        "Explain a matter: where it stands, what happened with its working, who has to act, who may do "
        "what and why not the rest (--as or --for: what one person may do)",
        ExplainMotion, "motion explain 20260001 --as rep1"},
};

}  // namespace

std::span<const Command> MotionCommands() { return kCommands; }

}  // namespace yishi::cli

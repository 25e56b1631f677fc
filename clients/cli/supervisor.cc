#include <array>

#include "clients/cli/command.h"
#include "clients/cli/confirming.h"
#include "clients/cli/papers.h"
#include "clients/cli/refs.h"
#include "clients/cli/values.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

absl::Status GiveOpinion(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::OpinionVerdict verdict,
                         ReadVerdict(arguments.Get("agrees|reservations|disagrees")));
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("MATTER")));
  v1::FileRecord act;
  act.set_matter_id(matter.summary().id());
  YISHI_ASSIGN_OR_RETURN(*act.mutable_text(), TextOf(arguments, "TEXT", "--text-file"));
  if (act.text().empty()) act.set_text("无补充意见");
  act.mutable_opinion()->set_verdict(verdict);
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::BlobRef> papers, PutPapers(context, arguments, "--paper"));
  for (const v1::BlobRef& paper : papers) *act.add_papers() = paper;
  return context.Act(act, {"监督意见已归档", "The opinion is on file"}).status();
}

constexpr std::array kCommands = {
    Command{"supervisor", "opinion",
            "MATTER agrees|reservations|disagrees [TEXT] [--text-file FILE] [--paper FILE]...",
            "提出监督意见：无异议、有保留、程序有违", "Give the supervision committee's opinion", GiveOpinion,
            "opinion 20260001 agrees 程序合规"},
    Command{"supervisor", "pending", "", "等待第二人确认的名册和密钥", "What waits for a second signature",
            ShowPending, "pending"},
    Command{"supervisor", "confirm-roster", "[IMPORT]", "确认名册，使其生效",
            "Confirm a roster, which then takes effect", ConfirmRoster, "supervisor confirm-roster"},
    Command{"supervisor", "confirm-keys", "[NAME...]", "确认任职者的密钥", "Confirm office-holders' keys",
            ConfirmKeys, "supervisor confirm-keys 田甜 吴芳"},
};

}  // namespace

std::span<const Command> SupervisorCommands() { return kCommands; }

}  // namespace yishi::cli

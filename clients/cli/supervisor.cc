#include <array>

#include "clients/cli/command.h"
#include "clients/cli/confirming.h"
#include "clients/cli/erasing.h"
#include "clients/cli/papers.h"
#include "clients/cli/refs.h"
#include "clients/cli/roll_acts.h"
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

absl::Status DemandRerun(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("MATTER")));
  v1::DemandRerun act;
  act.set_matter_id(matter.summary().id());
  act.set_stage(arguments.Get("STAGE"));
  act.set_reasons(arguments.Get("REASONS"));
  return context.Act(act, {"已要求重开会议", "The body is to meet again"}).status();
}

absl::Status ReportToAuthorities(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("MATTER")));
  v1::FileRecord act;
  act.set_matter_id(matter.summary().id());
  act.mutable_report()->set_authority(arguments.Get("AUTHORITY"));
  YISHI_ASSIGN_OR_RETURN(*act.mutable_text(), TextOf(arguments, "--text", "--text-file"));
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::BlobRef> papers, PutPapers(context, arguments, "--paper"));
  for (const v1::BlobRef& paper : papers) *act.add_papers() = paper;
  return context.Act(act, {"监督报告已登记", "The report is on record"}).status();
}

constexpr std::array kCommands = {
    Command{"supervisor", "opinion",
            "MATTER agrees|reservations|disagrees [TEXT] [--text-file FILE] [--paper FILE]...",
            "提出监督意见：无异议、有保留、程序有违", "Give the supervision committee's opinion", GiveOpinion,
            "opinion 20260001 agrees 程序合规"},
    Command{"supervisor", "demand-rerun", "MATTER STAGE REASONS", "程序有违时，要求某一步重新开会",
            "Demand that a body meets again, where the procedure was broken", DemandRerun,
            "demand-rerun 20260001 party-meeting 未提前三日通知"},
    Command{"supervisor", "report", "MATTER AUTHORITY [--text TEXT] [--text-file FILE] [--paper FILE]...",
            "登记向街道办（镇政府）和监察机关的报告", "Record a report to the authorities",
            ReportToAuthorities,
            "supervisor report 20260001 沱江镇人民政府、凤凰县监察委员会 --text-file 报告.txt"},
    Command{"supervisor", "confirm-roll-change", "MEETING [--change ID]", "确认应到名单的更改",
            "Confirm a change of a meeting's roll", ConfirmRollChange,
            "supervisor confirm-roll-change 20260001"},
    Command{"supervisor", "pending", "", "等待第二人确认的名册和密钥", "What waits for a second signature",
            ShowPending, "pending"},
    Command{"supervisor", "confirm-roster", "[IMPORT]", "确认名册，使其生效",
            "Confirm a roster, which then takes effect", ConfirmRoster, "supervisor confirm-roster"},
    Command{"supervisor", "confirm-keys", "[NAME...]", "确认任职者的密钥", "Confirm office-holders' keys",
            ConfirmKeys, "supervisor confirm-keys 田甜 吴芳"},
    Command{"supervisor", "confirm-erasure", "[ERASURE]", "确认删除个人信息，删除后不能恢复",
            "Confirm an erasure, which is for good", ConfirmErasure, "supervisor confirm-erasure"},
    Command{"supervisor", "confirm-recovery", "NAME REASON",
            "当面核对后，确认代替丢失密钥的新密钥；等待期满才有效，本人可以停止",
            "Confirm a key in a lost one's place; it waits, and its owner can stop it", ConfirmRecovery,
            "supervisor confirm-recovery 田凤花 手机丢失，本人持身份证到场"},
};

}  // namespace

std::span<const Command> SupervisorCommands() { return kCommands; }

}  // namespace yishi::cli

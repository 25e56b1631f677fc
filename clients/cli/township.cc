#include <array>

#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/papers.h"
#include "clients/cli/refs.h"
#include "engine/base/status.h"
#include "engine/calendar/day.h"

namespace yishi::cli {
namespace {

absl::Status OrderCorrection(Context& context, const Arguments& arguments) {
  const auto due = calendar::ParseDay(arguments.Get("--due"));
  if (!due) return UsageError("--due 应是日期，如 2026-09-30", "--due is a day, like 2026-09-30");
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("MATTER")));
  v1::OrderCorrection act;
  act.set_matter_id(matter.summary().id());
  act.set_authority(arguments.Get("--authority"));
  act.set_due_day(due->days_since_epoch);
  act.set_redo_stage(arguments.Get("--redo"));
  act.set_reasons(arguments.Get("REASONS"));
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::BlobRef> papers, PutPapers(context, arguments, "--paper"));
  for (const v1::BlobRef& paper : papers) *act.add_papers() = paper;
  YISHI_RETURN_IF_ERROR(
      context.Confirm("责令改正“" + matter.summary().title() + "”的决定？",
                      "Order the decision on \"" + matter.summary().title() + "\" to be corrected?"));
  return context.Act(act, {"已登记责令改正", "The order is entered"}).status();
}

// The order with this beginning of an id, or the only one that stands.
absl::StatusOr<std::string> OrderOf(const v1::MatterView& matter, const std::string& text) {
  for (const v1::CorrectionView& correction : matter.corrections()) {
    if (correction.ended_ms() == 0 && ToHex(correction.id()).starts_with(text)) return correction.id();
  }
  return Refuse(Reason::kNotFound, "此事项没有未办结的责令改正", "no order to correct this matter stands");
}

absl::Status EndCorrection(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("MATTER")));
  v1::EndCorrection act;
  act.set_matter_id(matter.summary().id());
  YISHI_ASSIGN_OR_RETURN(*act.mutable_order_id(), OrderOf(matter, arguments.Get("--order")));
  act.set_text(arguments.Get("TEXT"));
  return context.Act(act, {"已确认改正", "The correction is taken as made"}).status();
}

absl::Status RecordAnnulment(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("MATTER")));
  v1::RecordAnnulment act;
  act.set_matter_id(matter.summary().id());
  act.set_court(arguments.Get("--court"));
  act.set_judgment(arguments.Get("--judgment"));
  act.set_text(arguments.Get("TEXT"));
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::BlobRef> papers, PutPapers(context, arguments, "--paper"));
  for (const v1::BlobRef& paper : papers) *act.add_papers() = paper;
  YISHI_RETURN_IF_ERROR(
      context.Confirm("登记法院撤销“" + matter.summary().title() + "”的决定？登记后不能更改。",
                      "Enter that a court annulled the decision on \"" + matter.summary().title() +
                          "\"? It cannot be taken back."));
  return context.Act(act, {"已登记法院判决，决定已撤销", "The judgment is entered; the decision is annulled"})
      .status();
}

constexpr std::array kCommands = {
    Command{"township", "order-correction",
            "MATTER REASONS --authority NAME --due DAY --paper FILE... [--redo STAGE]",
            "登记责令改正，须附文书；可写明退回到哪一步",
            "Enter an order to correct a decision; --redo sends it back", OrderCorrection,
            "order-correction 20260001 未经居民代表会议表决 --authority 凤凰县人民政府 --due 2026-09-30 "
            "--paper 责令改正通知书.pdf"},
    Command{"township", "end-correction", "MATTER TEXT [--order ID]", "确认已改正",
            "Say that the correction is made", EndCorrection, "end-correction 20260001 已重新召开会议表决"},
    Command{"township", "annul", "MATTER TEXT --court NAME --judgment NUMBER --paper FILE...",
            "登记法院撤销决定的判决（居委会、监委会、镇政府均可）",
            "Enter a court's judgment that annuls a decision (committee, supervisors or township)",
            RecordAnnulment,
            "annul 20260001 撤销该决定 --court 凤凰县人民法院 --judgment （2026）湘3123行初7号 --paper "
            "判决书.pdf"},
};

}  // namespace

std::span<const Command> TownshipCommands() { return kCommands; }

}  // namespace yishi::cli

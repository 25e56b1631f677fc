#include <algorithm>

#include "clients/cli/picture.h"
#include "clients/cli/refs.h"
#include "clients/cli/values.h"
#include "clients/cli/words.h"

namespace yishi::cli {
namespace {

constexpr std::size_t kTitleWidth = 44;

// A stage may be walked more than once: the last visit says how it stands.
std::string MarkOf(const v1::StageView& stage, bool closed) {
  if (stage.current() && !closed) return "▶";
  if (stage.visits_size() == 0) return "○";
  const v1::VisitView& last = stage.visits(stage.visits_size() - 1);
  if (last.passed()) return "✓";
  return last.left_ms() != 0 || closed ? "✗" : "▶";
}

bool IsClosed(const v1::MatterView& matter) { return matter.summary().phase() == ledger::v1::PHASE_CLOSED; }

std::string DatesOf(const v1::VisitView& visit, const Style& style) {
  const std::string entered = style.time(visit.entered_ms());
  return entered + " → " + (visit.left_ms() == 0 ? "…" : style.time(visit.left_ms()));
}

// "张三 12, 李四 9: "
std::string ChosenOf(const v1::ResultView& result) {
  std::string text;
  for (const v1::OptionView& option : result.options()) {
    if (!option.chosen()) continue;
    text += (text.empty() ? "" : ", ") + option.title() + " " + std::to_string(option.votes());
  }
  return text.empty() ? text : text + ": ";
}

// "同意 20，反对 4，弃权 1：通过"
std::string VotesOf(const v1::ResultView& result, const Style& style) {
  const std::string outcome = style.In(NameOf(result.outcome()));
  if (result.options_size() > 0) return ChosenOf(result) + outcome;
  return style.Label("同意 ", "yes ") + std::to_string(result.yes()) + ", " + style.Label("反对 ", "no ") +
         std::to_string(result.no()) + ", " + style.Label("弃权 ", "abstain ") +
         std::to_string(result.abstain()) + ": " + outcome;
}

Lines VisitLines(const v1::StageView& stage, const v1::VisitView& visit, const Style& style) {
  Lines lines;
  std::string line = "      " + DatesOf(visit, style);
  if (stage.visits_size() > 1)
    line += "  " + style.Label("版本 ", "version ") + std::to_string(visit.version());
  lines.push_back(line);
  for (const v1::BoxView& box : visit.boxes()) {
    if (box.has_result()) lines.push_back("      " + VotesOf(box.result(), style));
  }
  return lines;
}

void Append(Lines& lines, const Lines& more) { lines.insert(lines.end(), more.begin(), more.end()); }

Lines StageLines(const v1::MatterView& matter, const Style& style) {
  Lines lines;
  for (const v1::StageView& stage : matter.stages()) {
    const std::string number = std::to_string(stage.index() + 1);
    std::string line = "  " + MarkOf(stage, IsClosed(matter)) + " " + number + "  " +
                       style.In(stage.title(), stage.title_en());
    if (stage.referred_only() && stage.visits_size() == 0) {
      line += style.Aside("前一步形成不了决议时才进行", "only if the body before comes to no resolution");
    }
    if (stage.current() && !IsClosed(matter)) {
      line += "  ← " + style.In(matter.summary().phase_zh(), matter.summary().phase_en());
    }
    lines.push_back(line);
    for (const v1::VisitView& visit : stage.visits()) Append(lines, VisitLines(stage, visit, style));
  }
  return lines;
}

Lines MoneyLines(const v1::MatterView& matter, const Style& style) {
  const v1::MoneyView& money = matter.money();
  if (money.budget_fen() == 0 && money.paid_fen() == 0) return {};
  std::string line = style.Label("预算 ", "budget ") + ShowMoney(money.budget_fen()) +
                     (money.resolved() ? style.Aside("已决议", "resolved") : "");
  if (money.contracted_fen() > 0)
    line += ", " + style.Label("合同 ", "contracts ") + ShowMoney(money.contracted_fen());
  if (money.changed_fen() != 0)
    line += ", " + style.Label("合同变更 ", "change orders ") + ShowMoney(money.changed_fen());
  if (money.paid_fen() > 0) line += ", " + style.Label("已付 ", "paid ") + ShowMoney(money.paid_fen());
  if (money.unauthorised_fen() > 0) {
    line += ", " + style.Label("未经授权 ", "without authority ") + ShowMoney(money.unauthorised_fen());
  }
  if (money.project_budget_fen() == money.budget_fen()) return {line};
  return {line, style.Label("连同追加：预算 ", "with supplements: budget ") +
                    ShowMoney(money.project_budget_fen()) + ", " + style.Label("合同 ", "contracts ") +
                    ShowMoney(money.project_contracted_fen()) + ", " + style.Label("已付 ", "paid ") +
                    ShowMoney(money.project_paid_fen())};
}

Lines EvidenceLines(const v1::MatterView& matter, const Style& style) {
  Lines lines;
  for (const v1::EvidenceView& need : matter.evidence()) {
    const bool enough = need.on_file() >= need.needed();
    lines.push_back("  " + std::string(enough ? "✓ " : "○ ") + style.In(NameOf(need.kind())) + "  " +
                    std::to_string(need.on_file()) + "/" + std::to_string(need.needed()) + "  " +
                    style.In(NameOf(need.filed_by())));
  }
  if (!lines.empty()) lines.insert(lines.begin(), style.Label("实施材料：", "Evidence of carrying out:"));
  return lines;
}

// How the decision stands, and what changed that.
Lines StandingLines(const v1::MatterView& matter, const Style& style) {
  Lines lines;
  if (matter.summary().standing() != v1::MATTER_STANDING_UNSPECIFIED) {
    lines.push_back(style.Label("决定：", "The decision: ") + style.In(NameOf(matter.summary().standing())));
  }
  for (const v1::CorrectionView& correction : matter.corrections()) {
    std::string line = "  " + style.Label("责令改正：", "ordered to be corrected: ") +
                       correction.authority() + ", " + style.Label("最迟 ", "by ") +
                       style.time(correction.due_ms()) + ", " + correction.reasons();
    if (correction.ended_ms() != 0)
      line += "  → " + style.Label("已改正 ", "corrected ") + style.time(correction.ended_ms()) + ", " +
              correction.outcome();
    lines.push_back(line);
  }
  if (matter.has_annulment()) {
    lines.push_back("  " + style.Label("法院撤销：", "annulled: ") + matter.annulment().court() + " " +
                    matter.annulment().judgment() + ", " + matter.annulment().text());
  }
  for (const v1::RerunView& rerun : matter.reruns()) {
    lines.push_back("  " + style.Label("督促重开：", "to meet again: ") +
                    style.In(matter.stages(static_cast<int>(rerun.stage())).title(),
                             matter.stages(static_cast<int>(rerun.stage())).title_en()) +
                    ", " + rerun.reasons());
  }
  return lines;
}

Lines ReturnLines(const v1::MatterView& matter, const Style& style) {
  if (matter.return_cause() == ledger::v1::RETURN_CAUSE_UNSPECIFIED) return {};
  return {style.Label("退回理由：", "Returned, because: ") + matter.return_reasons()};
}

}  // namespace

std::string StageLine(const v1::MatterView& matter) {
  std::string line;
  for (const v1::StageView& stage : matter.stages()) {
    if (!line.empty()) line += "──";
    line += MarkOf(stage, IsClosed(matter));
  }
  return line;
}

Lines WaitingLines(const v1::WaitingView& waiting, const Style& style) {
  std::string who;
  for (const v1::PersonView& person : waiting.persons()) who += (who.empty() ? "" : ", ") + NameOf(person);
  if (who.empty() && waiting.body() != v1::BODY_KIND_UNSPECIFIED) who = style.In(NameOf(waiting.body()));
  std::string line = "  → " + style.In(waiting.zh(), waiting.en());
  if (!who.empty()) line += "  [" + who + "]";
  Lines lines = {line};
  std::string when;
  if (waiting.from_ms() != 0) when += style.Label("不早于 ", "not before ") + style.time(waiting.from_ms());
  if (waiting.due_ms() != 0) {
    when += (when.empty() ? "" : ", ") + style.Label("最迟 ", "by ") + style.time(waiting.due_ms());
  }
  if (waiting.overdue()) when += style.Aside("已逾期", "overdue");
  if (!when.empty()) lines.push_back("    " + when);
  return lines;
}

Lines MatterPicture(const v1::MatterView& matter, const Style& style) {
  const v1::MatterSummary& summary = matter.summary();
  Lines lines = {std::to_string(summary.number()) + "  " + summary.title(), "", "  " + StageLine(matter), ""};
  Append(lines, StageLines(matter, style));
  lines.push_back("");
  Append(lines, StandingLines(matter, style));
  Append(lines, ReturnLines(matter, style));
  Append(lines, MoneyLines(matter, style));
  Append(lines, EvidenceLines(matter, style));
  if (IsClosed(matter)) {
    lines.push_back(style.Label("已结束：", "Over: ") + style.In(NameOf(summary.close_cause())));
    if (matter.waiting().empty()) return lines;
  }
  lines.push_back(style.Label("接下来：", "Next:"));
  for (const v1::WaitingView& waiting : matter.waiting()) Append(lines, WaitingLines(waiting, style));
  return lines;
}

std::string MatterLine(const v1::MatterSummary& matter, const Style& style) {
  std::string line =
      std::to_string(matter.number()) + "  " + Padded(Shortened(matter.title(), kTitleWidth), kTitleWidth);
  line += "  " + std::to_string(std::min(matter.stage() + 1, matter.stages())) + "/" +
          std::to_string(matter.stages());
  if (matter.standing() == v1::MATTER_STANDING_CORRECTION_ORDERED ||
      matter.standing() == v1::MATTER_STANDING_ANNULLED) {
    line += "  " + style.In(NameOf(matter.standing()));
  }
  if (matter.phase() == ledger::v1::PHASE_CLOSED) return line + "  " + style.In(NameOf(matter.close_cause()));
  line += "  " + style.In(matter.stage_title(), matter.stage_title_en()) + ": " +
          style.In(matter.phase_zh(), matter.phase_en());
  if (matter.due_ms() != 0) line += "  " + style.Label("最迟 ", "by ") + style.time(matter.due_ms());
  if (matter.overdue()) line += " " + style.In("逾期！", "OVERDUE");
  return line;
}

}  // namespace yishi::cli

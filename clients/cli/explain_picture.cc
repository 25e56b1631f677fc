// A matter explained, in text.

#include <algorithm>
#include <utility>

#include "clients/cli/picture.h"
#include "clients/cli/refs.h"
#include "clients/cli/values.h"
#include "clients/cli/words.h"

namespace yishi::cli {
namespace {

void Append(Lines& lines, const Lines& more) { lines.insert(lines.end(), more.begin(), more.end()); }

std::string MarkOf(v1::StageMark mark) {
  switch (mark) {
    case v1::STAGE_MARK_HERE:
      return "▶";
    case v1::STAGE_MARK_DONE:
      return "✓";
    case v1::STAGE_MARK_CAME_BACK:
      return "✗";
    case v1::STAGE_MARK_PASSED_OVER:
      return "·";
    default:
      return "○";
  }
}

// "✓ 党支部提议 ── ▶ “两委”商议 ── ○ 党员大会审议"
std::string LineOf(const v1::ExplainMatterResponse& view, const Style& style) {
  std::string line;
  for (const v1::StageMarkView& stage : view.stages()) {
    if (!line.empty()) line += " ── ";
    // Both languages would make the line too long; the sentence below has them.
    line += MarkOf(stage.mark()) + " " +
            (style.language == Language::kEnglish ? stage.title_en() : stage.title());
  }
  return line;
}

Lines WorkingLines(const v1::HappeningView& one, const Style& style) {
  Lines lines;
  for (const v1::WorkingLine& line : one.working()) {
    lines.push_back(std::string(6 + 2 * line.depth(), ' ') + (line.holds() ? "✓ " : "✗ ") +
                    style.In(line.zh(), line.en()));
  }
  return lines;
}

Lines StoryLines(const v1::ExplainMatterResponse& view, const Style& style) {
  Lines lines = {style.Label("经过：", "What happened:")};
  for (const v1::HappeningView& one : view.story()) {
    std::string line = "  " + style.time(one.at_ms()) + "  " + style.In(one.zh(), one.en());
    if (one.has_by()) line += "  [" + NameOf(one.by()) + "]";
    lines.push_back(line);
    if (!one.text().empty()) lines.push_back("      “" + one.text() + "”");
    Append(lines, WorkingLines(one, style));
    if (!one.rule().empty()) lines.push_back("      " + style.Label("依据：", "by: ") + one.rule());
  }
  return lines;
}

Lines AskLines(const v1::ExplainMatterResponse& view, const Style& style) {
  if (view.asks().empty()) return {};
  Lines lines = {style.Label("这一步的要求：", "This stage asks for:")};
  for (const v1::RuleLine& ask : view.asks()) lines.push_back("  · " + style.In(ask.zh(), ask.en()));
  if (!view.next_title().empty()) {
    lines.push_back("  → " + style.Label("通过后进入：", "then: ") +
                    style.In(view.next_title(), view.next_title_en()));
  }
  return lines;
}

Lines MoneyLines(const v1::MoneyView& money, const Style& style) {
  if (money.budget_fen() == 0 && money.paid_fen() == 0) return {};
  std::string line = style.Label("预算 ", "budget ") + ShowMoney(money.budget_fen()) +
                     (money.resolved() ? style.Aside("已决议", "resolved") : "") + ", " +
                     style.Label("合同 ", "contracts ") + ShowMoney(money.contracted_fen()) + ", " +
                     style.Label("已付 ", "paid ") + ShowMoney(money.paid_fen());
  if (money.unauthorised_fen() > 0)
    line += ", " + style.Label("未经授权 ", "without authority ") + ShowMoney(money.unauthorised_fen());
  return {line};
}

Lines NextLines(const v1::ExplainMatterResponse& view, const Style& style) {
  if (view.waiting().empty()) return {style.Label("没有等待办理的事", "Nothing is awaited")};
  Lines lines = {style.Label("等谁办、到何时：", "Who has to act, until when:")};
  for (const v1::WaitingView& waiting : view.waiting()) Append(lines, cli::WaitingLines(waiting, style));
  return lines;
}

std::string WhoOf(const v1::AttemptView& act, const Style& style) {
  std::string who;
  for (const v1::PersonView& person : act.persons()) who += (who.empty() ? "" : ", ") + NameOf(person);
  const std::string count = std::to_string(act.count());
  if (who.empty()) who = style.In(count + " 人", count + (act.count() == 1 ? " person" : " persons"));
  if (act.more()) who += style.Aside("还有其他人", "and others");
  return who;
}

Lines MayLines(const v1::ExplainMatterResponse& view, const Style& style) {
  Lines lines;
  for (const v1::AttemptView& act : view.acts()) {
    if (!act.possible()) continue;
    std::string line = "  ✓ " + style.In(act.zh(), act.en());
    if (!view.has_person()) line += "  [" + WhoOf(act, style) + "]";
    if (!act.caution_zh().empty()) line += style.Aside(act.caution_zh(), act.caution_en());
    lines.push_back(line);
  }
  if (lines.empty()) lines.push_back("  " + style.In("现在没有可做的", "nothing at present"));
  return lines;
}

// Acts that are refused for the same reason stand together.
Lines RefusedLines(const v1::ExplainMatterResponse& view, const Style& style) {
  std::vector<std::pair<std::string, Phrase>> refused;  // why, and which acts
  for (const v1::AttemptView& act : view.acts()) {
    if (act.possible()) continue;
    std::string why = style.In(act.refusal().zh(), act.refusal().en());
    if (!act.refusal().rule().empty()) why += " [" + act.refusal().rule() + "]";
    const auto known =
        std::find_if(refused.begin(), refused.end(), [&](const auto& one) { return one.first == why; });
    if (known == refused.end()) {
      refused.emplace_back(why, Phrase{act.zh(), act.en()});
    } else {
      known->second.zh += "、" + act.zh();
      known->second.en += "; " + act.en();
    }
  }
  Lines lines;
  for (const auto& [why, acts] : refused) {
    lines.push_back("  ✗ " + style.In(acts));
    lines.push_back("      " + why);
  }
  return lines;
}

}  // namespace

Lines ExplanationPicture(const v1::ExplainMatterResponse& view, const Style& style) {
  Lines lines = {std::to_string(view.summary().number()) + "  " + view.summary().title(),
                 "",
                 "  " + LineOf(view, style),
                 "",
                 style.In(view.place_zh(), view.place_en()),
                 ""};
  Append(lines, StoryLines(view, style));
  Append(lines, MoneyLines(view.money(), style));
  lines.push_back("");
  Append(lines, AskLines(view, style));
  Append(lines, NextLines(view, style));
  lines.push_back("");
  const std::string name = view.has_person() ? NameOf(view.person()) : "";
  lines.push_back(view.has_person() ? style.Label(name + " 现在可以：", name + " may now:")
                                    : style.Label("现在可以做、由谁做：", "What may be done now, by whom:"));
  Append(lines, MayLines(view, style));
  lines.push_back(style.Label("现在不可以做、为什么：", "What is refused now, and why:"));
  Append(lines, RefusedLines(view, style));
  return lines;
}

}  // namespace yishi::cli

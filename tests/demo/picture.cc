#include "tests/demo/picture.h"

#include <cstdio>

namespace yishi::demo {
namespace {

// Whether the stage was passed at its last visit, and with the newest version where it votes.
bool Passed(const v1::StageView& stage, const v1::MatterView& matter) {
  if (stage.visits().empty() || !stage.visits().rbegin()->passed()) return false;
  const auto& last = *stage.visits().rbegin();
  return stage.kind() != v1::STAGE_KIND_VOTE || last.version() == matter.summary().version();
}

bool IsReturned(const v1::MatterView& matter) {
  return matter.summary().phase() == ledger::v1::PHASE_RETURNED;
}

std::string Mark(const v1::StageView& stage, const v1::MatterView& matter) {
  if (Passed(stage, matter)) return "✓";
  if (stage.current()) return IsReturned(matter) ? "✗" : "▶";
  return "·";
}

std::string Name(v1::Channel channel, bool zh) {
  switch (channel) {
    case v1::CHANNEL_DEVICE:
      return zh ? "本人设备" : "own device";
    case v1::CHANNEL_DESK_DEVICE:
      return zh ? "签到处设备" : "the desk's device";
    case v1::CHANNEL_PAPER:
      return zh ? "纸质票" : "paper";
    case v1::CHANNEL_HANDS:
      return zh ? "举手" : "show of hands";
    default:
      return "?";
  }
}

// Counts of one channel (ChannelView) or of all (ResultView).
template <typename Counts>
Words CountsOf(const Counts& counts) {
  const std::string yes = std::to_string(counts.yes());
  const std::string no = std::to_string(counts.no());
  const std::string abstain = std::to_string(counts.abstain());
  const std::string invalid = std::to_string(counts.void_ballots());
  return {"同意 " + yes + "，反对 " + no + "，弃权 " + abstain + "，废票 " + invalid,
          "yes " + yes + ", no " + no + ", abstain " + abstain + ", void " + invalid};
}

void TellChannels(Narrator& narrator, const v1::ResultView& result) {
  for (const v1::ChannelView& channel : result.channels()) {
    const Words counts = CountsOf(channel);
    const std::string silent = std::to_string(channel.silent());
    narrator.Detail({Name(channel.channel(), true) + "：" + counts.zh + "，到会未表决 " + silent,
                     Name(channel.channel(), false) + ": " + counts.en + ", present and silent " + silent});
  }
}

template <typename Lines>
void TellWorking(Narrator& narrator, const Lines& lines) {
  for (const v1::WorkingLine& line : lines) {
    const std::string mark = line.holds() ? "✓ " : "✗ ";
    narrator.Detail({mark + line.zh(), mark + line.en()}, 1 + static_cast<int>(line.depth()));
  }
}

}  // namespace

std::string Yuan(std::int64_t fen) {
  char text[40];
  std::snprintf(text, sizeof text, "%lld.%02lld", static_cast<long long>(fen / 100),
                static_cast<long long>(fen % 100));
  return text;
}

void TellLine(Narrator& narrator, const v1::MatterView& matter) {
  std::string zh;
  std::string en;
  for (const v1::StageView& stage : matter.stages()) {
    const std::string mark = Mark(stage, matter);
    if (stage.index() > 0) {
      zh += " → ";
      en += " → ";
    }
    zh += mark + stage.title();
    en += mark + std::to_string(stage.index() + 1);
    if (stage.current()) en += " " + stage.title_en();
  }
  const v1::MatterSummary& summary = matter.summary();
  const std::string number = std::to_string(summary.number());
  const std::string version = std::to_string(summary.version());
  narrator.Say({"〔" + number + " 第 " + version + " 版〕" + zh + "（" + summary.phase_zh() + "）",
                "[" + number + " v" + version + "] " + en + " (" + summary.phase_en() + ")"});
}

void TellExplanation(Narrator& narrator, const calendar::Calendar& days,
                     const v1::ExplainMatterResponse& view) {
  narrator.Say({"（说明）" + view.place_zh(), "(explained) " + view.place_en()});
  for (const v1::WaitingView& waiting : view.waiting()) {
    const std::string due = waiting.due_ms() == 0 ? "" : days.Format(waiting.due_ms());
    narrator.Detail({"等待：" + waiting.zh() + (due.empty() ? "" : "，最迟 " + due),
                     "awaited: " + waiting.en() + (due.empty() ? "" : ", by " + due)});
  }
  for (const v1::AttemptView& act : view.acts()) {
    const std::string& reason = act.refusal().reason();
    if (act.possible() || reason == "WRONG_PHASE" || reason == "NOT_AUTHORISED") continue;
    narrator.Detail({"现在不能" + act.zh() + "：" + act.refusal().zh(),
                     "refused now, " + act.en() + ": " + act.refusal().en()});
  }
}

void TellResult(Narrator& narrator, const v1::ResultView& result) {
  const Words counts = CountsOf(result);
  const std::string expected = std::to_string(result.expected());
  const std::string present = std::to_string(result.present());
  const std::string superseded = std::to_string(result.superseded());
  const bool passed = result.outcome() == ledger::v1::BOX_OUTCOME_PASSED;
  narrator.Say({"结果：" + std::string(passed ? "通过" : "未通过") + "。应到 " + expected + "，实到 " +
                    present + "，" + counts.zh + "；被纸质票取代的电子票 " + superseded,
                "Result: " + std::string(passed ? "passed" : "rejected") + ". Expected " + expected +
                    ", present " + present + ", " + counts.en + "; electronic ballots superseded by paper " +
                    superseded});
  TellChannels(narrator, result);
  TellWorking(narrator, result.quorum());
  TellWorking(narrator, result.threshold());
}

}  // namespace yishi::demo

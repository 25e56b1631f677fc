#include "tests/demo/narrator.h"

#include <ostream>

#include "engine/base/status.h"

namespace yishi::demo {

void Narrator::Print(const std::string& before, const Words& words) {
  if (quiet_) return;
  if (language_ != Language::kEn) out_ << before << words.zh << '\n';
  if (language_ != Language::kZh) out_ << before << words.en << '\n';
}

void Narrator::Chapter(const Words& title) {
  if (quiet_) return;
  out_ << '\n';
  Print("== ", title);
}

void Narrator::Scene(const std::string& time) {
  if (!quiet_) out_ << "-- " << time << '\n';
}

void Narrator::Detail(const Words& words, int depth) {
  Print(std::string(2 + 2 * static_cast<std::size_t>(depth), ' '), words);
}

void Narrator::Refused(const Words& what, const absl::Status& refusal) {
  const auto found = RefusalOf(refusal);
  const std::string name(ReasonName(ReasonOf(refusal)));
  Print("  ✗ ", {what.zh + "——被拒（" + name + "）", what.en + ": refused (" + name + ")"});
  if (!found) return;
  const std::string rule = found->rule.empty() ? "" : "〔" + found->rule + "〕";
  Detail({found->zh + rule, found->en + (found->rule.empty() ? "" : " [" + found->rule + "]")});
}

void Narrator::Finish(const Words& words) {
  if (language_ != Language::kEn) out_ << words.zh << '\n';
  if (language_ != Language::kZh) out_ << words.en << '\n';
}

}  // namespace yishi::demo

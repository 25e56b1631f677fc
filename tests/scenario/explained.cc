#include "tests/scenario/explained.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "engine/base/status.h"
#include "services/view/explain.h"

namespace yishi::scenario {
namespace {

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

class Printer {
 public:
  Printer(const calendar::Calendar& days, const std::map<Bytes, std::string>& names)
      : days_(days), names_(names) {}

  void Place(const v1::ExplainMatterResponse& view) {
    std::string line;
    for (const v1::StageMarkView& stage : view.stages())
      line += (line.empty() ? "" : "──") + MarkOf(stage.mark());
    out += line + "\n" + view.place_zh() + " / " + view.place_en() + "\n";
  }

  void Asks(const v1::ExplainMatterResponse& view) {
    for (const v1::RuleLine& line : view.asks()) out += "asks: " + line.zh() + " / " + line.en() + "\n";
    if (!view.next_title().empty()) out += "then: " + view.next_title() + " / " + view.next_title_en() + "\n";
  }

  void Story(const v1::ExplainMatterResponse& view) {
    for (const v1::HappeningView& one : view.story()) {
      out += days_.Format(one.at_ms()) + " " + one.what() + ": " + one.zh() + " / " + one.en();
      if (one.has_by()) out += " (" + Name(one.by()) + ")";
      if (!one.text().empty()) out += " “" + one.text() + "”";
      if (!one.rule().empty()) out += " [" + one.rule() + "]";
      out += "\n";
      for (const v1::WorkingLine& line : one.working()) out += "  " + line.zh() + " / " + line.en() + "\n";
    }
  }

  void Waiting(const v1::ExplainMatterResponse& view) {
    for (const v1::WaitingView& waiting : view.waiting()) {
      out += "waiting: " + waiting.zh() + " / " + waiting.en();
      out += Names(waiting.persons());
      if (waiting.persons().empty() && waiting.body() != 0)
        out += " " + v1::BodyKind_Name(waiting.body()).substr(10);
      if (waiting.from_ms() != 0) out += ", from " + days_.Format(waiting.from_ms());
      if (waiting.due_ms() != 0) out += ", by " + days_.Format(waiting.due_ms());
      out += waiting.overdue() ? ", OVERDUE\n" : "\n";
    }
  }

  void Acts(const v1::ExplainMatterResponse& view) {
    std::vector<std::pair<std::string, std::string>> refused;  // the refusal, and the acts that it meets
    for (const v1::AttemptView& act : view.acts()) {
      if (act.possible()) {
        out += "may " + act.act() + " " + act.zh() + " / " + act.en() + ":" + Names(act.persons());
        if (act.persons().empty()) out += " " + std::to_string(act.count());
        if (act.more()) out += " and more";
        if (!act.caution_zh().empty()) out += " (" + act.caution_zh() + " / " + act.caution_en() + ")";
        out += "\n";
        continue;
      }
      std::string why = act.refusal().reason() + " " + act.refusal().zh() + " / " + act.refusal().en();
      if (!act.refusal().rule().empty()) why += " [" + act.refusal().rule() + "]";
      const auto known =
          std::find_if(refused.begin(), refused.end(), [&](const auto& one) { return one.first == why; });
      if (known == refused.end()) {
        refused.emplace_back(why, act.zh());
      } else {
        known->second += "、" + act.zh();
      }
    }
    for (const auto& [why, acts] : refused) out += "not " + acts + ": " + why + "\n";
  }

  std::string out;

 private:
  std::string Name(const v1::PersonView& person) const {
    const auto found = names_.find(person.id());
    return found == names_.end() ? "?" : found->second;
  }
  // In the order of names, since ids differ between the suites.
  template <typename Persons>
  std::string Names(const Persons& persons) const {
    std::set<std::string> sorted;
    for (const v1::PersonView& person : persons) sorted.insert(Name(person));
    std::string names;
    for (const std::string& name : sorted) names += " " + name;
    return names;
  }

  const calendar::Calendar& days_;
  const std::map<Bytes, std::string>& names_;
};

}  // namespace

std::string Explained(const community::Community& community, Millis now, const MatterId& matter,
                      const std::optional<PersonId>& whose, const std::map<Bytes, std::string>& names) {
  const view::NameOf no_names = [](const Hash&) { return std::string(); };
  view::Reader reader;
  reader.kind = whose ? view::Reader::Kind::kPerson : view::Reader::Kind::kAuditor;
  if (whose) reader.person = *whose;
  const view::Reading reading(community.state, reader, now, no_names);
  v1::ExplainMatterRequest request;
  request.set_matter_id(matter.str());
  if (whose) request.set_person_id(whose->str());
  const auto view = view::ExplainMatter(community, reading, request);
  if (!view.ok()) return ToText(view.status()) + "\n";
  Printer printer(reading.calendar(), names);
  printer.Place(*view);
  if (!whose) {
    printer.Asks(*view);
    printer.Story(*view);
    printer.Waiting(*view);
  }
  printer.Acts(*view);
  return printer.out;
}

}  // namespace yishi::scenario

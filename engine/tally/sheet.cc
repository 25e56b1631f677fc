#include "engine/tally/sheet.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/status.h"
#include "engine/base/text.h"

namespace yishi::tally {
namespace {

constexpr std::string_view kPaperRule =
    "印制 = 发出 + 未用；发出 = 收回 + 作废换发 + 未交回；收回 = 赞成 + 反对 + 弃权 + 废票";
constexpr std::string_view kHandsRule = "举手到会 = 赞成 + 反对 + 弃权 + 未举手";

// One number of a sheet, with its name in the refusal's numbers and in both languages.
struct Entry {
  std::string_view name;
  std::string_view zh;
  std::string_view en;
  std::int64_t number;

  bool InRange() const { return number >= 0 && number <= kSheetNumberMax; }
};

// `whole` = the sum of `parts`.
struct Equation {
  Entry whole;
  std::vector<Entry> parts;

  std::int64_t Sum() const {
    std::int64_t sum = 0;
    for (const Entry& part : parts) sum += part.number;
    return sum;
  }
  // Only numbers in range can be added up.
  bool Addable() const {
    return whole.InRange() &&
           std::all_of(parts.begin(), parts.end(), [](const Entry& e) { return e.InRange(); });
  }
};

// Everything that is wrong with one sheet, as one refusal.
class Faults {
 public:
  void CheckNumber(const Entry& entry) {
    if (entry.InRange()) return;
    out_of_range_ = true;
    const std::string number = std::to_string(entry.number);
    const std::string limit = std::to_string(kSheetNumberMax);
    numbers_.emplace_back(entry.name, number);
    AppendJoined(zh_, "；", std::string(entry.zh) + " " + number + " 不对，应在 0 到 " + limit + " 之间");
    AppendJoined(en_, "; ", std::string(entry.en) + " " + number + " is wrong: it must be 0 to " + limit);
  }

  void CheckSum(const Equation& equation) {
    if (!equation.Addable() || equation.whole.number == equation.Sum()) return;
    const std::string whole = std::to_string(equation.whole.number);
    const std::string sum = std::to_string(equation.Sum());
    const std::int64_t difference = equation.whole.number - equation.Sum();
    const std::string gap = std::to_string(difference < 0 ? -difference : difference);
    std::string name;
    std::string zh;
    std::string en;
    for (const Entry& part : equation.parts) {
      const std::string number = std::to_string(part.number);
      AppendJoined(name, " + ", part.name);
      AppendJoined(zh, " + ", std::string(part.zh) + " " + number);
      AppendJoined(en, " + ", std::string(part.en) + " " + number);
    }
    numbers_.emplace_back(equation.whole.name, whole);
    numbers_.emplace_back(name, sum);
    numbers_.emplace_back("difference", std::to_string(difference));
    AppendJoined(zh_, "；",
                 std::string(equation.whole.zh) + " " + whole + "，而 " + zh + " = " + sum + "，相差 " + gap);
    AppendJoined(
        en_, "; ",
        std::string(equation.whole.en) + " " + whole + ", but " + en + " = " + sum + ", off by " + gap);
  }

  bool none() const { return zh_.empty(); }

  absl::Status ToStatus(std::string_view rule) const {
    if (none()) return absl::OkStatus();
    return Refuse({.reason = out_of_range_ ? Reason::kFieldInvalid : Reason::kSheetDoesNotAddUp,
                   .zh = zh_,
                   .en = en_,
                   .rule = std::string(rule),
                   .numbers = numbers_});
  }

 private:
  bool out_of_range_ = false;
  std::string zh_;
  std::string en_;
  std::vector<std::pair<std::string, std::string>> numbers_;
};

struct PaperEquations {
  Equation printed;
  Equation handed_out;
  Equation returned;
};

PaperEquations EquationsOf(const PaperSheet& sheet) {
  const Entry handed_out{"handed_out", "发出", "handed out", sheet.handed_out};
  const Entry returned{"returned", "收回", "returned", sheet.returned};
  return {
      .printed = {{"printed", "印制", "printed", sheet.printed},
                  {handed_out, {"unused", "未用", "unused", sheet.unused}}},
      .handed_out = {handed_out,
                     {returned,
                      {"spoiled", "作废换发", "spoiled", sheet.spoiled},
                      {"not_returned", "未交回", "not returned", sheet.not_returned}}},
      .returned = {returned,
                   {{"yes", "赞成", "yes", sheet.yes},
                    {"no", "反对", "no", sheet.no},
                    {"abstain", "弃权", "abstain", sheet.abstain},
                    {"void_ballots", "废票", "void", sheet.void_ballots}}},
  };
}

// Every number of a paper sheet is the whole of the first equation or a part of one of the three.
void CheckNumbers(const PaperEquations& equations, Faults& faults) {
  faults.CheckNumber(equations.printed.whole);
  for (const Equation* equation : {&equations.printed, &equations.handed_out, &equations.returned}) {
    for (const Entry& part : equation->parts) faults.CheckNumber(part);
  }
}

}  // namespace

absl::StatusOr<PaperStanding> CheckPaper(const PaperSheet& sheet) {
  const PaperEquations equations = EquationsOf(sheet);
  Faults faults;
  CheckNumbers(equations, faults);
  faults.CheckSum(equations.printed);
  faults.CheckSum(equations.returned);
  const bool stuffed = faults.none() && sheet.not_returned == 0 && sheet.spoiled <= sheet.handed_out &&
                       sheet.returned > sheet.handed_out - sheet.spoiled;
  if (stuffed) return PaperStanding::kBoxVoid;
  faults.CheckSum(equations.handed_out);
  YISHI_RETURN_IF_ERROR(faults.ToStatus(kPaperRule));
  return PaperStanding::kCounts;
}

absl::Status CheckHands(const HandsSheet& sheet) {
  const Equation equation{{"present", "举手到会", "present by hands", sheet.present},
                          {{"yes", "赞成", "yes", sheet.yes},
                           {"no", "反对", "no", sheet.no},
                           {"abstain", "弃权", "abstain", sheet.abstain},
                           {"silent", "未举手", "silent", sheet.silent}}};
  Faults faults;
  faults.CheckNumber(equation.whole);
  for (const Entry& part : equation.parts) faults.CheckNumber(part);
  faults.CheckSum(equation);
  return faults.ToStatus(kHandsRule);
}

ChannelCount CountOf(const PaperSheet& sheet, std::int64_t voters) {
  return ChannelCount{.yes = sheet.yes,
                      .no = sheet.no,
                      .abstain = sheet.abstain,
                      .void_ballots = sheet.void_ballots,
                      .silent = voters - sheet.returned};
}

ChannelCount CountOf(const HandsSheet& sheet) {
  return ChannelCount{
      .yes = sheet.yes, .no = sheet.no, .abstain = sheet.abstain, .void_ballots = 0, .silent = sheet.silent};
}

}  // namespace yishi::tally

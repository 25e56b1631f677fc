#include "engine/tally/figures.h"

#include <array>
#include <string>
#include <string_view>

#include "engine/base/status.h"

namespace yishi::tally {
namespace {

struct UnitName {
  std::string_view zh;
  std::string_view en;
};

bool InRange(std::int64_t number) { return number >= 0 && number <= kFigureMax; }

absl::Status CheckRange(const UnitFigures& figures, UnitName unit) {
  for (std::int64_t number :
       {figures.expected, figures.present, figures.yes, figures.no, figures.abstain, figures.void_ballots}) {
    if (InRange(number)) continue;
    const std::string text = std::to_string(number);
    return Refuse(Reason::kFieldInvalid, std::string(unit.zh) + "中的 " + text + " 超出范围",
                  text + " in the figures of " + std::string(unit.en) + " is out of range");
  }
  return absl::OkStatus();
}

absl::Status CheckUnit(const UnitFigures& figures, UnitName unit) {
  YISHI_RETURN_IF_ERROR(CheckRange(figures, unit));
  const std::string expected = std::to_string(figures.expected);
  const std::string present = std::to_string(figures.present);
  if (figures.present > figures.expected) {
    return Refuse(Reason::kFieldInvalid,
                  std::string(unit.zh) + "：实到 " + present + "，多于应到 " + expected,
                  std::string(unit.en) + ": present " + present + " is more than expected " + expected);
  }
  if (figures.cast() > figures.present) {
    const std::string cast = std::to_string(figures.cast());
    return Refuse(Reason::kFieldInvalid, std::string(unit.zh) + "：投票 " + cast + "，多于实到 " + present,
                  std::string(unit.en) + ": cast " + cast + " is more than present " + present);
  }
  return absl::OkStatus();
}

}  // namespace

const UnitFigures& Figures::of(Unit unit) const {
  switch (unit) {
    case Unit::kPersons:
      return persons;
    case Unit::kHouseholds:
      return households;
    case Unit::kWeight:
      return weight;
  }
  return persons;
}

absl::Status CheckFigures(const Figures& figures) {
  YISHI_RETURN_IF_ERROR(CheckUnit(figures.persons, {"人数", "persons"}));
  YISHI_RETURN_IF_ERROR(CheckUnit(figures.households, {"户数", "households"}));
  return CheckUnit(figures.weight, {"权重", "weight"});
}

}  // namespace yishi::tally

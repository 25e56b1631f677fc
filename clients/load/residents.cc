#include "clients/load/residents.h"

#include <array>
#include <string>
#include <string_view>

namespace yishi::load {
namespace {

constexpr std::array<std::string_view, 16> kSurnames = {"王", "李", "张", "刘", "陈", "杨", "黄", "赵",
                                                        "吴", "周", "徐", "孙", "马", "朱", "胡", "林"};
constexpr std::array<std::string_view, 12> kGiven = {"伟", "芳", "娜", "敏", "静", "强",
                                                     "磊", "洋", "艳", "勇", "军", "杰"};
constexpr std::size_t kHouseholdSize = 3;
constexpr std::size_t kHouseholdsPerBuilding = 100;
constexpr std::size_t kCommittee = 5;
constexpr std::int64_t kYoungestDays = 25 * 366;
constexpr std::int64_t kAgesDays = 18'000;

std::string NameOf(std::size_t number) {
  std::string name(kSurnames[number % kSurnames.size()]);
  const std::size_t rest = number / kSurnames.size();
  name += kGiven[rest % kGiven.size()];
  name += kGiven[rest / kGiven.size() % kGiven.size()];
  return name;
}

}  // namespace

std::vector<roster_csv::RosterRow> InventResidents(std::size_t count, calendar::Day today) {
  std::vector<roster_csv::RosterRow> rows(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t household = i / kHouseholdSize;
    const std::string building = std::to_string(household / kHouseholdsPerBuilding + 1);
    roster_csv::RosterRow& row = rows[i];
    row.building = building + "栋";
    row.household = building + "-" + std::to_string(household % kHouseholdsPerBuilding + 101);
    row.name = NameOf(i);
    row.sex = i % 2 == 0 ? roster_csv::Sex::kFemale : roster_csv::Sex::kMale;
    row.born = calendar::AddDays(today, -(kYoungestDays + static_cast<std::int64_t>(i) % kAgesDays));
    if (i >= kCommittee) continue;
    row.offices.push_back({roster_csv::BodyKind::kResidentsCommittee,
                           i == 0 ? roster_csv::Capacity::kDirector : roster_csv::Capacity::kMember});
    row.term = roster_csv::Term{calendar::AddDays(today, -100), calendar::AddDays(today, 1'000)};
  }
  return rows;
}

}  // namespace yishi::load

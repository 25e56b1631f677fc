#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "clients/roster_csv/roster_csv.h"
#include "sample.h"

namespace yishi::roster_csv {
namespace {

// Rows as a file may have them: quotes, commas, rare characters, every office, dates at the ends of the
// range.
class RowMaker {
 public:
  explicit RowMaker(std::uint32_t seed) : random_(seed) {}

  std::vector<RosterRow> Rows() {
    std::vector<RosterRow> rows;
    const int households = Below(6) + 1;
    for (int number = 0; number < households; ++number) {
      const bool nowhere = Below(5) == 0;
      const std::string building = nowhere ? "" : Text() + "楼";
      const std::string household = nowhere ? "" : Text() + std::to_string(number);
      const std::string group = Below(2) == 0 ? "" : Text();
      for (int person = Below(4); person >= 0; --person) {
        RosterRow row = Person();
        row.building = building;
        row.household = household;
        row.group = group;
        row.name += std::to_string(rows.size());
        rows.push_back(row);
      }
    }
    return rows;
  }

 private:
  int Below(int n) { return static_cast<int>(random_() % static_cast<std::uint32_t>(n)); }

  std::string Text() {
    static const std::vector<std::string> kPieces = {"龙", "𠮷",   "\"", ",", "a", "·",
                                                     "7",  "\"\"", "é",  ";", ":"};
    std::string text;
    for (int i = Below(5); i >= 0; --i)
      text += kPieces[static_cast<std::size_t>(Below(static_cast<int>(kPieces.size())))];
    return text;
  }

  calendar::Day SomeDay() {
    const auto first = *calendar::DayFrom({1900, 1, 1});
    const auto last = *calendar::DayFrom({2199, 12, 31});
    if (Below(10) == 0) return Below(2) == 0 ? first : last;
    return calendar::AddDays(first, Below(last.days_since_epoch - first.days_since_epoch + 1));
  }

  RosterRow Person() {
    RosterRow row;
    row.name = Text();
    row.sex = Below(2) == 0 ? Sex::kMale : Sex::kFemale;
    row.born = SomeDay();
    if (Below(2) == 0) row.phone = "+100-" + std::to_string(Below(1'000'000));
    const auto offices = AllOffices();
    const Office office = offices[static_cast<std::size_t>(Below(static_cast<int>(offices.size())))];
    if (Below(2) == 0) row.offices.push_back(office);
    if (Below(2) == 0 && office.body != BodyKind::kPartyMembers) {
      row.offices.push_back({BodyKind::kPartyMembers, Capacity::kPartyMember});
    }
    if (!row.offices.empty() && (HasTerm(row.offices[0]) || Below(2) == 0)) {
      const calendar::Day a = SomeDay();
      const calendar::Day b = SomeDay();
      row.term = Term{std::min(a, b), std::max(a, b)};
    }
    return row;
  }

  std::mt19937 random_;
};

TEST(WriteRosterCsv, WritesTheThreeRowsAsTheyStand) { EXPECT_EQ(WriteRosterCsv(ThreeRows()), kThreeRows); }

TEST(WriteRosterCsv, ReadingGivesTheSameRows) {
  for (std::uint32_t seed = 0; seed < 2'000; ++seed) {
    const std::vector<RosterRow> rows = RowMaker(seed).Rows();
    const std::string text = WriteRosterCsv(rows);
    const RosterFile file = ReadRosterCsv(text);
    ASSERT_TRUE(file.accepted()) << "seed " << seed << ", line " << file.faults[0].line << ": "
                                 << file.faults[0].en << "\n"
                                 << text;
    ASSERT_EQ(file.rows, rows) << "seed " << seed << "\n" << text;
  }
}

}  // namespace
}  // namespace yishi::roster_csv

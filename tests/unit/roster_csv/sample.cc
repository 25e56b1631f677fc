#include "sample.h"

namespace yishi::roster_csv {
namespace {

calendar::Day On(int year, int month, int day) { return *calendar::DayFrom({year, month, day}); }

}  // namespace

std::vector<RosterRow> ThreeRows() {
  return {
      {.building = "1号楼",
       .household = "1-1-101",
       .name = "龙玉梅",
       .sex = Sex::kFemale,
       .born = On(1979, 2, 3),
       .phone = "10000000001",
       .group = "第1小组",
       .offices = {{BodyKind::kResidentsCommittee, Capacity::kDirector},
                   {BodyKind::kPartyMembers, Capacity::kPartyMember}},
       .term = Term{On(2026, 3, 16), On(2031, 3, 15)}},
      {.building = "1号楼",
       .household = "1-1-101",
       .name = "吴子涵",
       .sex = Sex::kMale,
       .born = On(2015, 12, 31),
       .phone = "",
       .group = "第1小组",
       .offices = {},
       .term = std::nullopt},
      {.building = "",
       .household = "",
       .name = "石海波",
       .sex = Sex::kMale,
       .born = On(1988, 2, 29),
       .phone = "010-1234",
       .group = "",
       .offices = {{BodyKind::kTownship, Capacity::kLiaison}},
       .term = Term{On(2026, 1, 1), On(2026, 12, 31)}},
  };
}

}  // namespace yishi::roster_csv

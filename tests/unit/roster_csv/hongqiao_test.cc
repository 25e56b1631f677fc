// The sample community that the demonstration and the scenarios start from.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "clients/roster_csv/roster_csv.h"
#include "clients/roster_csv/summary.h"

namespace yishi::roster_csv {
namespace {

using ::testing::IsEmpty;

const calendar::Day kToday = *calendar::ParseDay("2026-03-01");

std::string Bytes() {
  std::ifstream in(YISHI_SOURCE_DIR "/tests/demo/hongqiao/roster.csv", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const std::vector<RosterRow>& Rows() {
  static const auto* rows = new std::vector<RosterRow>(ReadRosterCsv(Bytes()).rows);
  return *rows;
}

std::vector<RosterRow> Members(BodyKind body) {
  std::vector<RosterRow> members;
  std::copy_if(Rows().begin(), Rows().end(), std::back_inserter(members), [body](const RosterRow& row) {
    return std::any_of(row.offices.begin(), row.offices.end(), [body](Office o) { return o.body == body; });
  });
  return members;
}

bool Sits(const RosterRow& row, BodyKind body) {
  return std::any_of(row.offices.begin(), row.offices.end(), [body](Office o) { return o.body == body; });
}

TEST(Hongqiao, ReadsWithoutFaultAndWritesTheSameBytes) {
  const RosterFile file = ReadRosterCsv(Bytes());
  ASSERT_TRUE(file.accepted()) << file.faults[0].line << ": " << file.faults[0].en;
  EXPECT_EQ(WriteRosterCsv(file.rows), Bytes());
}

TEST(Hongqiao, HasTheNumbersOfTheStory) {
  const RosterSummary summary = Summarise(Rows(), kToday);
  EXPECT_EQ(summary.buildings, 16u);
  EXPECT_EQ(summary.households, 800u);
  EXPECT_EQ(summary.persons, 1'801u) << "the residents and the town's liaison";
  EXPECT_EQ(summary.residents, 1'800u);
  EXPECT_EQ(summary.adult_residents, 1'456u);
  const std::map<Office, std::size_t> offices = {
      {{BodyKind::kResidentRepresentatives, Capacity::kRepresentative}, 32},
      {{BodyKind::kResidentsCommittee, Capacity::kDirector}, 1},
      {{BodyKind::kResidentsCommittee, Capacity::kDeputyDirector}, 1},
      {{BodyKind::kResidentsCommittee, Capacity::kMember}, 3},
      {{BodyKind::kPartyBranchCommittee, Capacity::kSecretary}, 1},
      {{BodyKind::kPartyBranchCommittee, Capacity::kDeputySecretary}, 1},
      {{BodyKind::kPartyBranchCommittee, Capacity::kMember}, 3},
      {{BodyKind::kPartyMembers, Capacity::kPartyMember}, 57},
      {{BodyKind::kPartyMembers, Capacity::kProbationaryMember}, 3},
      {{BodyKind::kSupervisionCommittee, Capacity::kDirector}, 1},
      {{BodyKind::kSupervisionCommittee, Capacity::kMember}, 2},
      {{BodyKind::kRegistry, Capacity::kRegistrar}, 2},
      {{BodyKind::kTownship, Capacity::kLiaison}, 1},
  };
  EXPECT_EQ(summary.offices, offices);
}

TEST(Hongqiao, EachGroupOf20To50HouseholdsHasOneRepresentative) {
  std::map<std::string, std::set<std::string>> households;
  for (const RosterRow& row : Rows()) {
    if (!row.household.empty()) households[row.group].insert(row.household);
  }
  std::map<std::string, int> representatives;
  for (const RosterRow& row : Members(BodyKind::kResidentRepresentatives)) {
    ++representatives[row.group];
    EXPECT_TRUE(IsAdult(row.born, kToday)) << row.name;
    EXPECT_FALSE(Sits(row, BodyKind::kResidentsCommittee)) << row.name;
  }
  EXPECT_EQ(households.size(), 32u);
  for (const auto& [group, members] : households) {
    EXPECT_GE(members.size(), 20u) << group;
    EXPECT_LE(members.size(), 50u) << group;
    EXPECT_EQ(representatives[group], 1) << group;
  }
}

TEST(Hongqiao, CommitteesKeepNearRelativesApart) {
  auto seats = Members(BodyKind::kResidentsCommittee);
  EXPECT_TRUE(
      std::any_of(seats.begin(), seats.end(), [](const auto& row) { return row.sex == Sex::kFemale; }));
  const auto supervisors = Members(BodyKind::kSupervisionCommittee);
  seats.insert(seats.end(), supervisors.begin(), supervisors.end());
  std::set<std::string> households;
  for (const RosterRow& row : seats) {
    EXPECT_TRUE(households.insert(row.household).second) << row.name << " shares a household";
    EXPECT_FALSE(Sits(row, BodyKind::kResidentRepresentatives)) << row.name;
  }
}

TEST(Hongqiao, TheSecretaryIsNotTheDirector) {
  for (const RosterRow& row : Members(BodyKind::kPartyBranchCommittee)) {
    EXPECT_TRUE(Sits(row, BodyKind::kPartyMembers)) << row.name;
    const bool secretary = std::count(row.offices.begin(), row.offices.end(),
                                      Office{BodyKind::kPartyBranchCommittee, Capacity::kSecretary}) > 0;
    EXPECT_FALSE(secretary && Sits(row, BodyKind::kResidentsCommittee)) << row.name;
  }
}

TEST(Hongqiao, OnlyTheLiaisonLivesElsewhere) {
  for (const RosterRow& row : Rows()) {
    EXPECT_EQ(row.household.empty(), Sits(row, BodyKind::kTownship)) << row.name;
  }
}

TEST(Hongqiao, OfficeHoldersHaveNamesOfTheirOwnAndPhonesOfNobody) {
  std::map<std::string, int> times;
  for (const RosterRow& row : Rows()) ++times[row.name];
  for (const RosterRow& row : Rows()) {
    EXPECT_TRUE(row.offices.empty() || times[row.name] == 1) << row.name;
    EXPECT_TRUE(row.phone.empty() || row.phone.starts_with("100")) << row.name;
  }
}

}  // namespace
}  // namespace yishi::roster_csv

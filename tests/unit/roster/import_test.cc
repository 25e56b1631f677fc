// A roster comes in parts, is committed by one and takes effect when another confirms it (engine/README.md,
// I9).

#include <string>
#include <vector>

#include "engine/base/limits.h"
#include "engine/roster/decide.h"
#include "engine/roster/rows.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/small_roster.h"

namespace yishi::roster {
namespace {

using ::yishi::testing::At;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;
using ::yishi::testing::SmallRoster;

constexpr int kClerk = 1;
constexpr int kOtherClerk = 2;
constexpr int kSupervisor = 3;
constexpr int kResident = 4;

v1::RosterRow BuildingRow(int number) {
  v1::RosterRow row;
  row.mutable_building()->set_id(NumberedId<BuildingId>(number).str());
  row.mutable_building()->set_name(std::to_string(number) + "栋");
  return row;
}

class ImportTest : public ::testing::Test {
 protected:
  ImportTest() {
    people_.Seat(BodyKind::kRegistry, kClerk);
    people_.Seat(BodyKind::kRegistry, kOtherClerk);
    people_.Seat(BodyKind::kSupervisionCommittee, kSupervisor);
    people_.Person(kResident);
    for (auto& [id, person] : people_.roster.persons) person.household = HouseholdId{};
  }

  absl::StatusOr<Effects> Try(int actor, const v1::Command& command) {
    return Decide(people_.roster, suite_, LedgerId{}, people_.ActingAs(actor, now_), command);
  }
  // Decides and applies.
  absl::Status Do(int actor, v1::Command command) {
    command.set_actor_id(Nr(actor).str());
    const auto effects = Try(actor, command);
    if (!effects.ok()) return effects.status();
    for (const auto& effect : *effects) EXPECT_TRUE(Apply(people_.roster, suite_, effect, command, seq_, 0));
    ++seq_;
    return absl::OkStatus();
  }

  static v1::Command Part(std::uint32_t part, std::vector<v1::RosterRow> rows, int import = 1) {
    v1::Command command;
    auto* act = command.mutable_stage_roster_part();
    act->set_import_id(NumberedId<ImportId>(import).str());
    act->set_part(part);
    for (const auto& row : rows) *act->add_rows() = row;
    return command;
  }
  v1::Command Commit(int import = 1) const {
    v1::Command command;
    auto* act = command.mutable_commit_roster();
    const auto found = people_.roster.imports.find(NumberedId<ImportId>(import));
    act->set_import_id(NumberedId<ImportId>(import).str());
    if (found == people_.roster.imports.end()) return command;
    act->set_rows(static_cast<std::uint32_t>(found->second.rows.size()));
    act->set_root(RowsRoot(suite_, found->second.rows).str());
    return command;
  }
  v1::Command Confirm(const v1::Command& commit) const {
    v1::Command command;
    command.mutable_confirm_roster()->set_import_id(commit.commit_roster().import_id());
    command.mutable_confirm_roster()->set_root(commit.commit_roster().root());
    return command;
  }

  const crypto::Suite& suite_ = crypto::Suite::Get(crypto::SuiteId::kIntl);
  SmallRoster people_;
  Millis now_ = At("2026-03-02 09:00");
  std::uint64_t seq_ = 1;
};

TEST_F(ImportTest, NothingIsOnTheRosterBeforeTheSecondSignature) {
  ASSERT_THAT(Do(kClerk, Part(0, {BuildingRow(1), BuildingRow(2)})), IsOk());
  ASSERT_THAT(Do(kClerk, Part(1, {BuildingRow(3)})), IsOk());
  const v1::Command commit = Commit();
  ASSERT_THAT(Do(kClerk, commit), IsOk());
  EXPECT_TRUE(people_.roster.buildings.empty());
  EXPECT_EQ(people_.roster.version, 0u);
  ASSERT_THAT(Do(kOtherClerk, Confirm(commit)), IsOk());
  EXPECT_EQ(people_.roster.buildings.size(), 3u);
  EXPECT_EQ(people_.roster.version, 1u);
  EXPECT_TRUE(people_.roster.imports.empty());
}

TEST_F(ImportTest, AMemberOfTheSupervisionCommitteeMayConfirm) {
  ASSERT_THAT(Do(kClerk, Part(0, {BuildingRow(1)})), IsOk());
  const v1::Command commit = Commit();
  ASSERT_THAT(Do(kClerk, commit), IsOk());
  EXPECT_THAT(Do(kSupervisor, Confirm(commit)), IsOk());
}

TEST_F(ImportTest, OnlyRegistrarsStageAndCommit) {
  EXPECT_THAT(Try(kResident, Part(0, {BuildingRow(1)})), RefusedInBoth(Reason::kNotAuthorised));
  EXPECT_THAT(Try(kSupervisor, Part(0, {BuildingRow(1)})), RefusedInBoth(Reason::kNotAuthorised));
  ASSERT_THAT(Do(kClerk, Part(0, {BuildingRow(1)})), IsOk());
  EXPECT_THAT(Try(kResident, Commit()), RefusedInBoth(Reason::kNotAuthorised));
  const v1::Command commit = Commit();
  ASSERT_THAT(Do(kClerk, commit), IsOk());
  EXPECT_THAT(Try(kResident, Confirm(commit)), RefusedInBoth(Reason::kNotAuthorised));
}

TEST_F(ImportTest, PartsComeInOrderAndTheRefusalSaysWhichIsNext) {
  EXPECT_THAT(Try(kClerk, Part(1, {BuildingRow(1)})),
              RefusedNaming(Reason::kRosterPartOutOfOrder, Names{"0", "1"}));
  ASSERT_THAT(Do(kClerk, Part(0, {BuildingRow(1)})), IsOk());
  EXPECT_THAT(Try(kClerk, Part(0, {BuildingRow(1)})),
              RefusedNaming(Reason::kRosterPartOutOfOrder, Names{"0", "1"}));
  EXPECT_THAT(Try(kClerk, Part(7, {BuildingRow(1)})),
              RefusedNaming(Reason::kRosterPartOutOfOrder, Names{"1", "7"}));
}

TEST_F(ImportTest, NobodyAddsToTheImportOfAnother) {
  ASSERT_THAT(Do(kClerk, Part(0, {BuildingRow(1)})), IsOk());
  EXPECT_THAT(Try(kOtherClerk, Part(1, {BuildingRow(2)})), RefusedInBoth(Reason::kRosterPartOutOfOrder));
}

TEST_F(ImportTest, NothingIsAddedAfterTheCommit) {
  ASSERT_THAT(Do(kClerk, Part(0, {BuildingRow(1)})), IsOk());
  ASSERT_THAT(Do(kClerk, Commit()), IsOk());
  EXPECT_THAT(Try(kClerk, Part(1, {BuildingRow(2)})), RefusedInBoth(Reason::kRosterPartOutOfOrder));
  EXPECT_THAT(Try(kClerk, Commit()), RefusedInBoth(Reason::kWrongPhase));
}

TEST_F(ImportTest, APartHoldsBetweenOneRowAndTheLimit) {
  EXPECT_THAT(Try(kClerk, Part(0, {})), RefusedNaming(Reason::kFieldMissing, Names{"rows"}));
  std::vector<v1::RosterRow> rows;
  for (int i = 1; i <= limits::kRosterRowsPerPart; ++i) rows.push_back(BuildingRow(i));
  EXPECT_THAT(Try(kClerk, Part(0, rows)), IsOk());
  rows.push_back(BuildingRow(401));
  EXPECT_THAT(Try(kClerk, Part(0, rows)), RefusedNaming(Reason::kLimitExceeded, Names{"401", "400"}));
}

// The rows of all parts count together, so that a clerk finds the row in the file.
TEST_F(ImportTest, ABadRowIsNamedByItsNumberInTheWholeImport) {
  ASSERT_THAT(Do(kClerk, Part(0, {BuildingRow(1), BuildingRow(2)})), IsOk());
  v1::RosterRow bad = BuildingRow(4);
  bad.mutable_building()->clear_name();
  EXPECT_THAT(Try(kClerk, Part(1, {BuildingRow(3), bad})),
              RefusedNaming(Reason::kRosterRowInvalid, Names{"4", "building.name"}));
}

TEST_F(ImportTest, ACommitMustNameTheRowsThatAreThere) {
  ASSERT_THAT(Do(kClerk, Part(0, {BuildingRow(1), BuildingRow(2)})), IsOk());
  v1::Command other = Commit();
  other.mutable_commit_roster()->mutable_root()->front() ^= 1;
  EXPECT_THAT(Try(kClerk, other), RefusedInBoth(Reason::kRosterRootDiffers));
  other = Commit();
  other.mutable_commit_roster()->set_rows(3);
  EXPECT_THAT(Try(kClerk, other), RefusedNaming(Reason::kRosterRootDiffers, Names{"2", "3"}));
}

TEST_F(ImportTest, OnlyWhoStagedItCommitsIt) {
  ASSERT_THAT(Do(kClerk, Part(0, {BuildingRow(1)})), IsOk());
  EXPECT_THAT(Try(kOtherClerk, Commit()), RefusedInBoth(Reason::kWrongPhase));
}

TEST_F(ImportTest, WhatDoesNotExistIsNotFound) {
  EXPECT_THAT(Try(kClerk, Commit(9)), RefusedInBoth(Reason::kNotFound));
  EXPECT_THAT(Try(kClerk, Confirm(Commit(9))), RefusedInBoth(Reason::kNotFound));
}

TEST_F(ImportTest, ACommitThatLeavesALooseEndIsRefused) {
  v1::RosterRow household;
  household.mutable_household()->set_id(NumberedId<HouseholdId>(1).str());
  household.mutable_household()->set_building_id(NumberedId<BuildingId>(5).str());
  ASSERT_THAT(Do(kClerk, Part(0, {household})), IsOk());
  EXPECT_THAT(Try(kClerk, Commit()),
              RefusedNaming(Reason::kRosterRowInvalid, Names{NumberedId<HouseholdId>(1).hex()}));
}

TEST_F(ImportTest, WhoCommittedMayNotConfirm) {
  ASSERT_THAT(Do(kClerk, Part(0, {BuildingRow(1)})), IsOk());
  const v1::Command commit = Commit();
  ASSERT_THAT(Do(kClerk, commit), IsOk());
  EXPECT_THAT(Try(kClerk, Confirm(commit)), RefusedInBoth(Reason::kSecondSignatureNeeded));
}

TEST_F(ImportTest, WhatIsConfirmedIsWhatWasCommitted) {
  ASSERT_THAT(Do(kClerk, Part(0, {BuildingRow(1)})), IsOk());
  const v1::Command commit = Commit();
  EXPECT_THAT(Try(kOtherClerk, Confirm(commit)), RefusedInBoth(Reason::kWrongPhase)) << "not committed yet";
  ASSERT_THAT(Do(kClerk, commit), IsOk());
  v1::Command other = Confirm(commit);
  other.mutable_confirm_roster()->mutable_root()->back() ^= 1;
  EXPECT_THAT(Try(kOtherClerk, other), RefusedInBoth(Reason::kRosterRootDiffers));
}

v1::RosterRow MembershipRow(int body, int person) {
  v1::RosterRow row;
  row.mutable_membership()->set_body_id(NumberedId<BodyId>(body).str());
  row.mutable_membership()->set_person_id(Nr(person).str());
  row.mutable_membership()->set_capacity(v1::CAPACITY_MEMBER);
  row.mutable_membership()->set_from_day(20'000);
  row.mutable_membership()->set_to_day(22'000);
  return row;
}

v1::RosterRow BodyRow(int number, v1::BodyKind kind) {
  v1::RosterRow row;
  row.mutable_body()->set_id(NumberedId<BodyId>(number).str());
  row.mutable_body()->set_kind(kind);
  row.mutable_body()->set_name("机构");
  return row;
}

// Two imports that are sound by themselves and not together: the second to be confirmed is refused.
TEST_F(ImportTest, AConfirmationLooksAtWhatCameInBetween) {
  ASSERT_THAT(
      Do(kClerk, Part(0, {BodyRow(90, v1::BODY_KIND_RESIDENTS_COMMITTEE), MembershipRow(90, kResident)}, 1)),
      IsOk());
  const int supervision =
      static_cast<int>(v1::BODY_KIND_SUPERVISION_COMMITTEE);  // the fixture's number for it
  const v1::Command first = Commit(1);
  ASSERT_THAT(Do(kClerk, first), IsOk());
  ASSERT_THAT(Do(kClerk, Part(0, {MembershipRow(supervision, kResident)}, 2)), IsOk());
  const v1::Command second = Commit(2);
  ASSERT_THAT(Do(kClerk, second), IsOk());
  ASSERT_THAT(Do(kOtherClerk, Confirm(first)), IsOk());
  EXPECT_THAT(Try(kOtherClerk, Confirm(second)), RefusedInBoth(Reason::kCompositionBroken));
}

TEST_F(ImportTest, AnUnconfirmedKeyCannotConfirmARoster) {
  ASSERT_THAT(Do(kClerk, Part(0, {BuildingRow(1)})), IsOk());
  const v1::Command commit = Commit();
  ASSERT_THAT(Do(kClerk, commit), IsOk());
  Acting supervisor = people_.ActingAs(kSupervisor, now_);
  supervisor.confirmed = false;
  EXPECT_THAT(Decide(people_.roster, suite_, LedgerId{}, supervisor, Confirm(commit)),
              RefusedInBoth(Reason::kKeyNotConfirmed));
}

}  // namespace
}  // namespace yishi::roster

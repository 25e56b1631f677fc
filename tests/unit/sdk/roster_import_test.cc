#include "clients/sdk/roster_import.h"

#include <gmock/gmock.h>

#include <set>

#include "clients/sdk/openings.h"
#include "clients/sdk/random.h"
#include "engine/base/limits.h"
#include "engine/wire/opening.h"
#include "tests/support/status_matchers.h"

namespace yishi::sdk {
namespace {

using roster_csv::BodyKind;
using roster_csv::Capacity;
using ::testing::SizeIs;
using ::yishi::testing::IsOk;
using ::yishi::testing::Refused;

constexpr calendar::Day kToday{20'600};  // 2026-05-27

const crypto::Suite& Intl() { return crypto::Suite::Get(crypto::SuiteId::kIntl); }

roster_csv::RosterRow Row(const std::string& name, int year, const std::string& household) {
  roster_csv::RosterRow row;
  row.building = household.empty() ? "" : household.substr(0, 1) + "号楼";
  row.household = household;
  row.name = name;
  row.sex = roster_csv::Sex::kFemale;
  row.born = *calendar::DayFrom({.year = year, .month = 3, .day = 4});
  return row;
}

roster_csv::RosterRow Seated(roster_csv::RosterRow row, BodyKind body, Capacity capacity) {
  row.offices.push_back({body, capacity});
  row.term = roster_csv::Term{calendar::Day{20'500}, calendar::Day{22'300}};
  return row;
}

std::vector<v1::RosterRow> Facts(const RosterImport& import) {
  std::vector<v1::RosterRow> out;
  for (const RosterPart& part : import.parts)
    out.insert(out.end(), part.act.rows().begin(), part.act.rows().end());
  return out;
}

std::vector<v1::Membership> Memberships(const RosterImport& import) {
  std::vector<v1::Membership> out;
  for (const auto& fact : Facts(import)) {
    if (fact.has_membership()) out.push_back(fact.membership());
  }
  return out;
}

// RFC 6962, 2.1, as it is written: a slow second opinion.
Hash NaiveRoot(const std::vector<Bytes>& leaves, std::size_t begin, std::size_t end) {
  if (end - begin == 1) return Intl().Digest({BytesView("\0", 1), leaves[begin]});
  std::size_t split = 1;
  while (split * 2 < end - begin) split *= 2;
  return Intl().Digest({BytesView("\1", 1), NaiveRoot(leaves, begin, begin + split).view(),
                        NaiveRoot(leaves, begin + split, end).view()});
}

TEST(RosterImport, NamesEveryFactOnceAndOpensEveryRecord) {
  const std::vector rows = {
      Row("甲", 1960, "1-101"), Row("乙", 2015, "1-101"),
      Seated(Row("丙", 1980, "2-201"), BodyKind::kResidentsCommittee, Capacity::kDirector),
      Seated(Row("丁", 1985, ""), BodyKind::kTownship, Capacity::kLiaison)};
  const auto import = PrepareRosterImport(Intl(), rows, {}, kToday);
  ASSERT_THAT(import, IsOk());
  const auto facts = Facts(*import);
  ASSERT_THAT(facts, SizeIs(2 + 2 + 2 + 4 + 2));
  EXPECT_EQ(import->commit.rows(), facts.size());

  std::vector<Bytes> leaves;
  std::size_t persons = 0;
  std::vector<bool> electors;
  for (const auto& fact : facts) {
    leaves.push_back(fact.SerializeAsString());
    if (!fact.has_person()) continue;
    const auto& opening = import->parts[0].openings[persons++];
    EXPECT_THAT(wire::CheckOpening(Intl(), opening, fact.person().record()), IsOk());
    electors.push_back(fact.person().elector());
  }
  EXPECT_EQ(PersonRecordOf(import->parts[0].openings[0]).address, "1号楼 1-101");
  EXPECT_THAT(electors, ::testing::ElementsAre(true, false, true, false));
  EXPECT_EQ(import->commit.root(), NaiveRoot(leaves, 0, leaves.size()).str());
  EXPECT_EQ(RosterRoot(Intl(), import->parts).str(), import->commit.root());

  const auto memberships = Memberships(*import);
  ASSERT_THAT(memberships, SizeIs(2));
  EXPECT_EQ(memberships[0].capacity(), v1::CAPACITY_HEAD);
  EXPECT_EQ(memberships[0].from_day(), 20'500);
  EXPECT_EQ(memberships[0].to_day(), 22'300);
}

TEST(RosterImport, KeepsToTheLimitsOfACommand) {
  std::vector<roster_csv::RosterRow> rows;
  for (int i = 0; i < 2000; ++i)
    rows.push_back(Row("名" + std::to_string(i), 1950, "1-" + std::to_string(i / 2)));
  const auto import = PrepareRosterImport(Intl(), rows, {}, kToday);
  ASSERT_THAT(import, IsOk());
  for (std::size_t i = 0; i < import->parts.size(); ++i) {
    const RosterPart& part = import->parts[i];
    EXPECT_EQ(part.act.part(), i);
    EXPECT_EQ(part.act.import_id(), import->commit.import_id());
    EXPECT_LE(part.act.rows_size(), limits::kRosterRowsPerPart);
    EXPECT_LE(part.openings.size(), limits::kOpeningsPerCommand);
    EXPECT_LE(part.act.ByteSizeLong() + 512, limits::kCommandBytes);
  }
  EXPECT_THAT(Facts(*import), SizeIs(1 + 1000 + 2000));
}

TEST(RosterImport, GivesEveryoneTheSameIdAgain) {
  const std::vector rows = {Row("甲", 1960, "1-101"), Row("甲", 1960, "2-101"), Row("乙", 1980, "1-102")};
  const auto first = PrepareRosterImport(Intl(), rows, {}, kToday);
  ASSERT_THAT(first, IsOk());
  auto moved = rows;
  std::swap(moved[0], moved[1]);
  moved[2] = Row("乙", 1980, "3-303");
  const auto second = PrepareRosterImport(Intl(), moved, first->people, kToday);
  ASSERT_THAT(second, IsOk());
  EXPECT_THAT(second->people.persons, SizeIs(3));
  for (const auto& [id, person] : first->people.persons) {
    ASSERT_TRUE(second->people.persons.contains(id)) << person.name;
    if (person.name == "甲") {
      EXPECT_EQ(second->people.persons.at(id), person);
    }
  }
  EXPECT_NE(second->commit.import_id(), first->commit.import_id());
}

TEST(RosterImport, AFounderKeepsTheIdOfTheFoundingEntry) {
  People people;
  const PersonId founder = RandomId<PersonId>();
  people.persons[founder] = {.name = "丁瑶", .birth_date = "", .household = ""};
  const std::vector rows = {Row("丁瑶", 1999, "1-101"), Row("甲", 1960, "1-101")};
  const auto import = PrepareRosterImport(Intl(), rows, people, kToday);
  ASSERT_THAT(import, IsOk());
  EXPECT_EQ(import->people.persons.at(founder).birth_date, "1999-03-04");
  const std::vector twice = {Row("丁瑶", 1999, "1-101"), Row("丁瑶", 1960, "1-101")};
  EXPECT_THAT(PrepareRosterImport(Intl(), twice, people, kToday), Refused(Reason::kRosterRowInvalid));
}

TEST(RosterImport, ASeatThatIsGoneEndsYesterday) {
  std::vector rows = {Seated(Row("甲", 1960, "1-101"), BodyKind::kSupervisionCommittee, Capacity::kMember),
                      Seated(Row("乙", 1970, "1-101"), BodyKind::kSupervisionCommittee, Capacity::kDirector)};
  const auto first = PrepareRosterImport(Intl(), rows, {}, kToday);
  ASSERT_THAT(first, IsOk());
  rows[0] = Row("甲", 1960, "1-101");
  const auto second = PrepareRosterImport(Intl(), rows, first->people, kToday);
  ASSERT_THAT(second, IsOk());
  std::set<std::int32_t> ends;
  for (const auto& membership : Memberships(*second)) ends.insert(membership.to_day());
  EXPECT_THAT(ends, ::testing::ElementsAre(kToday.days_since_epoch - 1, 22'300));
}

TEST(RosterImport, MembershipOfThePartyHasNoEndAndKeepsItsBeginning) {
  roster_csv::RosterRow row = Row("甲", 1960, "1-101");
  row.offices.push_back({BodyKind::kPartyMembers, Capacity::kPartyMember});
  const std::vector rows = {row};
  const auto first = PrepareRosterImport(Intl(), rows, {}, kToday);
  ASSERT_THAT(first, IsOk());
  const auto second = PrepareRosterImport(Intl(), rows, first->people, calendar::AddDays(kToday, 100));
  ASSERT_THAT(second, IsOk());
  const auto memberships = Memberships(*second);
  ASSERT_THAT(memberships, SizeIs(1));
  EXPECT_EQ(memberships[0].from_day(), kToday.days_since_epoch);
  EXPECT_EQ(memberships[0].to_day(), calendar::kLastDay.days_since_epoch);
}

}  // namespace
}  // namespace yishi::sdk

#include "engine/roster/rows.h"

#include "engine/base/limits.h"
#include "engine/merkle/hash.h"
#include "engine/merkle/tree.h"
#include "engine/wire/fields.h"

namespace yishi::roster {
namespace {

// A membership without a term, such as the Party's, runs to the calendar's last day.
constexpr int kFirstTermDay = calendar::kFirstDay.days_since_epoch;
constexpr int kLastTermDay = calendar::kLastDay.days_since_epoch;

absl::Status CheckBody(const v1::Body& body) {
  YISHI_RETURN_IF_ERROR(wire::ReadId<BodyId>(body.id(), "body.id").status());
  YISHI_RETURN_IF_ERROR(wire::RequireText(body.name(), limits::kNameBytes, "body.name"));
  if (body.kind() == v1::BODY_KIND_UNSPECIFIED) return wire::FieldMissing("body.kind");
  if (!IsElementary(static_cast<BodyKind>(body.kind()))) {
    return wire::FieldInvalid("body.kind", "该机构由其他机构组成，不能单独登记",
                              "this body is made of others and has no row of its own");
  }
  return absl::OkStatus();
}

absl::Status CheckMembership(const v1::Membership& membership) {
  YISHI_RETURN_IF_ERROR(wire::ReadId<BodyId>(membership.body_id(), "membership.body_id").status());
  YISHI_RETURN_IF_ERROR(wire::ReadId<PersonId>(membership.person_id(), "membership.person_id").status());
  if (membership.capacity() == v1::CAPACITY_UNSPECIFIED) return wire::FieldMissing("membership.capacity");
  const int from = membership.from_day();
  const int to = membership.to_day();
  if (from < kFirstTermDay || to > kLastTermDay || from > to) {
    return wire::FieldInvalid(
        "membership.to_day", "任期起止有误：" + std::to_string(from) + " 至 " + std::to_string(to),
        "the term runs from day " + std::to_string(from) + " to day " + std::to_string(to));
  }
  return absl::OkStatus();
}

absl::Status CheckPerson(const v1::Person& person) {
  YISHI_RETURN_IF_ERROR(wire::ReadId<PersonId>(person.id(), "person.id").status());
  YISHI_RETURN_IF_ERROR(wire::ReadHash(person.record(), "person.record").status());
  if (person.household_id().empty()) return absl::OkStatus();
  return wire::ReadId<HouseholdId>(person.household_id(), "person.household_id").status();
}

absl::Status CheckHousehold(const v1::Household& household) {
  YISHI_RETURN_IF_ERROR(wire::ReadId<HouseholdId>(household.id(), "household.id").status());
  YISHI_RETURN_IF_ERROR(wire::ReadId<BuildingId>(household.building_id(), "household.building_id").status());
  if (household.area_dm2() > limits::kHouseholdArea) {
    const std::string area = std::to_string(household.area_dm2());
    return wire::FieldInvalid("household.area_dm2", "面积 " + area + " 平方分米过大，请核对单位",
                              "an area of " + area + " square decimetres is too large; check the unit");
  }
  if (household.representative_id().empty()) return absl::OkStatus();
  return wire::ReadId<PersonId>(household.representative_id(), "household.representative_id").status();
}

absl::Status CheckForm(const v1::RosterRow& row) {
  switch (row.row_case()) {
    case v1::RosterRow::kBuilding:
      YISHI_RETURN_IF_ERROR(wire::ReadId<BuildingId>(row.building().id(), "building.id").status());
      return wire::RequireText(row.building().name(), limits::kNameBytes, "building.name");
    case v1::RosterRow::kHousehold:
      return CheckHousehold(row.household());
    case v1::RosterRow::kPerson:
      return CheckPerson(row.person());
    case v1::RosterRow::kBody:
      return CheckBody(row.body());
    case v1::RosterRow::kMembership:
      return CheckMembership(row.membership());
    case v1::RosterRow::ROW_NOT_SET:
      return wire::FieldMissing("row");
  }
  return wire::FieldMissing("row");
}

}  // namespace

absl::Status CheckRow(const v1::RosterRow& row, std::size_t number) {
  const absl::Status form = CheckForm(row);
  if (form.ok()) return form;
  const auto fault = RefusalOf(form);
  const std::string n = std::to_string(number);
  return Refuse({.reason = Reason::kRosterRowInvalid,
                 .zh = "名册第 " + n + " 行：" + fault->zh,
                 .en = "roster row " + n + ": " + fault->en,
                 .rule = "",
                 .numbers = {{"row", n}}});
}

void ApplyRow(Roster& roster, const v1::RosterRow& row) {
  switch (row.row_case()) {
    case v1::RosterRow::kBuilding:
      roster.buildings[*BuildingId::From(row.building().id())] = {row.building().name()};
      return;
    case v1::RosterRow::kHousehold:
      roster.households[*HouseholdId::From(row.household().id())] = {
          .building = *BuildingId::From(row.household().building_id()),
          .area_dm2 = row.household().area_dm2(),
          .representative = PersonId::From(row.household().representative_id()).value_or(PersonId{})};
      return;
    case v1::RosterRow::kPerson:
      roster.persons[*PersonId::From(row.person().id())] = {
          .household = HouseholdId::From(row.person().household_id()).value_or(HouseholdId{}),
          .record = *Hash::From(row.person().record()),
          .elector = row.person().elector(),
          .woman = row.person().woman()};
      return;
    case v1::RosterRow::kBody:
      roster.bodies[*BodyId::From(row.body().id())] = {static_cast<BodyKind>(row.body().kind()),
                                                       row.body().name()};
      return;
    case v1::RosterRow::kMembership: {
      const v1::Membership& m = row.membership();
      roster.memberships[{*BodyId::From(m.body_id()), *PersonId::From(m.person_id())}] = {
          static_cast<Capacity>(m.capacity()), calendar::Day{m.from_day()}, calendar::Day{m.to_day()}};
      return;
    }
    case v1::RosterRow::ROW_NOT_SET:
      return;
  }
}

void ApplyRows(Roster& roster, std::span<const Bytes> rows) {
  v1::RosterRow row;
  for (const Bytes& bytes : rows) {
    if (row.ParseFromString(bytes)) ApplyRow(roster, row);
  }
}

Hash RowsRoot(const crypto::Suite& suite, std::span<const Bytes> rows) {
  merkle::Tree tree(suite);
  for (const Bytes& row : rows) tree.Append(merkle::LeafHash(suite, row));
  return tree.Root();
}

}  // namespace yishi::roster

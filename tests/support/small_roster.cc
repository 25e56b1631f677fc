#include "tests/support/small_roster.h"

#include <string>

#include "gtest/gtest.h"

namespace yishi::testing {
namespace {

constexpr calendar::Day kTermFrom{18'000};  // 2019-04-14
constexpr calendar::Day kTermTo{24'000};    // 2035-09-17

}  // namespace

calendar::Calendar ChinaWith(std::initializer_list<std::string_view> holidays) {
  calendar::CalendarData data;
  data.offset_minutes = 480;
  for (std::string_view text : holidays) {
    const auto day = calendar::ParseDay(text);
    EXPECT_TRUE(day.has_value()) << text;
    if (day) data.holidays.insert(*day);
  }
  auto calendar = calendar::Calendar::Make(std::move(data));
  EXPECT_TRUE(calendar.ok()) << calendar.status();
  return calendar.ok() ? *calendar : calendar::Calendar();
}

Millis At(std::string_view minute) {
  const auto day = calendar::ParseDay(minute.substr(0, 10));
  EXPECT_TRUE(day.has_value() && minute.size() == 16) << minute;
  if (!day || minute.size() != 16) return 0;
  const auto two = [&](std::size_t at) { return (minute[at] - '0') * 10 + (minute[at + 1] - '0'); };
  return ChinaWith().StartOf(*day) + two(11) * kHourMs + two(14) * kMinuteMs;
}

void SmallRoster::Person(int number, bool elector, int household) {
  roster::Person& person = roster.persons[Nr(number)];
  person.elector = elector;
  person.household = NumberedId<HouseholdId>(household == 0 ? number : household);
}

void SmallRoster::Seat(roster::BodyKind kind, int number, roster::Capacity capacity) {
  SeatFor(kind, number, kTermFrom, kTermTo);
  roster.memberships[{BodyOf(kind), Nr(number)}].capacity = capacity;
}

void SmallRoster::SeatFor(roster::BodyKind kind, int number, calendar::Day from, calendar::Day to) {
  if (!roster.persons.contains(Nr(number))) Person(number);
  roster.bodies[BodyOf(kind)] = {kind, std::string(roster::NameZh(kind))};
  roster.memberships[{BodyOf(kind), Nr(number)}] = {roster::Capacity::kMember, from, to};
}

roster::Acting SmallRoster::ActingAs(int number, Millis now) const {
  roster::Acting acting;
  acting.person = Nr(number);
  acting.key = NumberedId<KeyId>(number);
  acting.confirmed = true;
  acting.command = NumberedId<CommandId>(number);
  for (std::size_t i = 0; i < 8; ++i)
    acting.command.bytes.data[i + 1] = static_cast<std::uint8_t>(now >> (8 * i));
  acting.now = now;
  acting.today = ChinaWith().DayOf(now);
  return acting;
}

}  // namespace yishi::testing

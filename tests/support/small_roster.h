// A roster made by hand for tests of one noun: everybody is a number, and every body exists once.
//
//   SmallRoster people;
//   people.Seat(roster::BodyKind::kResidentsCommittee, 1, roster::Capacity::kHead);
//   people.ActingAs(1, now)

#ifndef YISHI_TESTS_SUPPORT_SMALL_ROSTER_H_
#define YISHI_TESTS_SUPPORT_SMALL_ROSTER_H_

#include <string_view>

#include "engine/base/time.h"
#include "engine/calendar/calendar.h"
#include "engine/roster/acting.h"
#include "engine/roster/roster.h"

namespace yishi::testing {

// The id of kind `Id` that stands for `number`, from 1 on: ids ascend as numbers do.
template <typename Id>
Id NumberedId(int number) {
  Id id;
  id.bytes.data[0] = 7;
  id.bytes.data[Id::kSize - 2] = static_cast<std::uint8_t>(number / 256);
  id.bytes.data[Id::kSize - 1] = static_cast<std::uint8_t>(number % 256);
  return id;
}

inline PersonId Nr(int number) { return NumberedId<PersonId>(number); }

// China's civil time, with the given public holidays ("2026-10-01"). An unreadable day fails the test.
calendar::Calendar ChinaWith(std::initializer_list<std::string_view> holidays = {});

// "2026-03-02 09:00" in that civil time; seconds and milliseconds may follow the minutes by adding to it.
Millis At(std::string_view minute);

class SmallRoster {
 public:
  // Makes the person if there is none; an elector in household `number` unless told.
  void Person(int number, bool elector = true, int household = 0);
  // Seats the person for a term that holds every day of these tests, or for the given one.
  void Seat(roster::BodyKind kind, int number, roster::Capacity capacity = roster::Capacity::kMember);
  void SeatFor(roster::BodyKind kind, int number, calendar::Day from, calendar::Day to);

  // With a confirmed key on a device. Each (person, time) makes another command id.
  roster::Acting ActingAs(int number, Millis now) const;

  static BodyId BodyOf(roster::BodyKind kind) { return NumberedId<BodyId>(static_cast<int>(kind)); }

  roster::Roster roster;
};

}  // namespace yishi::testing

#endif  // YISHI_TESTS_SUPPORT_SMALL_ROSTER_H_

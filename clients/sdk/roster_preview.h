// What an import would change, for a registrar to look at before anything is signed.

#ifndef YISHI_CLIENTS_SDK_ROSTER_PREVIEW_H_
#define YISHI_CLIENTS_SDK_ROSTER_PREVIEW_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "clients/sdk/people.h"
#include "clients/sdk/roster_import.h"

namespace yishi::sdk {

// One field of a person or a household: what it was and what it would be. Empty: nothing there.
struct FieldChange {
  std::string zh;  // "电话"
  std::string en;  // "telephone"
  std::string before;
  std::string after;

  bool operator==(const FieldChange&) const = default;
};

struct PersonChange {
  std::string name;
  std::string household;  // where the person lives then; empty from outside
  std::vector<FieldChange> fields;

  bool operator==(const PersonChange&) const = default;
};

struct HomeChange {
  std::string household;
  std::vector<FieldChange> fields;

  bool operator==(const HomeChange&) const = default;
};

// A seat in a body, by whoever holds it.
struct SeatChange {
  enum class Kind { kAdded, kChanged, kEnded };
  Kind kind = Kind::kAdded;
  std::string name;
  KnownSeat before;  // of an added one: empty
  KnownSeat after;

  bool operator==(const SeatChange&) const = default;
};

struct RosterPreview {
  // Persons, by household and then by name.
  std::vector<PersonChange> added;
  std::vector<PersonChange> changed;
  // Whom the file leaves out: they stay on the roster as they are, without their seats.
  std::vector<PersonChange> left_out;
  std::size_t unchanged = 0;

  std::vector<std::string> households_added;
  std::vector<std::string> households_left_out;  // they stay as well
  std::vector<HomeChange> households_changed;

  std::map<v1::BodyKind, std::vector<SeatChange>> seats;

  bool operator==(const RosterPreview&) const = default;
};

// `before` is what PrepareRosterImport was given.
RosterPreview PreviewOf(const People& before, const RosterImport& import);

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_ROSTER_PREVIEW_H_

// The roster (名册): persons, households, bodies, terms, keys. A value; holds no name of a person.

#ifndef YISHI_ENGINE_ROSTER_ROSTER_H_
#define YISHI_ENGINE_ROSTER_ROSTER_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/calendar/day.h"
#include "engine/roster/kinds.h"

namespace yishi::roster {

struct Building {
  std::string name;
  bool operator==(const Building&) const = default;
};

struct Household {
  BuildingId building;
  std::int64_t area_dm2 = 0;  // what owners' votes weigh: hundredths of a square metre
  PersonId representative;    // who votes for it; zero: its first elector by id
  bool operator==(const Household&) const = default;
};

struct Person {
  HouseholdId household;  // zero: an official from outside
  Hash record;            // commitment to name, address and the like
  bool elector = false;   // attested by the registrar
  bool woman = false;     // attested by the registrar
  bool operator==(const Person&) const = default;
};

struct Body {
  BodyKind kind = BodyKind::kRegistry;
  std::string name;
  bool operator==(const Body&) const = default;
};

struct Membership {
  Capacity capacity = Capacity::kMember;
  calendar::Day from;
  calendar::Day to;  // the last day of the term
  bool operator==(const Membership&) const = default;
};

// A key that signs commands. A key is judged by position on the ledger, never by the clock.
struct Key {
  PersonId person;
  Bytes public_key;
  Custody custody = Custody::kDevice;
  bool confirmed = false;  // by a second official: only then may it vote or act in an office
  PersonId issued_by;      // who issued the slip by which it was enrolled
  std::uint64_t enrolled_seq = 0;
  std::optional<std::uint64_t> revoked_seq;
  bool revoked_by_owner = false;
  std::uint64_t recovered_seq = 0;  // of one that took the place of another: from where on it counts; else 0
  bool operator==(const Key&) const = default;
};

// A new key of somebody who had one, while it waits for its owner to stop it.
struct Recovery {
  PersonId person;
  PersonId confirmed_by;
  std::string reason;
  Millis begun_ms = 0;
  Millis counts_from_ms = 0;
  bool operator==(const Recovery&) const = default;
};

// A one-time key, printed on a slip, that can do nothing but enrol one key.
struct Slip {
  PersonId person;
  Bytes public_key;
  PersonId issued_by;
  Millis expires_ms = 0;
  bool used = false;
  bool operator==(const Slip&) const = default;
};

// An import under way: its rows wait as the bytes that its root covers.
struct Import {
  PersonId staged_by;
  std::uint32_t parts = 0;
  std::vector<Bytes> rows;
  std::optional<Hash> committed_root;
  bool relatives_apart = false;  // its registrar's attestation: see Roster
  bool operator==(const Import&) const = default;
};

struct Roster {
  std::map<BuildingId, Building> buildings;
  std::map<HouseholdId, Household> households;
  std::map<PersonId, Person> persons;
  std::map<BodyId, Body> bodies;
  std::map<std::pair<BodyId, PersonId>, Membership> memberships;
  std::map<KeyId, Key> keys;
  std::set<PersonId> keyed;  // who has, or once had, a confirmed key
  std::map<KeyId, Recovery> recoveries;
  std::map<KeyId, Slip> slips;
  std::map<ImportId, Import> imports;
  std::uint32_t version = 0;  // raised by each import that took effect
  // The version in which a registrar attested that no supervisor is a near relative of a member of the
  // residents' committee; absent: not attested, or either body has changed since.
  std::optional<std::uint32_t> relatives_apart_in;
  bool operator==(const Roster&) const = default;
};

// A person's seat in an elementary body.
struct Seat {
  BodyId body;
  BodyKind kind = BodyKind::kRegistry;
  Membership membership;
};

// All seats of `person` whose term holds `day`.
std::vector<Seat> SeatsOf(const Roster& roster, const PersonId& person, calendar::Day day);

// Whether `person` belongs on `day` to a body of `kind`, in any capacity. Composed kinds: to one of their
// parts.
bool Belongs(const Roster& roster, const PersonId& person, BodyKind kind, calendar::Day day);

// Whether `person` is head or deputy of a body of `kind` on `day`. Composed kinds are led by their convening
// part: the two committees by the Party branch committee, the assemblies and the representatives' meeting by
// the residents' committee (urban law, arts. 26 and 28), the Party members by the Party branch committee.
bool Leads(const Roster& roster, const PersonId& person, BodyKind kind, calendar::Day day);

}  // namespace yishi::roster

#endif  // YISHI_ENGINE_ROSTER_ROSTER_H_

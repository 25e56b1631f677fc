// Who is behind the ids of a ledger: the registrar's private map, from which slips are printed and by which a
// later roster file finds the ids that it gave before. It never leaves the registrar's device.
//
//   yishi-people-v1
//   building <TAB> id <TAB> name
//   household <TAB> id <TAB> number
//   body <TAB> id <TAB> kind
//   home <TAB> household id <TAB> building <TAB> area in square decimetres <TAB> person who votes for it, or
//   empty person <TAB> id <TAB> name <TAB> birth date <TAB> household <TAB> sex <TAB> telephone <TAB> group
//   seat <TAB> body kind <TAB> person id <TAB> capacity <TAB> first day <TAB> last day

#ifndef YISHI_CLIENTS_SDK_PEOPLE_H_
#define YISHI_CLIENTS_SDK_PEOPLE_H_

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/base/ids.h"
#include "yishi/v1/roster.pb.h"

namespace yishi::sdk {

struct KnownPerson {
  std::string name;
  std::string birth_date;  // "1979-11-03"; empty: not known yet (a founder before the first roster)
  std::string household;   // its number; empty for an official from outside
  std::string sex{};       // "男" or "女"
  std::string telephone{};
  std::string group{};

  bool operator==(const KnownPerson&) const = default;
};

// What was last imported of a household.
struct KnownHome {
  std::string building;
  std::int64_t area_dm2 = 0;
  PersonId representative;  // zero: its first elector by id

  bool operator==(const KnownHome&) const = default;
};

struct KnownSeat {
  v1::Capacity capacity = v1::CAPACITY_UNSPECIFIED;
  std::int32_t from_day = 0;
  std::int32_t to_day = 0;

  bool operator==(const KnownSeat&) const = default;
};

struct People {
  std::map<std::string, BuildingId> buildings;
  std::map<std::string, HouseholdId> households;
  std::map<HouseholdId, KnownHome> homes;
  std::map<v1::BodyKind, BodyId> bodies;
  std::map<PersonId, KnownPerson> persons;
  std::map<std::pair<v1::BodyKind, PersonId>, KnownSeat> seats;

  bool operator==(const People&) const = default;
};

// An empty map if there is no such file. kMalformed, naming the line.
absl::StatusOr<People> ReadPeople(const std::filesystem::path& path);
// Atomically, mode 0600. REQUIRES: no tab or line break in any name.
absl::Status WritePeople(const std::filesystem::path& path, const People& people);

// Those of this name, ascending by id.
std::vector<PersonId> PersonsNamed(const People& people, std::string_view name);

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_PEOPLE_H_

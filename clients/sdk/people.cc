#include "clients/sdk/people.h"

#include <charconv>

#include "clients/sdk/files.h"
#include "engine/base/status.h"

namespace yishi::sdk {
namespace {

constexpr std::string_view kHeader = "yishi-people-v1";
constexpr std::size_t kFileBytesMax = 256 * 1024 * 1024;

using Cells = std::vector<std::string>;

Cells SplitTabs(std::string_view line) {
  Cells cells;
  while (true) {
    const std::size_t end = line.find('\t');
    cells.emplace_back(line.substr(0, end));
    if (end == std::string_view::npos) return cells;
    line.remove_prefix(end + 1);
  }
}

template <typename Id>
std::optional<Id> IdFrom(const std::string& hex) {
  const auto bytes = FromHex(hex);
  return bytes ? Id::From(*bytes) : std::nullopt;
}

template <typename Value = std::int32_t>
std::optional<Value> Number(const std::string& text) {
  Value value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool ReadBody(const Cells& cells, People& people) {
  v1::BodyKind kind{};
  const auto id = IdFrom<BodyId>(cells[1]);
  if (!id || !v1::BodyKind_Parse(cells[2], &kind)) return false;
  return people.bodies.emplace(kind, *id).second;
}

bool ReadPerson(const Cells& cells, People& people) {
  const auto id = IdFrom<PersonId>(cells[1]);
  if (!id) return false;
  return people.persons
      .emplace(*id, KnownPerson{.name = cells[2],
                                .birth_date = cells[3],
                                .household = cells[4],
                                .sex = cells[5],
                                .telephone = cells[6],
                                .group = cells[7]})
      .second;
}

bool ReadHome(const Cells& cells, People& people) {
  const auto id = IdFrom<HouseholdId>(cells[1]);
  const auto area = Number<std::int64_t>(cells[3]);
  const auto person = cells[4].empty() ? std::optional(PersonId{}) : IdFrom<PersonId>(cells[4]);
  if (!id || !area || !person) return false;
  return people.homes.emplace(*id, KnownHome{cells[2], *area, *person}).second;
}

bool ReadSeat(const Cells& cells, People& people) {
  v1::BodyKind kind{};
  KnownSeat seat;
  const auto person = IdFrom<PersonId>(cells[2]);
  const auto from = Number(cells[4]);
  const auto to = Number(cells[5]);
  if (!person || !from || !to || !v1::BodyKind_Parse(cells[1], &kind) ||
      !v1::Capacity_Parse(cells[3], &seat.capacity)) {
    return false;
  }
  seat.from_day = *from;
  seat.to_day = *to;
  return people.seats.emplace(std::pair(kind, *person), seat).second;
}

template <typename Id>
bool ReadNamed(const Cells& cells, std::map<std::string, Id>& into) {
  const auto id = IdFrom<Id>(cells[1]);
  return id && into.emplace(cells[2], *id).second;
}

bool ReadLine(const Cells& cells, People& people) {
  if (cells[0] == "building" && cells.size() == 3) return ReadNamed(cells, people.buildings);
  if (cells[0] == "household" && cells.size() == 3) return ReadNamed(cells, people.households);
  if (cells[0] == "body" && cells.size() == 3) return ReadBody(cells, people);
  if (cells[0] == "home" && cells.size() == 5) return ReadHome(cells, people);
  if (cells[0] == "person" && cells.size() == 8) return ReadPerson(cells, people);
  if (cells[0] == "seat" && cells.size() == 6) return ReadSeat(cells, people);
  return false;
}

absl::Status Malformed(std::size_t line) {
  const std::string at = std::to_string(line);
  return Refuse(Reason::kMalformed, "人员对照表第 " + at + " 行读不懂",
                "line " + at + " of the map of persons cannot be read");
}

void AppendLine(std::string& text, const Cells& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "" : "\t") + cells[i];
  text += '\n';
}

}  // namespace

absl::StatusOr<People> ReadPeople(const std::filesystem::path& path) {
  People people;
  const auto text = ReadFile(path, kFileBytesMax);
  if (absl::IsNotFound(text.status())) return people;
  if (!text.ok()) return text.status();
  std::string_view rest = *text;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    const bool good = number == 1 ? line == kHeader : ReadLine(SplitTabs(line), people);
    if (!good || end == std::string_view::npos) return Malformed(number);
    rest.remove_prefix(end + 1);
  }
  return people;
}

absl::Status WritePeople(const std::filesystem::path& path, const People& people) {
  std::string text;
  AppendLine(text, {std::string(kHeader)});
  for (const auto& [name, id] : people.buildings) AppendLine(text, {"building", id.hex(), name});
  for (const auto& [name, id] : people.households) AppendLine(text, {"household", id.hex(), name});
  for (const auto& [kind, id] : people.bodies) AppendLine(text, {"body", id.hex(), v1::BodyKind_Name(kind)});
  for (const auto& [id, home] : people.homes) {
    const std::string person = home.representative.is_zero() ? "" : home.representative.hex();
    AppendLine(text, {"home", id.hex(), home.building, std::to_string(home.area_dm2), person});
  }
  for (const auto& [id, person] : people.persons) {
    AppendLine(text, {"person", id.hex(), person.name, person.birth_date, person.household, person.sex,
                      person.telephone, person.group});
  }
  for (const auto& [key, seat] : people.seats) {
    AppendLine(text,
               {"seat", v1::BodyKind_Name(key.first), key.second.hex(), v1::Capacity_Name(seat.capacity),
                std::to_string(seat.from_day), std::to_string(seat.to_day)});
  }
  return WriteFileAtomically(path, text);
}

std::vector<PersonId> PersonsNamed(const People& people, std::string_view name) {
  std::vector<PersonId> out;
  for (const auto& [id, person] : people.persons) {
    if (person.name == name) out.push_back(id);
  }
  return out;
}

}  // namespace yishi::sdk

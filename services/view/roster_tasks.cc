// Second signatures that the roster waits for.

#include "services/view/task.h"

namespace yishi::view {
namespace {

std::vector<PersonId> Without(std::vector<PersonId> persons, const PersonId& person) {
  std::erase(persons, person);
  return persons;
}

}  // namespace

std::vector<PersonId> Overseers(const Reading& reading) {
  const roster::Roster& roster = reading.state().roster;
  std::vector<PersonId> persons;
  for (const auto& [key, membership] : roster.memberships) {
    const roster::BodyKind kind = roster.bodies.at(key.first).kind;
    if (kind != roster::BodyKind::kRegistry && kind != roster::BodyKind::kSupervisionCommittee) continue;
    if (membership.from <= reading.today() && reading.today() <= membership.to) persons.push_back(key.second);
  }
  return persons;
}

Tasks RosterTasks(const Reading& reading) {
  const roster::Roster& roster = reading.state().roster;
  const std::vector<PersonId> overseers = Overseers(reading);
  Tasks tasks;
  for (const auto& [id, import] : roster.imports) {
    if (!import.committed_root) continue;
    Task task;
    task.act = "confirm_roster";
    task.zh = "由另一人核对并确认名册（" + std::to_string(import.rows.size()) + " 行）";
    task.en =
        "check and confirm the roster, by another official (" + std::to_string(import.rows.size()) + " rows)";
    task.persons = Without(overseers, import.staged_by);
    tasks.push_back(std::move(task));
  }
  std::size_t pending = 0;
  for (const auto& [id, key] : roster.keys) {
    if (!key.confirmed && !key.revoked_seq) ++pending;
  }
  if (pending > 0) {
    Task task;
    task.act = "confirm_keys";
    task.zh = "由另一人确认任职人员的密钥（" + std::to_string(pending) + " 个）";
    task.en = "confirm office-holders' keys, by another official (" + std::to_string(pending) + ")";
    task.persons = overseers;
    tasks.push_back(std::move(task));
  }
  return tasks;
}

}  // namespace yishi::view

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
  for (const auto& [id, erasure] : reading.state().vault.erasures) {
    if (erasure.erased_seq || vault::ErasureOf(reading.state().vault, erasure.commitment) != nullptr)
      continue;
    Task task;
    task.act = "confirm_erasure";
    task.zh = "由另一人确认删除一项个人信息（" + erasure.reason + "）";
    task.en = "confirm that a personal content is erased, by another official (" + erasure.reason + ")";
    task.rule = "个人信息保护法第四十七条";
    task.persons = Without(Without(overseers, erasure.proposed_by),
                           reading.state().vault.contents.at(erasure.commitment).person);
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

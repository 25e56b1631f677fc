// Second signatures that the roster waits for, and recoveries that their owners can stop.

#include "engine/roster/recovery.h"
#include "services/view/task.h"

namespace yishi::view {
namespace {

std::vector<PersonId> Without(std::vector<PersonId> persons, const PersonId& person) {
  std::erase(persons, person);
  return persons;
}

// Keys that wait for their second signature: people's first, and those that take the place of lost ones.
struct PendingKeys {
  std::size_t first = 0;
  std::size_t recovered = 0;
};

PendingKeys CountPending(const roster::Roster& roster) {
  PendingKeys pending;
  for (const auto& [id, key] : roster.keys) {
    if (key.confirmed || key.revoked_seq || roster.recoveries.contains(id)) continue;
    ++(roster::Recovers(roster, id) ? pending.recovered : pending.first);
  }
  return pending;
}

void AddKeyTasks(const roster::Roster& roster, const std::vector<PersonId>& overseers, Tasks& tasks) {
  const PendingKeys pending = CountPending(roster);
  const auto add = [&](std::string_view act, std::string_view zh, std::string_view en, std::size_t count) {
    if (count == 0) return;
    Task task;
    task.act = act;
    task.zh = std::string(zh) + "（" + std::to_string(count) + " 个）";
    task.en = std::string(en) + " (" + std::to_string(count) + ")";
    task.persons = overseers;
    tasks.push_back(std::move(task));
  };
  add("confirm_keys", "由另一人确认任职人员的密钥", "confirm office-holders' keys, by another official",
      pending.first);
  add("confirm_recovery", "由另一人当面核对并确认找回的密钥",
      "meet the persons and confirm recovered keys, by another official", pending.recovered);
}

// Nobody but the owner can tell that it was not they who asked.
void AddStops(const Reading& reading, Tasks& tasks) {
  for (const auto& [id, recovery] : reading.state().roster.recoveries) {
    Task task;
    task.act = "stop_recovery";
    task.zh = "有人以你的名义登记了一把新密钥，到期即可代你投票；如果不是你本人办理的，请立即停止";
    task.en =
        "somebody enrolled a new key in your name, which will vote for you from then on; if it was not you, "
        "stop "
        "it at once";
    task.rule = "密钥找回的等待期 (the days that a recovered key waits)";
    task.persons = {recovery.person};
    task.persons_shown = false;
    task.from_ms = recovery.begun_ms;
    task.due_ms = recovery.counts_from_ms;
    tasks.push_back(std::move(task));
  }
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
  AddKeyTasks(roster, overseers, tasks);
  AddStops(reading, tasks);
  return tasks;
}

}  // namespace yishi::view

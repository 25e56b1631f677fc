// What a posting waits for: proofs at its places, answers to objections, time.

#include <algorithm>
#include <array>

#include "engine/posting/decide.h"
#include "services/view/task.h"

namespace yishi::view {
namespace {

using roster::BodyKind;

Task Make(const PostingId& id, std::string act, std::string zh, std::string en, BodyKind body) {
  Task task;
  task.act = std::move(act);
  task.zh = std::move(zh);
  task.en = std::move(en);
  task.posting = id;
  task.body = body;
  return task;
}

// The eighth day of the posting, for those that hang that long, and its last day: each place needs a proof
// from then.
std::vector<calendar::Day> LaterProofDays(const posting::Posting& posting,
                                          const calendar::Calendar& calendar) {
  std::vector<calendar::Day> days;
  if (posting.min_days >= 8) days.push_back(calendar::AddDays(calendar.DayOf(*posting.started_ms), 7));
  days.push_back(calendar.DayOf(posting.ends_ms - 1));
  return days;
}

// The next day from which `place` needs a proof that it does not have; absent if it has all.
std::optional<calendar::Day> NextProofDay(const posting::Posting& posting, const posting::Place& place,
                                          const calendar::Calendar& calendar) {
  const std::vector<calendar::Day> days = LaterProofDays(posting, calendar);
  std::size_t met = 0;
  bool first = true;  // the first proof is that of the first day
  for (Millis proof : place.proofs) {
    if (first) {
      first = false;
    } else if (met < days.size() && calendar.DayOf(proof) >= days[met]) {
      ++met;
    }
  }
  if (met == days.size()) return std::nullopt;
  return days[met];
}

void AddProof(const Reading& reading, const PostingId& id, const posting::Posting& posting,
              const posting::Place& place, Tasks& tasks) {
  const bool missing = place.missing || place.proofs.empty();
  if (missing) {
    tasks.push_back(Make(id, "prove_posting", "在“" + place.name + "”张贴并拍照证明",
                         "put it up at " + place.name + " and prove it by a photograph",
                         BodyKind::kResidentsCommittee));
    return;
  }
  if (!posting.started_ms) return;
  const auto day = NextProofDay(posting, place, reading.calendar());
  if (!day) return;
  Task task =
      Make(id, "prove_posting", "自 " + calendar::FormatDay(*day) + " 起在“" + place.name + "”拍照证明",
           "prove from " + calendar::FormatDay(*day) + " on that it hangs at " + place.name,
           BodyKind::kResidentsCommittee);
  task.from_ms = reading.calendar().StartOf(*day);
  task.due_ms = reading.calendar().EndOf(*day);
  task.rule = "第一天、第八天起和最后一天须有照片 (proofs on the first, from the eighth and on the last day)";
  tasks.push_back(std::move(task));
}

void AddAnswers(const Reading& reading, const PostingId& id, Tasks& tasks) {
  for (const auto& [objection_id, objection] : reading.state().postings.objections) {
    // One that still wants seconders awaits nobody's answer.
    if (objection.posting != id || objection.outcome || objection.withdrawn || objection.due_ms == 0)
      continue;
    Task task =
        Make(id, "answer_objection", "答复异议", "answer the objection", posting::BodyOf(objection.level));
    task.objection = objection_id;
    task.due_ms = objection.due_ms;
    task.rule = "程序规则的异议答复天数 (the charter's days for answering an objection)";
    tasks.push_back(std::move(task));
  }
}

}  // namespace

Tasks TasksOf(const Reading& reading, const PostingId& id, const posting::Posting& posting) {
  Tasks tasks;
  if (posting.standing != posting::Standing::kEnded) AddAnswers(reading, id, tasks);
  if (posting.standing != posting::Standing::kHanging) return tasks;
  for (const posting::Place& place : posting.places) AddProof(reading, id, posting, place, tasks);
  if (posting.started_ms) {
    Task time;
    time.zh = "公示期满";
    time.en = "the posting's time runs out";
    time.posting = id;
    time.from_ms = posting.ends_ms;
    time.rule = "程序规则的公示天数 (the charter's days of posting)";
    tasks.push_back(std::move(time));
  }
  return tasks;
}

}  // namespace yishi::view

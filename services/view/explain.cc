#include "services/view/explain.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "engine/base/status.h"
#include "engine/explain/attempt.h"
#include "engine/explain/place.h"
#include "engine/explain/story.h"
#include "engine/matter/decide.h"
#include "engine/wire/fields.h"
#include "services/view/matter.h"
#include "services/view/task.h"

namespace yishi::view {
namespace {

v1::StageMark ToWire(explain::Mark mark) {
  switch (mark) {
    case explain::Mark::kToCome:
      return v1::STAGE_MARK_TO_COME;
    case explain::Mark::kHere:
      return v1::STAGE_MARK_HERE;
    case explain::Mark::kDone:
      return v1::STAGE_MARK_DONE;
    case explain::Mark::kCameBack:
      return v1::STAGE_MARK_CAME_BACK;
    case explain::Mark::kPassedOver:
      return v1::STAGE_MARK_PASSED_OVER;
  }
  return v1::STAGE_MARK_UNSPECIFIED;
}

void AddPlace(const Reading& reading, const matter::Matter& matter, v1::ExplainMatterResponse& view) {
  const v1::Charter& charter = matter::CharterOf(reading.state().charters, matter);
  const explain::Place place = explain::PlaceOf(reading.state(), matter);
  for (int i = 0; i < charter.stages_size(); ++i) {
    v1::StageMarkView* out = view.add_stages();
    out->set_index(static_cast<std::uint32_t>(i));
    out->set_id(charter.stages(i).id());
    out->set_title(charter.stages(i).title());
    out->set_title_en(charter.stages(i).title_en());
    out->set_kind(KindOf(charter.stages(i)));
    out->set_mark(ToWire(place.marks[static_cast<std::size_t>(i)]));
  }
  view.set_since_ms(place.since_ms);
  view.set_place_zh(place.words.zh);
  view.set_place_en(place.words.en);
  for (const tally::Words& line : place.asks) {
    v1::RuleLine* out = view.add_asks();
    out->set_zh(line.zh);
    out->set_en(line.en);
  }
  if (!place.next) return;
  view.set_next_title(charter.stages(static_cast<int>(*place.next)).title());
  view.set_next_title_en(charter.stages(static_cast<int>(*place.next)).title_en());
}

// Whether the reader sees all of the meeting; true where there is none.
bool Sees(const Reading& reading, const std::optional<MeetingId>& id) {
  return !id || reading.MaySee(reading.state().meetings.at(*id));
}

void AddStory(const Reading& reading, const MatterId& id, v1::ExplainMatterResponse& view) {
  for (const explain::Happening& happening : explain::StoryOf(reading.state(), id)) {
    const bool sees = Sees(reading, happening.meeting);
    if (happening.confined && !sees) continue;
    v1::HappeningView* out = view.add_story();
    out->set_what(std::string(happening.what));
    out->set_at_ms(happening.at_ms);
    out->set_stage(happening.stage);
    out->set_zh(happening.words.zh);
    out->set_en(happening.words.en);
    for (const tally::ExplainedLine& line : happening.working) {
      v1::WorkingLine* working = out->add_working();
      working->set_zh(line.zh);
      working->set_en(line.en);
      working->set_holds(line.holds);
      working->set_depth(static_cast<std::uint32_t>(line.depth));
    }
    out->set_rule(happening.rule);
    if (happening.meeting) out->set_meeting_id(happening.meeting->str());
    if (!sees) continue;
    out->set_text(happening.text);
    if (happening.by) *out->mutable_by() = reading.Person(*happening.by);
  }
}

// What is overdue first, then by due time, those without one last.
void AddWaiting(const Reading& reading, const MatterId& id, const matter::Matter& matter,
                v1::ExplainMatterResponse& view) {
  Tasks tasks = TasksOf(reading, id, matter);
  std::stable_sort(tasks.begin(), tasks.end(), [](const Task& a, const Task& b) {
    return std::make_tuple(a.due_ms == 0, a.due_ms) < std::make_tuple(b.due_ms == 0, b.due_ms);
  });
  for (const Task& task : tasks) *view.add_waiting() = ViewWaiting(reading, task);
}

v1::Refusal ViewRefusal(const absl::Status& status) {
  v1::Refusal view;
  const std::optional<Refusal> refusal = RefusalOf(status);
  if (!refusal) return view;
  view.set_reason(std::string(ReasonName(refusal->reason)));
  view.set_zh(refusal->zh);
  view.set_en(refusal->en);
  view.set_rule(refusal->rule);
  for (const auto& [name, value] : refusal->numbers) {
    v1::Number* out = view.add_numbers();
    out->set_name(name);
    out->set_value(value);
  }
  return view;
}

template <typename Id>
std::string Bytes16(const std::optional<Id>& id) {
  return id ? id->str() : "";
}

v1::AttemptView ViewAttempt(const Reading& reading, const explain::Attempt& attempt) {
  const explain::Wanted& wanted = attempt.wanted;
  v1::AttemptView view;
  view.set_act(wanted.act);
  view.set_zh(wanted.words.zh);
  view.set_en(wanted.words.en);
  view.set_possible(!attempt.may.empty());
  view.set_count(static_cast<std::uint32_t>(attempt.may.size()));
  view.set_more(attempt.more);
  if (!view.possible()) *view.mutable_refusal() = ViewRefusal(attempt.refusal);
  view.set_caution_zh(attempt.caution.zh);
  view.set_caution_en(attempt.caution.en);
  view.set_meeting_id(Bytes16(wanted.about.meeting));
  view.set_box_id(Bytes16(wanted.about.box));
  view.set_posting_id(Bytes16(wanted.about.posting));
  view.set_objection_id(Bytes16(wanted.about.objection));
  // Which resident may object or has not voted is nobody's business.
  if (wanted.among != explain::Among::kSeated) return view;
  for (const PersonId& person : attempt.may) *view.add_persons() = reading.Person(person);
  return view;
}

// Whether the act tells what a resident did in person: to that person alone.
bool IsPrivate(const explain::Wanted& wanted) {
  return wanted.act == "second_objection" || wanted.act == "withdraw_objection" ||
         wanted.act == "raise_objection" || wanted.act == "object_to_roll";
}

absl::Status RequireMayAsk(const Reading& reading, const PersonId& person) {
  if (reading.Is(person) || reading.OverseesRoster() || reading.reader().kind == Reader::Kind::kAuditor)
    return absl::OkStatus();
  if (reading.reader().kind == Reader::Kind::kAnonymous) {
    return Refuse(
        Reason::kSessionRequired, "请先登录：一个人能做什么只供本人、登记员、监督委员和审计人查看",
        "a session is needed: what a person may do is shown to that person, registrars, supervisors "
        "and auditors");
  }
  return Refuse(Reason::kNotAuthorised, "一个人能做什么只供本人、登记员、监督委员和审计人查看",
                "what a person may do is shown to that person, registrars, supervisors and auditors");
}

absl::StatusOr<PersonId> ReadPerson(const Reading& reading, BytesView bytes) {
  YISHI_ASSIGN_OR_RETURN(const PersonId person, wire::ReadId<PersonId>(bytes, "person_id"));
  YISHI_RETURN_IF_ERROR(RequireMayAsk(reading, person));
  if (reading.state().roster.persons.contains(person)) return person;
  return Refuse(Reason::kNotFound, "名册中没有这个人", "nobody on the roster has this id");
}

void AddActs(const community::Community& community, const Reading& reading, const MatterId& id,
             const std::optional<PersonId>& person, v1::ExplainMatterResponse& view) {
  const auto attempts = person ? explain::AttemptsBy(community, id, *person, reading.now())
                               : explain::AttemptsOn(community, id, reading.now());
  for (const explain::Attempt& attempt : attempts) {
    if (!Sees(reading, attempt.wanted.about.meeting)) continue;
    if (person && !reading.Is(*person) && IsPrivate(attempt.wanted)) continue;
    *view.add_acts() = ViewAttempt(reading, attempt);
  }
}

}  // namespace

absl::StatusOr<v1::ExplainMatterResponse> ExplainMatter(const community::Community& community,
                                                        const Reading& reading,
                                                        const v1::ExplainMatterRequest& request) {
  YISHI_ASSIGN_OR_RETURN(const auto* entry,
                         FindMatter(reading.state().matters, request.matter_id(), request.number()));
  std::optional<PersonId> person;
  if (!request.person_id().empty()) {
    YISHI_ASSIGN_OR_RETURN(person, ReadPerson(reading, request.person_id()));
  }
  const auto& [id, matter] = *entry;
  v1::ExplainMatterResponse view;
  *view.mutable_summary() = Summarise(reading, id, matter);
  AddPlace(reading, matter, view);
  AddStory(reading, id, view);
  *view.mutable_money() = ViewMoney(reading, id, matter);
  AddWaiting(reading, id, matter, view);
  AddActs(community, reading, id, person, view);
  if (person) *view.mutable_person() = reading.Person(*person);
  view.set_position(reading.state().size);
  return view;
}

}  // namespace yishi::view

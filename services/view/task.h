// What has to be done next: which act, by whom, from when and until when.
//
// Tasks follow from the state alone. A reader is shown them as a WaitingView (whom a matter waits for) or as
// an AwaitingView (what awaits the reader).

#ifndef YISHI_SERVICES_VIEW_TASK_H_
#define YISHI_SERVICES_VIEW_TASK_H_

#include <optional>
#include <string>
#include <vector>

#include "services/view/reading.h"
#include "yishi/v1/view.pb.h"

namespace yishi::view {

struct Task {
  std::string act;  // the name of the field in Command.act; empty if only time has to pass
  std::string zh;
  std::string en;
  std::string rule;  // what sets the time

  // Whose task it is: these persons, or, if there are none, the members of the body (or its head and
  // deputies).
  std::vector<PersonId> persons;
  bool persons_shown = true;  // false: their number is public, they are not
  std::optional<roster::BodyKind> body;
  bool lead = false;

  Millis from_ms = 0;
  Millis due_ms = 0;

  std::optional<MatterId> matter;
  std::optional<MeetingId> meeting;
  std::optional<BoxId> box;
  std::optional<PostingId> posting;
  std::optional<PetitionId> petition;
  std::optional<ObjectionId> objection;  // to a posting, or to the roll of `meeting`
};

using Tasks = std::vector<Task>;

// What the matter itself waits for at its stage, its box and its posting included; and, also once it is
// closed, the answers to objections and the corrections that are due.
Tasks TasksOf(const Reading& reading, const MatterId& id, const matter::Matter& matter);
// What the meeting waits for beside the boxes: check-in, minutes, its end.
Tasks TasksOf(const Reading& reading, const MeetingId& id, const meeting::Meeting& meeting);
// What the posting waits for: proofs, answers.
Tasks TasksOf(const Reading& reading, const PostingId& id, const posting::Posting& posting);
// What the roster waits for: second signatures, and the owners of keys that are being recovered.
Tasks RosterTasks(const Reading& reading);

// Those who can give second signatures today: registrars and the supervision committee.
std::vector<PersonId> Overseers(const Reading& reading);

// What the community as a whole waits for: a representatives' meeting that is due, the next year's holidays.
Tasks CommunityTasks(const Reading& reading);

// Whether the task awaits this person.
bool Awaits(const Reading& reading, const Task& task, const PersonId& person);
v1::WaitingView ViewWaiting(const Reading& reading, const Task& task);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_TASK_H_

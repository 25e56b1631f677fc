// Meetings (会议): a body in session, its roll and who is present.

#ifndef YISHI_ENGINE_MEETING_MEETING_H_
#define YISHI_ENGINE_MEETING_MEETING_H_

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/roster/roll.h"
#include "yishi/v1/meeting.pb.h"
#include "yishi/v1/roll.pb.h"

namespace yishi::meeting {

// The numbers are those of the wire (yishi/v1/meeting.proto).
enum class Channel {
  kDevice = v1::CHANNEL_DEVICE,
  kDeskDevice = v1::CHANNEL_DESK_DEVICE,
  kPaper = v1::CHANNEL_PAPER,
  kHands = v1::CHANNEL_HANDS,
};

enum class Role {
  kChair = v1::MEETING_ROLE_CHAIR,
  kSecretary = v1::MEETING_ROLE_SECRETARY,
  kDesk = v1::MEETING_ROLE_DESK,
  kTeller = v1::MEETING_ROLE_TELLER,
  kScrutineer = v1::MEETING_ROLE_SCRUTINEER,
};

enum class Sitting { kSession = v1::SITTING_SESSION, kWindow = v1::SITTING_WINDOW };

// An objection to the roll (名单异议).
struct RollObjection {
  PersonId by;
  Hash statement;
  Millis raised_ms = 0;
  Millis due_ms = 0;
  std::optional<v1::ObjectionOutcome> outcome;
  std::string reasons;
  Millis answered_ms = 0;
  bool carried_out = false;  // of one that was upheld: the roll is changed

  // Whether no box may open yet because of it.
  bool HoldsUp() const { return !outcome || (outcome == v1::OBJECTION_OUTCOME_UPHELD && !carried_out); }
  bool operator==(const RollObjection&) const = default;
};

// Who is asked not to be expected (缺席不计入应到), each with a cause of the charter.
struct Absentees {
  std::map<PersonId, std::string> causes;
  CommandId asked_by_command;
  PersonId asked_by;
  std::uint32_t in_favour = 0;  // of those checked in
  bool confirmed = false;       // only then are they left out
  bool operator==(const Absentees&) const = default;
};

// A change of the roll after the notice.
struct RollChange {
  std::shared_ptr<const v1::ProposeRollChange> content;
  PersonId proposed_by;
  Millis proposed_ms = 0;
  std::optional<PersonId> confirmed_by;
  Millis confirmed_ms = 0;
  bool operator==(const RollChange& other) const {  // `content` is what made the rest
    return proposed_by == other.proposed_by && proposed_ms == other.proposed_ms &&
           confirmed_by == other.confirmed_by && confirmed_ms == other.confirmed_ms;
  }
};

// That a member takes no part in one matter.
struct Recusal {
  PersonId declared_by;
  std::string ground;
  Millis declared_ms = 0;
  bool operator==(const Recusal&) const = default;
};

// A mandate to vote for whoever gave it (委托).
struct Proxy {
  PersonId agent;
  PersonId given_by;  // the principal, or who entered it from paper
  Millis given_ms = 0;
  bool confirmed = false;  // only then does it hold
  bool operator==(const Proxy&) const = default;
};

struct Meeting {
  roster::BodyKind body = roster::BodyKind::kResidentsCommittee;
  std::vector<MatterId> agenda;
  Sitting sitting = Sitting::kSession;
  Millis convened_ms = 0;
  Millis starts_ms = 0;
  Millis ends_ms = 0;  // of a window
  std::set<std::pair<Role, PersonId>> officers;
  roster::Group group;  // the buildings of a residents' group
  roster::Roll roll;
  Hash roll_root;
  std::uint32_t roster_version = 0;
  std::map<ObjectionId, RollObjection> roll_objections;
  std::map<RollChangeId, RollChange> roll_changes;
  std::map<PersonId, Channel> attendance;
  std::set<PersonId> observers;  // attend without a vote
  Absentees absentees;
  std::map<std::pair<MatterId, PersonId>, Recusal> recusals;
  std::map<PersonId, Proxy> proxies;  // by principal
  std::optional<RecordId> minutes;
  bool boxes_opened = false;  // whether any box was ever opened in it
  bool closed = false;
  std::shared_ptr<const v1::ConveneMeeting> notice;  // place and text, for readers

  bool Is(Role role, const PersonId& person) const { return officers.contains({role, person}); }
  // Whether the person is not expected, although on the roll.
  bool LeavesOut(const PersonId& person) const {
    return absentees.confirmed && absentees.causes.contains(person);
  }
  // `notice` is what made the rest.
  bool operator==(const Meeting& other) const {
    return body == other.body && agenda == other.agenda && sitting == other.sitting &&
           starts_ms == other.starts_ms && ends_ms == other.ends_ms && officers == other.officers &&
           roll == other.roll && roll_objections == other.roll_objections &&
           roll_changes == other.roll_changes && attendance == other.attendance &&
           observers == other.observers && absentees == other.absentees && group == other.group &&
           recusals == other.recusals && proxies == other.proxies && minutes == other.minutes &&
           boxes_opened == other.boxes_opened && closed == other.closed;
  }
};

using Meetings = std::map<MeetingId, Meeting>;

}  // namespace yishi::meeting

#endif  // YISHI_ENGINE_MEETING_MEETING_H_

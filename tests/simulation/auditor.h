// A second opinion on every entry: the rules of the simulated community, written from engine/README.md and
// the law's articles that it names, and from nothing of the engine. It keeps a small model of its own (who is
// on which roll, which days run, what was counted), says of each command whether it must be admitted, follows
// what was admitted, and reports every difference between what it expects and what an entry decided.
//
// The procedure that it knows is that of tests/simulation/simulated.txtpb: two bodies, a disclosure, the
// work, and a disclosure of its result.

#ifndef YISHI_TESTS_SIMULATION_AUDITOR_H_
#define YISHI_TESTS_SIMULATION_AUDITOR_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "yishi/ledger/v1/entry.pb.h"
#include "yishi/v1/command.pb.h"

namespace yishi::simulation {

using Id = std::string;
using Time = std::int64_t;

inline constexpr int kStages = 5;  // branch, representatives, resolution, work, result
inline constexpr const char* kStageIds[kStages] = {"branch", "representatives", "resolution", "work",
                                                   "result"};

enum class At {
  kWaiting,
  kNoticed,
  kVoting,
  kCounting,
  kToPost,
  kPosted,
  kSuspended,
  kWorking,
  kReturned,
  kOver
};

// Who there is: fixed for the whole run.
struct People {
  std::vector<Id> branch, committee, representatives, supervisors,
      registrars;         // the first of each is its head
  std::map<Id, Id> keys;  // whose each key is
};

struct Visit {
  int stage = 0;
  int version = 0;
  Time entered = 0;
  bool passed = false;
  bool left = false;
  bool opinion = false, contract = false, accepted = false;
  Id posting;
};

struct Demand {
  int stage = 0;
  int version = 0;
  bool followed = false;
};

struct MotionModel {
  Id opened_by;
  int stage = 0;
  At at = At::kWaiting;
  int version = 1;
  int restart = 0;
  bool by_objection = false;  // why it came back
  bool annulled = false;
  v1::MatterContent content;
  std::int64_t contracted = 0;
  bool voted_last = false;  // a box of the last vote was opened
  std::vector<Visit> visits;
  std::vector<Demand> demands;
  std::set<Id> boxes;
  Id noticed;  // the meeting that was last noticed for it
};

struct MeetingModel {
  int stage = 0;
  std::vector<Id> agenda;
  Time starts = 0;
  std::set<Id> roll;
  std::map<Id, std::set<int>> roles;  // by person
  std::map<Id, int> here;             // and by which channel
  std::set<std::pair<Id, Id>> recused;
  std::map<Id, std::pair<Id, bool>> objections;  // by whom, decided
  bool minutes = false;
  bool opened = false;
  bool closed = false;
};

struct SheetModel {
  Id teller, digest;
  bool confirmed = false;
  std::int64_t handed = 0, returned = 0, yes = 0, no = 0, abstain = 0, void_ballots = 0;
};

struct BoxModel {
  Id motion, meeting;
  int stage = 0;
  int phase = 0;  // 0 casting, 1 counting, 2 declared
  std::int64_t expected = 0;
  std::map<Id, int> here;
  std::set<Id> recused;
  std::map<Id, int> ballots;
  std::set<Id> paper;
  std::map<int, SheetModel> sheets;
};

struct PlaceModel {
  std::vector<Time> proofs;
  int missing = 0;
};

struct PostingModel {
  Id motion;
  int stage = 0;
  int standing = 0;  // 0 hanging, 1 complete, 2 ended
  std::vector<PlaceModel> places;
  Time started = 0, ends = 0;
  std::set<std::int64_t> added;  // days
};

struct ObjectionModel {
  Id posting, motion, by;
  bool suspends = false, lapsed = false, withdrawn = false, answered = false;
  int level = 1;
  Time due = 0;
  std::set<Id> seconders;
};

// What a voter's opening says goes with the command: 1 yes, 2 no, 3 abstain.
struct Said {
  v1::Command command;
  Id command_id;
  int choice = 0;
};

class Auditor {
 public:
  explicit Auditor(People people, std::vector<std::string> places);

  // Whether the command must be admitted at that time; why not, if not.
  std::string WhyNot(const Said& said, Time now) const;

  // Follows an entry of a command, or one of the clock (`said` is null); adds what differs to differences().
  void Follow(const ledger::v1::Entry& entry, const Said* said);

  // What the clock must have done by `now` and has not.
  std::vector<std::string> Overdue(Time now) const;

  const std::vector<std::string>& differences() const { return differences_; }

  // The model, for whoever looks for something plausible to do.
  const People people;
  std::map<Id, MotionModel> motions;
  std::map<Id, MeetingModel> meetings;
  std::map<Id, BoxModel> boxes;
  std::map<Id, PostingModel> postings;
  std::map<Id, ObjectionModel> objections;
  std::set<Id> revoked;  // persons without a key
  std::map<std::string, int> outcomes;

 private:
  bool In(const std::vector<Id>& body, const Id& who) const;
  bool Leads(int stage, const Id& who) const;
  bool MinutesFiled(const MotionModel& motion) const;
  bool Resolved(const MotionModel& motion) const;
  bool HoldsUp(const Id& posting) const;
  bool Throughout(const PostingModel& posting) const;
  std::int64_t WithoutBallot(const BoxModel& box) const;
  std::int64_t ByHands(const BoxModel& box) const;
  std::string OnMotion(const Said& said, Time now) const;
  std::string OnMeeting(const Said& said, Time now) const;
  std::string OnBox(const Said& said, Time now) const;
  std::string OnPosting(const Said& said, Time now) const;
  std::string Overseen(const Said& said) const;

  void Did(const Said& said, Time now);
  void DidOnMotion(const Said& said, const Id& made, Time now);
  void DidOnMeeting(const Said& said, const Id& made, Time now);
  void DidOnBox(const Said& said, const Id& made, Time now);
  void DidOnPosting(const Said& said, const Id& made, Time now);
  void Declare(BoxModel& box, Time now);
  void Prove(const Id& id, std::size_t place, Time now);
  void Complete(const Id& id, Time now);
  void Settled(const Id& posting, Time now);
  void Enter(MotionModel& motion, int stage, Time now);
  void Leave(MotionModel& motion, bool passed);
  void Next(MotionModel& motion, Time now);
  void GoOn(MotionModel& motion, Time now);
  void Return(MotionModel& motion, int restart, bool by_objection);
  void Clock(const ledger::v1::Effect& effect, Time now);
  void ComparePhases(const ledger::v1::Entry& entry);
  void CompareCount(const ledger::v1::BoxDeclared& declared, const BoxModel& box);
  void Differ(const std::string& what) { differences_.push_back(what); }

  std::vector<std::string> places_;
  std::map<Id, std::pair<int, At>> engine_;  // where the engine's effects put each motion
  std::vector<std::string> differences_;
  std::string outcome_;  // of the box that is being declared
};

}  // namespace yishi::simulation

#endif  // YISHI_TESTS_SIMULATION_AUDITOR_H_

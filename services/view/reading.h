// One reading of a community: whose eyes, on which state, at what time. It decides what they may see.
//
// Everything in services/view is a pure function of a reading. Nothing of it may outlive the state.

#ifndef YISHI_SERVICES_VIEW_READING_H_
#define YISHI_SERVICES_VIEW_READING_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "engine/community/state.h"
#include "engine/roster/roster.h"
#include "yishi/v1/view.pb.h"

namespace yishi::view {

// Who reads. A person is one whose session the server has checked; that says nothing of what they may see.
//
// By a key that no second official has confirmed a person reads as a resident, whatever their offices: one
// registrar alone can issue a slip for anybody, and use it.
struct Reader {
  enum class Kind {
    kAnonymous,
    kPerson,
    kAuditor,  // an auditor's or witness's key that the server's configuration names
  };
  Kind kind = Kind::kAnonymous;
  PersonId person;       // of a kPerson
  bool official = true;  // of a kPerson: by a confirmed key

  bool operator==(const Reader&) const = default;
};

// The name behind a person's commitment; empty if it is not there or was erased.
using NameOf = std::function<std::string(const Hash& record)>;

// Whether a place shows persons' names as the public may know them, or to a reader entitled to all of them.
enum class Naming { kAsPublic, kEntitled };

class Reading {
 public:
  // `now` is held at the last entry's time at least. `state` must be founded and, as `name_of`, outlive this.
  Reading(const community::State& state, const Reader& reader, Millis now, const NameOf& name_of);

  const community::State& state() const { return state_; }
  const Reader& reader() const { return reader_; }
  Millis now() const { return now_; }
  // The community's civil day.
  calendar::Day today() const { return today_; }
  const calendar::Calendar& calendar() const { return state_.foundation.calendar; }

  bool IsPerson() const { return reader_.kind == Reader::Kind::kPerson; }
  bool Is(const PersonId& person) const { return IsPerson() && reader_.person == person; }
  // Reads with the rights of the person's offices.
  bool IsOfficial() const { return IsPerson() && reader_.official; }
  // In a body of the kind, today, and official.
  bool Belongs(roster::BodyKind kind) const;

  // The bytes of entries: members of the community, and auditors.
  bool MayReadEntries() const { return reader_.kind != Reader::Kind::kAnonymous; }
  // What the public does not see of Party members' meetings: members of the Party, of the supervision
  // committee and of the township, and auditors.
  bool MayReadParty() const { return reads_party_; }
  // All of a meeting: anyone, but for those of the Party members.
  bool MaySee(const meeting::Meeting& meeting) const;
  // Names and households of all persons: registrars.
  bool KeepsRoster() const { return keeps_roster_; }
  // What waits for a second official: registrars and the supervision committee.
  bool OverseesRoster() const;

  v1::PersonView Person(const PersonId& id, Naming naming = Naming::kAsPublic) const;
  // The name, whoever reads; empty if there is none.
  std::string NameOfPerson(const PersonId& id) const;

 private:
  bool SeesName(const PersonId& id) const;

  const community::State& state_;
  const Reader reader_;
  const Millis now_;
  const NameOf& name_of_;
  const calendar::Day today_;
  const bool keeps_roster_;
  const bool reads_party_;
};

// Refuses what the reader may not see: kSessionRequired where a session might help, else kNotAuthorised.
absl::Status Forbidden(const Reading& reading, std::string zh, std::string en);

// Whether a person holds or held an office or represents residents: then the name is public. Membership of
// the Party alone is no office.
bool IsPublicFigure(const roster::Roster& roster, const PersonId& person);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_READING_H_

// A community on the bare engine, driven by a script: people with names, a clock that stands where the script
// puts it, and every act written as protobuf text.
//
// Around every act the world checks what must always hold: deciding twice gives the same bytes, a refusal
// changes nothing, what was read back applies to the same state.

#ifndef YISHI_TESTS_SCENARIO_WORLD_H_
#define YISHI_TESTS_SCENARIO_WORLD_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/community/community.h"
#include "engine/crypto/suite.h"

namespace yishi::scenario {

// Somebody, and the key that the script signs with.
struct Person {
  PersonId id;
  std::unique_ptr<crypto::SigningKey> key;
  std::unique_ptr<crypto::SigningKey> slip;
  std::vector<std::string> seats;  // "RESIDENTS_COMMITTEE:HEAD"
  Bytes household;
  std::map<std::string, std::unique_ptr<crypto::SigningKey>> more_keys;  // "new": of @rep1.new
};

class World {
 public:
  explicit World(crypto::SuiteId suite);

  void SetNow(Millis now) { now_ = now; }
  Millis now() const { return now_; }
  const community::Community& community() const { return *community_; }
  const calendar::Calendar& days() const { return days_; }

  // Adds somebody to the people of the script; they are on the ledger once the roster is imported.
  void AddPerson(const std::string& name, std::vector<std::string> seats);
  // Houses people in a building of its own, called NAME, each in the household that they have or in one
  // alone.
  void House(const std::string& building, const std::vector<std::string>& names);
  // Moves people of the script into one household, for which the first of them votes.
  void MoveTogether(const std::vector<std::string>& names, std::uint32_t area_dm2);
  bool Knows(const std::string& name) const { return people_.contains(name); }

  absl::Status Found(const std::string& first, const std::string& second);
  absl::Status ImportRoster(const std::string& by, const std::string& confirmed_by);
  absl::Status EnrolAll(const std::string& by, const std::string& confirmed_by);

  // A further key of `who`, which they enrol with a slip of the registrar `by`; its id is called "WHO.NAME".
  absl::StatusOr<ledger::v1::Entry> EnrolMore(const std::string& who, const std::string& name,
                                              const std::string& by);

  // One act by `who`, given as protobuf text of a Command's act, e.g. `check_in { meeting_id: @R1 }`. @names
  // stand for ids, @time(2026-03-01 09:00) and @day(2026-03-01) for times. `as` names what the act brings
  // about.
  absl::StatusOr<ledger::v1::Entry> Act(const std::string& who, const std::string& text,
                                        const std::string& as);
  absl::StatusOr<ledger::v1::Entry> Vote(const std::string& who, const std::string& box, v1::Choice choice);
  // A ballot with any content.
  absl::StatusOr<ledger::v1::Entry> Cast(const std::string& who, const std::string& box,
                                         const Bytes& content);
  absl::StatusOr<ledger::v1::Entry> Object(const std::string& who, const std::string& posting,
                                           const std::string& as);
  absl::StatusOr<ledger::v1::Entry> ObjectToRoll(const std::string& who, const std::string& meeting,
                                                 const std::string& as);
  // Imports rows, given as protobuf text of a StageRosterPart's rows, under both signatures.
  absl::StatusOr<ledger::v1::Entry> ChangeRoster(const std::string& by, const std::string& confirmed_by,
                                                 const std::string& text);
  // Adopts the charter with this text on a paper resolution of the representatives.
  absl::StatusOr<ledger::v1::Entry> Adopt(const std::string& who, const std::string& charter);
  // Adopts the catalogue with this text on a paper resolution of `body`, "RESIDENTS_ASSEMBLY".
  absl::StatusOr<ledger::v1::Entry> AdoptCatalogue(const std::string& who, const std::string& catalogue,
                                                   const std::string& body);

  // Lets the clock act; the entries that it made.
  std::vector<ledger::v1::Entry> LetTimePass();

  // The effects of an entry, one to a line, ids by their names.
  std::string Print(const ledger::v1::Entry& entry) const;
  // `text` with names in the place of ids written in hex, and without digests.
  std::string WithNames(std::string text) const;
  // Where a matter stands.
  std::string Show(const std::string& matter) const;
  // The whole explanation of a matter, or, if `who` is given, where it stands and what that person may do.
  std::string Explain(const std::string& matter, const std::string& who) const;

  // What the next command shall get wrong.
  struct Tamper {
    std::string as_person;  // another actor id
    Millis issued_shift_ms = 0;
    Millis lifetime_ms = kHourMs;
    bool wrong_ledger = false;
    bool bad_signature = false;
    bool stale_subject = false;
    bool wrong_seen = false;
    bool without_opening = false;
    bool other_opening = false;
    std::string by_key;       // signs with this further key
    std::string question_of;  // shows the voter the question of another box
    std::string votes_for;  // whose ballot an agent casts
  };
  Tamper tamper;

 private:
  // An enrolment of `key` for the person, signed with the slip's key.
  absl::StatusOr<ledger::v1::Entry> EnrolBySlip(const crypto::SigningKey& slip, const PersonId& person,
                                                const crypto::SigningKey& key);
  absl::StatusOr<ledger::v1::Entry> Import(const std::string& by, const std::string& confirmed_by,
                                           const std::vector<v1::RosterRow>& rows);
  absl::StatusOr<ledger::v1::Entry> Submit(const std::string& who, v1::Command command,
                                           std::vector<v1::Opening> openings, const std::string& as);
  // A resolution of `body`: of 9 expected 6 were present, and 4 said yes.
  v1::PaperResolution OnPaper(v1::BodyKind body) const;
  absl::StatusOr<community::Request> Sign(const crypto::SigningKey& key, const PersonId& actor,
                                          v1::Command command, std::vector<v1::Opening> openings);
  absl::StatusOr<ledger::v1::Entry> Admit(const community::Request& request);
  absl::Status Append(const community::Decided& decided, const std::vector<v1::Opening>& openings);
  std::string Substitute(const std::string& text) const;
  v1::Opening MakeOpening(v1::OpeningSchema schema, const Bytes& content);
  Bytes Draw(std::size_t size);
  void Name(const std::string& name, const Bytes& id);

  const crypto::Suite& suite_;
  calendar::Calendar days_;
  Millis now_ = 0;
  std::unique_ptr<community::Community> community_;
  std::map<std::string, Person> people_;
  std::map<std::string, Bytes> buildings_;     // those that the script names
  std::map<Bytes, v1::Household> households_;  // those that people were moved into
  std::map<std::string, Bytes> ids_;
  std::map<Bytes, std::string> names_;
  std::unique_ptr<crypto::SigningKey> log_key_;
  std::uint64_t drawn_ = 0;
};

}  // namespace yishi::scenario

#endif  // YISHI_TESTS_SCENARIO_WORLD_H_

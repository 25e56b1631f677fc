// Petitions (联名提请): a matter that enough people sign, so that a body has to meet on it.
//
// A petition is a signed statement with many signers: who starts it writes the text, everybody else signs its
// id and so that text. Who counts is fixed when it starts, by the roster of that moment, so that the number
// that is needed does not move while people sign.

#ifndef YISHI_ENGINE_PETITION_PETITION_H_
#define YISHI_ENGINE_PETITION_PETITION_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/roster/roll.h"
#include "yishi/v1/charter.pb.h"
#include "yishi/v1/matter.pb.h"
#include "yishi/v1/petition.pb.h"

namespace yishi::petition {

// People of each kind that can sign; one person may be of several.
struct Signers {
  std::int64_t residents = 0;
  std::int64_t households = 0;
  std::int64_t representatives = 0;

  std::int64_t of(v1::SignerKind kind) const;
  bool operator==(const Signers&) const = default;
};
Signers operator+(Signers left, const Signers& right);
Signers operator-(Signers left, const Signers& right);

// Who can sign, by the roster on one day.
struct Register {
  roster::Roll residents;  // who represents a household is marked
  std::set<PersonId> representatives;

  // What one person counts for; all zero for who cannot sign at all.
  Signers CountsOf(const PersonId& person) const;
  Signers All() const;
};
Register RegisterOf(const roster::Roster& roster, calendar::Day day);

// Signatures on paper.
struct Sheet {
  PersonId entered_by;
  std::set<PersonId> persons;
  Millis entered_ms = 0;
  std::optional<PersonId> confirmed_by;
  Millis confirmed_ms = 0;
  bool operator==(const Sheet&) const = default;
};

// What follows when enough have signed.
struct Reached {
  Millis at_ms = 0;
  std::uint32_t threshold = 0;  // index in the rules
  MatterId matter;
  Millis study_due_ms = 0;
  Millis convene_due_ms = 0;
  Millis defence_due_ms = 0;  // of a recall
  Millis vote_due_ms = 0;     // of a recall
  bool operator==(const Reached&) const = default;
};

// The Party organisation's study.
struct Study {
  std::shared_ptr<const v1::StudyPetition> content;
  PersonId filed_by;
  Millis filed_ms = 0;
  bool operator==(const Study& other) const {  // `content` is what made the rest
    return filed_by == other.filed_by && filed_ms == other.filed_ms;
  }
};

struct Petition {
  CommandId command;  // that started it: names its text
  std::shared_ptr<const v1::MatterContent> content;
  PersonId started_by;
  Millis started_ms = 0;
  Millis collect_until_ms = 0;
  Hash charter_digest;
  std::uint32_t stage = 0;
  std::shared_ptr<const Register> who;
  Signers of;
  std::set<PersonId> signed_by;
  Signers signed_count;
  std::map<CommandId, Sheet> sheets;
  std::optional<Reached> reached;
  std::optional<Study> study;

  bool Collects(Millis now) const { return !reached && now < collect_until_ms; }
  // `command` names the content, and `who` was taken from the roster that stood then.
  bool operator==(const Petition& other) const {
    return command == other.command && started_by == other.started_by && started_ms == other.started_ms &&
           collect_until_ms == other.collect_until_ms && charter_digest == other.charter_digest &&
           stage == other.stage && of == other.of && signed_by == other.signed_by &&
           signed_count == other.signed_count && sheets == other.sheets && reached == other.reached &&
           study == other.study;
  }
};

using Petitions = std::map<PetitionId, Petition>;

// How many must sign so that a threshold is reached: at least one.
std::int64_t NeededOf(const v1::PetitionThreshold& threshold, const Signers& of);

// Whether the matter may be put before its body: the study is on file, or its days are over.
bool Studied(const Petition& petition, Millis now);

}  // namespace yishi::petition

#endif  // YISHI_ENGINE_PETITION_PETITION_H_

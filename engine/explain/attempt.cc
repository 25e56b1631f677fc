#include "engine/explain/attempt.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/base/status.h"
#include "engine/roster/roster.h"

namespace yishi::explain {
namespace {

using BestKeys = std::map<PersonId, KeyId>;

// Of each person the key that gets furthest: one that has been confirmed before one that has not, a device's
// before one in custody.
BestKeys BestKeysOf(const roster::Roster& roster) {
  const auto rank = [&](const KeyId& id) {
    const roster::Key& key = roster.keys.at(id);
    return (key.confirmed ? 2 : 0) + (key.custody == roster::Custody::kDevice ? 1 : 0);
  };
  BestKeys best;
  for (const auto& [id, key] : roster.keys) {
    if (key.revoked_seq) continue;
    const auto [known, fresh] = best.try_emplace(key.person, id);
    if (!fresh && rank(id) > rank(known->second)) known->second = id;
  }
  return best;
}

// Fills in the person where the act is about whoever does it.
void NameOneself(v1::Command& command, const PersonId& who) {
  if (command.has_recuse_member()) command.mutable_recuse_member()->set_person_id(who.str());
  if (!command.has_check_in()) return;
  for (v1::Attendance& attendance : *command.mutable_check_in()->mutable_attendances()) {
    if (attendance.person_id().empty()) attendance.set_person_id(who.str());
  }
}

// How far a command came: what is about the matter stands behind what is about the person, and whether it is
// their office before whether they have done it already.
int Reach(const absl::Status& status) {
  switch (ReasonOf(status)) {
    case Reason::kNotAuthorised:
    case Reason::kNotOnRoll:
    case Reason::kNotYourTurn:
      return 0;
    case Reason::kKeyUnknown:
    case Reason::kKeyNotConfirmed:
    case Reason::kCustodialKey:
    case Reason::kSameTeller:
    case Reason::kRecused:
    case Reason::kConflictOfInterest:
    case Reason::kAlreadyCheckedIn:
    case Reason::kAlreadyVoted:
    case Reason::kVotedOnPaper:
      return 1;
    default:
      return 2;
  }
}

// How the ledger will mark what was decided.
tally::Words CautionIn(const community::Decided& decided) {
  for (const ledger::v1::Effect& effect : decided.entry.effects()) {
    if (effect.record_filed().unauthorised())
      return {"将记为未经授权", "will be marked as without authority"};
    if (effect.posting_put_up().late()) return {"将注明晚于期限", "will be marked as late"};
    if (effect.posting_put_up().without_opinion()) {
      return {"将注明居务监督委员会未提出意见", "will be marked \"no opinion given\""};
    }
  }
  return {};
}

// Puts questions to one community as it stands.
class Asker {
 public:
  Asker(const community::Community& community, Millis now)
      : community_(community),
        state_(community.state),
        now_(std::max(now, state_.last_admitted_ms)),
        keys_(BestKeysOf(state_.roster)) {
    base_.set_version(1);
    base_.set_ledger_id(state_.foundation.ledger.str());
    base_.set_suite(static_cast<std::uint32_t>(state_.foundation.suite));
    base_.set_issued_ms(now_);
    base_.set_expires_ms(now_ + kMinuteMs);
    base_.set_seen_size(community.tree.size());
    base_.set_seen_root(community.tree.Root().str());
  }

  absl::StatusOr<community::Decided> Ask(const Wanted& wanted, const PersonId& who) const {
    if (wanted.command.act_case() == v1::Command::ACT_NOT_SET) {
      return wanted.missing.ok() ? Nobody() : wanted.missing;
    }
    const auto key = keys_.find(who);
    if (key == keys_.end()) {
      return Refuse(Reason::kKeyUnknown, "此人还没有登记密钥，请先凭登记单登记",
                    "this person has no key yet: enrol one with a slip first");
    }
    community::Request request;
    request.command = wanted.command;
    request.command.MergeFrom(base_);
    request.command.set_actor_id(who.str());
    request.command.set_key_id(key->second.str());
    NameOneself(request.command, who);
    request.id = NobodysCommand();
    request.openings_withheld = true;
    return community::Decide(community_, request, now_);
  }

  Attempt Among(Wanted wanted) const {
    Attempt attempt;
    std::size_t asked = 0;
    for (const PersonId& person : Candidates(wanted)) {
      if (asked == kAsked || attempt.may.size() == kNamed) {
        attempt.more = !attempt.may.empty();
        break;
      }
      ++asked;
      Note(Ask(wanted, person), person, attempt);
    }
    if (asked == 0) attempt.refusal = Nobody();
    attempt.wanted = std::move(wanted);
    return attempt;
  }

  // What one of the candidates was told.
  static void Note(const absl::StatusOr<community::Decided>& said, const PersonId& person, Attempt& attempt) {
    if (said.ok()) {
      if (attempt.may.empty()) attempt.caution = CautionIn(*said);
      attempt.may.push_back(person);
      attempt.refusal = absl::OkStatus();
    } else if (attempt.may.empty() &&
               (attempt.refusal.ok() || Reach(said.status()) > Reach(attempt.refusal))) {
      attempt.refusal = said.status();
    }
  }

 private:
  // What stands for the id of a command that nobody signed.
  static CommandId NobodysCommand() { return *CommandId::From(Bytes(CommandId::kSize, '\xff')); }

  static absl::Status Nobody() {
    return Refuse(Reason::kNotAuthorised, "现在没有人可以这样做", "there is nobody who may do this now");
  }

  std::set<PersonId> Candidates(const Wanted& wanted) const {
    std::set<PersonId> persons;
    if (wanted.command.act_case() == v1::Command::ACT_NOT_SET) return {PersonId{}};
    if (wanted.among == Among::kEverybody) {
      // Whoever can act at all has a key.
      for (const auto& [person, key] : keys_) persons.insert(person);
      return persons;
    }
    const auto meeting =
        wanted.about.meeting ? state_.meetings.find(*wanted.about.meeting) : state_.meetings.end();
    if (wanted.among == Among::kRoll && meeting != state_.meetings.end()) {
      for (const roster::RollEntry& entry : meeting->second.roll) persons.insert(entry.person);
      return persons;
    }
    for (const auto& [seat, membership] : state_.roster.memberships) persons.insert(seat.second);
    if (meeting != state_.meetings.end()) {
      for (const auto& [role, person] : meeting->second.officers) persons.insert(person);
    }
    return persons;
  }

  const community::Community& community_;
  const community::State& state_;
  const Millis now_;
  const BestKeys keys_;
  v1::Command base_;
};

}  // namespace

absl::StatusOr<community::Decided> Ask(const community::Community& community, const Wanted& wanted,
                                       const PersonId& who, Millis now) {
  return Asker(community, now).Ask(wanted, who);
}

std::vector<Attempt> AttemptsOn(const community::Community& community, const MatterId& id, Millis now) {
  const Asker asker(community, now);
  std::vector<Attempt> attempts;
  for (Wanted& wanted : ActsOn(community.state, id, now)) attempts.push_back(asker.Among(std::move(wanted)));
  return attempts;
}

std::vector<Attempt> AttemptsBy(const community::Community& community, const MatterId& id,
                                const PersonId& who, Millis now) {
  const Asker asker(community, now);
  std::vector<Attempt> attempts;
  for (Wanted& wanted : ActsOn(community.state, id, now)) {
    Attempt attempt;
    Asker::Note(asker.Ask(wanted, who), who, attempt);
    attempt.wanted = std::move(wanted);
    attempts.push_back(std::move(attempt));
  }
  return attempts;
}

}  // namespace yishi::explain

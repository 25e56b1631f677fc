#include "engine/roster/decide.h"

#include <map>
#include <set>

#include "engine/base/limits.h"
#include "engine/roster/composition.h"
#include "engine/roster/keys.h"
#include "engine/roster/recovery.h"
#include "engine/roster/rows.h"
#include "engine/wire/fields.h"

namespace yishi::roster {
namespace {

absl::StatusOr<Effects> DecideStage(const Roster& roster, const Acting& acting,
                                    const v1::StageRosterPart& act) {
  YISHI_RETURN_IF_ERROR(RequireMember(roster, acting, BodyKind::kRegistry));
  YISHI_ASSIGN_OR_RETURN(const ImportId id, wire::ReadId<ImportId>(act.import_id(), "import_id"));
  YISHI_RETURN_IF_ERROR(
      wire::RequireCount(static_cast<std::size_t>(act.rows_size()), 1, limits::kRosterRowsPerPart, "rows"));
  const auto found = roster.imports.find(id);
  const std::uint32_t expected = found == roster.imports.end() ? 0 : found->second.parts;
  const bool foreign = found != roster.imports.end() &&
                       (found->second.staged_by != acting.person || found->second.committed_root.has_value());
  if (foreign || act.part() != expected) {
    return Refuse(
        {.reason = Reason::kRosterPartOutOfOrder,
         .zh = "名册分批次序有误：应为第 " + std::to_string(expected) + " 批，实为第 " +
               std::to_string(act.part()) + " 批",
         .en = "roster part out of order: expected part " + std::to_string(expected) +
               " of one's own open import, got part " + std::to_string(act.part()),
         .rule = "",
         .numbers = {{"expected", std::to_string(expected)}, {"part", std::to_string(act.part())}}});
  }
  const std::size_t before = found == roster.imports.end() ? 0 : found->second.rows.size();
  const std::size_t total = before + static_cast<std::size_t>(act.rows_size());
  if (total > limits::kRosterRows) return wire::LimitExceeded("rows", total, limits::kRosterRows);
  for (int i = 0; i < act.rows_size(); ++i) {
    YISHI_RETURN_IF_ERROR(CheckRow(act.rows(i), before + static_cast<std::size_t>(i) + 1));
  }
  Effects effects(1);
  auto* staged = effects[0].mutable_roster_part_staged();
  staged->set_import_id(id.str());
  staged->set_rows(static_cast<std::uint32_t>(total));
  return effects;
}

absl::StatusOr<ImportId> FindImport(const Roster& roster, BytesView bytes) {
  YISHI_ASSIGN_OR_RETURN(const ImportId id, wire::ReadId<ImportId>(bytes, "import_id"));
  if (!roster.imports.contains(id)) return Refuse(Reason::kNotFound, "没有这批名册", "no such import");
  return id;
}

absl::Status RootDiffers(const Hash& have, BytesView given) {
  return Refuse({.reason = Reason::kRosterRootDiffers,
                 .zh = "名册摘要不符：账本中为 " + ToHex(have.view()),
                 .en = "the roster's digest differs: the ledger has " + ToHex(have.view()) +
                       ", the command " + ToHex(given),
                 .rule = "",
                 .numbers = {{"ledger", ToHex(have.view())}, {"command", ToHex(given)}}});
}

absl::Status RowsDiffer(std::size_t have, std::uint32_t given) {
  const std::string here = std::to_string(have);
  const std::string there = std::to_string(given);
  return Refuse({.reason = Reason::kRosterRootDiffers,
                 .zh = "名册行数不符：账本中有 " + here + " 行，命令称有 " + there + " 行",
                 .en = "the ledger has " + here + " roster rows, the command says " + there + " rows",
                 .rule = "",
                 .numbers = {{"rows", here}, {"stated", there}}});
}

absl::StatusOr<Effects> DecideCommit(const Roster& roster, const crypto::Suite& suite, const Acting& acting,
                                     const v1::CommitRoster& act) {
  YISHI_RETURN_IF_ERROR(RequireMember(roster, acting, BodyKind::kRegistry));
  YISHI_ASSIGN_OR_RETURN(const ImportId id, FindImport(roster, act.import_id()));
  const Import& import = roster.imports.at(id);
  if (import.staged_by != acting.person || import.committed_root) {
    return Refuse(Reason::kWrongPhase, "这批名册不由你提交，或已提交",
                  "this import is not yours to commit, or is committed");
  }
  const Hash root = RowsRoot(suite, import.rows);
  if (import.rows.size() != act.rows()) return RowsDiffer(import.rows.size(), act.rows());
  if (root.view() != act.root()) return RootDiffers(root, act.root());
  Roster whole = roster;
  ApplyRows(whole, import.rows);
  YISHI_RETURN_IF_ERROR(CheckWhole(roster, whole));
  Effects effects(1);
  effects[0].mutable_roster_committed()->set_import_id(id.str());
  return effects;
}

absl::StatusOr<Effects> DecideConfirm(const Roster& roster, const Acting& acting,
                                      const v1::ConfirmRoster& act) {
  const bool supervisor = Belongs(roster, acting.person, BodyKind::kSupervisionCommittee, acting.today);
  if (!supervisor) YISHI_RETURN_IF_ERROR(RequireMember(roster, acting, BodyKind::kRegistry));
  YISHI_RETURN_IF_ERROR(RequireOfficialKey(acting));
  YISHI_ASSIGN_OR_RETURN(const ImportId id, FindImport(roster, act.import_id()));
  const Import& import = roster.imports.at(id);
  if (!import.committed_root)
    return Refuse(Reason::kWrongPhase, "这批名册尚未提交", "this import is not committed yet");
  if (import.committed_root->view() != act.root()) return RootDiffers(*import.committed_root, act.root());
  if (import.staged_by == acting.person) {
    return Refuse(Reason::kSecondSignatureNeeded, "提交名册的人不能自己确认，须由另一人确认",
                  "who committed the roster may not confirm it: another official must");
  }
  Roster whole = roster;  // what came in between may have broken it
  ApplyRows(whole, import.rows);
  YISHI_RETURN_IF_ERROR(CheckWhole(roster, whole));
  Effects effects(1);
  auto* confirmed = effects[0].mutable_roster_confirmed();
  confirmed->set_import_id(id.str());
  confirmed->set_roster_version(roster.version + 1);
  return effects;
}

void ApplyFounding(Roster& roster, const crypto::Suite& suite, const v1::FoundCommunity& act) {
  const BodyId body = FoundersRegistry();
  roster.bodies[body] = {BodyKind::kRegistry, "登记"};
  for (const v1::Founder& founder : act.founders()) {
    const PersonId person = *PersonId::From(founder.person_id());
    roster.persons[person] = {};
    // The founders keep the roster until an import ends their term.
    roster.memberships[{body, person}] = {Capacity::kMember, calendar::kFirstDay, calendar::kLastDay};
    roster.keys[suite.KeyIdOf(founder.public_key())] = {.person = person,
                                                        .public_key = founder.public_key(),
                                                        .custody = Custody::kDevice,
                                                        .confirmed = true,
                                                        .issued_by = {},
                                                        .enrolled_seq = 0,
                                                        .revoked_seq = {},
                                                        .revoked_by_owner = false,
                                                        .recovered_seq = 0};
    roster.keyed.insert(person);
  }
}

void ApplyStaged(Roster& roster, const v1::StageRosterPart& act, const PersonId& actor) {
  Import& import = roster.imports[*ImportId::From(act.import_id())];
  import.staged_by = actor;
  import.parts = act.part() + 1;
  for (const v1::RosterRow& row : act.rows()) import.rows.push_back(row.SerializeAsString());
}

void ApplyEnrolled(Roster& roster, const ledger::v1::KeyEnrolled& effect, const v1::Command& command,
                   std::uint64_t seq) {
  Slip& slip = roster.slips[*KeyId::From(command.key_id())];
  slip.used = true;
  roster.keys[*KeyId::From(effect.key_id())] = {
      .person = *PersonId::From(effect.person_id()),
      .public_key = command.enrol_key().public_key(),
      .custody = static_cast<Custody>(command.enrol_key().custody()),
      .confirmed = false,
      .issued_by = slip.issued_by,
      .enrolled_seq = seq,
      .revoked_seq = {},
      .revoked_by_owner = false,
      .recovered_seq = 0};
}

void ApplyKeyConfirmed(Roster& roster, const KeyId& id) {
  Key& key = roster.keys[id];
  key.confirmed = true;
  roster.keyed.insert(key.person);
}

void ApplyKeyRevoked(Roster& roster, const KeyId& id, const PersonId& by, std::uint64_t seq) {
  Key& key = roster.keys[id];
  key.revoked_seq = seq;
  key.revoked_by_owner = key.person == by;
  roster.recoveries.erase(id);
}

// Who sits in the bodies that near relatives are kept apart in.
std::map<std::pair<BodyId, PersonId>, Membership> WatchedSeats(const Roster& roster) {
  std::map<std::pair<BodyId, PersonId>, Membership> seats;
  for (const auto& [key, membership] : roster.memberships) {
    const BodyKind kind = roster.bodies.at(key.first).kind;
    if (kind == BodyKind::kResidentsCommittee || kind == BodyKind::kSupervisionCommittee)
      seats[key] = membership;
  }
  return seats;
}

void ApplyConfirmed(Roster& roster, const ledger::v1::RosterConfirmed& effect) {
  const auto import = roster.imports.find(*ImportId::From(effect.import_id()));
  const auto before = WatchedSeats(roster);
  const bool attested = import->second.relatives_apart;
  ApplyRows(roster, import->second.rows);
  roster.imports.erase(import);
  roster.version = effect.roster_version();
  if (attested) {
    roster.relatives_apart_in = roster.version;
  } else if (before != WatchedSeats(roster)) {
    roster.relatives_apart_in.reset();
  }
}

}  // namespace

Hash PossessionDigest(const crypto::Suite& suite, const LedgerId& ledger, BytesView person,
                      BytesView public_key) {
  return suite.Tagged("pop", {ledger.view(), person, public_key});
}

absl::Status CheckFounders(const crypto::Suite& suite, const v1::FoundCommunity& act) {
  YISHI_RETURN_IF_ERROR(
      wire::RequireCount(static_cast<std::size_t>(act.founders_size()), 2, limits::kFounders, "founders"));
  std::set<Bytes> seen;
  for (const v1::Founder& founder : act.founders()) {
    YISHI_RETURN_IF_ERROR(wire::ReadId<PersonId>(founder.person_id(), "founders.person_id").status());
    YISHI_RETURN_IF_ERROR(suite.CheckPublicKey(founder.public_key()));
    if (!seen.insert(founder.person_id()).second || !seen.insert(founder.public_key()).second) {
      return Refuse(Reason::kAlreadyExists, "发起人或其密钥重复",
                    "a founder or a founder's key stands here twice");
    }
    const Hash digest = PossessionDigest(suite, LedgerId{}, founder.person_id(), founder.public_key());
    if (!suite.VerifySignature(founder.public_key(), digest.view(), founder.proof_of_possession())) {
      return Refuse(Reason::kProofOfPossessionInvalid, "发起人密钥的持有证明无效",
                    "a founder's key did not prove possession");
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<Effects> Decide(const Roster& roster, const crypto::Suite& suite, const LedgerId& ledger,
                               const Acting& acting, const v1::Command& command) {
  if (command.has_stage_roster_part()) return DecideStage(roster, acting, command.stage_roster_part());
  if (command.has_commit_roster()) return DecideCommit(roster, suite, acting, command.commit_roster());
  if (command.has_confirm_roster()) return DecideConfirm(roster, acting, command.confirm_roster());
  if (command.has_issue_enrolments())
    return DecideIssueEnrolments(roster, suite, acting, command.issue_enrolments());
  if (command.has_enrol_key()) return DecideEnrolKey(roster, suite, ledger, acting, command.enrol_key());
  if (command.has_confirm_keys()) return DecideConfirmKeys(roster, acting, command.confirm_keys());
  if (command.has_stop_recovery()) return DecideStopRecovery(roster, acting, command.stop_recovery());
  return DecideRevokeKey(roster, acting, command.revoke_key());
}

bool Apply(Roster& roster, const crypto::Suite& suite, const ledger::v1::Effect& effect,
           const v1::Command& command, std::uint64_t seq, Millis at) {
  if (ApplyRecovery(roster, effect, command, seq, at)) return true;
  using Kind = ledger::v1::Effect;
  const PersonId actor = PersonId::From(command.actor_id()).value_or(PersonId{});
  switch (effect.effect_case()) {
    case Kind::kCommunityFounded:
      ApplyFounding(roster, suite, command.found_community());
      return true;
    case Kind::kRosterPartStaged:
      ApplyStaged(roster, command.stage_roster_part(), actor);
      return true;
    case Kind::kRosterCommitted: {
      Import& import = roster.imports[*ImportId::From(effect.roster_committed().import_id())];
      import.committed_root = Hash::From(command.commit_roster().root());
      import.relatives_apart = command.commit_roster().relatives_apart();
      return true;
    }
    case Kind::kRosterConfirmed:
      ApplyConfirmed(roster, effect.roster_confirmed());
      return true;
    case Kind::kEnrolmentsIssued:
      for (const v1::Enrolment& e : command.issue_enrolments().enrolments()) {
        roster.slips[suite.KeyIdOf(e.public_key())] = {*PersonId::From(e.person_id()), e.public_key(), actor,
                                                       e.expires_ms(), false};
      }
      return true;
    case Kind::kKeyEnrolled:
      ApplyEnrolled(roster, effect.key_enrolled(), command, seq);
      return true;
    case Kind::kKeysConfirmed:
      for (const Bytes& id : command.confirm_keys().key_ids()) ApplyKeyConfirmed(roster, *KeyId::From(id));
      return true;
    case Kind::kKeyRevoked:
      ApplyKeyRevoked(roster, *KeyId::From(effect.key_revoked().key_id()), actor, seq);
      return true;
    case Kind::kSeatEnded:
      roster.memberships
          .at({*BodyId::From(effect.seat_ended().body_id()),
               *PersonId::From(effect.seat_ended().person_id())})
          .to = calendar::Day{effect.seat_ended().last_day()};
      return true;
    default:
      return false;
  }
}

}  // namespace yishi::roster

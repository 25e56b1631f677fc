#include "engine/vault/decide.h"

namespace yishi::vault {
namespace {

// The first that came under a commitment is what it is known by.
void Note(Vault& vault, BytesView commitment, ContentKind kind, BytesView person, std::uint64_t seq) {
  const auto hash = Hash::From(commitment);
  const auto whose = PersonId::From(person);
  if (!hash || hash->is_zero() || !whose) return;
  vault.contents.emplace(*hash, Content{.kind = kind, .person = *whose, .seq = seq});
}

void NoteRecords(Vault& vault, const v1::StageRosterPart& act, std::uint64_t seq) {
  for (const v1::RosterRow& row : act.rows()) {
    if (!row.has_person()) continue;
    Note(vault, row.person().record(), ContentKind::kPersonRecord, row.person().id(), seq);
  }
}

}  // namespace

const Erasure* ErasureOf(const Vault& vault, const Hash& commitment) {
  const auto found = vault.erased.find(commitment);
  return found == vault.erased.end() ? nullptr : &vault.erasures.at(found->second);
}

void Apply(Vault& vault, const ledger::v1::Effect& effect, const v1::Command& command, std::uint64_t seq,
           Millis admitted_ms) {
  using Kind = ledger::v1::Effect::EffectCase;
  switch (effect.effect_case()) {
    case Kind::kRosterPartStaged:
      return NoteRecords(vault, command.stage_roster_part(), seq);
    case Kind::kObjectionRaised:
      return Note(vault, command.raise_objection().statement(), ContentKind::kStatement, command.actor_id(),
                  seq);
    case Kind::kRollObjectionRaised:
      return Note(vault, command.object_to_roll().statement(), ContentKind::kStatement, command.actor_id(),
                  seq);
    case Kind::kErasureProposed: {
      const v1::ProposeErasure& act = command.propose_erasure();
      vault.erasures[*ErasureId::From(effect.erasure_proposed().erasure_id())] = {
          .commitment = *Hash::From(act.commitment()),
          .ground = act.ground(),
          .reason = act.reason(),
          .proposed_by = *PersonId::From(command.actor_id()),
          .proposed_ms = admitted_ms,
          .confirmed_by = {},
          .erased_seq = {}};
      return;
    }
    case Kind::kContentErased: {
      const ErasureId id = *ErasureId::From(effect.content_erased().erasure_id());
      Erasure& erasure = vault.erasures.at(id);
      erasure.confirmed_by = *PersonId::From(command.actor_id());
      erasure.erased_seq = seq;
      vault.erased[erasure.commitment] = id;
      return;
    }
    default:
      return;
  }
}

}  // namespace yishi::vault

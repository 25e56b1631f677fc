// What effects do to petitions.

#include "engine/petition/decide.h"

namespace yishi::petition {
namespace {

Signers ToSigners(const ledger::v1::SignerCounts& counts) {
  return {counts.residents(), counts.households(), counts.representatives()};
}

void ApplyStarted(Petitions& petitions, const roster::Roster& roster, const calendar::Calendar& calendar,
                  const ledger::v1::PetitionStarted& effect, const v1::Command& command, const CommandId& id,
                  Millis admitted_ms) {
  Petition petition;
  petition.command = id;
  petition.content = std::make_shared<const v1::MatterContent>(command.start_petition().content());
  petition.started_by = *PersonId::From(command.actor_id());
  petition.started_ms = admitted_ms;
  petition.collect_until_ms = effect.collect_until_ms();
  petition.charter_digest = *Hash::From(effect.charter_digest());
  petition.stage = effect.stage();
  petition.who = std::make_shared<const Register>(RegisterOf(roster, calendar.DayOf(admitted_ms)));
  petition.of = ToSigners(effect.of());
  petition.signed_by = {petition.started_by};
  petition.signed_count = ToSigners(effect.signatures());
  petitions[*PetitionId::From(effect.petition_id())] = std::move(petition);
}

void ApplySheetEntered(Petition& petition, const v1::Command& command, const CommandId& id,
                       Millis admitted_ms) {
  Sheet sheet;
  sheet.entered_by = *PersonId::From(command.actor_id());
  sheet.entered_ms = admitted_ms;
  for (const Bytes& person : command.enter_petition_sheet().person_ids())
    sheet.persons.insert(*PersonId::From(person));
  petition.sheets[id] = std::move(sheet);
}

void ApplySheetConfirmed(Petition& petition, const ledger::v1::PetitionSheetConfirmed& effect,
                         const v1::Command& command, Millis admitted_ms) {
  Sheet& sheet = petition.sheets.at(*CommandId::From(command.confirm_petition_sheet().sheet()));
  sheet.confirmed_by = PersonId::From(command.actor_id());
  sheet.confirmed_ms = admitted_ms;
  petition.signed_by.insert(sheet.persons.begin(), sheet.persons.end());
  petition.signed_count = ToSigners(effect.signatures());
}

void ApplyReached(Petition& petition, const ledger::v1::PetitionReached& effect, Millis admitted_ms) {
  petition.reached = Reached{.at_ms = admitted_ms,
                             .threshold = effect.threshold(),
                             .matter = {},
                             .study_due_ms = effect.study_due_ms(),
                             .convene_due_ms = effect.convene_due_ms(),
                             .defence_due_ms = effect.defence_due_ms(),
                             .vote_due_ms = effect.vote_due_ms()};
}

}  // namespace

bool Apply(Petitions& petitions, const roster::Roster& roster, const calendar::Calendar& calendar,
           const ledger::v1::Effect& effect, const v1::Command& command, const CommandId& id,
           Millis admitted_ms) {
  using Kind = ledger::v1::Effect;
  const auto petition = [&](BytesView bytes) -> Petition& { return petitions.at(*PetitionId::From(bytes)); };
  switch (effect.effect_case()) {
    case Kind::kPetitionStarted:
      ApplyStarted(petitions, roster, calendar, effect.petition_started(), command, id, admitted_ms);
      return true;
    case Kind::kPetitionSigned: {
      Petition& signed_one = petition(effect.petition_signed().petition_id());
      signed_one.signed_by.insert(*PersonId::From(effect.petition_signed().person_id()));
      signed_one.signed_count = ToSigners(effect.petition_signed().signatures());
      return true;
    }
    case Kind::kSignatureWithdrawn: {
      Petition& left = petition(effect.signature_withdrawn().petition_id());
      left.signed_by.erase(*PersonId::From(effect.signature_withdrawn().person_id()));
      left.signed_count = ToSigners(effect.signature_withdrawn().signatures());
      return true;
    }
    case Kind::kPetitionSheetEntered:
      ApplySheetEntered(petition(effect.petition_sheet_entered().petition_id()), command, id, admitted_ms);
      return true;
    case Kind::kPetitionSheetConfirmed:
      ApplySheetConfirmed(petition(effect.petition_sheet_confirmed().petition_id()),
                          effect.petition_sheet_confirmed(), command, admitted_ms);
      return true;
    case Kind::kPetitionReached:
      ApplyReached(petition(effect.petition_reached().petition_id()), effect.petition_reached(), admitted_ms);
      return true;
    case Kind::kPetitionStudied:
      petition(effect.petition_studied().petition_id()).study =
          Study{std::make_shared<const v1::StudyPetition>(command.study_petition()),
                *PersonId::From(command.actor_id()), admitted_ms};
      return true;
    case Kind::kMatterOpened:
      if (const auto brought = PetitionId::From(effect.matter_opened().petition_id()))
        petitions.at(*brought).reached->matter = *MatterId::From(effect.matter_opened().matter_id());
      return false;  // a matter's
    default:
      return false;
  }
}

}  // namespace yishi::petition

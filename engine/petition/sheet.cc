// Signatures on paper: entered by one registrar, confirmed by another official.

#include "engine/base/limits.h"
#include "engine/petition/decide.h"
#include "engine/wire/fields.h"

namespace yishi::petition {
namespace {

// Who is on a sheet: each once, entitled, and not counted already.
absl::Status CheckPersons(const Petition& petition, const roster::Roster& roster, const Rules& rules,
                          const v1::EnterPetitionSheet& act, calendar::Day today) {
  YISHI_RETURN_IF_ERROR(wire::RequireCount(static_cast<std::size_t>(act.person_ids_size()), 1,
                                           limits::kPersonsPerCommand, "person_ids"));
  std::set<PersonId> seen;
  for (const Bytes& bytes : act.person_ids()) {
    YISHI_ASSIGN_OR_RETURN(const PersonId person, wire::ReadId<PersonId>(bytes, "person_ids"));
    if (!seen.insert(person).second)
      return wire::FieldInvalid("person_ids", "同一人出现两次", "names a person twice");
    if (petition.signed_by.contains(person)) {
      return Refuse(Reason::kAlreadySigned, "此人已签名，每人只计一次：" + person.hex(),
                    "has signed already, and counts once: " + person.hex());
    }
    YISHI_RETURN_IF_ERROR(CountsFor(*petition.who, roster, rules, person, today).status());
  }
  return absl::OkStatus();
}

absl::Status RequireSecond(const roster::Roster& roster, const roster::Acting& acting, const Sheet& sheet) {
  YISHI_RETURN_IF_ERROR(roster::RequireOfficialKey(acting));
  const bool may =
      roster::Belongs(roster, acting.person, roster::BodyKind::kRegistry, acting.today) ||
      roster::Belongs(roster, acting.person, roster::BodyKind::kSupervisionCommittee, acting.today);
  if (may && acting.person != sheet.entered_by) return absl::OkStatus();
  return Refuse(Reason::kSecondSignatureNeeded, "须由录入人以外的登记员或监督委员会成员对照原件确认",
                "another registrar or a member of the supervision committee compares it with the paper and "
                "confirms it",
                "纸质签名须两人经手 (signatures on paper pass two persons)");
}

}  // namespace

absl::StatusOr<Effects> DecideEnterSheet(const PetitionId& id, const Petition& petition,
                                         const roster::Roster& roster, const calendar::Calendar& calendar,
                                         const roster::Acting& acting, const Rules& rules,
                                         const v1::EnterPetitionSheet& act) {
  YISHI_RETURN_IF_ERROR(roster::RequireMember(roster, acting, roster::BodyKind::kRegistry));
  YISHI_RETURN_IF_ERROR(RequireCollecting(petition, calendar, acting.now));
  YISHI_RETURN_IF_ERROR(CheckPersons(petition, roster, rules, act, acting.today));
  YISHI_RETURN_IF_ERROR(wire::ReadHash(act.scan(), "scan").status());
  Effects effects(1);
  auto* entered = effects[0].mutable_petition_sheet_entered();
  entered->set_petition_id(id.str());
  entered->set_persons(static_cast<std::uint32_t>(act.person_ids_size()));
  return effects;
}

absl::StatusOr<Effects> DecideConfirmSheet(const PetitionId& id, const Petition& petition,
                                           const roster::Roster& roster, const calendar::Calendar& calendar,
                                           const roster::Acting& acting, const Rules& rules,
                                           const v1::ConfirmPetitionSheet& act) {
  YISHI_ASSIGN_OR_RETURN(const Hash digest, wire::ReadHash(act.sheet(), "sheet"));
  const auto sheet = petition.sheets.find(*CommandId::From(digest.view()));
  if (sheet == petition.sheets.end())
    return Refuse(Reason::kNotFound, "没有这张签名表", "there is no such sheet of signatures");
  YISHI_RETURN_IF_ERROR(RequireSecond(roster, acting, sheet->second));
  if (sheet->second.confirmed_by)
    return Refuse(Reason::kAlreadyExists, "此签名表已确认", "this sheet is confirmed already");
  YISHI_RETURN_IF_ERROR(RequireCollecting(petition, calendar, acting.now));
  Signers all = petition.signed_count;
  std::uint32_t added = 0;
  for (const PersonId& person : sheet->second.persons) {
    if (petition.signed_by.contains(person)) continue;
    all = all + petition.who->CountsOf(person);
    ++added;
  }
  Effects effects(1);
  auto* confirmed = effects[0].mutable_petition_sheet_confirmed();
  confirmed->set_petition_id(id.str());
  confirmed->set_added(added);
  SetCounts(*confirmed->mutable_signatures(), all);
  AddReached(id, all, petition.of, calendar, acting.now, rules, effects);
  return effects;
}

}  // namespace yishi::petition

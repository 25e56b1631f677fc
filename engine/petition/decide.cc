#include "engine/petition/decide.h"

#include <algorithm>

#include "engine/base/limits.h"
#include "engine/base/text.h"
#include "engine/charter/petition.h"
#include "engine/wire/fields.h"

namespace yishi::petition {
namespace {

absl::Status MayNotSign(const Rules& rules, const PersonId& person) {
  tally::Words who;
  for (const v1::PetitionThreshold& threshold : rules.petition.thresholds()) {
    const tally::Words one = charter::NameOf(threshold.signers());
    AppendJoined(who.zh, "、", one.zh);
    AppendJoined(who.en, ", ", one.en);
  }
  return Refuse({.reason = Reason::kMayNotSign,
                 .zh = "此联名只由" + who.zh + "签名，按联名开始时的名册，不含此人：" + person.hex(),
                 .en = "this petition is signed by " + who.en +
                       ", as the roster had them when it started; not by " + person.hex(),
                 .rule = "程序规则的联名人 (the charter's signers)",
                 .numbers = {}});
}

absl::Status RequireNoneOpen(const Petitions& petitions, const roster::Acting& acting) {
  const bool open = std::any_of(petitions.begin(), petitions.end(), [&](const auto& entry) {
    return entry.second.started_by == acting.person && entry.second.Collects(acting.now);
  });
  if (!open) return absl::OkStatus();
  return Refuse(Reason::kAlreadyExists, "你发起的联名还在征集签名，结束后才能再发起",
                "a petition that you started still collects signatures; start another when it is over");
}

Millis MonthsAfter(const calendar::Calendar& calendar, Millis from, std::uint32_t months) {
  return calendar.EndOf(calendar::AddMonths(calendar.DayOf(from), static_cast<int>(months)));
}

}  // namespace

absl::StatusOr<Rules> RulesFor(const v1::Charter& charter, const v1::Stage& stage) {
  auto rules = charter::PetitionRulesFor(charter, stage);
  if (rules) return Rules{*std::move(rules), stage.has_recall() ? &stage.recall() : nullptr};
  return Refuse(Reason::kPetitionNotProvided, "程序的这一步“" + stage.title() + "”没有联名提请的规定",
                "the charter provides no petition for the step \"" + stage.title_en() + "\"");
}

absl::StatusOr<const Petition*> Find(const Petitions& petitions, BytesView bytes) {
  YISHI_ASSIGN_OR_RETURN(const PetitionId id, wire::ReadId<PetitionId>(bytes, "petition_id"));
  const auto found = petitions.find(id);
  if (found == petitions.end()) return Refuse(Reason::kNotFound, "没有这项联名", "no such petition");
  return &found->second;
}

absl::Status RequireCollecting(const Petition& petition, const calendar::Calendar& calendar, Millis now) {
  if (petition.Collects(now)) return absl::OkStatus();
  if (petition.reached) {
    return Refuse(Reason::kPetitionOver, "联名人数已够，不再签名或撤回",
                  "enough have signed: nobody signs or withdraws any more");
  }
  const std::string until = calendar.Format(petition.collect_until_ms);
  return Refuse({.reason = Reason::kPetitionOver,
                 .zh = "征集签名已于 " + until + " 截止，人数不够",
                 .en = "signatures were collected until " + until + ", and not enough have signed",
                 .rule = "程序规则的征集天数 (the charter's days of collecting)",
                 .numbers = {{"until", until}}});
}

absl::StatusOr<Signers> CountsFor(const Register& who, const roster::Roster& roster, const Rules& rules,
                                  const PersonId& person, calendar::Day today) {
  const Signers counts = who.CountsOf(person);
  for (const v1::PetitionThreshold& threshold : rules.petition.thresholds()) {
    const bool representative = threshold.signers() == v1::SIGNER_KIND_REPRESENTATIVES;
    const auto kind =
        representative ? roster::BodyKind::kResidentRepresentatives : roster::BodyKind::kResidentsAssembly;
    if (counts.of(threshold.signers()) > 0 && roster::Belongs(roster, person, kind, today)) return counts;
  }
  return MayNotSign(rules, person);
}

void SetCounts(ledger::v1::SignerCounts& counts, const Signers& signers) {
  counts.set_residents(static_cast<std::uint32_t>(signers.residents));
  counts.set_households(static_cast<std::uint32_t>(signers.households));
  counts.set_representatives(static_cast<std::uint32_t>(signers.representatives));
}

void AddReached(const PetitionId& id, const Signers& signers, const Signers& of,
                const calendar::Calendar& calendar, Millis now, const Rules& rules, Effects& effects) {
  for (int i = 0; i < rules.petition.thresholds_size(); ++i) {
    const v1::PetitionThreshold& threshold = rules.petition.thresholds(i);
    if (signers.of(threshold.signers()) < NeededOf(threshold, of)) continue;
    auto* reached = effects.emplace_back().mutable_petition_reached();
    reached->set_petition_id(id.str());
    reached->set_threshold(static_cast<std::uint32_t>(i));
    reached->set_study_due_ms(calendar.PeriodEnd(now, static_cast<int>(rules.petition.study_days())));
    reached->set_convene_due_ms(calendar.PeriodEnd(now, static_cast<int>(rules.petition.convene_days())));
    if (rules.recall == nullptr) return;
    reached->set_defence_due_ms(calendar.PeriodEnd(now, static_cast<int>(rules.recall->defence_days())));
    reached->set_vote_due_ms(MonthsAfter(calendar, now, rules.recall->vote_within_months()));
    return;
  }
}

absl::StatusOr<Effects> DecideStart(const Petitions& petitions, const roster::Roster& roster,
                                    const calendar::Calendar& calendar, const roster::Acting& acting,
                                    const Rules& rules, const Place& place) {
  YISHI_RETURN_IF_ERROR(roster::RequireOfficialKey(acting));
  YISHI_RETURN_IF_ERROR(RequireNoneOpen(petitions, acting));
  const Register who = RegisterOf(roster, acting.today);
  YISHI_ASSIGN_OR_RETURN(const Signers first, CountsFor(who, roster, rules, acting.person, acting.today));
  const PetitionId id = acting.NewId<PetitionId>();
  Effects effects(1);
  auto* started = effects[0].mutable_petition_started();
  started->set_petition_id(id.str());
  started->set_charter_digest(place.charter_digest.str());
  started->set_stage(place.stage);
  SetCounts(*started->mutable_of(), who.All());
  started->set_roster_version(roster.version);
  started->set_collect_until_ms(
      calendar.PeriodEnd(acting.now, static_cast<int>(rules.petition.collect_days())));
  SetCounts(*started->mutable_signatures(), first);
  AddReached(id, first, who.All(), calendar, acting.now, rules, effects);
  return effects;
}

absl::StatusOr<Effects> DecideSign(const PetitionId& id, const Petition& petition,
                                   const roster::Roster& roster, const calendar::Calendar& calendar,
                                   const roster::Acting& acting, const Rules& rules) {
  YISHI_RETURN_IF_ERROR(roster::RequireOfficialKey(acting));
  YISHI_RETURN_IF_ERROR(RequireCollecting(petition, calendar, acting.now));
  if (petition.signed_by.contains(acting.person)) {
    return Refuse(Reason::kAlreadySigned, "你已在此联名上签名，每人只计一次",
                  "you have signed this petition; everybody counts once");
  }
  YISHI_ASSIGN_OR_RETURN(const Signers own,
                         CountsFor(*petition.who, roster, rules, acting.person, acting.today));
  const Signers all = petition.signed_count + own;
  Effects effects(1);
  auto* act = effects[0].mutable_petition_signed();
  act->set_petition_id(id.str());
  act->set_person_id(acting.person.str());
  SetCounts(*act->mutable_signatures(), all);
  AddReached(id, all, petition.of, calendar, acting.now, rules, effects);
  return effects;
}

absl::StatusOr<Effects> DecideWithdrawSignature(const PetitionId& id, const Petition& petition,
                                                const calendar::Calendar& calendar,
                                                const roster::Acting& acting) {
  YISHI_RETURN_IF_ERROR(RequireCollecting(petition, calendar, acting.now));
  if (!petition.signed_by.contains(acting.person)) {
    return Refuse(Reason::kNotSigned, "此联名上没有你的签名", "your signature is not on this petition");
  }
  Effects effects(1);
  auto* withdrawn = effects[0].mutable_signature_withdrawn();
  withdrawn->set_petition_id(id.str());
  withdrawn->set_person_id(acting.person.str());
  SetCounts(*withdrawn->mutable_signatures(), petition.signed_count - petition.who->CountsOf(acting.person));
  return effects;
}

absl::StatusOr<Effects> DecideStudy(const PetitionId& id, const Petition& petition,
                                    const roster::Roster& roster, const roster::Acting& acting,
                                    const v1::StudyPetition& act) {
  YISHI_RETURN_IF_ERROR(roster::RequireMember(roster, acting, roster::BodyKind::kPartyBranchCommittee));
  if (!petition.reached) {
    return Refuse(Reason::kWrongPhase, "联名人数还不够，尚不需要研究",
                  "not enough have signed yet; there is nothing to study");
  }
  if (petition.study) return Refuse(Reason::kAlreadyExists, "研究意见已提交", "the study is on file already");
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.text(), limits::kTextBytes, "text"));
  YISHI_RETURN_IF_ERROR(wire::RequireBlobs(act.papers(), "papers"));
  Effects effects(1);
  effects[0].mutable_petition_studied()->set_petition_id(id.str());
  return effects;
}

}  // namespace yishi::petition

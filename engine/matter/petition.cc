#include "engine/matter/petition.h"

#include "engine/charter/petition.h"
#include "engine/wire/deterministic.h"

namespace yishi::matter {
namespace {

const petition::Petition* PetitionOf(const Matter& matter, const Surroundings& around) {
  return matter.petition ? &around.petitions.at(*matter.petition) : nullptr;
}

}  // namespace

Effects Brought(const PetitionId& id, const petition::Petition& petition, const roster::Acting& acting,
                std::uint32_t count_this_year) {
  const MatterId matter = acting.NewId<MatterId>();
  Effects effects(2);
  auto* opened = effects[0].mutable_matter_opened();
  opened->set_matter_id(matter.str());
  const int year = calendar::CivilDateOf(acting.today).year;
  opened->set_number(static_cast<std::uint32_t>(year) * 10'000 + count_this_year + 1);
  opened->set_charter_digest(petition.charter_digest.str());
  opened->set_petition_id(id.str());
  auto* entered = effects[1].mutable_stage_entered();
  entered->set_matter_id(matter.str());
  entered->set_stage(petition.stage);
  entered->set_phase(ledger::v1::PHASE_AWAITING_MEETING);
  return effects;
}

std::optional<roster::BodyKind> ConvenesInstead(const Matter& matter, const Surroundings& around,
                                                Millis now) {
  const petition::Petition* petition = PetitionOf(matter, around);
  if (petition == nullptr || matter.phase != Phase::kAwaitingMeeting) return std::nullopt;
  if (matter.stage != petition->stage || now < petition->reached->convene_due_ms) return std::nullopt;
  const auto rules =
      charter::PetitionRulesFor(CharterOf(around.charters, matter), StageOf(around.charters, matter));
  if (!rules) return std::nullopt;
  return static_cast<roster::BodyKind>(rules->then_convened_by());
}

absl::Status RequireStudied(const Matter& matter, const Surroundings& around, Millis now) {
  const petition::Petition* petition = PetitionOf(matter, around);
  if (petition == nullptr || petition::Studied(*petition, now)) return absl::OkStatus();
  const std::string until = around.calendar.Format(petition->reached->study_due_ms);
  return Refuse(
      {.reason = Reason::kStudyPending,
       .zh = "党组织正在研究这项联名提请，研究期到 " + until + " 为止；逾期不研究也可召集",
       .en = "the Party organisation studies this petition until " + until +
             "; after that the meeting is convened with or without it",
       .rule = "城市居民委员会组织法（2026）第三十条第四款；村民委员会组织法（2026）第二十八条第三款",
       .numbers = {{"until", until}}});
}

absl::Status TextFixed(std::string zh, std::string en) {
  return Refuse(Reason::kPetitionTextFixed, std::move(zh), std::move(en),
                "联名人签的是这份文本 (this text is what was signed)");
}

absl::Status RequireTextAsSigned(const Matter& matter, const v1::MatterContent& content) {
  if (!matter.petition) return absl::OkStatus();
  if (wire::SerializeDeterministic(matter.content()) == wire::SerializeDeterministic(content))
    return absl::OkStatus();
  return TextFixed(
      "联名提请的内容不能改，只能照原文重新提出；要改请另行联名",
      "what a petition brought is put forward again as it was signed; another text needs another "
      "petition");
}

absl::Status PetitionNeeded() {
  return Refuse(Reason::kPetitionNeeded, "罢免只能由联名提出，请先发起联名",
                "a recall comes by a petition only; start one",
                "城市居民委员会组织法（2026）第二十条；村民委员会组织法（2026）第十九条");
}

}  // namespace yishi::matter

#include "engine/charter/petition.h"

#include <algorithm>

#include "engine/base/ratio.h"

namespace yishi::charter {
namespace {

// Where the law says nothing: signatures are collected for sixty days, so that none is used years later; the
// Party organisation has five for its study; the notice is out within fifteen (a rule for the
// representatives' meeting in 重庆市实施《村民委员会组织法》办法, taken over).
constexpr std::uint32_t kCollectDays = 60;
constexpr std::uint32_t kStudyDays = 5;
constexpr std::uint32_t kConveneDays = 15;

v1::PetitionThreshold Of(v1::SignerKind signers, std::int64_t denominator) {
  v1::PetitionThreshold threshold;
  threshold.set_signers(signers);
  threshold.set_numerator(1);
  threshold.set_denominator(denominator);
  return threshold;
}

LawfulPetition Urban(std::vector<v1::PetitionThreshold> thresholds, const char* zh, const char* en) {
  return {std::move(thresholds),
          {std::string("城市居民委员会组织法（2026）第") + zh + "条",
           std::string("Organic Law of the Urban Residents' Committees (2026), art. ") + en}};
}

LawfulPetition Village(std::vector<v1::PetitionThreshold> thresholds, const char* zh, const char* en) {
  return {std::move(thresholds),
          {std::string("村民委员会组织法（2026）第") + zh + "条",
           std::string("Organic Law of the Villagers' Committees (2026), art. ") + en}};
}

bool OfTheAssembly(v1::BodyKind body) {
  return body == v1::BODY_KIND_RESIDENTS_ASSEMBLY || body == v1::BODY_KIND_HOUSEHOLDS_ASSEMBLY;
}

std::optional<LawfulPetition> UrbanPetition(const v1::Stage& stage) {
  const std::vector<v1::PetitionThreshold> of_all{Of(v1::SIGNER_KIND_RESIDENTS, 10),
                                                  Of(v1::SIGNER_KIND_HOUSEHOLDS, 10),
                                                  Of(v1::SIGNER_KIND_REPRESENTATIVES, 3)};
  if (stage.has_recall()) return Urban(of_all, "二十", "20");
  if (OfTheAssembly(stage.vote().body())) return Urban(of_all, "二十六", "26");
  if (stage.vote().body() == v1::BODY_KIND_REPRESENTATIVES_MEETING)
    return Urban({Of(v1::SIGNER_KIND_REPRESENTATIVES, 5)}, "二十八", "28");
  return std::nullopt;
}

std::optional<LawfulPetition> VillagePetition(const v1::Stage& stage) {
  const v1::PetitionThreshold representatives = Of(v1::SIGNER_KIND_REPRESENTATIVES, 3);
  if (stage.has_recall()) return Village({Of(v1::SIGNER_KIND_RESIDENTS, 5), representatives}, "十九", "19");
  if (OfTheAssembly(stage.vote().body()))
    return Village({Of(v1::SIGNER_KIND_RESIDENTS, 10), representatives}, "二十五", "25");
  if (stage.vote().body() == v1::BODY_KIND_REPRESENTATIVES_MEETING)
    return Village({Of(v1::SIGNER_KIND_REPRESENTATIVES, 5)}, "三十", "30");
  return std::nullopt;
}

}  // namespace

std::optional<LawfulPetition> LawfulPetitionFor(const v1::Charter& charter, const v1::Stage& stage) {
  if (!stage.has_vote()) return std::nullopt;
  if (charter.basis() == v1::LEGAL_BASIS_URBAN_2026) return UrbanPetition(stage);
  if (charter.basis() == v1::LEGAL_BASIS_VILLAGE_2026) return VillagePetition(stage);
  return std::nullopt;
}

std::optional<v1::PetitionRules> PetitionRulesFor(const v1::Charter& charter, const v1::Stage& stage) {
  if (stage.has_petition()) return stage.petition();
  const std::optional<LawfulPetition> lawful = LawfulPetitionFor(charter, stage);
  if (!lawful) return std::nullopt;
  v1::PetitionRules rules;
  for (const v1::PetitionThreshold& threshold : lawful->thresholds) *rules.add_thresholds() = threshold;
  rules.set_collect_days(kCollectDays);
  rules.set_study_days(kStudyDays);
  rules.set_convene_days(kConveneDays);
  rules.set_then_convened_by(v1::BODY_KIND_TOWNSHIP);
  return rules;
}

bool IsForRecall(const v1::Charter& charter) {
  return std::any_of(charter.stages().begin(), charter.stages().end(),
                     [](const v1::Stage& stage) { return stage.has_recall(); });
}

tally::Words NameOf(v1::SignerKind kind) {
  switch (kind) {
    case v1::SIGNER_KIND_RESIDENTS:
      return {"十八周岁以上居民", "residents of 18 and over"};
    case v1::SIGNER_KIND_HOUSEHOLDS:
      return {"户的代表", "household representatives"};
    case v1::SIGNER_KIND_REPRESENTATIVES:
      return {"居民代表", "residents' representatives"};
    default:
      return {"", ""};
  }
}

tally::Words InWords(const v1::PetitionThreshold& threshold) {
  const tally::Words who = NameOf(threshold.signers());
  const tally::Words share = tally::FractionInWords({threshold.numerator(), threshold.denominator()});
  return {share.zh + "以上的" + who.zh, "at least " + share.en + " of the " + who.en};
}

}  // namespace yishi::charter

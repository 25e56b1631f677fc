// What the laws ask of each body, as data.

#include <algorithm>
#include <array>

#include "engine/charter/floor.h"

namespace yishi::charter {
namespace {

using tally::Base;
using tally::Count;
using tally::Rule;
using tally::Unit;

Rule Of(Count count, Comparison comparison, Ratio ratio, Base base, Unit unit = Unit::kPersons) {
  return Rule::Of({.count = count, .comparison = comparison, .ratio = ratio, .base = base, .unit = unit});
}

Rule Present(Comparison comparison, Ratio ratio, Unit unit = Unit::kPersons) {
  return Of(Count::kPresent, comparison, ratio, Base::kExpected, unit);
}

// "到会人员的过半数".
Rule HalfOfThosePresent(Unit unit = Unit::kPersons) {
  return Of(Count::kYes, Comparison::kMoreThan, {1, 2}, Base::kPresent, unit);
}

// In an assembly of households each on the roll stands for one, so that persons and households count the
// same.
Rule InEither(Rule persons, Rule households) {
  return Rule::Any({std::move(persons), std::move(households)});
}

tally::Words Urban(std::string zh, std::string en) {
  return {"城市居民委员会组织法（2026）第" + std::move(zh) + "条",
          "Organic Law of the Urban Residents' Committees (2026), art. " + std::move(en)};
}

tally::Words Village(std::string zh, std::string en) {
  return {"村民委员会组织法（2026）第" + std::move(zh) + "条",
          "Organic Law of the Villagers' Committees (2026), art. " + std::move(en)};
}

BodyFloor UrbanRepresentatives() {
  return {.quorum = Present(Comparison::kAtLeast, {2, 3}),
          .quorum_law = Urban("二十九", "29"),
          .threshold = HalfOfThosePresent(),
          .threshold_law = Urban("二十九", "29"),
          .convened_by = v1::BODY_KIND_RESIDENTS_COMMITTEE,
          .convened_law = Urban("二十八", "28")};
}

BodyFloor UrbanAssembly(Rule quorum, Rule threshold) {
  return {.quorum = std::move(quorum),
          .quorum_law = Urban("二十七", "27"),
          .threshold = std::move(threshold),
          .threshold_law = Urban("二十七", "27"),
          .notice_days = 10,
          .notice_law = Urban("二十六", "26"),
          .convened_by = v1::BODY_KIND_RESIDENTS_COMMITTEE,
          .convened_law = Urban("二十六", "26")};
}

BodyFloor VillageRepresentatives() {
  return {.quorum = Present(Comparison::kAtLeast, {2, 3}),
          .quorum_law = Village("三十", "30"),
          .threshold = HalfOfThosePresent(),
          .threshold_law = Village("三十", "30"),
          .convened_by = v1::BODY_KIND_RESIDENTS_COMMITTEE,
          .convened_law = Village("三十", "30")};
}

BodyFloor VillageAssembly(Rule quorum, Rule threshold) {
  return {.quorum = std::move(quorum),
          .quorum_law = Village("二十六", "26"),
          .threshold = std::move(threshold),
          .threshold_law = Village("二十六", "26"),
          .notice_days = 10,
          .notice_law = Village("二十五", "25"),
          .convened_by = v1::BODY_KIND_RESIDENTS_COMMITTEE,
          .convened_law = Village("二十五", "25")};
}

// 有表决权的党员到会半数以上；赞成人数超过应到会有表决权的党员的半数。
BodyFloor PartyMembers() {
  const tally::Words law = {"中国共产党支部工作条例（试行）第十一条",
                            "Regulations on the Work of Party Branches (trial), art. 11"};
  return {.quorum = Present(Comparison::kAtLeast, {1, 2}),
          .quorum_law = law,
          .threshold = Of(Count::kYes, Comparison::kMoreThan, {1, 2}, Base::kExpected),
          .threshold_law = law};
}

// "须有选民或者户的代表过半数或者超过三分之二的居民代表投票，并须经投票人员的过半数通过": who is there and
// gives no ballot does not vote.
BodyFloor Recall(Ratio share, tally::Words law) {
  return {.quorum = Present(Comparison::kMoreThan, share),
          .quorum_law = law,
          .threshold = Rule::All({Of(Count::kCast, Comparison::kMoreThan, share, Base::kExpected),
                                  Of(Count::kYes, Comparison::kMoreThan, {1, 2}, Base::kVoting)}),
          .threshold_law = law};
}

tally::Words Article278() { return {"民法典第二百七十八条", "Civil Code, art. 278"}; }

Rule ByAreaAndHeads(Count count, Comparison comparison, Ratio ratio, Base base) {
  return Rule::All({Of(count, comparison, ratio, base, Unit::kWeight),
                    Of(count, comparison, ratio, base, Unit::kHouseholds)});
}

std::optional<BodyFloor> UrbanFloor(v1::BodyKind body) {
  const Rule persons = Present(Comparison::kMoreThan, {1, 2});
  const Rule households = Present(Comparison::kMoreThan, {1, 2}, Unit::kHouseholds);
  switch (body) {
    case v1::BODY_KIND_REPRESENTATIVES_MEETING:
      return UrbanRepresentatives();
    case v1::BODY_KIND_RESIDENTS_ASSEMBLY:
      return UrbanAssembly(InEither(persons, households), HalfOfThosePresent());
    case v1::BODY_KIND_HOUSEHOLDS_ASSEMBLY:
      return UrbanAssembly(InEither(persons, households),
                           InEither(HalfOfThosePresent(), HalfOfThosePresent(Unit::kHouseholds)));
    default:
      return std::nullopt;
  }
}

std::optional<BodyFloor> VillageFloor(v1::BodyKind body) {
  const Rule two_thirds = Present(Comparison::kAtLeast, {2, 3});
  const Rule of_households = Present(Comparison::kAtLeast, {2, 3}, Unit::kHouseholds);
  switch (body) {
    case v1::BODY_KIND_REPRESENTATIVES_MEETING:
      return VillageRepresentatives();
    case v1::BODY_KIND_RESIDENTS_ASSEMBLY:
      return VillageAssembly(InEither(Present(Comparison::kMoreThan, {1, 2}), of_households),
                             HalfOfThosePresent());
    case v1::BODY_KIND_HOUSEHOLDS_ASSEMBLY:
      return VillageAssembly(InEither(two_thirds, of_households),
                             InEither(HalfOfThosePresent(), HalfOfThosePresent(Unit::kHouseholds)));
    default:
      return std::nullopt;
  }
}

template <std::size_t n>
bool Names(const std::array<std::string_view, n>& kinds, std::string_view kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

// Urban law, art. 30, first paragraph: the charter of self-governance and the pact, the committee's annual
// work report, the appraisal of its members, other important matters that concern all residents.
constexpr std::array<std::string_view, 5> kUrbanReserved{"RESIDENTS_PACT", "ANNUAL_PLAN", "WORK_REPORT",
                                                         "APPRAISAL", "OTHER_MAJOR"};

// Village law, arts. 27, 28 (1) to (5) and 31.
constexpr std::array<std::string_view, 6> kVillageReserved{"VILLAGERS_PACT", "VILLAGE_PLANNING",
                                                           "WORK_SUBSIDIES", "VILLAGE_FUNDS",
                                                           "VILLAGE_WORKS",  "KEY_ASSISTANCE"};

// Civil Code, art. 278, items 6 to 8.
constexpr std::array<std::string_view, 2> kGraver{"MAINTENANCE_FUND", "COMMON_PARTS"};

}  // namespace

BodyFloor OwnersFloor(bool graver) {
  const Rule passes = graver ? ByAreaAndHeads(Count::kYes, Comparison::kAtLeast, {3, 4}, Base::kVoting)
                             : ByAreaAndHeads(Count::kYes, Comparison::kMoreThan, {1, 2}, Base::kVoting);
  const Rule takes_part = ByAreaAndHeads(Count::kCast, Comparison::kAtLeast, {2, 3}, Base::kExpected);
  return {.quorum = ByAreaAndHeads(Count::kPresent, Comparison::kAtLeast, {2, 3}, Base::kExpected),
          .quorum_law = Article278(),
          .threshold = Rule::All({takes_part, passes}),
          .threshold_law = Article278(),
          .notice_days = 15,
          .notice_law = {"物业管理条例第十四条", "Regulations on Property Management, art. 14"}};
}

bool IsGraverForOwners(std::string_view kind) { return Names(kGraver, kind); }

std::optional<BodyFloor> FloorOf(v1::LegalBasis basis, v1::BodyKind body) {
  if (basis == v1::LEGAL_BASIS_OWN || basis == v1::LEGAL_BASIS_UNSPECIFIED) return std::nullopt;
  if (body == v1::BODY_KIND_PARTY_MEMBERS) return PartyMembers();
  if (basis == v1::LEGAL_BASIS_URBAN_2026) return UrbanFloor(body);
  if (basis == v1::LEGAL_BASIS_VILLAGE_2026) return VillageFloor(body);
  return std::nullopt;
}

std::optional<BodyFloor> RecallFloorOf(v1::LegalBasis basis, v1::BodyKind body) {
  const bool by_voters = body == v1::BODY_KIND_RESIDENTS_ASSEMBLY;
  if (basis == v1::LEGAL_BASIS_VILLAGE_2026 && by_voters) return Recall({1, 2}, Village("十九", "19"));
  if (basis != v1::LEGAL_BASIS_URBAN_2026) return std::nullopt;
  if (body == v1::BODY_KIND_RESIDENT_REPRESENTATIVES) return Recall({2, 3}, Urban("二十", "20"));
  if (by_voters || body == v1::BODY_KIND_HOUSEHOLDS_ASSEMBLY) return Recall({1, 2}, Urban("二十", "20"));
  return std::nullopt;
}

bool IsReserved(std::string_view kind) {
  return Names(kUrbanReserved, kind) || Names(kVillageReserved, kind);
}

bool IsAssemblyOnly(v1::LegalBasis basis, std::string_view kind) {
  return basis == v1::LEGAL_BASIS_VILLAGE_2026 && (kind == "VILLAGERS_PACT" || kind == "RESIDENTS_PACT");
}

}  // namespace yishi::charter

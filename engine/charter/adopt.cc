#include "engine/charter/adopt.h"

#include <utility>

#include "engine/base/status.h"
#include "engine/charter/catalogue.h"
#include "engine/charter/floor.h"
#include "engine/charter/resolution.h"

namespace yishi::charter {
namespace {

std::uint32_t NewestVersion(const Charters& charters, const std::string& id) {
  const auto newest = charters.newest.find(id);
  return newest == charters.newest.end() ? 0 : charters.by_digest.at(newest->second)->version();
}

absl::Status WrongVersion(const tally::Words& what, std::uint32_t next, std::uint32_t version) {
  return Refuse({.reason = Reason::kAlreadyExists,
                 .zh = what.zh + " 的下一版应为第 " + std::to_string(next) + " 版，实为第 " +
                       std::to_string(version) + " 版",
                 .en = "the next version of " + what.en + " is " + std::to_string(next) + ", the text says " +
                       std::to_string(version),
                 .rule = "",
                 .numbers = {{"next", std::to_string(next)}, {"version", std::to_string(version)}}});
}

// What lets the representatives decide in the assembly's place is the assembly's to resolve.
absl::Status RequireAssembly(const v1::Catalogue& catalogue, v1::BodyKind resolved_by) {
  if (!catalogue.has_delegation() || resolved_by == v1::BODY_KIND_RESIDENTS_ASSEMBLY ||
      resolved_by == v1::BODY_KIND_HOUSEHOLDS_ASSEMBLY) {
    return absl::OkStatus();
  }
  return NotResolved("清单授权代表会议决定事项，授权只能由居民（村民）会议作出",
                     "the catalogue lets the representatives decide; only the assembly can delegate that",
                     catalogue.basis() == v1::LEGAL_BASIS_VILLAGE_2026
                         ? "村民委员会组织法（2026）第二十七条、第二十八条"
                         : "城市居民委员会组织法（2026）第三十条第二款");
}

bool ApplyCharter(Charters& charters, const crypto::Suite& suite, const v1::AdoptCharter& act) {
  auto charter = Parse(act.text());  // whether it is sound was decided when it was adopted
  if (!charter.ok()) return false;
  const Hash digest = suite.Digest({act.text()});
  charters.newest[(*charter)->id()] = digest;
  charters.by_digest[digest] = *std::move(charter);
  return true;
}

bool ApplyCatalogue(Charters& charters, const crypto::Suite& suite, const v1::AdoptCatalogue& act) {
  auto catalogue = ParseCatalogue(act.text());
  if (!catalogue.ok()) return false;
  charters.catalogue = *std::move(catalogue);
  charters.catalogue_digest = suite.Digest({act.text()});
  return true;
}

}  // namespace

absl::StatusOr<Effects> DecideAdopt(const Charters& charters, const crypto::Suite& suite, calendar::Day today,
                                    const v1::AdoptCharter& act) {
  if (act.resolution_case() == v1::AdoptCharter::RESOLUTION_NOT_SET) {
    return NotResolved("采用程序规则须引用一项决议", "adopting a charter must cite a resolution",
                       "城市居民委员会组织法（2026）第三十条");
  }
  YISHI_ASSIGN_OR_RETURN(const CharterPtr charter, Read(act.text()));
  YISHI_RETURN_IF_ERROR(CheckFloor(*charter));
  if (act.has_paper()) YISHI_RETURN_IF_ERROR(CheckPaper(act.paper(), charter->basis(), today));
  const std::uint32_t next = NewestVersion(charters, charter->id()) + 1;
  if (charter->version() != next) {
    return WrongVersion({"程序 " + charter->id(), charter->id()}, next, charter->version());
  }
  Effects effects(1);
  auto* adopted = effects[0].mutable_charter_adopted();
  adopted->set_charter_id(charter->id());
  adopted->set_version(charter->version());
  adopted->set_digest(suite.Digest({act.text()}).str());
  return effects;
}

absl::StatusOr<Effects> DecideAdoptCatalogue(const Charters& charters, const crypto::Suite& suite,
                                             calendar::Day today, v1::BodyKind resolved_by,
                                             const v1::AdoptCatalogue& act) {
  if (act.resolution_case() == v1::AdoptCatalogue::RESOLUTION_NOT_SET) {
    return NotResolved("采用事项清单须引用一项决议", "adopting a catalogue must cite a resolution",
                       "城市居民委员会组织法（2026）第三十条");
  }
  YISHI_ASSIGN_OR_RETURN(const CataloguePtr catalogue, ReadCatalogue(act.text()));
  if (act.has_paper()) YISHI_RETURN_IF_ERROR(CheckPaper(act.paper(), catalogue->basis(), today));
  YISHI_RETURN_IF_ERROR(RequireAssembly(*catalogue, act.has_paper() ? act.paper().body() : resolved_by));
  const std::uint32_t next = (charters.catalogue ? charters.catalogue->version() : 0) + 1;
  if (catalogue->version() != next) {
    return WrongVersion({"事项清单", "the catalogue"}, next, catalogue->version());
  }
  Effects effects(1);
  auto* adopted = effects[0].mutable_catalogue_adopted();
  adopted->set_version(catalogue->version());
  adopted->set_digest(suite.Digest({act.text()}).str());
  return effects;
}

bool Apply(Charters& charters, const crypto::Suite& suite, const ledger::v1::Effect& effect,
           const v1::Command& command) {
  if (effect.has_charter_adopted()) return ApplyCharter(charters, suite, command.adopt_charter());
  if (effect.has_catalogue_adopted()) return ApplyCatalogue(charters, suite, command.adopt_catalogue());
  return false;
}

}  // namespace yishi::charter

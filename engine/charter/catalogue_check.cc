// Everything in which a catalogue can contradict itself or the law that it names.

#include <set>
#include <string>

#include "engine/base/limits.h"
#include "engine/charter/catalogue.h"
#include "engine/charter/floor.h"
#include "engine/charter/walk.h"

namespace yishi::charter {
namespace {

constexpr int kKinds = 100;
constexpr int kTiers = 10;
constexpr std::uint32_t kMostDays = 3'650;
constexpr std::int32_t kTermDays = 5 * 365 + 2;  // five years with their leap days, both ends included

bool HasTierOf(const v1::CatalogueKind& kind, v1::Decider decider) {
  for (const v1::Tier& tier : kind.tiers()) {
    if (tier.decided_by() == decider) return true;
  }
  return false;
}

void CheckDelegation(Walk& walk, const v1::Delegation& delegation) {
  const auto from = calendar::ParseDay(delegation.from());
  const auto until = calendar::ParseDay(delegation.until());
  walk.Demand(from.has_value(), "delegation.from", "须是日期，如 2026-03-01",
              "must be a day like 2026-03-01");
  walk.Demand(until.has_value(), "delegation.until", "须是日期，如 2031-02-28",
              "must be a day like 2031-02-28");
  if (!from || !until) return;
  walk.Demand(*from <= *until, "delegation.until", "早于开始之日", "is before the first day");
  walk.Demand(until->days_since_epoch - from->days_since_epoch <= kTermDays, "delegation.until",
              "超过五年：授权不超过一届", "is over five years on: a delegation lasts no longer than a term");
}

void CheckSum(Walk& walk, const v1::Tier& tier, const std::string& at) {
  walk.Demand(tier.within_days() <= kMostDays, at + ".within_days", "天数过多", "is too long");
  walk.Demand((tier.within_days() == 0) == (tier.together_up_to_fen() == 0), at,
              "合计期限和合计上限须同时写明", "needs both within_days and together_up_to_fen, or neither");
  walk.Demand(tier.within_days() == 0 || tier.up_to_fen() > 0, at, "没有上限的一档不必合计",
              "adds up although it has no upper end");
  walk.Demand(
      tier.within_days() == 0 ||
          (tier.together_up_to_fen() >= tier.up_to_fen() && tier.together_up_to_fen() <= limits::kMoneyFen),
      at + ".together_up_to_fen", "合计上限低于单项上限，或超出范围", "is below up_to_fen or out of range");
}

void CheckTiers(Walk& walk, const v1::CatalogueKind& kind, const std::string& where) {
  walk.Demand(kind.tiers_size() <= kTiers, where + ".tiers", "分档过多", "are too many");
  std::int64_t before = 0;
  int decider = 0;
  for (int i = 0; i < kind.tiers_size(); ++i) {
    const v1::Tier& tier = kind.tiers(i);
    const std::string at = where + ".tiers[" + std::to_string(i) + "]";
    const bool last = i + 1 == kind.tiers_size();
    const bool known = tier.decided_by() != v1::DECIDER_UNSPECIFIED && v1::Decider_IsValid(tier.decided_by());
    walk.Demand(known, at + ".decided_by", "没有写明由谁决定", "does not say who decides");
    walk.Demand(tier.decided_by() >= decider, at + ".decided_by", "金额较大的一档反而由较轻的机构决定",
                "lets a lighter body decide a larger amount");
    walk.Demand(
        last ? tier.up_to_fen() == 0 : tier.up_to_fen() > before && tier.up_to_fen() <= limits::kMoneyFen,
        at + ".up_to_fen", "各档上限须递增，最后一档不写上限",
        "upper ends must ascend, and the last tier has none");
    CheckSum(walk, tier, at);
    before = tier.up_to_fen();
    decider = tier.decided_by();
  }
}

void CheckReserved(Walk& walk, const v1::Catalogue& catalogue, const v1::CatalogueKind& kind,
                   const std::string& where) {
  walk.Demand(!(IsReserved(kind.kind()) && (kind.owners() || HasTierOf(kind, v1::DECIDER_COMMITTEE))), where,
              "依法须由居民（村民）会议或经授权的代表会议决定（城市居民委员会组织法（2026）第三十条，"
              "村民委员会组织法（2026）第二十七条、第二十八条、第三十一条）",
              "is reserved for the assembly, or the representatives by its delegation (urban law, art. 30; "
              "village law, arts. 27, 28 and 31)");
  walk.Demand(!(IsAssemblyOnly(catalogue.basis(), kind.kind()) &&
                (kind.tiers_size() == 0 || kind.tiers(0).decided_by() != v1::DECIDER_ASSEMBLY)),
              where, "只能由村民会议制定和修改（村民委员会组织法（2026）第三十一条）",
              "is for the assembly alone (village law, art. 31)");
}

void CheckKind(Walk& walk, const v1::Catalogue& catalogue, const v1::CatalogueKind& kind,
               const std::string& where) {
  walk.Demand(IsKind(kind.kind()), where + ".kind", "代码须为大写字母和下划线",
              "must be upper case and underscores");
  walk.Demand(!kind.title().empty() && !kind.title_en().empty(), where + ".title", "须有中英文标题",
              "needs titles in Chinese and English");
  walk.Demand(kind.owners() == (kind.tiers_size() == 0), where, "须写明由谁决定；业主自己的事项则不写",
              "says who decides, unless it belongs to the owners");
  CheckTiers(walk, kind, where);
  CheckReserved(walk, catalogue, kind, where);
}

}  // namespace

std::vector<Point> CheckCatalogue(const v1::Catalogue& catalogue) {
  Walk walk;
  walk.Demand(catalogue.version() >= 1, "version", "版本号从 1 起", "starts at 1");
  walk.Demand(!catalogue.title().empty() && !catalogue.title_en().empty(), "title", "须有中英文标题",
              "needs titles in Chinese and English");
  walk.Demand(
      catalogue.basis() == v1::LEGAL_BASIS_URBAN_2026 || catalogue.basis() == v1::LEGAL_BASIS_VILLAGE_2026,
      "basis", "须以城市居民委员会组织法或村民委员会组织法为依据", "must be the urban or the village law");
  walk.Demand(catalogue.kinds_size() >= 1 && catalogue.kinds_size() <= kKinds, "kinds",
              "须列出 1 至 100 类事项", "must be between 1 and 100");
  std::set<std::string> codes;
  bool delegates = false;
  for (int i = 0; i < catalogue.kinds_size(); ++i) {
    const v1::CatalogueKind& kind = catalogue.kinds(i);
    const std::string where = "kinds[" + std::to_string(i) + "]";
    walk.Demand(codes.insert(kind.kind()).second, where + ".kind", "重复", "stands twice");
    CheckKind(walk, catalogue, kind, where);
    delegates = delegates || HasTierOf(kind, v1::DECIDER_REPRESENTATIVES);
  }
  walk.Demand(delegates == catalogue.has_delegation(), "delegation",
              "代表会议决定事项须有居民（村民）会议的授权，没有这类事项则不写授权",
              "is needed exactly where the representatives decide something");
  if (catalogue.has_delegation()) CheckDelegation(walk, catalogue.delegation());
  return walk.Take();
}

}  // namespace yishi::charter

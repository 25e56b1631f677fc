#include "engine/charter/catalogue.h"

#include "engine/base/status.h"
#include "engine/base/text.h"
#include "engine/charter/text.h"

namespace yishi::charter {
namespace {

constexpr TextKind kCatalogueText{Reason::kCatalogueUnreadable, "事项清单", "the catalogue"};

absl::Status Contradicts(const std::vector<Point>& points) {
  Refusal refusal{.reason = Reason::kCatalogueContradicts, .zh = "", .en = "", .rule = "", .numbers = {}};
  for (const Point& point : points) {
    AppendJoined(refusal.zh, "；", "[" + point.where + "] " + point.zh);
    AppendJoined(refusal.en, "; ", "[" + point.where + "] " + point.en);
    refusal.numbers.emplace_back("where", point.where);
  }
  refusal.zh.insert(0, "事项清单自相矛盾、有缺漏或与法律不符：");
  refusal.en.insert(0, "the catalogue contradicts itself or the law, or leaves something open: ");
  return Refuse(std::move(refusal));
}

const v1::CatalogueKind* Find(const v1::Catalogue& catalogue, std::string_view kind) {
  for (const v1::CatalogueKind& entry : catalogue.kinds()) {
    if (entry.kind() == kind) return &entry;
  }
  return nullptr;
}

std::string Rule(const v1::Catalogue& catalogue) {
  return "事项清单第 " + std::to_string(catalogue.version()) + " 版 (the community's catalogue of matters)";
}

absl::Status NotListed(const v1::Catalogue& catalogue, std::string_view kind) {
  const std::string name(kind);
  return Refuse({.reason = Reason::kMatterNotCovered,
                 .zh = "事项清单没有这类事项：" + name,
                 .en = "the catalogue lists no matters of kind " + name,
                 .rule = Rule(catalogue),
                 .numbers = {{"kind", name}}});
}

absl::Status TheOwners(const v1::CatalogueKind& kind) {
  return Refuse(
      {.reason = Reason::kMatterBelongsToOwners,
       .zh =
           "“" + kind.title() + "”由业主共同决定，不能由居民会议、代表会议或居民委员会决定；请由业主大会表决",
       .en = "\"" + kind.title_en() + "\" is the owners' to decide, not the residents'; put it to the owners",
       .rule = "民法典第二百七十八条 (Civil Code art. 278)",
       .numbers = {{"kind", kind.kind()}}});
}

// The tier that an amount falls into. REQUIRES: tiers that CheckCatalogue accepts.
const v1::Tier& TierFor(const v1::CatalogueKind& kind, std::int64_t amount_fen) {
  for (const v1::Tier& tier : kind.tiers()) {
    if (tier.up_to_fen() == 0 || amount_fen <= tier.up_to_fen()) return tier;
  }
  return kind.tiers(kind.tiers_size() - 1);
}

// The most that `decider` may decide of the kind: 0 if nothing.
std::int64_t CeilingOf(const v1::CatalogueKind& kind, v1::Decider decider) {
  std::int64_t most = 0;
  for (const v1::Tier& tier : kind.tiers()) {
    if (tier.decided_by() <= decider) most = tier.up_to_fen();
  }
  return most;
}

absl::Status TooLight(const v1::Catalogue& catalogue, const v1::Charter& charter,
                      const v1::CatalogueKind& kind, std::int64_t amount_fen) {
  const v1::Decider decider = DeciderOf(charter);
  const tally::Words needed = NameOf(TierFor(kind, amount_fen).decided_by());
  const tally::Words given = NameOf(decider);
  const std::int64_t ceiling = CeilingOf(kind, decider);
  const std::string amount = InYuan(amount_fen);
  const std::string most = InYuan(ceiling);
  const tally::Words may =
      ceiling == 0 ? tally::Words{"不能决定这类事项", "may decide none of this kind"}
                   : tally::Words{"最多决定 " + most + " 元", "may decide up to " + most + " yuan"};
  return Refuse({.reason = Reason::kCharterTooLight,
                 .zh = "“" + kind.title() + "”" + (amount_fen > 0 ? "金额 " + amount + " 元，" : "") +
                       "按事项清单须由" + needed.zh + "决定；程序“" + charter.title() + "”由" + given.zh +
                       "决定，" + may.zh,
                 .en = "\"" + kind.title_en() + "\"" + (amount_fen > 0 ? " of " + amount + " yuan" : "") +
                       " is for " + needed.en + " to decide; under \"" + charter.title_en() + "\" " +
                       given.en + " would decide, which " + may.en,
                 .rule = Rule(catalogue),
                 .numbers = {{"kind", kind.kind()},
                             {"amount_fen", std::to_string(amount_fen)},
                             {"max_amount_fen", std::to_string(ceiling)}}});
}

absl::Status RequireDelegation(const v1::Catalogue& catalogue, calendar::Day today) {
  const v1::Delegation& delegation = catalogue.delegation();
  const auto from = calendar::ParseDay(delegation.from());
  const auto until = calendar::ParseDay(delegation.until());
  if (from && until && *from <= today && today <= *until) return absl::OkStatus();
  const bool village = catalogue.basis() == v1::LEGAL_BASIS_VILLAGE_2026;
  return Refuse({.reason = Reason::kDelegationExpired,
                 .zh = "居民（村民）会议对代表会议的授权自 " + delegation.from() + " 至 " +
                       delegation.until() + "，今天是 " + calendar::FormatDay(today) +
                       "，不在期内；请由会议重新授权，或由会议自己决定",
                 .en = "the assembly's delegation to the representatives holds from " + delegation.from() +
                       " to " + delegation.until() + ", today is " + calendar::FormatDay(today) +
                       "; the assembly must renew it or decide itself",
                 .rule = village ? "村民委员会组织法（2026）第二十七条、第二十八条"
                                 : "城市居民委员会组织法（2026）第三十条第二款",
                 .numbers = {{"from", delegation.from()},
                             {"until", delegation.until()},
                             {"today", calendar::FormatDay(today)}}});
}

// What the matters before it come to within the tier's days, and which they are.
struct Sum {
  std::int64_t fen = 0;
  std::string numbers;
};

Sum SumOf(const v1::Tier& tier, std::string_view kind, calendar::Day today,
          std::span<const Earlier> earlier) {
  const calendar::Day first = calendar::AddDays(today, 1 - static_cast<std::int64_t>(tier.within_days()));
  Sum sum;
  for (const Earlier& matter : earlier) {
    if (matter.kind != kind || matter.opened < first || matter.decider > tier.decided_by()) continue;
    if (matter.amount_fen == 0) continue;
    sum.fen += matter.amount_fen;
    AppendJoined(sum.numbers, ", ", std::to_string(matter.number));
  }
  return sum;
}

// One purchase in several parts is one purchase.
absl::Status RequireNoSplit(const v1::Catalogue& catalogue, const v1::CatalogueKind& kind,
                            const v1::Tier& tier, std::int64_t amount_fen, calendar::Day today,
                            std::span<const Earlier> earlier) {
  if (tier.within_days() == 0) return absl::OkStatus();
  const Sum before = SumOf(tier, kind.kind(), today, earlier);
  const std::int64_t together = before.fen + amount_fen;
  if (together <= tier.together_up_to_fen()) return absl::OkStatus();
  const std::string days = std::to_string(tier.within_days());
  const tally::Words decider = NameOf(tier.decided_by());
  return Refuse({.reason = Reason::kSplitOverCeiling,
                 .zh = "“" + kind.title() + "” " + days + " 日内已有事项 " + before.numbers + "，共 " +
                       InYuan(before.fen) + " 元，加上这一项共 " + InYuan(together) + " 元，超过" +
                       decider.zh + "在此期间可决定的合计 " + InYuan(tier.together_up_to_fen()) +
                       " 元；一笔支出不能拆成几笔，请用更完整的程序",
                 .en = "matters " + before.numbers + " of \"" + kind.title_en() + "\" within " + days +
                       " days come to " + InYuan(before.fen) + " yuan, with this one to " + InYuan(together) +
                       " yuan, over the " + InYuan(tier.together_up_to_fen()) + " yuan that " + decider.en +
                       " may decide in that time; one expense cannot be split, a fuller procedure is needed",
                 .rule = Rule(catalogue),
                 .numbers = {{"matters", before.numbers},
                             {"days", days},
                             {"together_fen", std::to_string(together)},
                             {"together_up_to_fen", std::to_string(tier.together_up_to_fen())}}});
}

}  // namespace

absl::StatusOr<CataloguePtr> ParseCatalogue(std::string_view text) {
  auto catalogue = std::make_shared<v1::Catalogue>();
  YISHI_RETURN_IF_ERROR(ParseText(text, kCatalogueText, *catalogue));
  return CataloguePtr(std::move(catalogue));
}

absl::StatusOr<CataloguePtr> ReadCatalogue(std::string_view text) {
  YISHI_ASSIGN_OR_RETURN(CataloguePtr catalogue, ParseCatalogue(text));
  const std::vector<Point> points = CheckCatalogue(*catalogue);
  if (!points.empty()) return Contradicts(points);
  YISHI_RETURN_IF_ERROR(CheckWritable(*catalogue, kCatalogueText));
  return catalogue;
}

v1::Decider DeciderOf(const v1::Charter& charter) {
  const bool floored =
      charter.basis() == v1::LEGAL_BASIS_URBAN_2026 || charter.basis() == v1::LEGAL_BASIS_VILLAGE_2026;
  switch (DecidingBody(charter)) {
    case v1::BODY_KIND_RESIDENTS_ASSEMBLY:
    case v1::BODY_KIND_HOUSEHOLDS_ASSEMBLY:
      return floored ? v1::DECIDER_ASSEMBLY : v1::DECIDER_COMMITTEE;
    case v1::BODY_KIND_REPRESENTATIVES_MEETING:
      return floored ? v1::DECIDER_REPRESENTATIVES : v1::DECIDER_COMMITTEE;
    case v1::BODY_KIND_RESIDENTS_COMMITTEE:
    case v1::BODY_KIND_TWO_COMMITTEES:
      return v1::DECIDER_COMMITTEE;
    default:
      return v1::DECIDER_UNSPECIFIED;
  }
}

tally::Words NameOf(v1::Decider decider) {
  switch (decider) {
    case v1::DECIDER_ASSEMBLY:
      return {"居民（村民）会议", "the assembly"};
    case v1::DECIDER_REPRESENTATIVES:
      return {"代表会议", "the representatives' meeting"};
    case v1::DECIDER_COMMITTEE:
      return {"居民（村民）委员会", "the committee"};
    default:
      return {"清单以外的机构", "a body that the catalogue does not know"};
  }
}

absl::Status CatalogueAllows(const v1::Catalogue& catalogue, const v1::Charter& charter,
                             std::string_view kind_code, std::int64_t amount_fen, calendar::Day today,
                             std::span<const Earlier> earlier) {
  const v1::CatalogueKind* kind = Find(catalogue, kind_code);
  if (kind == nullptr) return NotListed(catalogue, kind_code);
  if (kind->owners() && DecidingBody(charter) == v1::BODY_KIND_OWNERS_MEETING) return absl::OkStatus();
  if (kind->owners() || kind->tiers().empty()) return TheOwners(*kind);
  const v1::Tier& tier = TierFor(*kind, amount_fen);
  const v1::Decider decider = DeciderOf(charter);
  if (decider < tier.decided_by()) return TooLight(catalogue, charter, *kind, amount_fen);
  if (decider > tier.decided_by()) return absl::OkStatus();
  if (decider == v1::DECIDER_REPRESENTATIVES) YISHI_RETURN_IF_ERROR(RequireDelegation(catalogue, today));
  return RequireNoSplit(catalogue, *kind, tier, amount_fen, today, earlier);
}

}  // namespace yishi::charter

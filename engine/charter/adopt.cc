#include "engine/charter/adopt.h"

#include "engine/base/ratio.h"
#include "engine/wire/fields.h"

namespace yishi::charter {
namespace {

absl::Status NotResolved(std::string zh, std::string en, std::string rule) {
  return Refuse({.reason = Reason::kResolutionNeeded,
                 .zh = std::move(zh),
                 .en = std::move(en),
                 .rule = std::move(rule),
                 .numbers = {}});
}

absl::Status CheckPaper(const v1::PaperResolution& paper, calendar::Day today) {
  YISHI_RETURN_IF_ERROR(wire::RequireBlob(paper.sheet(), "paper.sheet"));
  if (paper.day() > today.days_since_epoch)
    return wire::FieldInvalid("paper.day", "日期在将来", "lies in the future");
  if (paper.present() > paper.expected() || paper.yes() > paper.present()) {
    return wire::FieldInvalid("paper", "同意人数多于到会人数，或到会多于应到",
                              "more yes than present, or more present than expected");
  }
  const std::string present = std::to_string(paper.present());
  const std::string expected = std::to_string(paper.expected());
  const std::string yes = std::to_string(paper.yes());
  if (!Satisfies(paper.yes(), Comparison::kMoreThan, {1, 2}, paper.present())) {
    return NotResolved(
        "纸质决议同意 " + yes + " 人，未超过到会 " + present + " 人的半数",
        "the paper resolution has " + yes + " yes of " + present + " present: not more than half",
        "城市居民委员会组织法（2026）第二十七条、第二十九条");
  }
  switch (paper.body()) {
    case v1::BODY_KIND_REPRESENTATIVES_MEETING:
      if (Satisfies(paper.present(), Comparison::kAtLeast, {2, 3}, paper.expected())) return absl::OkStatus();
      return NotResolved("到会 " + present + " 人，不足应到 " + expected + " 人的三分之二",
                         present + " of " + expected + " present: fewer than two thirds",
                         "城市居民委员会组织法（2026）第二十九条");
    case v1::BODY_KIND_RESIDENTS_ASSEMBLY:
    case v1::BODY_KIND_HOUSEHOLDS_ASSEMBLY:
      if (Satisfies(paper.present(), Comparison::kMoreThan, {1, 2}, paper.expected()))
        return absl::OkStatus();
      return NotResolved("到会 " + present + " 人，未超过应到 " + expected + " 人的半数",
                         present + " of " + expected + " present: not more than half",
                         "城市居民委员会组织法（2026）第二十七条");
    default:
      return NotResolved("程序规则须由居民会议或居民代表会议通过",
                         "the assembly or the representatives' meeting adopts charters",
                         "城市居民委员会组织法（2026）第三十条");
  }
}

std::uint32_t NewestVersion(const Charters& charters, const std::string& id) {
  const auto newest = charters.newest.find(id);
  return newest == charters.newest.end() ? 0 : charters.by_digest.at(newest->second)->version();
}

}  // namespace

absl::StatusOr<Effects> DecideAdopt(const Charters& charters, const crypto::Suite& suite, calendar::Day today,
                                    const v1::AdoptCharter& act) {
  if (act.resolution_case() == v1::AdoptCharter::RESOLUTION_NOT_SET) {
    return NotResolved("采用程序规则须引用一项决议", "adopting a charter must cite a resolution",
                       "城市居民委员会组织法（2026）第三十条");
  }
  YISHI_ASSIGN_OR_RETURN(const CharterPtr charter, Read(act.text()));
  if (act.has_paper()) YISHI_RETURN_IF_ERROR(CheckPaper(act.paper(), today));
  const std::uint32_t next = NewestVersion(charters, charter->id()) + 1;
  if (charter->version() != next) {
    return Refuse(
        {.reason = Reason::kAlreadyExists,
         .zh = "程序 " + charter->id() + " 的下一版应为第 " + std::to_string(next) + " 版，实为第 " +
               std::to_string(charter->version()) + " 版",
         .en = "the next version of " + charter->id() + " is " + std::to_string(next) + ", the text says " +
               std::to_string(charter->version()),
         .rule = "",
         .numbers = {{"next", std::to_string(next)}, {"version", std::to_string(charter->version())}}});
  }
  Effects effects(1);
  auto* adopted = effects[0].mutable_charter_adopted();
  adopted->set_charter_id(charter->id());
  adopted->set_version(charter->version());
  adopted->set_digest(suite.Digest({act.text()}).str());
  return effects;
}

bool Apply(Charters& charters, const crypto::Suite& suite, const ledger::v1::Effect& effect,
           const v1::Command& command) {
  if (!effect.has_charter_adopted()) return false;
  auto charter =
      Parse(command.adopt_charter().text());  // whether it is sound was decided when it was adopted
  if (!charter.ok()) return false;
  const Hash digest = suite.Digest({command.adopt_charter().text()});
  charters.newest[(*charter)->id()] = digest;
  charters.by_digest[digest] = *std::move(charter);
  return true;
}

}  // namespace yishi::charter

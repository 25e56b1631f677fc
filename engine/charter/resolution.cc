#include "engine/charter/resolution.h"

#include "engine/charter/floor.h"
#include "engine/tally/rule_words.h"
#include "engine/wire/fields.h"

namespace yishi::charter {
namespace {

absl::Status CheckNumbers(const v1::PaperResolution& paper, calendar::Day today) {
  YISHI_RETURN_IF_ERROR(wire::RequireBlob(paper.sheet(), "paper.sheet"));
  if (paper.day() > today.days_since_epoch)
    return wire::FieldInvalid("paper.day", "日期在将来", "lies in the future");
  if (paper.present() > paper.expected() || paper.yes() > paper.present()) {
    return wire::FieldInvalid("paper", "同意人数多于到会人数，或到会多于应到",
                              "more yes than present, or more present than expected");
  }
  return absl::OkStatus();
}

absl::Status Require(const tally::Rule& rule, const tally::Words& law, const v1::PaperResolution& paper) {
  tally::Figures figures;
  figures.persons.expected = paper.expected();
  figures.persons.present = paper.present();
  figures.persons.yes = paper.yes();
  figures.persons.no = paper.present() - paper.yes();
  if (tally::Evaluate(rule, figures).holds) return absl::OkStatus();
  const std::string expected = std::to_string(paper.expected());
  const std::string present = std::to_string(paper.present());
  const std::string yes = std::to_string(paper.yes());
  const tally::Words needed = tally::RuleInWords(rule);
  return NotResolved(
      "纸质决议应到 " + expected + " 人，到会 " + present + " 人，同意 " + yes + " 人，不符合：" + needed.zh,
      "the paper resolution has " + expected + " expected, " + present + " present, " + yes +
          " yes; it is not so that " + needed.en,
      law.zh);
}

}  // namespace

absl::Status NotResolved(std::string zh, std::string en, std::string rule) {
  return Refuse({.reason = Reason::kResolutionNeeded,
                 .zh = std::move(zh),
                 .en = std::move(en),
                 .rule = std::move(rule),
                 .numbers = {}});
}

absl::Status CheckPaper(const v1::PaperResolution& paper, v1::LegalBasis basis, calendar::Day today) {
  YISHI_RETURN_IF_ERROR(CheckNumbers(paper, today));
  const bool village = basis == v1::LEGAL_BASIS_VILLAGE_2026;
  const auto floor = FloorOf(village ? basis : v1::LEGAL_BASIS_URBAN_2026, paper.body());
  if (!floor || paper.body() == v1::BODY_KIND_PARTY_MEMBERS) {
    return NotResolved(
        "须由居民（村民）会议或代表会议通过",
        "the assembly or the representatives' meeting must have passed it",
        village ? "村民委员会组织法（2026）第二十八条" : "城市居民委员会组织法（2026）第三十条");
  }
  YISHI_RETURN_IF_ERROR(Require(floor->quorum, floor->quorum_law, paper));
  return Require(floor->threshold, floor->threshold_law, paper);
}

}  // namespace yishi::charter

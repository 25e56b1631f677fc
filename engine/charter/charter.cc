#include "engine/charter/charter.h"

#include <algorithm>

#include "engine/base/status.h"
#include "engine/base/text.h"
#include "engine/charter/text.h"

namespace yishi::charter {
namespace {

constexpr TextKind kCharterText{Reason::kCharterUnreadable, "程序规则", "the charter"};

absl::Status Contradicts(const std::vector<Point>& points) {
  Refusal refusal{.reason = Reason::kCharterContradicts, .zh = "", .en = "", .rule = "", .numbers = {}};
  for (const Point& point : points) {
    AppendJoined(refusal.zh, "；", "[" + point.where + "] " + point.zh);
    AppendJoined(refusal.en, "; ", "[" + point.where + "] " + point.en);
    refusal.numbers.emplace_back("where", point.where);
  }
  refusal.zh.insert(0, "程序规则自相矛盾或有缺漏：");
  refusal.en.insert(0, "the charter contradicts itself or leaves something open: ");
  return Refuse(std::move(refusal));
}

tally::Count ToCount(v1::CountKind kind) {
  if (kind == v1::COUNT_KIND_PRESENT) return tally::Count::kPresent;
  return kind == v1::COUNT_KIND_CAST ? tally::Count::kCast : tally::Count::kYes;
}

tally::Base ToBase(v1::BaseKind kind) {
  if (kind == v1::BASE_KIND_EXPECTED) return tally::Base::kExpected;
  return kind == v1::BASE_KIND_VOTING ? tally::Base::kVoting : tally::Base::kPresent;
}

tally::Unit ToUnit(v1::UnitKind kind) {
  if (kind == v1::UNIT_KIND_HOUSEHOLDS) return tally::Unit::kHouseholds;
  return kind == v1::UNIT_KIND_WEIGHT ? tally::Unit::kWeight : tally::Unit::kPersons;
}

bool MentionsUnit(const v1::Rule& rule, v1::UnitKind unit) {
  const v1::RuleList& list = rule.has_all() ? rule.all() : rule.any();
  const auto mentions = [unit](const v1::Rule& child) { return MentionsUnit(child, unit); };
  if (!rule.has_criterion()) return std::any_of(list.rules().begin(), list.rules().end(), mentions);
  return rule.criterion().unit() == unit;
}

std::vector<tally::Rule> ToRules(const v1::RuleList& list) {
  std::vector<tally::Rule> rules;
  for (const v1::Rule& rule : list.rules()) rules.push_back(ToTallyRule(rule));
  return rules;
}

}  // namespace

absl::StatusOr<CharterPtr> Parse(std::string_view text) {
  auto charter = std::make_shared<v1::Charter>();
  YISHI_RETURN_IF_ERROR(ParseText(text, kCharterText, *charter));
  return CharterPtr(std::move(charter));
}

absl::StatusOr<CharterPtr> Read(std::string_view text) {
  YISHI_ASSIGN_OR_RETURN(CharterPtr charter, Parse(text));
  const std::vector<Point> points = Check(*charter);
  if (!points.empty()) return Contradicts(points);
  YISHI_RETURN_IF_ERROR(CheckWritable(*charter, kCharterText));
  return charter;
}

tally::Rule ToTallyRule(const v1::Rule& rule) {
  if (rule.has_all()) return tally::Rule::All(ToRules(rule.all()));
  if (rule.has_any()) return tally::Rule::Any(ToRules(rule.any()));
  const v1::Criterion& c = rule.criterion();
  return tally::Rule::Of({.count = ToCount(c.count()),
                          .comparison = c.comparison() == v1::COMPARISON_KIND_AT_LEAST
                                            ? Comparison::kAtLeast
                                            : Comparison::kMoreThan,
                          .ratio = {c.numerator(), c.denominator()},
                          .base = ToBase(c.base()),
                          .unit = ToUnit(c.unit())});
}

bool CountsIn(const v1::VoteRules& rules, v1::UnitKind unit) {
  return MentionsUnit(rules.quorum(), unit) || MentionsUnit(rules.threshold(), unit);
}

bool ChoosesOptions(const v1::VoteRules& rules) {
  return rules.ballot() == v1::BALLOT_FORM_APPROVAL || rules.ballot() == v1::BALLOT_FORM_RANKED;
}

std::uint32_t OptionsNeeded(const v1::Charter& charter) {
  std::uint32_t needed = 0;
  for (const v1::Stage& stage : charter.stages()) {
    if (!stage.has_vote() || !ChoosesOptions(stage.vote())) continue;
    const std::uint32_t more = stage.vote().competitive() ? 1 : 0;
    needed = std::max({needed, stage.vote().seats() + more, 2u});
  }
  return needed;
}

int StageIndex(const v1::Charter& charter, std::string_view id) {
  for (int i = 0; i < charter.stages_size(); ++i) {
    if (charter.stages(i).id() == id) return i;
  }
  return -1;
}

int LastVote(const v1::Charter& charter) {
  int last = 0;
  for (int i = 0; i < charter.stages_size(); ++i) {
    if (charter.stages(i).has_vote() && !charter.stages(i).vote().referred_only()) last = i;
  }
  return last;
}

roster::Statutes StatutesOf(const Charters& charters) {
  roster::Statutes statutes;
  for (const auto& [id, digest] : charters.newest) {
    const v1::LegalBasis basis = charters.by_digest.at(digest)->basis();
    statutes.urban = statutes.urban || basis == v1::LEGAL_BASIS_URBAN_2026;
    statutes.village = statutes.village || basis == v1::LEGAL_BASIS_VILLAGE_2026;
  }
  return statutes;
}

v1::BodyKind DecidingBody(const v1::Charter& charter) {
  v1::BodyKind body = v1::BODY_KIND_UNSPECIFIED;
  for (const v1::Stage& stage : charter.stages()) {
    if (stage.has_vote() && !stage.vote().referred_only()) body = stage.vote().body();
  }
  return body;
}

std::optional<std::uint32_t> StageAfter(const v1::Charter& charter, std::uint32_t stage) {
  for (int i = static_cast<int>(stage) + 1; i < charter.stages_size(); ++i) {
    if (!charter.stages(i).vote().referred_only()) return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

absl::Status Covers(const v1::Charter& charter, std::string_view kind, std::int64_t amount_fen) {
  for (const v1::MatterClass& matter : charter.covers()) {
    if (matter.kind() != kind) continue;
    if (matter.max_amount_fen() == 0 || amount_fen <= matter.max_amount_fen()) return absl::OkStatus();
    return Refuse({.reason = Reason::kCharterTooLight,
                   .zh = "金额 " + InYuan(amount_fen) + " 元超过此程序可决定的上限 " +
                         InYuan(matter.max_amount_fen()) + " 元，须用更完整的程序",
                   .en = "the amount of " + InYuan(amount_fen) + " yuan is over the " +
                         InYuan(matter.max_amount_fen()) +
                         " yuan that this procedure may decide; a fuller procedure is needed",
                   .rule = charter.id(),
                   .numbers = {{"amount_fen", std::to_string(amount_fen)},
                               {"max_amount_fen", std::to_string(matter.max_amount_fen())}}});
  }
  const std::string name(kind);
  return Refuse({.reason = Reason::kMatterNotCovered,
                 .zh = "程序“" + charter.title() + "”不适用于此类事项：" + name,
                 .en = "the procedure \"" + charter.title_en() + "\" does not cover matters of kind " + name,
                 .rule = charter.id(),
                 .numbers = {{"kind", name}}});
}

}  // namespace yishi::charter

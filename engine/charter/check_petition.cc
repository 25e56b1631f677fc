#include "engine/charter/check_petition.h"

#include <algorithm>
#include <set>

#include "engine/charter/petition.h"

namespace yishi::charter {
namespace {

constexpr std::uint32_t kMostDays = 366;
constexpr std::uint32_t kMostMonths = 60;
constexpr std::int64_t kMostDenominator = 1'000'000;
constexpr std::uint32_t kMostMandates = 3;  // urban law, art. 19; village law, art. 18

void CheckThreshold(Walk& walk, const v1::PetitionThreshold& threshold, const std::string& where) {
  const bool known = threshold.signers() != v1::SIGNER_KIND_UNSPECIFIED &&
                     v1::SignerKind_IsValid(static_cast<int>(threshold.signers()));
  walk.Demand(known, where + ".signers", "没有写明由谁联名", "does not say who signs");
  walk.Demand(threshold.numerator() >= 1 && threshold.denominator() >= threshold.numerator() &&
                  threshold.denominator() <= kMostDenominator,
              where, "比例不对，应大于 0，且不大于 1", "is no share above 0 and at most 1");
}

void CheckThresholds(Walk& walk, const v1::PetitionRules& rules, const std::string& where) {
  std::set<v1::SignerKind> kinds;
  for (int i = 0; i < rules.thresholds_size(); ++i) {
    const std::string at = where + ".thresholds[" + std::to_string(i) + "]";
    CheckThreshold(walk, rules.thresholds(i), at);
    walk.Demand(kinds.insert(rules.thresholds(i).signers()).second, at, "同一类联名人写了两次",
                "stands twice for one kind of signer");
  }
  walk.Demand(rules.thresholds_size() >= 1, where + ".thresholds", "没有写明联名人数", "lists no threshold");
}

void CheckRecallRules(Walk& walk, const v1::RecallRules& rules, const std::string& where) {
  walk.Demand(rules.defence_days() <= kMostDays, where + ".defence_days", "天数过长", "is too long");
  walk.Demand(rules.vote_within_months() >= 1 && rules.vote_within_months() <= kMostMonths,
              where + ".vote_within_months", "须写明几个月内表决", "must be between 1 and 60 months");
  walk.Demand(rules.bar_months() <= kMostMonths, where + ".bar_months", "月数过长", "is too long");
}

}  // namespace

void CheckPetition(Walk& walk, const v1::Stage& stage, const std::string& where) {
  walk.Demand(stage.has_vote() || !(stage.has_petition() || stage.has_recall()), where,
              "只有表决步骤才有联名提请和罢免",
              "has a petition or a recall at a stage in which nobody votes");
  if (stage.has_recall()) CheckRecallRules(walk, stage.recall(), where + ".recall");
  if (!stage.has_petition()) return;
  const v1::PetitionRules& rules = stage.petition();
  const std::string at = where + ".petition";
  CheckThresholds(walk, rules, at);
  walk.Demand(rules.collect_days() >= 1 && rules.collect_days() <= kMostDays, at + ".collect_days",
              "征集签名的天数须在 1 与 366 之间", "must be between 1 and 366 days");
  walk.Demand(rules.convene_days() >= 1 && rules.convene_days() <= kMostDays, at + ".convene_days",
              "召集的天数须在 1 与 366 之间", "must be between 1 and 366 days");
  walk.Demand(rules.study_days() <= rules.convene_days(), at + ".study_days", "研究的天数长于召集的期限",
              "is longer than the time within which the meeting is convened");
  walk.Demand(rules.then_convened_by() != v1::BODY_KIND_UNSPECIFIED &&
                  v1::BodyKind_IsValid(static_cast<int>(rules.then_convened_by())),
              at + ".then_convened_by", "没有写明逾期不召集时由谁召集",
              "does not say who convenes when it is overdue");
}

void CheckProxies(Walk& walk, const v1::VoteRules& vote, const std::string& where) {
  if (!vote.has_proxies()) return;
  const std::string at = where + ".proxies";
  const auto body = static_cast<roster::BodyKind>(vote.body());
  const std::uint32_t most = vote.proxies().max_per_agent();
  walk.Demand(most >= 1 && most <= kMostMandates, at + ".max_per_agent", "每人接受的委托须为 1 至 3 人",
              "must be between 1 and 3");
  walk.Demand(roster::IsAssembly(body), at, "代表会议、党员会议和各委员会不能委托投票",
              "lets others vote in a body that is no assembly");
  walk.Demand(!vote.hands(), at, "举手表决不能委托", "lets an agent raise a hand for others");
  walk.Demand(!(vote.proxies().same_household() && roster::IsOfHouseholds(body)), at + ".same_household",
              "每户只有一票，没有同户可委托", "cannot be met where each household has one vote");
}

void CheckRecallAlone(Walk& walk, const v1::Charter& charter) {
  if (!IsForRecall(charter)) return;
  const auto votes = std::count_if(charter.stages().begin(), charter.stages().end(),
                                   [](const v1::Stage& stage) { return stage.has_vote(); });
  walk.Demand(votes == 1 && charter.stages(0).has_recall(), "stages", "罢免程序只有一次表决，且为第一步",
              "a charter for recalls has one vote, at its first stage");
  walk.Demand(charter.covers_size() == 1, "covers", "罢免程序只适用于罢免",
              "a charter for recalls covers one kind of matter");
}

}  // namespace yishi::charter

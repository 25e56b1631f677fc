#include "engine/charter/floor.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "engine/base/status.h"
#include "engine/base/text.h"
#include "engine/charter/charter.h"
#include "engine/charter/petition.h"
#include "engine/charter/village_words.h"
#include "engine/roster/kinds.h"
#include "engine/tally/implies.h"
#include "engine/tally/rule_words.h"

namespace yishi::charter {
namespace {

constexpr std::uint32_t kPostingDays = 15;  // urban law, art. 34; village law, art. 35

tally::Words Days(std::uint32_t days) {
  const std::string number = std::to_string(days);
  return {number + " 日", number + (days == 1 ? " day" : " days")};
}

tally::Words BodyName(v1::BodyKind body) {
  const auto kind = static_cast<roster::BodyKind>(body);
  return {std::string(roster::NameZh(kind)), std::string(roster::NameEn(kind))};
}

bool Decides(v1::BodyKind body) {
  return body == v1::BODY_KIND_REPRESENTATIVES_MEETING || body == v1::BODY_KIND_RESIDENTS_ASSEMBLY ||
         body == v1::BODY_KIND_HOUSEHOLDS_ASSEMBLY;
}

bool OfTheParty(v1::BodyKind body) {
  return body == v1::BODY_KIND_PARTY_BRANCH_COMMITTEE || body == v1::BODY_KIND_PARTY_MEMBERS;
}

// Where the two laws say who decides, who studies first, and what is disclosed.
struct Articles {
  tally::Words decide;
  tally::Words study;
  tally::Words post;
};

Articles ArticlesOf(v1::LegalBasis basis) {
  const std::string urban = "城市居民委员会组织法（2026）第";
  const std::string urban_en = "Organic Law of the Urban Residents' Committees (2026), ";
  const std::string village = "村民委员会组织法（2026）第";
  const std::string village_en = "Organic Law of the Villagers' Committees (2026), ";
  if (basis == v1::LEGAL_BASIS_VILLAGE_2026) {
    return {{village + "二十八条", village_en + "art. 28"},
            {village + "二十八条第三款", village_en + "art. 28 (3)"},
            {village + "三十五条", village_en + "art. 35"}};
  }
  return {{urban + "三十条", urban_en + "art. 30"},
          {urban + "三十条第四款", urban_en + "art. 30 (4)"},
          {urban + "三十四条", urban_en + "art. 34"}};
}

// Gathers what falls short while walking the charter.
class Measure {
 public:
  explicit Measure(const v1::Charter& charter) : charter_(charter) {}

  std::vector<Shortfall> Take() {
    for (int i = 0; i < charter_.stages_size(); ++i) {
      if (!charter_.stages(i).has_vote()) continue;
      Vote(i);
      Petition(i);
      Proxies(i);
    }
    switch (charter_.basis()) {
      case v1::LEGAL_BASIS_URBAN_2026:
      case v1::LEGAL_BASIS_VILLAGE_2026:
        Recall();
        Order();
        Postings();
        AssemblyOnly();
        break;
      case v1::LEGAL_BASIS_PARTY:
        PartyOnly();
        Reserved();
        RecallByLaw();
        break;
      default:
        Reserved();
        RecallByLaw();
    }
    return std::move(shortfalls_);
  }

 private:
  static std::string At(int stage) { return "stages[" + std::to_string(stage) + "]"; }

  void Short(tally::Words place, std::string where, tally::Words says, tally::Words needs, tally::Words law) {
    shortfalls_.push_back(
        {std::move(place), std::move(where), std::move(says), std::move(needs), std::move(law)});
  }

  // "第 4 步“居民代表会议决议”的法定人数" for the fourth stage.
  tally::Words Of(int index, const std::string& zh, const std::string& en) const {
    const v1::Stage& stage = charter_.stages(index);
    const std::string number = std::to_string(index + 1);
    return {"第 " + number + " 步“" + stage.title() + "”的" + zh,
            en + " of step " + number + ", \"" + stage.title_en() + "\""};
  }

  static tally::Words OfKind(const v1::MatterClass& matter) {
    return {"适用事项“" + matter.title() + "”", "the kind \"" + matter.title_en() + "\""};
  }

  std::optional<BodyFloor> FloorFor(const v1::VoteRules& vote) const {
    if (vote.body() != v1::BODY_KIND_OWNERS_MEETING) return FloorOf(charter_.basis(), vote.body());
    return OwnersFloor(std::any_of(charter_.covers().begin(), charter_.covers().end(),
                                   [](const auto& matter) { return IsGraverForOwners(matter.kind()); }));
  }

  void Vote(int stage) {
    const v1::VoteRules& vote = charter_.stages(stage).vote();
    const std::string where = At(stage) + ".vote";
    const auto floor =
        charter_.stages(stage).has_recall() ? RecallFloorOf(charter_.basis(), vote.body()) : FloorFor(vote);
    if (!floor) return;
    Absentees(stage, vote, *floor);
    VoidBallots(stage, vote, *floor);
    const tally::Rule quorum = ToTallyRule(vote.quorum());
    const tally::Rule threshold = ToTallyRule(vote.threshold());
    if (!tally::Implies(quorum, floor->quorum)) {
      Short(Of(stage, "法定人数", "the quorum"), where + ".quorum", tally::RuleInWords(quorum),
            tally::RuleInWords(floor->quorum), floor->quorum_law);
    }
    if (!tally::Implies(tally::Rule::All({quorum, threshold}), floor->threshold)) {
      Short(Of(stage, "通过票数", "the threshold"), where + ".threshold", tally::RuleInWords(threshold),
            tally::RuleInWords(floor->threshold), floor->threshold_law);
    }
    if (vote.notice_days() < floor->notice_days) {
      Short(Of(stage, "通知期", "the notice"), where + ".notice_days", Days(vote.notice_days()),
            Days(floor->notice_days), floor->notice_law);
    }
    if (floor->convened_by != v1::BODY_KIND_UNSPECIFIED && vote.convened_by() != floor->convened_by) {
      Short(Of(stage, "召集人", "the convener"), where + ".convened_by", BodyName(vote.convened_by()),
            BodyName(floor->convened_by), floor->convened_law);
    }
  }

  // No charter asks those who petition for more than the law does.
  void Petition(int index) {
    const v1::Stage& stage = charter_.stages(index);
    const auto lawful = LawfulPetitionFor(charter_, stage);
    if (!lawful || !stage.has_petition()) return;
    for (const v1::PetitionThreshold& needed : lawful->thresholds) {
      const v1::PetitionThreshold* stated = nullptr;
      for (const v1::PetitionThreshold& threshold : stage.petition().thresholds()) {
        if (threshold.signers() == needed.signers()) stated = &threshold;
      }
      if (stated != nullptr &&
          stated->numerator() * needed.denominator() <= needed.numerator() * stated->denominator())
        continue;
      const tally::Words says = stated == nullptr
                                    ? tally::Words{NameOf(needed.signers()).zh + "不能联名提请",
                                                   "the " + NameOf(needed.signers()).en + " cannot petition"}
                                    : InWords(*stated);
      Short(Of(index, "联名人数", "the petition's threshold"), At(index) + ".petition.thresholds", says,
            InWords(needed), lawful->law);
    }
  }

  // The laws let others vote for one in an election, and so in the recall that undoes it; nowhere else.
  void Proxies(int index) {
    const v1::Stage& stage = charter_.stages(index);
    const bool urban = charter_.basis() == v1::LEGAL_BASIS_URBAN_2026;
    if (!stage.vote().has_proxies() || !(urban || charter_.basis() == v1::LEGAL_BASIS_VILLAGE_2026)) return;
    if (stage.has_recall() || ChoosesOptions(stage.vote())) return;
    Short(Of(index, "委托投票", "voting for others"), At(index) + ".vote.proxies",
          {"可以委托他人投票", "others may vote for one"},
          {"只有选举和罢免可以委托投票", "others may vote for one in elections and recalls only"},
          urban ? tally::Words{"城市居民委员会组织法（2026）第十九条",
                               "Organic Law of the Urban Residents' Committees (2026), art. 19"}
                : tally::Words{"村民委员会组织法（2026）第十八条",
                               "Organic Law of the Villagers' Committees (2026), art. 18"});
  }

  // By whom, and in secret: until there are secret boxes, on paper.
  void Recall() {
    if (!IsForRecall(charter_)) return;
    const v1::VoteRules& vote = charter_.stages(0).vote();
    const bool urban = charter_.basis() == v1::LEGAL_BASIS_URBAN_2026;
    const tally::Words law =
        urban ? tally::Words{"城市居民委员会组织法（2026）第二十条",
                             "Organic Law of the Urban Residents' Committees (2026), art. 20"}
              : tally::Words{"村民委员会组织法（2026）第十九条",
                             "Organic Law of the Villagers' Committees (2026), art. 19"};
    if (!RecallFloorOf(charter_.basis(), vote.body())) {
      Short(Of(0, "表决机构", "the body"), At(0) + ".vote.body", BodyName(vote.body()),
            urban ? tally::Words{"由选民、户的代表或者居民代表投票",
                                 "the voters, the household representatives or the representatives vote"}
                  : tally::Words{"由村民投票", "the villagers vote"},
            law);
    }
    if (vote.electronic() || vote.hands()) {
      Short(Of(0, "投票方式", "the way of voting"), At(0) + ".vote",
            {"可以电子投票或举手", "ballots by device, or hands"},
            {"无记名投票，须用纸质票", "secret ballots, so on paper"},
            urban ? tally::Words{"城市居民委员会组织法（2026）第十九条、第二十条",
                                 "Organic Law of the Urban Residents' Committees (2026), arts. 19 and 20"}
                  : tally::Words{"村民委员会组织法（2026）第十八条、第十九条",
                                 "Organic Law of the Villagers' Committees (2026), arts. 18 and 19"});
    }
  }

  // Where a law takes its quorum of all members, nobody is left out of those expected. The Party's practice
  // has absentees, with the consents of its superior organisation and of the meeting; of a villagers'
  // assembly local rules have them (重庆市实施《村民委员会组织法》办法, art. 7).
  void Absentees(int stage, const v1::VoteRules& vote, const BodyFloor& floor) {
    if (!vote.has_absentees()) return;
    const std::string where = At(stage) + ".vote.absentees";
    const tally::Words place = Of(stage, "缺席规定", "the rule on absentees");
    const bool party = vote.body() == v1::BODY_KIND_PARTY_MEMBERS;
    const bool village =
        charter_.basis() == v1::LEGAL_BASIS_VILLAGE_2026 && vote.body() == v1::BODY_KIND_RESIDENTS_ASSEMBLY;
    const bool both = vote.absentees().superior_consent() && vote.absentees().meeting_consent();
    if (party && !both) {
      Short(place, where, {"没有同时要求上级组织和本次会议同意", "does not ask for both consents"},
            {"应到党员须计入应到，经上级党组织和本次会议同意的除外",
             "members who should attend are expected, unless the superior organisation and the meeting "
             "consent"},
            floor.threshold_law);
    }
    if (party || village) return;
    Short(place, where, {"缺席人员可以不计入应到", "absentees may be left out of those expected"},
          {"应到人数是全体组成人员，缺席的也计入", "all members are expected, absent ones too"},
          floor.quorum_law);
  }

  // Of the owners those count who take part in the vote; a ballot that is void takes part.
  void VoidBallots(int stage, const v1::VoteRules& vote, const BodyFloor& floor) {
    if (vote.body() != v1::BODY_KIND_OWNERS_MEETING) return;
    if (vote.void_ballots() != v1::VOID_RULE_LEFT_OUT) return;
    Short(Of(stage, "废票规则", "the rule on void ballots"), At(stage) + ".vote.void_ballots",
          {"废票不计入参与表决", "void ballots do not take part in the vote"},
          {"废票计入参与表决", "void ballots take part in the vote"}, floor.threshold_law);
  }

  // The Party's study first, then the deciding body, and nobody's vote after it. A recall comes by a petition
  // only, which the Party organisation studies.
  void Order() {
    if (IsForRecall(charter_)) return;
    const Articles law = ArticlesOf(charter_.basis());
    int study = -1;
    int decision = -1;
    int last = 0;
    for (int i = 0; i < charter_.stages_size(); ++i) {
      if (!charter_.stages(i).has_vote()) continue;
      last = i;
      if (study < 0 && OfTheParty(charter_.stages(i).vote().body())) study = i;
      if (decision < 0 && Decides(charter_.stages(i).vote().body())) decision = i;
    }
    const v1::BodyKind final_body = charter_.stages(last).vote().body();
    if (!Decides(final_body)) {
      Short(Of(last, "表决机构", "the body"), At(last) + ".vote.body", BodyName(final_body),
            {"最后由居民（村民）会议或代表会议决定",
             "the assembly or the representatives' meeting decides last"},
            law.decide);
    }
    if (decision >= 0 && (study < 0 || study > decision)) {
      Short(Of(decision, "次序", "the order"), At(decision),
            {"决定之前没有党组织研究的步骤", "no body of the Party meets on it before"},
            {"先经社区（村）党组织研究讨论", "the Party organisation studies it first"}, law.study);
    }
  }

  void Postings() {
    const Articles law = ArticlesOf(charter_.basis());
    bool resolution = false;
    bool result_due = false;
    for (int i = 0; i < charter_.stages_size(); ++i) {
      const v1::Stage& stage = charter_.stages(i);
      if (stage.has_implement()) result_due = true;
      if (!stage.has_disclose()) continue;
      const bool of_result = stage.disclose().what() == v1::DISCLOSURE_RESULT;
      if (of_result) result_due = false;
      resolution = resolution || !of_result;
      if (stage.disclose().min_days() < kPostingDays) {
        Short(Of(i, "公示天数", "the days"), At(i) + ".disclose.min_days", Days(stage.disclose().min_days()),
              Days(kPostingDays), law.post);
      }
    }
    if (!resolution) {
      Short({"全部步骤", "all steps"}, "stages", {"没有公开决议的步骤", "no stage discloses the resolution"},
            {"公开决定的事项，不少于 15 日", "what was decided is disclosed for at least 15 days"}, law.post);
    }
    if (result_due) {
      Short({"全部步骤", "all steps"}, "stages",
            {"实施之后没有公开结果的步骤", "no stage discloses the result after the implementation"},
            {"公开实施情况，不少于 15 日", "how it was carried out is disclosed for at least 15 days"},
            law.post);
    }
  }

  bool DecidedByAssembly() const {
    const v1::BodyKind body = DecidingBody(charter_);
    return body == v1::BODY_KIND_RESIDENTS_ASSEMBLY || body == v1::BODY_KIND_HOUSEHOLDS_ASSEMBLY;
  }

  void AssemblyOnly() {
    if (DecidedByAssembly()) return;
    for (int i = 0; i < charter_.covers_size(); ++i) {
      const v1::MatterClass& matter = charter_.covers(i);
      if (!IsAssemblyOnly(charter_.basis(), matter.kind())) continue;
      Short(
          OfKind(matter), "covers[" + std::to_string(i) + "]",
          {matter.kind() + "，不由村民会议决定", matter.kind() + ", not decided by the assembly"},
          {"由村民会议制定和修改", "the assembly makes and changes it"},
          {"村民委员会组织法（2026）第三十一条", "Organic Law of the Villagers' Committees (2026), art. 31"});
    }
  }

  void PartyOnly() {
    for (int i = 0; i < charter_.stages_size(); ++i) {
      if (!charter_.stages(i).has_vote() || OfTheParty(charter_.stages(i).vote().body())) continue;
      Short(Of(i, "表决机构", "the body"), At(i) + ".vote.body", BodyName(charter_.stages(i).vote().body()),
            {"只由党的组织表决", "only bodies of the Party vote"},
            {"中国共产党支部工作条例（试行）第十一条",
             "Regulations on the Work of Party Branches (trial), art. 11"});
    }
  }

  void Reserved() {
    const Articles urban = ArticlesOf(v1::LEGAL_BASIS_URBAN_2026);
    for (int i = 0; i < charter_.covers_size(); ++i) {
      const v1::MatterClass& matter = charter_.covers(i);
      if (!IsReserved(matter.kind())) continue;
      Short(OfKind(matter), "covers[" + std::to_string(i) + "]", {matter.kind(), matter.kind()},
            {"依法由居民（村民）会议或代表会议决定，须以法律为依据",
             "reserved for the assembly or the representatives: the charter must rest on the law"},
            {urban.decide.zh + "；村民委员会组织法（2026）第二十七条、第二十八条、第三十一条",
             urban.decide.en + "; Organic Law of the Villagers' Committees (2026), arts. 27, 28 and 31"});
    }
  }

  void RecallByLaw() {
    if (!IsForRecall(charter_)) return;
    Short({"全部步骤", "all steps"}, "stages",
          {"罢免居民委员会成员", "the recall of a member of the residents' committee"},
          {"罢免须以法律为依据", "a recall must rest on the law"},
          {"城市居民委员会组织法（2026）第二十条；村民委员会组织法（2026）第十九条",
           "Organic Law of the Urban Residents' Committees (2026), art. 20; Organic Law of the Villagers' "
           "Committees (2026), art. 19"});
  }

  const v1::Charter& charter_;
  std::vector<Shortfall> shortfalls_;
};

}  // namespace

std::vector<Shortfall> BelowFloor(const v1::Charter& charter) {
  std::vector<Shortfall> shortfalls = Measure(charter).Take();
  if (charter.basis() != v1::LEGAL_BASIS_VILLAGE_2026) return shortfalls;
  for (Shortfall& point : shortfalls) {
    for (tally::Words* words : {&point.place, &point.says, &point.needs}) *words = InVillageWords(*words);
  }
  return shortfalls;
}

bool HasFloor(const v1::Charter& charter) {
  return charter.basis() != v1::LEGAL_BASIS_OWN ||
         std::any_of(charter.stages().begin(), charter.stages().end(), [](const v1::Stage& stage) {
           return stage.vote().body() == v1::BODY_KIND_OWNERS_MEETING;
         });
}

absl::Status CheckFloor(const v1::Charter& charter) {
  const std::vector<Shortfall> shortfalls = BelowFloor(charter);
  if (shortfalls.empty()) return absl::OkStatus();
  const std::string count = std::to_string(shortfalls.size());
  Refusal refusal{.reason = Reason::kCharterBelowFloor,
                  .zh = "程序规则有 " + count + " 处低于法定底线",
                  .en = "the charter is below the statutory floor at " + count +
                        (shortfalls.size() == 1 ? " point" : " points"),
                  .rule = "",
                  .numbers = {{"points", count}}};
  std::set<std::string> laws;
  const char* colon_zh = "：";
  const char* colon_en = ": ";
  for (const Shortfall& point : shortfalls) {
    refusal.zh += colon_zh + point.place.zh + "（" + point.where + "）规定为“" + point.says.zh +
                  "”，底线为“" + point.needs.zh + "”（" + point.law.zh + "）";
    refusal.en += colon_en + point.place.en + " (" + point.where + ") is \"" + point.says.en +
                  "\", the floor is \"" + point.needs.en + "\" (" + point.law.en + ")";
    refusal.numbers.emplace_back(point.where, point.says.en + " < " + point.needs.en);
    if (laws.insert(point.law.zh).second) AppendJoined(refusal.rule, "；", point.law.zh);
    colon_zh = "；";
    colon_en = "; ";
  }
  return Refuse(std::move(refusal));
}

}  // namespace yishi::charter

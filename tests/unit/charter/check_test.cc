// Everything in which a charter can contradict itself, each by a charter that has that one fault.

#include <functional>
#include <string>
#include <vector>

#include "engine/base/limits.h"
#include "engine/charter/charter.h"
#include "engine/tally/rule.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/small_charter.h"

namespace yishi::charter {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::IsEmpty;
using ::yishi::testing::SmallCharter;

using Spoil = std::function<void(v1::Charter&)>;

struct Fault {
  std::string where;
  Spoil spoil;
};

v1::VoteRules& Vote(v1::Charter& charter) { return *charter.mutable_stages(0)->mutable_vote(); }
v1::DiscloseRules& Disclose(v1::Charter& charter) { return *charter.mutable_stages(1)->mutable_disclose(); }
v1::ImplementRules& Implement(v1::Charter& charter) {
  return *charter.mutable_stages(2)->mutable_implement();
}
v1::Criterion& Quorum(v1::Charter& charter) { return *Vote(charter).mutable_quorum()->mutable_criterion(); }
v1::Criterion& Threshold(v1::Charter& charter) {
  return *Vote(charter).mutable_threshold()->mutable_criterion();
}

void ExpectFault(const Fault& fault) {
  SCOPED_TRACE(fault.where);
  v1::Charter charter = SmallCharter();
  fault.spoil(charter);
  const std::vector<Point> points = Check(charter);
  EXPECT_THAT(points, Contains(Field("where", &Point::where, fault.where))) << charter.ShortDebugString();
  for (const Point& point : points) {
    EXPECT_FALSE(point.zh.empty());
    EXPECT_FALSE(point.en.empty());
  }
}

TEST(CheckTest, ASoundCharterHasNoPoints) { EXPECT_THAT(Check(SmallCharter()), IsEmpty()); }

TEST(CheckTest, TheHeadSaysWhatItIs) {
  const std::vector<Fault> faults{
      {"id", [](auto& c) { c.clear_id(); }},
      {"id", [](auto& c) { c.set_id("ab"); }},
      {"id", [](auto& c) { c.set_id("Small"); }},
      {"id", [](auto& c) { c.set_id("small charter"); }},
      {"id", [](auto& c) { c.set_id(std::string(61, 'a')); }},
      {"version", [](auto& c) { c.clear_version(); }},
      {"title", [](auto& c) { c.clear_title(); }},
      {"title", [](auto& c) { c.clear_title_en(); }},
      {"basis", [](auto& c) { c.clear_basis(); }},
      {"basis", [](auto& c) { c.set_basis(static_cast<v1::LegalBasis>(99)); }},
  };
  for (const Fault& fault : faults) ExpectFault(fault);
}

TEST(CheckTest, ItSaysWhatItCovers) {
  const std::vector<Fault> faults{
      {"covers", [](auto& c) { c.clear_covers(); }},
      {"covers[0].kind", [](auto& c) { c.mutable_covers(0)->clear_kind(); }},
      {"covers[0].kind", [](auto& c) { c.mutable_covers(0)->set_kind("WORKS2"); }},
      {"covers[0].kind", [](auto& c) { c.mutable_covers(0)->set_kind(std::string(41, 'A')); }},
      {"covers[1].kind", [](auto& c) { c.mutable_covers(1)->set_kind("PUBLIC_WORKS"); }},
      {"covers[1].max_amount_fen", [](auto& c) { c.mutable_covers(1)->set_max_amount_fen(-1); }},
      {"covers[1].max_amount_fen",
       [](auto& c) { c.mutable_covers(1)->set_max_amount_fen(limits::kMoneyFen + 1); }},
  };
  for (const Fault& fault : faults) ExpectFault(fault);
}

TEST(CheckTest, EveryStageHasAnIdATitleAndAKind) {
  const std::vector<Fault> faults{
      {"stages", [](auto& c) { c.clear_stages(); }},
      {"stages",
       [](auto& c) {
         while (c.stages_size() <= limits::kStages) {
           *c.add_stages() = c.stages(3);
           c.mutable_stages(c.stages_size() - 1)->set_id("result-" + std::to_string(c.stages_size()));
         }
       }},
      {"stages[0]", [](auto& c) { c.mutable_stages(0)->clear_kind(); }},
      {"stages[1]", [](auto& c) { c.mutable_stages(1)->clear_kind(); }},
      {"stages[2].id", [](auto& c) { c.mutable_stages(2)->set_id("x"); }},
      {"stages[2].id", [](auto& c) { c.mutable_stages(2)->set_id("Work"); }},
      {"stages[2].id", [](auto& c) { c.mutable_stages(2)->set_id("resolve"); }},
      {"stages[1].title", [](auto& c) { c.mutable_stages(1)->clear_title(); }},
      {"stages[1].title", [](auto& c) { c.mutable_stages(1)->clear_title_en(); }},
  };
  for (const Fault& fault : faults) ExpectFault(fault);
}

TEST(CheckTest, ObjectionsRollsAndProcurementSayWhatTheyNeed) {
  const std::vector<Fault> faults{
      {"stages[1].disclose.day_kind", [](auto& c) { Disclose(c).set_day_kind(static_cast<v1::DayKind>(3)); }},
      {"stages[1].disclose.objectors",
       [](auto& c) { Disclose(c).set_objectors(static_cast<v1::ObjectorKind>(4)); }},
      {"stages[1].disclose.objector_body",
       [](auto& c) { Disclose(c).set_objectors(v1::OBJECTOR_KIND_BODY); }},
      {"stages[1].disclose.objector_body",
       [](auto& c) { Disclose(c).set_objector_body(v1::BODY_KIND_PARTY_MEMBERS); }},
      {"stages[1].disclose.seconders", [](auto& c) { Disclose(c).set_seconders(1'001); }},
      {"stages[1].disclose.answer_days", [](auto& c) { Disclose(c).set_supervision_answer_days(3'651); }},
      {"stages[1].disclose.answer_days", [](auto& c) { Disclose(c).set_township_answer_days(3'651); }},
      {"stages[0].roll", [](auto& c) { c.mutable_stages(0)->mutable_roll()->set_decision_days(3'651); }},
      {"stages[1].roll", [](auto& c) { c.mutable_stages(1)->mutable_roll()->set_objection_days(5); }},
      {"stages[2].implement.evidence[1].below_amount_fen",
       [](auto& c) {
         auto* rule = Implement(c).mutable_evidence(1);
         rule->set_from_amount_fen(100);
         rule->set_below_amount_fen(100);
       }},
      {"stages[2].implement.before_contract",
       [](auto& c) { Implement(c).add_before_contract(v1::RECORD_KIND_TENDER); }},
      {"stages[2].implement.before_contract",
       [](auto& c) { Implement(c).add_before_contract(v1::RECORD_KIND_CONTRACT); }},
  };
  for (const Fault& fault : faults) ExpectFault(fault);
}

TEST(CheckTest, SixteenStagesAreAllowed) {
  v1::Charter charter = SmallCharter();
  while (charter.stages_size() < limits::kStages) {
    *charter.add_stages() = charter.stages(3);
    charter.mutable_stages(charter.stages_size() - 1)
        ->set_id("result-" + std::to_string(charter.stages_size()));
  }
  EXPECT_THAT(Check(charter), IsEmpty());
}

TEST(CheckTest, AVoteSaysWhoVotesHowAndWhatFollows) {
  const std::vector<Fault> faults{
      {"stages[0].vote.body", [](auto& c) { Vote(c).clear_body(); }},
      {"stages[0].vote.body", [](auto& c) { Vote(c).set_body(static_cast<v1::BodyKind>(99)); }},
      {"stages[0].vote.convened_by", [](auto& c) { Vote(c).clear_convened_by(); }},
      {"stages[0].vote.convened_by", [](auto& c) { Vote(c).set_convened_by(static_cast<v1::BodyKind>(8)); }},
      {"stages[0].vote.notice_days", [](auto& c) { Vote(c).set_notice_days(3'651); }},
      {"stages[0].vote.change", [](auto& c) { Vote(c).clear_change(); }},
      {"stages[0].vote.change", [](auto& c) { Vote(c).set_change(static_cast<v1::ChangeRule>(3)); }},
      {"stages[0].vote.on_reject", [](auto& c) { Vote(c).clear_on_reject(); }},
      {"stages[0].vote.on_reject", [](auto& c) { Vote(c).set_on_reject(static_cast<v1::OnReject>(99)); }},
      {"stages[0].vote.refer_to", [](auto& c) { Vote(c).set_on_reject(v1::ON_REJECT_REFER); }},
      {"stages[0].vote.refer_to", [](auto& c) { Vote(c).set_refer_to("anywhere"); }},
      {"stages[0].vote.refer_to",
       [](auto& c) {  // backwards, to itself
         Vote(c).set_on_reject(v1::ON_REJECT_REFER);
         Vote(c).set_refer_to(c.stages(0).id());
       }},
      {"stages[0].vote.referred_only", [](auto& c) { Vote(c).set_referred_only(true); }},
      {"stages[0].vote",
       [](auto& c) {
         Vote(c).clear_electronic();
         Vote(c).clear_paper();
         Vote(c).clear_hands();
       }},
      {"stages[0].vote", [](auto& c) { Vote(c).set_window(true); }},
  };
  for (const Fault& fault : faults) ExpectFault(fault);
}

TEST(CheckTest, OneWayToVoteIsEnough) {
  for (int way = 0; way < 3; ++way) {
    v1::Charter charter = SmallCharter();
    Vote(charter).set_electronic(way == 0);
    Vote(charter).set_paper(way == 1);
    Vote(charter).set_hands(way == 2);
    EXPECT_THAT(Check(charter), IsEmpty()) << way;
  }
}

TEST(CheckTest, AWindowOfDaysWithoutHandsIsAllowed) {
  v1::Charter charter = SmallCharter();
  Vote(charter).set_window(true);
  Vote(charter).clear_hands();
  EXPECT_THAT(Check(charter), IsEmpty());
}

TEST(CheckTest, ARuleStatesItsComparison) {
  const std::vector<Fault> faults{
      {"stages[0].vote.quorum", [](auto& c) { Vote(c).clear_quorum(); }},
      {"stages[0].vote.threshold", [](auto& c) { Vote(c).clear_threshold(); }},
      {"stages[0].vote.quorum", [](auto& c) { Quorum(c).clear_count(); }},
      {"stages[0].vote.quorum", [](auto& c) { Quorum(c).set_count(static_cast<v1::CountKind>(9)); }},
      {"stages[0].vote.quorum", [](auto& c) { Quorum(c).clear_comparison(); }},
      {"stages[0].vote.quorum",
       [](auto& c) { Quorum(c).set_comparison(static_cast<v1::ComparisonKind>(9)); }},
      {"stages[0].vote.quorum", [](auto& c) { Quorum(c).clear_base(); }},
      {"stages[0].vote.quorum", [](auto& c) { Quorum(c).set_base(static_cast<v1::BaseKind>(9)); }},
      {"stages[0].vote.quorum", [](auto& c) { Quorum(c).clear_unit(); }},
      {"stages[0].vote.quorum", [](auto& c) { Quorum(c).set_unit(static_cast<v1::UnitKind>(9)); }},
      {"stages[0].vote.quorum", [](auto& c) { Quorum(c).set_denominator(0); }},
      {"stages[0].vote.quorum", [](auto& c) { Quorum(c).set_numerator(-1); }},
      {"stages[0].vote.quorum", [](auto& c) { Quorum(c).set_numerator(3); }},
      {"stages[0].vote.threshold", [](auto& c) { Threshold(c).set_numerator(2); }},  // more than the whole
      {"stages[0].vote.quorum", [](auto& c) { Quorum(c).set_base(v1::BASE_KIND_PRESENT); }},  // of itself
  };
  for (const Fault& fault : faults) ExpectFault(fault);
}

void SetBody(v1::Charter& charter, v1::BodyKind body) { Vote(charter).set_body(body); }

TEST(CheckTest, HouseholdsAndAreasCountBeforeAssembliesOnly) {
  for (v1::UnitKind unit : {v1::UNIT_KIND_HOUSEHOLDS, v1::UNIT_KIND_WEIGHT}) {
    ExpectFault({"stages[0].vote", [unit](auto& c) { Quorum(c).set_unit(unit); }});
    ExpectFault({"stages[0].vote", [unit](auto& c) { Threshold(c).set_unit(unit); }});
    ExpectFault({"stages[0].vote", [unit](auto& c) {
                   const v1::Rule alone = Vote(c).threshold();
                   v1::RuleList* all = Vote(c).mutable_threshold()->mutable_all();
                   *all->add_rules() = alone;
                   *all->add_rules() = alone;
                   all->mutable_rules(1)->mutable_criterion()->set_unit(unit);
                 }});
  }
}

// Papers bear no names: among all residents nobody can tell which of them are the households'
// representatives'.
TEST(CheckTest, AmongAllResidentsHouseholdsVotesAreCountedByDeviceOnly) {
  const auto by_households = [](auto& c) {
    SetBody(c, v1::BODY_KIND_RESIDENTS_ASSEMBLY);
    Threshold(c).set_unit(v1::UNIT_KIND_HOUSEHOLDS);
  };
  ExpectFault({"stages[0].vote", by_households});
  v1::Charter charter = SmallCharter();
  by_households(charter);
  Vote(charter).clear_paper();
  Vote(charter).clear_hands();
  EXPECT_THAT(Check(charter), IsEmpty());
}

// Who is present is known by name before any paper is handed out, but not in a window, where the paper is all
// there is.
TEST(CheckTest, AmongAllResidentsHouseholdsMayBeTheQuorumOfASession) {
  v1::Charter charter = SmallCharter();
  SetBody(charter, v1::BODY_KIND_RESIDENTS_ASSEMBLY);
  Quorum(charter).set_unit(v1::UNIT_KIND_HOUSEHOLDS);
  EXPECT_THAT(Check(charter), IsEmpty());
  ExpectFault({"stages[0].vote", [](auto& c) {
                 SetBody(c, v1::BODY_KIND_RESIDENTS_ASSEMBLY);
                 Quorum(c).set_unit(v1::UNIT_KIND_HOUSEHOLDS);
                 Vote(c).clear_hands();
                 Vote(c).set_window(true);
               }});
}

TEST(CheckTest, WhereEachVoterIsAHouseholdEveryWayToVoteCountsThem) {
  v1::Charter charter = SmallCharter();
  SetBody(charter, v1::BODY_KIND_HOUSEHOLDS_ASSEMBLY);
  Threshold(charter).set_unit(v1::UNIT_KIND_HOUSEHOLDS);
  EXPECT_THAT(Check(charter), IsEmpty());
}

TEST(CheckTest, NoShowOfHandsGivesAreas) {
  const auto by_area = [](auto& c) {
    SetBody(c, v1::BODY_KIND_OWNERS_MEETING);
    Threshold(c).set_unit(v1::UNIT_KIND_WEIGHT);
  };
  ExpectFault({"stages[0].vote", by_area});
  v1::Charter charter = SmallCharter();
  by_area(charter);
  Vote(charter).clear_hands();
  EXPECT_THAT(Check(charter), IsEmpty());
}

void MakeChoosing(v1::Charter& charter, v1::BallotForm form) {
  Vote(charter).set_ballot(form);
  Vote(charter).set_seats(form == v1::BALLOT_FORM_RANKED ? 1 : 2);
  Vote(charter).set_ties(v1::TIE_RULE_VOTE_AGAIN);
  Vote(charter).clear_hands();
  if (form == v1::BALLOT_FORM_RANKED) Vote(charter).clear_paper();
}

TEST(CheckTest, AChoiceOfOptionsSaysHowManyAndWhatATieDoes) {
  for (v1::BallotForm form : {v1::BALLOT_FORM_APPROVAL, v1::BALLOT_FORM_RANKED}) {
    v1::Charter charter = SmallCharter();
    MakeChoosing(charter, form);
    EXPECT_THAT(Check(charter), IsEmpty());
    const auto spoilt = [form](Spoil spoil) {
      return [form, spoil](v1::Charter& c) {
        MakeChoosing(c, form);
        spoil(c);
      };
    };
    ExpectFault({"stages[0].vote.seats", spoilt([](auto& c) { Vote(c).clear_seats(); })});
    ExpectFault({"stages[0].vote.seats", spoilt([](auto& c) { Vote(c).set_seats(33); })});
    ExpectFault({"stages[0].vote.ties", spoilt([](auto& c) { Vote(c).clear_ties(); })});
    ExpectFault(
        {"stages[0].vote.ties", spoilt([](auto& c) { Vote(c).set_ties(static_cast<v1::TieRule>(9)); })});
    ExpectFault({"stages[0].vote.hands", spoilt([](auto& c) { Vote(c).set_hands(true); })});
    ExpectFault({"stages[0].vote", spoilt([](auto& c) {
                   SetBody(c, v1::BODY_KIND_HOUSEHOLDS_ASSEMBLY);
                   Threshold(c).set_unit(v1::UNIT_KIND_HOUSEHOLDS);
                 })});
  }
}

TEST(CheckTest, RankedBallotsAreByDeviceAndForOneSeat) {
  ExpectFault({"stages[0].vote.paper", [](auto& c) {
                 MakeChoosing(c, v1::BALLOT_FORM_RANKED);
                 Vote(c).set_paper(true);
               }});
  ExpectFault({"stages[0].vote.seats", [](auto& c) {
                 MakeChoosing(c, v1::BALLOT_FORM_RANKED);
                 Vote(c).set_seats(2);
               }});
}

TEST(CheckTest, AYesOrNoHasNoSeats) {
  ExpectFault({"stages[0].vote", [](auto& c) { Vote(c).set_seats(1); }});
  ExpectFault({"stages[0].vote", [](auto& c) { Vote(c).set_ties(v1::TIE_RULE_VOTE_AGAIN); }});
  ExpectFault({"stages[0].vote", [](auto& c) { Vote(c).set_competitive(true); }});
  ExpectFault({"stages[0].vote.ballot", [](auto& c) { Vote(c).set_ballot(static_cast<v1::BallotForm>(9)); }});
  ExpectFault({"stages[0].vote.void_ballots",
               [](auto& c) { Vote(c).set_void_ballots(static_cast<v1::VoidRule>(9)); }});
}

// A box is opened by the quorum, before there is any ballot: one that counts ballots could never be opened.
TEST(CheckTest, AQuorumCountsThosePresent) {
  for (v1::CountKind count : {v1::COUNT_KIND_YES, v1::COUNT_KIND_CAST}) {
    ExpectFault({"stages[0].vote.quorum", [count](auto& c) { Quorum(c).set_count(count); }});
    ExpectFault({"stages[0].vote.quorum", [count](auto& c) {
                   const v1::Rule alone = Vote(c).quorum();
                   v1::RuleList* any = Vote(c).mutable_quorum()->mutable_any();
                   *any->add_rules() = alone;
                   *any->add_rules() = alone;
                   any->mutable_rules(1)->mutable_criterion()->set_count(count);
                 }});
  }
}

TEST(CheckTest, NothingPassesWithoutAYes) {
  const Spoil present = [](auto& c) {
    Threshold(c).set_count(v1::COUNT_KIND_PRESENT);
    Threshold(c).set_base(v1::BASE_KIND_EXPECTED);
  };
  ExpectFault({"stages[0].vote.threshold", present});
  ExpectFault({"stages[0].vote.threshold", [&](auto& c) {
                 const v1::Rule yes = Vote(c).threshold();
                 present(c);
                 const v1::Rule there = Vote(c).threshold();
                 v1::RuleList* any = Vote(c).mutable_threshold()->mutable_any();
                 *any->add_rules() = yes;
                 *any->add_rules() = there;
               }});
  v1::Charter both = SmallCharter();
  const v1::Rule yes = Vote(both).threshold();
  present(both);
  const v1::Rule there = Vote(both).threshold();
  v1::RuleList* all = Vote(both).mutable_threshold()->mutable_all();
  *all->add_rules() = yes;
  *all->add_rules() = there;
  EXPECT_THAT(Check(both), IsEmpty()) << "more than half say yes, and more than half are there";
}

TEST(CheckTest, ListsOfRulesAreNeitherEmptyNorEndless) {
  ExpectFault({"stages[0].vote.threshold.all", [](auto& c) { Vote(c).mutable_threshold()->mutable_all(); }});
  ExpectFault({"stages[0].vote.quorum.any", [](auto& c) { Vote(c).mutable_quorum()->mutable_any(); }});
  ExpectFault({"stages[0].vote.threshold.all", [](auto& c) {
                 const v1::Rule alone = Vote(c).threshold();
                 v1::RuleList* all = Vote(c).mutable_threshold()->mutable_all();
                 for (std::size_t i = 0; i <= tally::kRuleChildren; ++i) *all->add_rules() = alone;
               }});
}

// Wraps the threshold into `levels` lists of one.
void Nest(v1::Charter& charter, int levels) {
  for (int i = 0; i < levels; ++i) {
    v1::Rule outer;
    *outer.mutable_all()->add_rules() = Vote(charter).threshold();
    *Vote(charter).mutable_threshold() = outer;
  }
}

TEST(CheckTest, RulesNestToTheTallysDepthAndNoDeeper) {
  v1::Charter charter = SmallCharter();
  Nest(charter, tally::kRuleDepth - 1);
  EXPECT_THAT(Check(charter), IsEmpty());
  std::string where = "stages[0].vote.threshold";
  for (int i = 0; i < tally::kRuleDepth; ++i) where += ".all.rules[0]";
  ExpectFault({where, [](auto& c) { Nest(c, tally::kRuleDepth); }});
}

TEST(CheckTest, AFaultWithinAListIsFoundInItsPlace) {
  ExpectFault({"stages[0].vote.threshold.all.rules[1]", [](auto& c) {
                 const v1::Rule alone = Vote(c).threshold();
                 v1::RuleList* all = Vote(c).mutable_threshold()->mutable_all();
                 *all->add_rules() = alone;
                 all->add_rules();
               }});
}

TEST(CheckTest, ADisclosureSaysWhatAndForHowLong) {
  const std::vector<Fault> faults{
      {"stages[1].disclose.what", [](auto& c) { Disclose(c).clear_what(); }},
      {"stages[1].disclose.what", [](auto& c) { Disclose(c).set_what(static_cast<v1::Disclosure>(9)); }},
      {"stages[1].disclose.min_days", [](auto& c) { Disclose(c).clear_min_days(); }},
      {"stages[1].disclose.min_days", [](auto& c) { Disclose(c).set_min_days(3'651); }},
      {"stages[1].disclose.due_days", [](auto& c) { Disclose(c).clear_due_days(); }},
      {"stages[1].disclose.due_days", [](auto& c) { Disclose(c).set_due_days(3'651); }},
      {"stages[1].disclose.answer_days", [](auto& c) { Disclose(c).clear_answer_days(); }},
      {"stages[1].disclose.answer_days", [](auto& c) { Disclose(c).set_answer_days(3'651); }},
      {"stages[1].disclose.opinion_days", [](auto& c) { Disclose(c).set_opinion_days(11); }},
  };
  for (const Fault& fault : faults) ExpectFault(fault);
}

TEST(CheckTest, EvidenceSaysWhatHowOftenAndByWhom) {
  const std::vector<Fault> faults{
      {"stages[2].implement.evidence[1]", [](auto& c) { Implement(c).mutable_evidence(1)->clear_kind(); }},
      {"stages[2].implement.evidence[1]",
       [](auto& c) { Implement(c).mutable_evidence(1)->set_kind(v1::RECORD_KIND_MINUTES); }},
      {"stages[2].implement.evidence[1]",
       [](auto& c) { Implement(c).mutable_evidence(1)->set_kind(static_cast<v1::RecordKind>(99)); }},
      {"stages[2].implement.evidence[2]",
       [](auto& c) { Implement(c).mutable_evidence(2)->set_kind(v1::RECORD_KIND_CONTRACT); }},
      {"stages[2].implement.evidence[1]",
       [](auto& c) { Implement(c).mutable_evidence(1)->clear_min_count(); }},
      {"stages[2].implement.evidence[1]",
       [](auto& c) { Implement(c).mutable_evidence(1)->set_min_count(101); }},
      {"stages[2].implement.evidence[1]",
       [](auto& c) { Implement(c).mutable_evidence(1)->clear_filed_by(); }},
      {"stages[2].implement.evidence[1]",
       [](auto& c) { Implement(c).mutable_evidence(1)->set_filed_by(static_cast<v1::BodyKind>(99)); }},
      {"stages[2].implement.evidence[3]",
       [](auto& c) { Implement(c).mutable_evidence(3)->add_apart_from(v1::RECORD_KIND_ACCEPTANCE); }},
      {"stages[2].implement.evidence[0].from_amount_fen",
       [](auto& c) { Implement(c).mutable_evidence(0)->set_from_amount_fen(-1); }},
      {"stages[2].implement.evidence[0].from_amount_fen",
       [](auto& c) { Implement(c).mutable_evidence(0)->set_from_amount_fen(limits::kMoneyFen + 1); }},
  };
  for (const Fault& fault : faults) ExpectFault(fault);
}

TEST(CheckTest, TheOrderIsVoteThenDisclosureThenWorkThenItsResult) {
  const auto swap = [](int a, int b) { return [a, b](auto& c) { c.mutable_stages()->SwapElements(a, b); }; };
  ExpectFault({"stages[0]", swap(0, 1)});  // the first is no vote
  ExpectFault({"stages[0]", swap(0, 2)});
  ExpectFault({"stages[0]", swap(0, 1)});  // disclosed before any vote
  ExpectFault({"stages[1]", swap(1, 3)});  // the result before the work
  ExpectFault({"stages[4]", [](auto& c) {  // a vote at the end
                 *c.add_stages() = c.stages(0);
                 c.mutable_stages(4)->set_id("again");
               }});
  ExpectFault({"stages[2]", [](auto& c) {  // a vote after the disclosure
                 *c.mutable_stages(2) = c.stages(0);
                 c.mutable_stages(2)->set_id("again");
               }});
}

TEST(CheckTest, EveryFaultIsReportedAtOnce) {
  v1::Charter charter = SmallCharter();
  charter.clear_title();
  Vote(charter).clear_change();
  Disclose(charter).clear_min_days();
  EXPECT_EQ(Check(charter).size(), 3u);
}

}  // namespace
}  // namespace yishi::charter

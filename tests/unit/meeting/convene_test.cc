// The notice of a meeting: who gives it, how long before, and who does what (engine/README.md, I11).

#include <string>
#include <utility>
#include <vector>

#include "engine/base/limits.h"
#include "engine/meeting/decide.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/small_charter.h"
#include "tests/support/small_roster.h"

namespace yishi::meeting {
namespace {

using ::yishi::testing::At;
using ::yishi::testing::ChinaWith;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;
using ::yishi::testing::SmallCharter;
using ::yishi::testing::SmallRoster;

constexpr int kHead = 1;
constexpr int kDeputy = 2;
constexpr int kMember = 3;

class ConveneTest : public ::testing::Test {
 protected:
  ConveneTest() {
    using roster::BodyKind;
    people_.Seat(BodyKind::kResidentsCommittee, kHead, roster::Capacity::kHead);
    people_.Seat(BodyKind::kResidentsCommittee, kDeputy, roster::Capacity::kDeputy);
    for (int i = kMember; i <= 5; ++i) people_.Seat(BodyKind::kResidentsCommittee, i);
  }

  // Noticed on Monday the 2nd for Friday the 6th.
  v1::ConveneMeeting Notice() const {
    v1::ConveneMeeting act;
    act.set_body(v1::BODY_KIND_RESIDENTS_COMMITTEE);
    act.add_agenda(NumberedId<MatterId>(1).str());
    act.set_starts_ms(At("2026-03-06 00:00"));
    act.set_place("社区活动室");
    act.set_sitting(v1::SITTING_SESSION);
    for (const auto& [person, role] :
         std::vector<std::pair<int, v1::MeetingRole>>{{kHead, v1::MEETING_ROLE_CHAIR},
                                                      {3, v1::MEETING_ROLE_SECRETARY},
                                                      {4, v1::MEETING_ROLE_DESK},
                                                      {4, v1::MEETING_ROLE_TELLER},
                                                      {5, v1::MEETING_ROLE_TELLER}}) {
      act.add_officers()->set_person_id(Nr(person).str());
      act.mutable_officers(act.officers_size() - 1)->set_role(role);
    }
    return act;
  }
  absl::StatusOr<Effects> Try(const v1::ConveneMeeting& act, int actor = kHead) const {
    const std::vector<const v1::VoteRules*> rules{&charter_.stages(0).vote()};
    return DecideConvene(people_.roster, calendar_, suite_, people_.ActingAs(actor, now_), rules,
                         std::nullopt, {}, act);
  }
  v1::VoteRules& rules() { return *charter_.mutable_stages(0)->mutable_vote(); }

  const crypto::Suite& suite_ = crypto::Suite::Get(crypto::SuiteId::kIntl);
  calendar::Calendar calendar_ = ChinaWith();
  v1::Charter charter_ = SmallCharter();
  SmallRoster people_;
  Millis now_ = At("2026-03-02 09:00");
};

TEST_F(ConveneTest, TheNoticeFreezesTheRoll) {
  const auto effects = Try(Notice());
  ASSERT_THAT(effects, IsOk());
  ASSERT_EQ(effects->size(), 1u);
  const auto& convened = (*effects)[0].meeting_convened();
  EXPECT_EQ(convened.expected(), 5u);
  EXPECT_EQ(convened.roll_root(),
            roster::RollRoot(suite_, roster::RollOf(people_.roster, roster::BodyKind::kResidentsCommittee,
                                                    calendar_.DayOf(Notice().starts_ms())))
                .str());
  v1::Command command;
  *command.mutable_convene_meeting() = Notice();
  Meetings meetings;
  ASSERT_TRUE(Apply(meetings, people_.roster, calendar_, (*effects)[0], command, {}, now_));
  ASSERT_EQ(meetings.size(), 1u);
  const Meeting& meeting = meetings.begin()->second;
  people_.Seat(roster::BodyKind::kResidentsCommittee, 9);  // joins later
  EXPECT_EQ(meeting.roll.size(), 5u);
  EXPECT_FALSE(roster::OnRoll(meeting.roll, Nr(9)));
  EXPECT_TRUE(meeting.Is(Role::kChair, Nr(kHead)));
  EXPECT_EQ(meeting.convened_ms, now_);
}

TEST_F(ConveneTest, TheRollIsThatOfTheDayOfTheMeeting) {
  people_.SeatFor(roster::BodyKind::kResidentsCommittee, 6, calendar::Day{20'000},
                  *calendar::ParseDay("2026-03-05"));
  people_.SeatFor(roster::BodyKind::kResidentsCommittee, 7, *calendar::ParseDay("2026-03-06"),
                  calendar::Day{24'000});
  const auto effects = Try(Notice());
  ASSERT_THAT(effects, IsOk());
  EXPECT_EQ((*effects)[0].meeting_convened().expected(), 6u) << "five, and number 7; number 6's term is over";
}

TEST_F(ConveneTest, HeadAndDeputyConveneAndNobodyElse) {
  EXPECT_THAT(Try(Notice(), kDeputy), IsOk());
  EXPECT_THAT(Try(Notice(), kMember), RefusedInBoth(Reason::kNotAuthorised));
  people_.Person(8);
  EXPECT_THAT(Try(Notice(), 8), RefusedInBoth(Reason::kNotAuthorised));
}

TEST_F(ConveneTest, TheBodyIsTheOneThatTheMattersStandBefore) {
  v1::ConveneMeeting act = Notice();
  act.set_body(v1::BODY_KIND_PARTY_MEMBERS);
  EXPECT_THAT(Try(act), RefusedInBoth(Reason::kWrongBody));
  act.clear_body();
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldMissing, Names{"body"}));
}

// Three days' notice given on the 2nd: the 3rd, 4th and 5th lie between, and the 6th begins at midnight.
TEST_F(ConveneTest, TheEarliestSittingIsMidnightOfTheFourthDay) {
  v1::ConveneMeeting act = Notice();
  EXPECT_THAT(Try(act), IsOk());
  act.set_starts_ms(At("2026-03-06 00:00") - 1);
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kNoticeTooShort, Names{"3", "2026-03-06 00:00"}));
  now_ = At("2026-03-02 23:59") + kMinuteMs - 1;
  EXPECT_THAT(Try(Notice()), IsOk()) << "given in the last millisecond of the day";
  now_ += 1;
  EXPECT_THAT(Try(Notice()), RefusedNaming(Reason::kNoticeTooShort, Names{"3", "2026-03-07 00:00"}));
}

TEST_F(ConveneTest, TheLongestNoticeOfTheAgendaCounts) {
  v1::VoteRules longer = charter_.stages(0).vote();
  longer.set_notice_days(10);
  const std::vector<const v1::VoteRules*> rules{&charter_.stages(0).vote(), &longer};
  EXPECT_THAT(DecideConvene(people_.roster, calendar_, suite_, people_.ActingAs(kHead, now_), rules,
                            std::nullopt, {}, Notice()),
              RefusedNaming(Reason::kNoticeTooShort, Names{"10", "2026-03-13 00:00"}));
}

TEST_F(ConveneTest, WithoutDaysOfNoticeItMaySitAtOnceAndNeverInThePast) {
  rules().set_notice_days(0);
  v1::ConveneMeeting act = Notice();
  act.set_starts_ms(now_);
  EXPECT_THAT(Try(act), IsOk());
  act.set_starts_ms(now_ - 1);
  EXPECT_THAT(Try(act), RefusedInBoth(Reason::kNoticeTooShort));
}

TEST_F(ConveneTest, NoMeetingIsNoticedMoreThanAYearAhead) {
  v1::ConveneMeeting act = Notice();
  act.set_starts_ms(now_ + 366 * kDayMs);
  EXPECT_THAT(Try(act), IsOk());
  act.set_starts_ms(now_ + 366 * kDayMs + 1);
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldInvalid, Names{"starts_ms"}));
}

TEST_F(ConveneTest, PlaceAndTextFit) {
  v1::ConveneMeeting act = Notice();
  act.clear_place();
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldMissing, Names{"place"}));
  act.set_place(std::string(limits::kTitleBytes + 1, 'x'));
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kLimitExceeded, Names{"place", "301", "300"}));
  act = Notice();
  act.set_text(std::string(limits::kTextBytes + 1, 'x'));
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kLimitExceeded, Names{"text", "16385", "16384"}));
}

TEST_F(ConveneTest, ASessionHasNoEndAndAWindowNeedsTheChartersLeave) {
  v1::ConveneMeeting act = Notice();
  act.set_ends_ms(act.starts_ms() + kDayMs);
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldInvalid, Names{"ends_ms"}));
  act.set_sitting(v1::SITTING_WINDOW);
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldInvalid, Names{"sitting"}));
  act.clear_sitting();
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldMissing, Names{"sitting"}));
}

TEST_F(ConveneTest, AWindowEndsAfterItsStartWithinSixtyDays) {
  rules().set_window(true);
  rules().clear_hands();
  v1::ConveneMeeting act = Notice();
  act.set_sitting(v1::SITTING_WINDOW);
  for (const auto& [length, allowed] : std::vector<std::pair<Millis, bool>>{
           {-1, false}, {0, false}, {1, true}, {60 * kDayMs, true}, {60 * kDayMs + 1, false}}) {
    act.set_ends_ms(act.starts_ms() + length);
    if (allowed) {
      EXPECT_THAT(Try(act), IsOk()) << length;
    } else {
      EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldInvalid, Names{"60"})) << length;
    }
  }
}

TEST_F(ConveneTest, AMeetingHasAChairASecretaryAndADesk) {
  for (int gone = 0; gone < 3; ++gone) {
    v1::ConveneMeeting act = Notice();
    act.mutable_officers()->DeleteSubrange(gone, 1);
    EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldInvalid, Names{"officers"})) << gone;
  }
}

TEST_F(ConveneTest, TwoTellersSignSheetsAndNoneIsNeededWithoutSheets) {
  v1::ConveneMeeting act = Notice();
  act.mutable_officers()->RemoveLast();
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldInvalid, Names{"1"}));
  rules().clear_hands();
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldInvalid, Names{"1"})) << "paper alone needs them too";
  rules().clear_paper();
  EXPECT_THAT(Try(act), IsOk());
}

TEST_F(ConveneTest, OnePersonIsNotTwoTellers) {
  v1::ConveneMeeting act = Notice();
  act.mutable_officers(4)->set_person_id(act.officers(3).person_id());
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldInvalid, Names{"1"}));
}

TEST_F(ConveneTest, AnOfficerIsSomebodyWithARole) {
  v1::ConveneMeeting act = Notice();
  act.mutable_officers(2)->set_person_id(Nr(77).str());
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kNotFound, Names{Nr(77).hex()}));
  act = Notice();
  act.mutable_officers(2)->clear_role();
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldMissing, Names{"officers.role"}));
  act = Notice();
  act.mutable_officers(2)->set_person_id("short");
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldInvalid, Names{"officers.person_id"}));
}

TEST_F(ConveneTest, ThereAreThreeToThirtyOfficers) {
  v1::ConveneMeeting act = Notice();
  act.clear_officers();
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldMissing, Names{"officers"}));
  act = Notice();
  while (act.officers_size() <= limits::kOfficers) *act.add_officers() = act.officers(4);
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kLimitExceeded, Names{"31", "30"}));
}

TEST_F(ConveneTest, ABodyWithoutMembersOnTheDayIsNotConvened) {
  rules().set_body(v1::BODY_KIND_SUPERVISION_COMMITTEE);
  v1::ConveneMeeting act = Notice();
  act.set_body(v1::BODY_KIND_SUPERVISION_COMMITTEE);
  EXPECT_THAT(Try(act), RefusedInBoth(Reason::kWrongBody));
}

}  // namespace
}  // namespace yishi::meeting

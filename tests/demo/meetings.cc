#include "tests/demo/meetings.h"

#include "engine/base/status.h"
#include "tests/demo/roles.h"

namespace yishi::demo {
namespace {

constexpr Millis kBeforeMs = 20 * kMinuteMs;  // check-in opens 30 minutes before the start
constexpr char kTownshipAttendee[] = "滕晓舟（沱江镇联络员）";

}  // namespace

absl::Status HoldSitting(Story& story, Sitting& sitting, const Turnout& turnout, const std::string& minutes) {
  YISHI_RETURN_IF_ERROR(sitting.Expect(turnout));
  YISHI_RETURN_IF_ERROR(sitting.Convene());
  story.GoTo(sitting.notice().starts_ms - kBeforeMs);
  YISHI_RETURN_IF_ERROR(sitting.CheckInAll());
  story.GoTo(sitting.notice().starts_ms);
  YISHI_RETURN_IF_ERROR(sitting.OpenBox());
  YISHI_RETURN_IF_ERROR(sitting.VoteFrom(0));
  YISHI_RETURN_IF_ERROR(sitting.VoteOfSwitched());
  YISHI_RETURN_IF_ERROR(sitting.HandOutPaper());
  YISHI_RETURN_IF_ERROR(sitting.CloseBox());
  YISHI_RETURN_IF_ERROR(sitting.EnterSheets());
  YISHI_RETURN_IF_ERROR(sitting.Declare(""));
  return sitting.End(minutes);
}

Notice BranchMeeting(Millis starts_ms) {
  return {.body = v1::BODY_KIND_PARTY_BRANCH_COMMITTEE,
          .convener = kSecretary,
          .starts_ms = starts_ms,
          .place = "社区党群服务中心二楼",
          .officers = {.chair = kSecretary,
                       .secretary = kDeputySecretary,
                       .desk = kSecondRegistrar,
                       .tellers = {kBranchMember, kBranchMember2}}};
}

Notice TwoCommitteesMeeting(Millis starts_ms) {
  Notice notice = BranchMeeting(starts_ms);
  notice.body = v1::BODY_KIND_TWO_COMMITTEES;
  notice.officers.tellers = {kBranchMember, kCommitteeMember2};
  return notice;
}

Notice PartyMeeting(Millis starts_ms) {
  Notice notice = BranchMeeting(starts_ms);
  notice.body = v1::BODY_KIND_PARTY_MEMBERS;
  notice.place = "社区党群服务中心会议室";
  notice.officers.tellers = {kPartyTeller, kPartyTeller2};
  notice.officers.scrutineer = kSupervisor;
  notice.township_attendee = kTownshipAttendee;
  return notice;
}

Notice RepresentativesMeeting(Millis starts_ms) {
  return {.body = v1::BODY_KIND_REPRESENTATIVES_MEETING,
          .convener = kDirector,
          .starts_ms = starts_ms,
          .place = "社区居民活动室",
          .officers = {.chair = kDirector,
                       .secretary = kCommitteeMember,
                       .desk = kSecondRegistrar,
                       .tellers = {kTeller, kTeller2},
                       .scrutineer = kSupervisor2},
          .township_attendee = kTownshipAttendee};
}

}  // namespace yishi::demo

#include "engine/base/status.h"
#include "tests/demo/chapters.h"
#include "tests/demo/meetings.h"
#include "tests/demo/roles.h"

namespace yishi::demo {
namespace {

constexpr Turnout kTurnout{
    .device = {.yes = 22, .no = 3, .abstain = 2}, .hands = {.yes = 8, .no = 1}, .paper = {.yes = 7, .no = 1}};

absl::Status GiveNotice(Story& story, Sitting& sitting) {
  Notice hasty = sitting.notice();
  hasty.starts_ms = story.At(10, 19);
  YISHI_ASSIGN_OR_RETURN(const v1::ConveneMeeting too_soon, Sitting(story, hasty).ConveneAct());
  YISHI_RETURN_IF_ERROR(story.cast().Refused(
      kSecretary, too_soon, Reason::kNoticeTooShort,
      {"通知后第二天就开党员大会", "the Party members are to meet two days after the notice"}));
  YISHI_ASSIGN_OR_RETURN(const v1::ConveneMeeting act, sitting.ConveneAct());
  YISHI_RETURN_IF_ERROR(
      story.cast().Refused(kDirector, act, Reason::kNotAuthorised,
                           {"居委会主任召集党员大会",
                            "the director convenes the Party members, which the branch secretary must do"}));
  YISHI_RETURN_IF_ERROR(sitting.Convene());
  story.narrator().Say({"书记发出通知，方案随通知送达；应到名单随之冻结",
                        "the secretary gives notice with the plan; the roll is frozen with it"});
  return absl::OkStatus();
}

absl::Status CheckIn(Story& story, Sitting& sitting) {
  YISHI_ASSIGN_OR_RETURN(const v1::CheckIn act, sitting.CheckInAct({kProbationer}, v1::CHANNEL_DEVICE));
  YISHI_RETURN_IF_ERROR(
      story.cast().Refused(kProbationer, act, Reason::kNotOnRoll,
                           {"预备党员签到参加表决", "a probationary member checks in to vote"}));
  YISHI_RETURN_IF_ERROR(sitting.CheckInAll());
  return story.cast().Refused(kSecretary, sitting.OpenAct(sitting.present()), Reason::kTooEarly,
                              {"不到通知的时间就开箱", "the chair opens the box before the noticed time"});
}

}  // namespace

absl::Status ReviewByPartyMembers(Story& story) {
  story.narrator().Chapter({"第三章 党员大会审议", "Chapter 3: review by the Party members"});
  story.GoTo(story.At(8, 9));
  Sitting sitting(story, PartyMeeting(story.At(12, 9)));
  YISHI_RETURN_IF_ERROR(GiveNotice(story, sitting));
  YISHI_RETURN_IF_ERROR(story.TellLine());
  YISHI_RETURN_IF_ERROR(sitting.Expect(kTurnout));
  story.GoTo(story.At(12, 8, 40));
  YISHI_RETURN_IF_ERROR(CheckIn(story, sitting));
  story.GoTo(story.At(12, 9));
  YISHI_RETURN_IF_ERROR(sitting.OpenBox());
  YISHI_RETURN_IF_ERROR(sitting.VoteFrom(0));
  YISHI_RETURN_IF_ERROR(sitting.HandOutPaper());
  YISHI_RETURN_IF_ERROR(sitting.CloseBox());
  YISHI_RETURN_IF_ERROR(sitting.EnterSheets());
  story.narrator().Say(
      {"党员大会的门槛按应到人数计算：", "here the threshold is of those who should attend:"});
  YISHI_RETURN_IF_ERROR(sitting.Declare(""));
  YISHI_RETURN_IF_ERROR(sitting.End("党员逐一发言，建议控制预算。预备党员列席。"));
  return story.TellLine();
}

}  // namespace yishi::demo

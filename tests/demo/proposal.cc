#include "engine/base/status.h"
#include "tests/demo/chapters.h"
#include "tests/demo/meetings.h"
#include "tests/demo/motions.h"
#include "tests/demo/papers.h"
#include "tests/demo/picture.h"
#include "tests/demo/roles.h"

namespace yishi::demo {
namespace {

constexpr Turnout kBranchTurnout{.hands = {.yes = 4}};
constexpr Turnout kTwoCommitteesTurnout{.device = {.yes = 4, .no = 1}, .hands = {.yes = 3}};
constexpr Turnout kPartyTurnout{.device = {.yes = 26, .no = 1}, .hands = {.yes = 9}, .paper = {.yes = 8}};

v1::OpenMatter OpenAct(const v1::MatterContent& content) {
  v1::OpenMatter act;
  act.set_charter_id(kCharterId);
  act.set_origin(v1::ORIGIN_RESIDENTS);
  *act.mutable_content() = content;
  return act;
}

absl::Status TurnAwayOwnersMotion(Story& story) {
  YISHI_RETURN_IF_ERROR(
      story.cast().Refused(kDeputySecretary, OpenAct(OwnersMotion()), Reason::kMatterBelongsToOwners,
                           {"支部提议：把 5 号楼前业主共有的绿地改为停车位",
                            "a motion to make parking of the owners' lawn before building 5"}));
  return story.cast().Refused(
      kResident, OpenAct(ParkingMotion()), Reason::kNotAuthorised,
      {"居民自己提出停车场议题",
       "a resident tries to open the parking motion, which the Party branch must do"});
}

absl::Status ConveneWithConsent(Story& story, Sitting& sitting) {
  YISHI_ASSIGN_OR_RETURN(const v1::ConveneMeeting act, sitting.ConveneAct());
  YISHI_RETURN_IF_ERROR(story.cast().Refused(
      kSecretary, act, Reason::kConsentMissing,
      {"没有镇里的同意书就召集会议", "the secretary convenes before the town's consent is on file"}));
  YISHI_RETURN_IF_ERROR(FileConsent(story, "滨河路东侧闲置公地（3号楼南侧）"));
  story.narrator().Say(
      {"沱江镇同意借用公地的同意书归档", "the town's consent to lending its land is put on file"});
  return absl::OkStatus();
}

absl::Status BranchProposes(Story& story) {
  Sitting sitting(story, BranchMeeting(story.At(6, 19, 30)));
  YISHI_RETURN_IF_ERROR(ConveneWithConsent(story, sitting));
  story.narrator().Say(
      {"党支部委员会集体研究（举手表决）：", "the Party branch committee studies it, by show of hands:"});
  return HoldSitting(story, sitting, kBranchTurnout, "会议研究了停车难问题，同意提议划设临时停车场。");
}

absl::Status TwoCommitteesDeliberate(Story& story) {
  story.GoTo(story.At(7, 9));
  Sitting sitting(story, TwoCommitteesMeeting(story.At(7, 19, 30)));
  story.narrator().Say({"“两委”商议：党支部委员会和居民委员会合为一张名单，身兼两职的按一人计",
                        "the two committees deliberate as one set of persons: who sits on both counts once"});
  return HoldSitting(story, sitting, kTwoCommitteesTurnout, "会议商议了选址和预算，一人认为预算偏高。");
}

}  // namespace

absl::Status OpenMatter(Story& story, const v1::MatterContent& content) {
  YISHI_ASSIGN_OR_RETURN(const sdk::SignedAct opened, story.cast().Do(kDeputySecretary, OpenAct(content)));
  story.Follow(opened.Subject<MatterId>());
  const std::string yuan = Yuan(content.amount_fen());
  story.narrator().Say({"党支部提出议题：" + content.title() + "，预算 " + yuan + " 元",
                        "the Party branch opens a motion with a budget of " + yuan + " yuan"});
  return absl::OkStatus();
}

absl::Status FileConsent(Story& story, const std::string& place) {
  v1::FileRecord act;
  act.set_matter_id(story.matter().str());
  act.set_text("沱江镇人民政府同意将" + place + "借给虹桥社区作临时停车场使用，期限两年。");
  act.mutable_consent()->set_authority("沱江镇人民政府");
  YISHI_ASSIGN_OR_RETURN(*act.add_papers(), story.cast().PutPaper(kSecretary, "借用公地同意书", kText,
                                                                  WriteSheet({act.text()})));
  return story.cast().Do(kSecretary, act).status();
}

absl::Status ProposeParking(Story& story) {
  story.narrator().Chapter({"第二章 提议与商议", "Chapter 2: proposal and deliberation"});
  story.GoTo(story.At(6, 14, 30));
  YISHI_RETURN_IF_ERROR(TurnAwayOwnersMotion(story));
  YISHI_RETURN_IF_ERROR(OpenMatter(story, ParkingMotion()));
  YISHI_RETURN_IF_ERROR(story.TellLine());
  YISHI_RETURN_IF_ERROR(BranchProposes(story));
  YISHI_RETURN_IF_ERROR(story.TellLine());
  YISHI_RETURN_IF_ERROR(TwoCommitteesDeliberate(story));
  return story.TellLine();
}

absl::Status WalkToRepresentatives(Story& story, int day) {
  Sitting branch(story, BranchMeeting(story.At(day, 19, 30)));
  YISHI_RETURN_IF_ERROR(HoldSitting(story, branch, kBranchTurnout, "会议同意提议。"));
  YISHI_RETURN_IF_ERROR(story.TellLine());
  story.GoTo(story.At(day + 1, 9));
  Sitting committees(story, TwoCommitteesMeeting(story.At(day + 1, 19, 30)));
  YISHI_RETURN_IF_ERROR(HoldSitting(story, committees, kTwoCommitteesTurnout, "会议同意提交党员大会审议。"));
  YISHI_RETURN_IF_ERROR(story.TellLine());
  story.GoTo(story.At(day + 1, 21));
  Sitting party(story, PartyMeeting(story.At(day + 5, 19)));
  YISHI_RETURN_IF_ERROR(HoldSitting(story, party, kPartyTurnout, "大会审议通过。"));
  return story.TellLine();
}

}  // namespace yishi::demo

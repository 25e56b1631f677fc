#include "engine/base/status.h"
#include "tests/demo/chapters.h"
#include "tests/demo/meetings.h"
#include "tests/demo/motions.h"
#include "tests/demo/picture.h"
#include "tests/demo/roles.h"

namespace yishi::demo {
namespace {

constexpr Turnout kFirstTurnout{.device = {.yes = 6, .no = 9, .abstain = 1},
                                .hands = {.yes = 1, .no = 2},
                                .paper = {.yes = 3, .no = 7, .abstain = 1},
                                .void_papers = 1};
constexpr Turnout kSecondTurnout{.device = {.yes = 13, .no = 2, .abstain = 1, .silent = 1},
                                 .hands = {.yes = 3, .no = 1},
                                 .paper = {.yes = 8, .no = 3, .abstain = 1},
                                 .void_papers = 1,
                                 .spoiled = 1,
                                 .switched = 1};
constexpr std::size_t kEarlyDevices = 9;  // with those by hands and paper: one fewer than the quorum
constexpr std::size_t kChanger = 12;      // a representative by device who votes yes in the end

constexpr char kReasons[] =
    "预算偏高，道闸和车牌识别没有必要；停车场紧靠 3 号楼窗户，占了老人散步的小路。请缩小规模、换位置后再议。";

absl::Status OpenWithoutQuorum(Story& story, Sitting& sitting) {
  const auto& devices = sitting.by_device();
  const auto late = devices.begin() + kEarlyDevices;
  YISHI_RETURN_IF_ERROR(sitting.CheckInByDesk());
  YISHI_RETURN_IF_ERROR(sitting.CheckInThemselves({devices.begin(), late}));
  story.GoTo(sitting.notice().starts_ms);
  const auto so_far =
      static_cast<std::uint32_t>(sitting.by_hands().size() + sitting.by_paper().size() + kEarlyDevices);
  YISHI_RETURN_IF_ERROR(story.cast().Refused(
      kDirector, sitting.OpenAct(so_far), Reason::kQuorumNotReached,
      {"人还没到齐，主任就想开箱", "the director opens the box while people are missing"}));
  YISHI_RETURN_IF_ERROR(sitting.CheckInThemselves({late, devices.end()}));
  YISHI_RETURN_IF_ERROR(story.cast().Refused(kDirector, sitting.OpenAct(sitting.present() + 1),
                                             Reason::kAttendanceDiffers,
                                             {"主任多报一人", "the director states one person too many"}));
  return sitting.OpenBox();
}

absl::Status TryToVote(Story& story, Sitting& sitting) {
  const Sitting::Ballot ballot = sitting.MakeBallot(v1::CHOICE_NO);
  YISHI_RETURN_IF_ERROR(story.cast().Refused(
      kResident, ballot.act, Reason::kNotOnRoll,
      {"不是代表的居民投票", "a resident who is no representative votes"}, {ballot.opening}));
  const std::string absent = story.cast().VotersOf(v1::BODY_KIND_REPRESENTATIVES_MEETING)[sitting.present()];
  return story.cast().Refused(
      absent, ballot.act, Reason::kNotPresent,
      {"没有签到的代表在家投票", "a representative who did not check in votes from home"}, {ballot.opening});
}

absl::Status ChangeOfMind(Story& story, Sitting& sitting) {
  YISHI_RETURN_IF_ERROR(sitting.Vote(sitting.by_device()[kChanger], v1::CHOICE_NO));
  YISHI_RETURN_IF_ERROR(sitting.VoteFrom(0));
  story.narrator().Say({"一位代表先投反对，后改投同意：以关箱前最后一次为准",
                        "one representative votes no, then yes: the last one before the close counts"});
  return absl::OkStatus();
}

absl::Status PaperInstead(Story& story, Sitting& sitting) {
  YISHI_RETURN_IF_ERROR(sitting.VoteOfSwitched());
  YISHI_RETURN_IF_ERROR(sitting.HandOutPaper());
  story.narrator().Say({"一位代表投了电子票后要求改用纸质票：领票即作废电子票",
                        "one voted by device and then asks for paper: handing it out supersedes the ballot"});
  const Sitting::Ballot ballot = sitting.MakeBallot(v1::CHOICE_NO);
  return story.cast().Refused(sitting.by_paper().back(), ballot.act, Reason::kVotedOnPaper,
                              {"领了纸质票的人再投电子票", "who was handed paper votes by device again"},
                              {ballot.opening});
}

absl::Status CloseWithWrongNumber(Story& story, Sitting& sitting) {
  YISHI_RETURN_IF_ERROR(
      story.cast().Refused(kDirector, sitting.CloseAct(0), Reason::kBallotsUncollected,
                           {"主任说人人都投了票，要关箱",
                            "the director closes the box, stating that nobody's ballot is missing"}));
  YISHI_RETURN_IF_ERROR(sitting.CloseBox());
  const Sitting::Ballot late = sitting.MakeBallot(v1::CHOICE_YES);
  return story.cast().Refused(sitting.by_device().back(), late.act, Reason::kBoxClosed,
                              {"关箱后才投的票", "a ballot that comes after the close"}, {late.opening});
}

absl::Status CountPaper(Story& story, Sitting& sitting) {
  v1::EnterSheet wrong = sitting.PaperAct();
  wrong.mutable_paper()->set_yes(wrong.paper().yes() + 1);
  YISHI_RETURN_IF_ERROR(
      story.cast().Refused(kTeller, wrong, Reason::kSheetDoesNotAddUp,
                           {"计票人录入的纸质票计票单加不起来", "the teller's sheet does not add up"}));
  const v1::EnterSheet right = sitting.PaperAct();
  YISHI_ASSIGN_OR_RETURN(const sdk::SignedAct entered, story.cast().Do(kTeller, right));
  const v1::ConfirmSheet confirm = sitting.ConfirmAct(right, entered.id);
  YISHI_RETURN_IF_ERROR(
      story.cast().Refused(kTeller, confirm, Reason::kSameTeller,
                           {"录入的人自己确认计票单", "the teller who entered the sheet confirms it"}));
  YISHI_RETURN_IF_ERROR(story.cast().Refused(
      kDirector, sitting.DeclareAct(""), Reason::kSheetUnconfirmed,
      {"计票单没有第二人确认就宣布结果", "the result is declared before a second teller confirmed"}));
  YISHI_RETURN_IF_ERROR(story.cast().Do(kTeller2, confirm).status());
  YISHI_RETURN_IF_ERROR(sitting.EnterSheet(sitting.HandsAct()));
  story.narrator().Say({"两名计票人签字确认纸质票和举手两张计票单",
                        "two tellers sign the sheets of the paper ballots and of the show of hands"});
  return absl::OkStatus();
}

absl::Status HoldSecondMeeting(Story& story, Sitting& sitting) {
  YISHI_RETURN_IF_ERROR(sitting.Expect(kSecondTurnout));
  YISHI_RETURN_IF_ERROR(sitting.Convene());
  YISHI_RETURN_IF_ERROR(story.TellLine());
  story.GoTo(story.At(32, 8, 40));
  YISHI_RETURN_IF_ERROR(sitting.CheckInAll());
  story.GoTo(story.At(32, 9));
  YISHI_RETURN_IF_ERROR(sitting.OpenBox());
  YISHI_RETURN_IF_ERROR(TryToVote(story, sitting));
  YISHI_RETURN_IF_ERROR(ChangeOfMind(story, sitting));
  YISHI_RETURN_IF_ERROR(PaperInstead(story, sitting));
  YISHI_RETURN_IF_ERROR(CloseWithWrongNumber(story, sitting));
  YISHI_RETURN_IF_ERROR(CountPaper(story, sitting));
  return sitting.Declare("");
}

}  // namespace

absl::Status RejectFirstVersion(Story& story) {
  story.narrator().Chapter({"第四章 居民代表会议：第一次未通过", "Chapter 4: the representatives say no"});
  story.GoTo(story.At(13, 9));
  Sitting sitting(story, RepresentativesMeeting(story.At(17, 19)));
  YISHI_RETURN_IF_ERROR(sitting.Expect(kFirstTurnout));
  YISHI_RETURN_IF_ERROR(sitting.Convene());
  story.GoTo(story.At(17, 18, 40));
  YISHI_RETURN_IF_ERROR(OpenWithoutQuorum(story, sitting));
  YISHI_RETURN_IF_ERROR(sitting.VoteFrom(0));
  YISHI_RETURN_IF_ERROR(sitting.HandOutPaper());
  YISHI_RETURN_IF_ERROR(sitting.CloseBox());
  YISHI_RETURN_IF_ERROR(sitting.EnterSheets());
  YISHI_RETURN_IF_ERROR(sitting.Declare(kReasons));
  YISHI_RETURN_IF_ERROR(sitting.End("代表就预算和选址提出意见。"));
  YISHI_RETURN_IF_ERROR(story.TellLine());
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, story.LookAtMatter());
  story.narrator().Detail({"退回理由：" + matter.return_reasons(), "returned with the meeting's reasons"});
  return absl::OkStatus();
}

absl::Status ReviseParking(Story& story) {
  story.narrator().Chapter({"第五章 修改后重走各步", "Chapter 5: revised, and through every step again"});
  story.GoTo(story.At(21, 9));
  v1::ReviseMatter act;
  act.set_matter_id(story.matter().str());
  act.set_replaces_version(1);
  *act.mutable_content() = RevisedParkingMotion();
  act.set_answer(
      "采纳代表意见：取消道闸和车牌识别，车位由 60 个减为 42 个，移到北段，离窗户 30 米以上，保留小路。");
  YISHI_RETURN_IF_ERROR(story.cast().Do(kDeputySecretary, act).status());
  const std::string yuan = Yuan(act.content().amount_fen());
  story.narrator().Say(
      {"支部修改：预算降到 " + yuan + " 元，移到北段。金额和地点变了，从第一步重来",
       "the branch revises: " + yuan +
           " yuan, and farther away. Amount and place change, so it starts again at step 1"});
  YISHI_RETURN_IF_ERROR(story.TellLine());
  YISHI_RETURN_IF_ERROR(FileConsent(story, act.content().place()));
  return WalkToRepresentatives(story, 21);
}

absl::Status ResolveRevisedVersion(Story& story) {
  story.narrator().Chapter({"第六章 居民代表会议：第二次通过", "Chapter 6: the representatives resolve"});
  story.GoTo(story.At(28, 9));
  Sitting sitting(story, RepresentativesMeeting(story.At(32, 9)));
  YISHI_RETURN_IF_ERROR(HoldSecondMeeting(story, sitting));
  YISHI_RETURN_IF_ERROR(story.TellLine());
  v1::PutUpPosting hasty;
  hasty.set_matter_id(story.matter().str());
  hasty.set_text("决议公开");
  hasty.add_places("社区公示栏");
  hasty.add_places("党群服务中心公示栏");
  YISHI_RETURN_IF_ERROR(story.cast().Refused(
      kCommitteeMember, hasty, Reason::kMinutesMissing,
      {"会议记录还没提交就张贴决议", "the resolution is put up before the minutes are on file"}));
  return sitting.End("代表认为修改方案采纳了意见。一人关切施工噪声，主任承诺只在白天施工。");
}

}  // namespace yishi::demo

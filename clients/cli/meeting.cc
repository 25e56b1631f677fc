#include <array>
#include <optional>

#include "clients/cli/attending.h"
#include "clients/cli/check_in.h"
#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/pack.h"
#include "clients/cli/papers.h"
#include "clients/cli/refs.h"
#include "clients/cli/show.h"
#include "clients/cli/values.h"
#include "clients/cli/words.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

struct RoleOption {
  std::string_view option;
  v1::MeetingRole role;
};

constexpr RoleOption kRoleOptions[] = {{"--chair", v1::MEETING_ROLE_CHAIR},
                                       {"--secretary", v1::MEETING_ROLE_SECRETARY},
                                       {"--desk", v1::MEETING_ROLE_DESK},
                                       {"--teller", v1::MEETING_ROLE_TELLER},
                                       {"--scrutineer", v1::MEETING_ROLE_SCRUTINEER}};

absl::Status AddOfficers(Context& context, const Arguments& arguments, v1::ConveneMeeting& act) {
  PersonFinder finder(context);
  for (const RoleOption& role : kRoleOptions) {
    for (const std::string& name : arguments.All(role.option)) {
      YISHI_ASSIGN_OR_RETURN(const PersonId person, finder.Find(name));
      v1::Officer& officer = *act.add_officers();
      officer.set_person_id(person.str());
      officer.set_role(role.role);
    }
  }
  return absl::OkStatus();
}

// The body before which a matter stands.
v1::BodyKind BodyOf(const v1::MatterView& matter) {
  for (const v1::StageView& stage : matter.stages()) {
    if (stage.current()) return stage.body();
  }
  return v1::BODY_KIND_UNSPECIFIED;
}

absl::Status AddAgenda(Context& context, const Arguments& arguments, v1::ConveneMeeting& act) {
  if (arguments.Has("--body")) {
    YISHI_ASSIGN_OR_RETURN(const v1::BodyKind body, ReadBody(arguments.Get("--body")));
    act.set_body(body);
  }
  for (const std::string& text : arguments.All("MATTER")) {
    YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, text));
    act.add_agenda(matter.summary().id());
    if (act.body() == v1::BODY_KIND_UNSPECIFIED) act.set_body(BodyOf(matter));
  }
  return absl::OkStatus();
}

absl::Status AddTimes(Context& context, const Arguments& arguments, v1::ConveneMeeting& act) {
  YISHI_ASSIGN_OR_RETURN(const calendar::Calendar civil, context.calendar());
  YISHI_ASSIGN_OR_RETURN(const Millis starts, ReadTime(arguments.Get("--start"), civil, context.now()));
  act.set_starts_ms(starts);
  act.set_sitting(v1::SITTING_SESSION);
  if (arguments.Has("--end")) {
    YISHI_ASSIGN_OR_RETURN(const Millis ends, ReadTime(arguments.Get("--end"), civil, context.now()));
    act.set_ends_ms(ends);
    act.set_sitting(v1::SITTING_WINDOW);
  }
  if (arguments.Has("--hearing")) {
    YISHI_ASSIGN_OR_RETURN(const Millis hearing, ReadTime(arguments.Get("--hearing"), civil, context.now()));
    act.set_hearing_ms(hearing);
  }
  return absl::OkStatus();
}

// Where a charter of the agenda leaves ties to a public seed.
absl::Status AddTieSource(Context& context, const Arguments& arguments, v1::ConveneMeeting& act) {
  if (!arguments.Has("--tie-source")) return absl::OkStatus();
  YISHI_ASSIGN_OR_RETURN(const calendar::Calendar civil, context.calendar());
  YISHI_ASSIGN_OR_RETURN(const Millis published,
                         ReadTime(arguments.Get("--tie-published"), civil, context.now()));
  act.mutable_tie_source()->set_text(arguments.Get("--tie-source"));
  act.mutable_tie_source()->set_published_ms(published);
  return absl::OkStatus();
}

absl::Status Convene(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  v1::ConveneMeeting act;
  YISHI_RETURN_IF_ERROR(AddAgenda(context, arguments, act));
  YISHI_RETURN_IF_ERROR(AddTimes(context, arguments, act));
  YISHI_RETURN_IF_ERROR(AddOfficers(context, arguments, act));
  act.set_place(arguments.Get("--place"));
  YISHI_RETURN_IF_ERROR(AddTieSource(context, arguments, act));
  YISHI_ASSIGN_OR_RETURN(*act.mutable_text(), TextOf(arguments, "--text", "--text-file"));
  const Phrase body = NameOf(act.body());
  YISHI_RETURN_IF_ERROR(context.Confirm(
      "召集" + body.zh + "，" + context.Time(act.starts_ms()) + "，" + act.place() + "？",
      "Convene the " + body.en + ", " + context.Time(act.starts_ms()) + ", " + act.place() + "?"));
  YISHI_ASSIGN_OR_RETURN(const sdk::Done done,
                         context.Act(act, {"已发出会议通知", "The meeting is noticed"}));
  context.out().Line(context.out().Label("会议 ", "meeting ") +
                     done.act.Subject<MeetingId>().hex().substr(0, 8));
  return absl::OkStatus();
}

const v1::QuorumView* QuorumOf(const v1::MeetingView& meeting, const std::string& matter_id) {
  for (const v1::QuorumView& quorum : meeting.quorum()) {
    if (quorum.matter_id() == matter_id) return &quorum;
  }
  return nullptr;
}

absl::Status OpenBox(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("MATTER")));
  const std::string number = std::to_string(matter.summary().number());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting, FindMeeting(context, number));
  v1::OpenBox act;
  act.set_meeting_id(meeting.meeting().id());
  act.set_matter_id(matter.summary().id());
  const v1::QuorumView* quorum = QuorumOf(meeting.meeting(), matter.summary().id());
  act.set_present(quorum == nullptr ? meeting.meeting().present() : quorum->present());
  if (arguments.Has("--present")) {
    YISHI_ASSIGN_OR_RETURN(const std::uint32_t present, ReadCount(arguments.Get("--present")));
    act.set_present(present);
  }
  if (quorum != nullptr) {
    for (const v1::WorkingLine& line : quorum->working()) {
      context.out().Line((line.holds() ? "  ✓ " : "  ✗ ") + context.out().In(line.zh(), line.en()));
    }
  }
  const std::string present = std::to_string(act.present());
  const std::string expected = std::to_string(meeting.meeting().expected());
  YISHI_RETURN_IF_ERROR(
      context.Confirm("应到 " + expected + "，实到 " + present + "。打开票箱，冻结到会名单？",
                      expected + " expected, " + present + " present. Open the box and freeze the roll?"));
  return context.Act(act, {"票箱已打开", "The box is open"}).status();
}

absl::Status HandOutPaper(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::BoxView box, FindBox(context, arguments.Get("BOX")));
  v1::HandOutPaper act;
  act.set_box_id(box.id());
  PersonFinder finder(context, box.meeting_id());
  for (const std::string& name : arguments.All("NAME")) {
    YISHI_ASSIGN_OR_RETURN(const PersonId person, finder.Find(name));
    act.add_person_ids(person.str());
  }
  const std::string count = std::to_string(act.person_ids_size());
  return context.Act(act, {"已发纸票 " + count + " 张", "Paper handed out: " + count}).status();
}

absl::Status CloseBox(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::BoxView box, FindBox(context, arguments.Get("BOX")));
  Print(context, BoxPicture(box, StyleOf(context)));
  v1::CloseBox act;
  act.set_box_id(box.id());
  act.set_without_ballot(box.without_ballot());
  if (arguments.Has("--without")) {
    YISHI_ASSIGN_OR_RETURN(const std::uint32_t without, ReadCount(arguments.Get("--without")));
    act.set_without_ballot(without);
  }
  const std::string without = std::to_string(act.without_ballot());
  YISHI_RETURN_IF_ERROR(
      context.Confirm("到会未投票 " + without + " 人，均已问过要不要纸票。关闭票箱？",
                      without + " present have no ballot, each was offered paper. Close the box?"));
  return context.Act(act, {"票箱已关闭", "The box is closed"}).status();
}

absl::Status Declare(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::BoxView box, FindBox(context, arguments.Get("BOX")));
  Print(context, BoxPicture(box, StyleOf(context)));
  YISHI_RETURN_IF_ERROR(
      context.Confirm("宣布结果，公开全部选票？", "Declare the result and release every ballot?"));
  v1::DeclareBox act;
  act.set_box_id(box.id());
  act.set_reasons(arguments.Get("--reasons"));
  YISHI_RETURN_IF_ERROR(context.Act(act, {"结果已宣布", "The result is declared"}).status());
  YISHI_ASSIGN_OR_RETURN(const v1::BoxView declared, FindBox(context, ToHex(box.id())));
  Print(context, BoxPicture(declared, StyleOf(context)));
  return absl::OkStatus();
}

absl::Status FileMinutes(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  v1::FileRecord act;
  act.set_meeting_id(meeting.meeting().id());
  YISHI_ASSIGN_OR_RETURN(*act.mutable_text(), TextOf(arguments, "TEXT", "--text-file"));
  if (act.text().empty()) return UsageError("缺少记录内容", "missing: what was said");
  act.mutable_minutes()->set_township_attendee(arguments.Get("--township-attendee"));
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::BlobRef> papers, PutPapers(context, arguments, "--paper"));
  for (const v1::BlobRef& paper : papers) *act.add_papers() = paper;
  return context.Act(act, {"会议记录已归档", "The minutes are on file"}).status();
}

absl::Status CloseMeeting(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  v1::CloseMeeting act;
  act.set_meeting_id(meeting.meeting().id());
  act.set_reason(arguments.Get("--reason"));
  return context.Act(act, {"会议已结束", "The meeting is over"}).status();
}

absl::Status Adjourn(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  YISHI_ASSIGN_OR_RETURN(const calendar::Calendar civil, context.calendar());
  YISHI_ASSIGN_OR_RETURN(const Millis starts, ReadTime(arguments.Get("--start"), civil, context.now()));
  v1::AdjournMeeting act;
  act.set_meeting_id(meeting.meeting().id());
  act.set_starts_ms(starts);
  act.set_reason(arguments.Get("--reason"));
  return context
      .Act(act, {"已休会，" + context.Time(starts) + " 继续，届时重新签到",
                 "Adjourned until " + context.Time(starts) + "; everyone checks in again then"})
      .status();
}

constexpr std::array kCommands = {
    Command{
        "meeting", "convene",
        "MATTER... --start TIME --place TEXT --chair NAME... --secretary NAME... --desk NAME... "
        "[--teller NAME]... "
        "[--scrutineer NAME]... [--end TIME] [--hearing TIME] [--body BODY] [--text TEXT] [--text-file FILE] "
        "[--tie-source TEXT --tie-published TIME]",
        "召集会议（发出通知）；写 --end 就是一段时间内投票；罢免须用 --hearing 写明本人陈述的时间",
        "Convene a meeting; with --end, a window of days; with --hearing, when who is to be recalled speaks",
        Convene,
        "convene 20260001 --start \"2026-03-20 19:00\" --place 居委会会议室 --chair 龙建国 --secretary "
        "田甜 --desk 吴芳 "
        "--teller 石磊 --teller 向红"},
    Command{"meeting", "pack", "MEETING --out FILE [--papers N]",
            "打印会议材料：怎样投票、议程、签到名单、纸票、计票单（一个网页文件，用浏览器打印）",
            "Write what is printed for a meeting: instructions, agenda, roll, ballot papers, tellers' sheets",
            WritePack, "meeting pack 20260001 --out 会议材料.html --papers 40"},
    Command{"meeting", "checkin", "MEETING [NAME...] [--channel device|desk|paper|hands]", "签到",
            "Check people in", CheckIn, "meeting checkin 20260001 田凤花 蒋建勇 --channel paper"},
    Command{
        "meeting", "leave", "MEETING [NAME...]",
        "登记离场：不写姓名是本人；已打开的票箱仍可投票，之后的票箱不计入实到",
        "Note who leaves, yourself or, at the desk, those named; an open box still counts them, later ones "
        "do not",
        Leave, "meeting leave 20260001 田凤花"},
    Command{"meeting", "observers", "MEETING NAME...", "登记列席、旁听的人，没有表决权，不计入人数",
            "Admit people without a vote, who are never counted", AdmitObservers,
            "observers 20260001 杨秀英"},
    Command{"meeting", "absentees", "MEETING [ABSENTEE...] [--consent FILE] [--in-favour N]",
            "提出缺席人员不计入应到：程序允许的原因、上级同意的材料、到会人员中同意的人数；每人写 "
            "姓名=原因，不写就是取消",
            "Ask that absentees are left out of those expected: a cause of the charter, the superior "
            "organisation's "
            "consent, how many present agree; each as NAME=CAUSE, none takes it back",
            LeaveOutAbsentees, "absentees 20260001 杨秀英=卧床不起 --consent 批复.pdf --in-favour 20"},
    Command{"meeting", "confirm-absentees", "MEETING", "由监票人或计票人确认缺席人员不计入应到",
            "Confirm who is left out of those expected", ConfirmAbsentees, "confirm-absentees 20260001"},
    Command{"meeting", "recuse", "MATTER [NAME] --ground TEXT",
            "回避一个事项：不写姓名是本人，主持人可写明理由决定他人回避；须在开箱之前",
            "Recuse yourself from a matter before its box opens, or, as the chair, somebody else on a ground",
            Recuse, "recuse 20260001 --ground 承包方负责人是我弟弟"},
    Command{"meeting", "adjourn", "MEETING --start TIME --reason TEXT",
            "休会，改期继续（应到名单不变，按规定重新通知）",
            "Adjourn to a later time, with the same roll and the same days of notice", Adjourn,
            "adjourn 20260001 --start \"2026-03-24 19:00\" --reason 到会不足"},
    Command{"meeting", "open-box", "MATTER [--present N]", "打开票箱", "Open the box", OpenBox,
            "open-box 20260001"},
    Command{"meeting", "hand-paper", "BOX NAME...", "发纸票", "Hand out paper ballots", HandOutPaper,
            "hand-paper 20260001 田凤花"},
    Command{"meeting", "close-box", "BOX [--without N]", "关闭票箱", "Close the box", CloseBox,
            "close-box 20260001"},
    Command{"meeting", "declare", "BOX [--reasons TEXT]", "宣布结果", "Declare the result", Declare,
            "declare 20260001"},
    Command{"meeting", "minutes",
            "MEETING [TEXT] [--text-file FILE] [--township-attendee NAME] [--paper FILE]...", "归档会议记录",
            "File the minutes", FileMinutes, "minutes 20260001 --text-file 会议记录.txt"},
    Command{"meeting", "close-meeting", "MEETING [--reason TEXT]", "结束会议", "End the meeting",
            CloseMeeting, "close-meeting 20260001"},
};

}  // namespace

std::span<const Command> MeetingCommands() { return kCommands; }

}  // namespace yishi::cli

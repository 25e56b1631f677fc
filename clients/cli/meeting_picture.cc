#include "clients/cli/picture.h"
#include "clients/cli/refs.h"
#include "clients/cli/words.h"

namespace yishi::cli {
namespace {

void Append(Lines& lines, const Lines& more) { lines.insert(lines.end(), more.begin(), more.end()); }

Lines WorkingLines(const google::protobuf::RepeatedPtrField<v1::WorkingLine>& working, const Style& style) {
  Lines lines;
  for (const v1::WorkingLine& line : working) {
    const std::string indent(4 + 2 * static_cast<std::size_t>(line.depth()), ' ');
    lines.push_back(indent + (line.holds() ? "✓ " : "✗ ") + style.In(line.zh(), line.en()));
  }
  return lines;
}

std::string TurnoutOf(const v1::BoxView& box, const Style& style) {
  std::string line = style.Label("应到 ", "expected ") + std::to_string(box.expected()) + ", " +
                     style.Label("实到 ", "present ") + std::to_string(box.present()) + ", " +
                     style.Label("电子票 ", "electronic ") + std::to_string(box.ballots());
  if (box.papers() > 0) line += ", " + style.Label("领纸票 ", "handed paper ") + std::to_string(box.papers());
  if (box.hands() > 0) line += ", " + style.Label("举手 ", "by hands ") + std::to_string(box.hands());
  if (box.recused() > 0) line += ", " + style.Label("回避 ", "recused ") + std::to_string(box.recused());
  if (box.without_ballot() > 0)
    line += ", " + style.Label("未投 ", "without a ballot ") + std::to_string(box.without_ballot());
  return line;
}

Lines SheetLines(const v1::BoxView& box, const Style& style) {
  Lines lines;
  for (const v1::SheetView& sheet : box.sheets()) {
    std::string line = "  " + style.Label("计票单 ", "sheet ") + style.In(NameOf(sheet.channel())) + ": " +
                       NameOf(sheet.teller()) + ", ";
    line += sheet.has_confirmed_by() ? style.Label("复核 ", "confirmed by ") + NameOf(sheet.confirmed_by())
                                     : style.In("待复核", "not confirmed yet");
    lines.push_back(line);
  }
  return lines;
}

Lines OfficerLines(const v1::MeetingView& meeting, const Style& style) {
  Lines lines;
  for (const v1::OfficerView& officer : meeting.officers()) {
    lines.push_back("  " + style.In(NameOf(officer.role())) + ": " + NameOf(officer.person()));
  }
  return lines;
}

Lines RecusalLines(const v1::MeetingView& meeting, const std::string& matter_id, const Style& style) {
  Lines lines;
  for (const v1::RecusalView& recusal : meeting.recusals()) {
    if (recusal.matter_id() != matter_id) continue;
    lines.push_back("    " + style.Label("回避：", "recused: ") + NameOf(recusal.person()) + "  " +
                    recusal.ground());
  }
  return lines;
}

Lines AgendaItemLines(const v1::GetMeetingResponse& response, int index, const Style& style) {
  const v1::MeetingView& meeting = response.meeting();
  const v1::AgendaItemView& item = meeting.agenda(index);
  Lines lines = {"  " + std::to_string(index + 1) + ". " + std::to_string(item.number()) + "  " +
                 item.title()};
  for (const v1::BoxView& box : response.boxes()) {
    if (box.id() == item.box_id()) Append(lines, BoxPicture(box, style));
  }
  Append(lines, RecusalLines(meeting, item.matter_id(), style));
  if (item.box_id().empty() && index < meeting.quorum_size()) {
    const v1::QuorumView& quorum = meeting.quorum(index);
    lines.push_back("    " + (quorum.reached() ? "✓ " + style.In("达到法定人数", "quorum reached")
                                               : "✗ " + style.In("未达到法定人数", "no quorum yet")));
    Append(lines, WorkingLines(quorum.working(), style));
  }
  return lines;
}

Lines RollLines(const v1::MeetingView& meeting, const Style& style) {
  Lines lines;
  for (const v1::RollObjectionView& objection : meeting.roll_objections()) {
    std::string line = "  " + style.Label("名单异议 ", "objection to the roll ") +
                       ToHex(objection.id()).substr(0, 8) +
                       (objection.mine() ? style.Aside("我提的", "mine") : "") + "  ";
    if (objection.outcome() == v1::OBJECTION_OUTCOME_UNSPECIFIED) {
      line += style.Label("最迟处理 ", "decision due by ") + style.time(objection.due_ms()) +
              (objection.overdue() ? style.Aside("逾期", "overdue") : "");
    } else {
      line += style.In(NameOf(objection.outcome())) + ": " + objection.reasons() +
              (objection.awaits_change() ? style.Aside("名单待更正", "the roll is to be changed") : "");
    }
    lines.push_back(line);
  }
  for (const v1::RollChangeView& change : meeting.roll_changes()) {
    lines.push_back("  " + style.Label("名单更改 ", "change of the roll ") + ToHex(change.id()).substr(0, 8) +
                    "  " + style.In(NameOf(change.cause())) + "  -" + std::to_string(change.removed_size()) +
                    " +" + std::to_string(change.added_size()) + "  " + change.text() +
                    (change.confirmed_ms() == 0 ? style.Aside("待另一人确认", "not confirmed yet") : ""));
  }
  return lines;
}

}  // namespace

Lines ResultLines(const v1::ResultView& result, const Style& style) {
  Lines lines;
  lines.push_back("    " + style.Label("应到 ", "expected ") + std::to_string(result.expected()) + ", " +
                  style.Label("实到 ", "present ") + std::to_string(result.present()));
  const bool choice = result.options_size() > 0;
  const std::string valid = style.Label(choice ? "有效票 " : "同意 ", choice ? "valid " : "yes ");
  lines.push_back("    " + valid + std::to_string(result.yes()) + ", " +
                  (choice ? "" : style.Label("反对 ", "no ") + std::to_string(result.no()) + ", ") +
                  style.Label("弃权 ", "abstain ") + std::to_string(result.abstain()) + ", " +
                  style.Label("废票 ", "void ") + std::to_string(result.void_ballots()));
  Append(lines, WorkingLines(result.quorum(), style));
  Append(lines, WorkingLines(result.threshold(), style));
  Append(lines, WorkingLines(result.choosing(), style));
  if (result.recused() > 0) {
    lines.push_back("    " + style.Label("回避 ", "recused ") + std::to_string(result.recused()) + "  " +
                    style.In("计入到会再算一次，两次都须通过",
                             "counted again with them present; it must pass both times"));
    Append(lines, WorkingLines(result.with_recused(), style));
  }
  lines.push_back("    " + style.Label("结果：", "Result: ") + style.In(NameOf(result.outcome())));
  if (!result.reasons().empty())
    lines.push_back("    " + style.Label("理由：", "reasons: ") + result.reasons());
  return lines;
}

Lines BoxPicture(const v1::BoxView& box, const Style& style) {
  Lines lines = {"    " + style.Label("票箱 ", "box ") + ToHex(box.id()).substr(0, 8) + "  " +
                 style.In(NameOf(box.phase())) + "  " + style.In(NameOf(box.body()))};
  if (box.has_result()) {
    Append(lines, ResultLines(box.result(), style));
    return lines;
  }
  lines.push_back("    " + TurnoutOf(box, style));
  for (int i = 0; i < box.options_size(); ++i)
    lines.push_back("      " + std::to_string(i + 1) + "  " + box.options(i));
  if (box.closes_ms() != 0)
    lines.push_back("    " + style.Label("截止 ", "closes ") + style.time(box.closes_ms()));
  std::string missing;
  for (const v1::PersonView& person : box.missing())
    missing += (missing.empty() ? "" : ", ") + NameOf(person);
  if (!missing.empty()) lines.push_back("    " + style.Label("未投票：", "without a ballot: ") + missing);
  Append(lines, SheetLines(box, style));
  return lines;
}

std::string MeetingLine(const v1::MeetingView& meeting, const Style& style) {
  std::string agenda;
  for (const v1::AgendaItemView& item : meeting.agenda()) agenda += " " + std::to_string(item.number());
  return ToHex(meeting.id()).substr(0, 8) + "  " + style.time(meeting.starts_ms()) + "  " +
         style.In(NameOf(meeting.body())) + "  " + std::to_string(meeting.present()) + "/" +
         std::to_string(meeting.expected()) + "  " +
         (meeting.closed() ? style.In("已结束", "over") : style.In("未结束", "open")) + " " + agenda;
}

Lines MeetingPicture(const v1::GetMeetingResponse& response, const Style& style) {
  const v1::MeetingView& meeting = response.meeting();
  Lines lines = {style.Label("会议 ", "meeting ") + ToHex(meeting.id()).substr(0, 8) + "  " +
                 style.In(NameOf(meeting.body()))};
  std::string when = "  " + style.time(meeting.starts_ms());
  if (meeting.ends_ms() != 0) when += " → " + style.time(meeting.ends_ms());
  lines.push_back(when + "  " + meeting.place());
  lines.push_back("  " + style.Label("应到 ", "expected ") + std::to_string(meeting.expected()) + ", " +
                  style.Label("已签到 ", "checked in ") + std::to_string(meeting.present()) +
                  (meeting.observers() == 0
                       ? ""
                       : ", " + style.Label("列席 ", "observers ") + std::to_string(meeting.observers())));
  Append(lines, RollLines(meeting, style));
  Append(lines, OfficerLines(meeting, style));
  lines.push_back(style.Label("议程：", "Agenda:"));
  for (int i = 0; i < meeting.agenda_size(); ++i) Append(lines, AgendaItemLines(response, i, style));
  if (meeting.closed()) lines.push_back(style.In("会议已结束", "The meeting is over"));
  return lines;
}

}  // namespace yishi::cli

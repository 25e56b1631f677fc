#include "clients/cli/picture.h"
#include "clients/cli/words.h"
#include "engine/base/bytes.h"

namespace yishi::cli {
namespace {

void Append(Lines& lines, const Lines& more) { lines.insert(lines.end(), more.begin(), more.end()); }

std::string PlaceLine(int index, const v1::PlaceView& place, const Style& style) {
  std::string line = "  [" + std::to_string(index) + "] " + place.name() + "  " +
                     style.Label("照片 ", "photographs ") + std::to_string(place.proofs_ms_size());
  if (place.proofs_ms_size() > 0) {
    line += ", " + style.Label("最近 ", "latest ") + style.time(place.proofs_ms(place.proofs_ms_size() - 1));
  }
  if (place.missing() != v1::INTERRUPTION_CAUSE_UNSPECIFIED) {
    line += "  " + style.Label("不见了：", "MISSING: ") + style.In(NameOf(place.missing()));
  }
  return line;
}

std::string ObjectionLine(const v1::ObjectionView& objection, const Style& style) {
  std::string line = "  " + style.Label("异议 ", "objection ") + ToHex(objection.id()).substr(0, 8) +
                     (objection.mine() ? style.Aside("我提的", "mine") : "") + "  ";
  if (objection.outcome() != v1::OBJECTION_OUTCOME_UNSPECIFIED) {
    return line + style.In(NameOf(objection.outcome())) + ": " + objection.reasons();
  }
  line += style.In(NameOf(objection.level())) + ", " + style.Label("最迟答复 ", "answer due by ") +
          style.time(objection.due_ms());
  if (objection.lapsed()) {
    return line + style.Aside("各级均逾期未答复，不再暂停下一步", "no level answered; holds nothing up now");
  }
  return line + (objection.overdue() ? style.Aside("逾期", "overdue") : "");
}

struct Suggestion {
  std::string_view act;
  std::string_view command;  // MATTER stands for the matter's number, OBJECTION for the objection
};

constexpr Suggestion kSuggestions[] = {
    {"confirm_roster", "supervisor confirm-roster"},
    {"confirm_keys", "supervisor confirm-keys"},
    {"revise_matter", "revise MATTER  # yishi help revise"},
    {"finish_work", "finish MATTER --report-file FILE"},
    {"convene_meeting", "convene MATTER  # yishi help convene"},
    {"check_in", "rep checkin MATTER"},
    {"close_meeting", "close-meeting MATTER"},
    {"open_box", "open-box MATTER"},
    {"cast_ballot", "vote MATTER yes  # 同意 yes, 反对 no, 弃权 abstain"},
    {"close_box", "close-box MATTER"},
    {"enter_sheet", "sheet MATTER paper  # paper, hands: yishi help sheet"},
    {"confirm_sheet", "confirm MATTER"},
    {"declare_box", "declare MATTER"},
    {"put_up_posting", "post MATTER --text-file FILE"},
    {"prove_posting", "prove MATTER  # yishi help prove"},
    {"answer_objection", "answer OBJECTION  # yishi help answer"},
};

std::string Replaced(std::string text, std::string_view name, const std::string& value) {
  const std::size_t at = text.find(name);
  if (at != std::string::npos) text.replace(at, name.size(), value);
  return text;
}

}  // namespace

Lines PostingPicture(const v1::PostingView& posting, const Style& style) {
  Lines lines = {style.Label("公示 ", "posting ") + ToHex(posting.id()).substr(0, 8) + "  " +
                 std::to_string(posting.matter_number()) + "  " + posting.matter_title() + "  " +
                 style.In(NameOf(posting.standing()))};
  lines.push_back(
      "  " + style.Label("贴出 ", "put up ") + style.time(posting.put_up_ms()) + ", " +
      style.Label("天数 ", "days ") + std::to_string(posting.min_days()) + ": " +
      (posting.started_ms() == 0
           ? style.In("各处尚未全部拍照，未起算", "the days do not run yet: not every place is proven")
           : style.time(posting.started_ms()) + " → " + style.time(posting.ends_ms())));
  if (posting.late()) lines.push_back("  " + style.In("贴出逾期", "put up late"));
  if (posting.without_opinion()) lines.push_back("  " + style.In("监督委员会未提意见", "no opinion given"));
  for (int i = 0; i < posting.places_size(); ++i) lines.push_back(PlaceLine(i, posting.places(i), style));
  for (const v1::ObjectionView& objection : posting.objections())
    lines.push_back(ObjectionLine(objection, style));
  for (const v1::WaitingView& waiting : posting.waiting()) Append(lines, WaitingLines(waiting, style));
  return lines;
}

std::string CommandFor(const v1::AwaitingView& item) {
  const std::string number = std::to_string(item.matter_number());
  if (item.waiting().act() == "file_record") {
    if (!item.meeting_id().empty())
      return "minutes " + ToHex(item.meeting_id()).substr(0, 8) + " --text-file FILE";
    const bool opinion = item.waiting().body() == v1::BODY_KIND_SUPERVISION_COMMITTEE;
    return opinion ? "opinion " + number + " agrees  # agrees, reservations, disagrees"
                   : "file " + number + "  # yishi help file";
  }
  for (const Suggestion& suggestion : kSuggestions) {
    if (suggestion.act != item.waiting().act()) continue;
    const std::string command = Replaced(std::string(suggestion.command), "MATTER", number);
    return Replaced(command, "OBJECTION", ToHex(item.objection_id()).substr(0, 8));
  }
  return "";
}

Lines AgendaLines(const v1::AwaitingView& item, const Style& style) {
  Lines lines;
  if (item.matter_number() != 0)
    lines.push_back(std::to_string(item.matter_number()) + "  " + item.matter_title());
  Append(lines, WaitingLines(item.waiting(), style));
  if (const std::string command = CommandFor(item); !command.empty())
    lines.push_back("    $ " + style.invocation + " " + command);
  return lines;
}

}  // namespace yishi::cli

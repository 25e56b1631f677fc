#include "clients/cli/picture.h"
#include "clients/cli/values.h"
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

// "附议 2/5, "; nothing where nobody joined and nobody has to.
std::string SecondersOf(const v1::ObjectionView& objection, const Style& style) {
  if (objection.seconders() == 0 && objection.seconders_needed() == 0) return "";
  std::string counts = std::to_string(objection.seconders());
  if (objection.seconders_needed() > 0) counts += "/" + std::to_string(objection.seconders_needed());
  return style.Label("附议 ", "joined by ") + counts + ", ";
}

// The final account beside the budget.
Lines AccountLines(const v1::AccountView& account, const Style& style) {
  Lines lines = {"  " + style.Label("预算 ", "budget ") + ShowMoney(account.budget_fen()) + ", " +
                 style.Label("决算 ", "final account ") + ShowMoney(account.paid_fen())};
  for (const v1::BudgetLine& line : account.budget())
    lines.push_back("    " + style.Label("预算 ", "budget ") + line.item() + "  " +
                    ShowMoney(line.amount_fen()));
  for (const v1::AccountLine& line : account.payments()) {
    lines.push_back("    " + style.Label("支出 ", "paid ") + line.payee() + "  " +
                    ShowMoney(line.amount_fen()) + "  " + style.Label("凭证 ", "voucher ") + line.voucher() +
                    (line.unauthorised() ? style.Aside("未经授权", "without authority") : ""));
  }
  return lines;
}

std::string DaysOf(const v1::PostingView& posting, const Style& style) {
  const std::string days = std::to_string(posting.min_days());
  if (posting.day_kind() == v1::DAY_KIND_WORKING) return style.Label("工作日 ", "working days ") + days;
  return style.Label("天数 ", "days ") + days;
}

std::string ObjectionLine(const v1::ObjectionView& objection, const Style& style) {
  std::string line = "  " + style.Label("异议 ", "objection ") + ToHex(objection.id()).substr(0, 8) +
                     (objection.mine() ? style.Aside("我提的", "mine") : "") + "  ";
  line += SecondersOf(objection, style);
  if (objection.withdrawn()) return line + style.In("已撤回", "withdrawn");
  if (objection.outcome() != v1::OBJECTION_OUTCOME_UNSPECIFIED) {
    return line + style.In(NameOf(objection.outcome())) + ": " + objection.reasons();
  }
  if (objection.due_ms() == 0)
    return line + style.In("附议不足，未起算", "too few have joined; its clock does not run");
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
    {"confirm_erasure", "supervisor confirm-erasure"},
    {"confirm_recovery", "supervisor confirm-recovery NAME REASON  # yishi help confirm-recovery"},
    {"stop_recovery", "stop-recovery REASON"},
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
    {"enter_tie_seed", "tie-seed MATTER  # yishi help tie-seed"},
    {"confirm_tie_seed", "confirm-tie-seed MATTER"},
    {"put_up_posting", "post MATTER --text-file FILE"},
    {"prove_posting", "prove MATTER  # yishi help prove"},
    {"answer_objection", "answer OBJECTION  # yishi help answer"},
    {"answer_roll_objection",
     "answer-roll MEETING dismissed REASONS --objection OBJECTION  # yishi help answer-roll"},
    {"propose_roll_change", "clerk change-roll MEETING objection TEXT  # yishi help change-roll"},
    {"confirm_roll_change", "supervisor confirm-roll-change MEETING"},
    {"study_petition", "study PETITION --text-file FILE"},
    {"confirm_petition_sheet", "confirm-sheet PETITION"},
    {"file_defence", "defend MATTER --text-file FILE"},
    {"confirm_proxy", "confirm-proxy MEETING PRINCIPAL  # proxies MEETING"},
    {"end_correction", "end-correction MATTER TEXT"},
    {"open_matter", "open-matter --supplements MATTER  # yishi help open-matter"},
    {"set_calendar", "set-calendar  # yishi help set-calendar"},
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
      DaysOf(posting, style) + ": " +
      (posting.started_ms() == 0
           ? style.In("各处尚未全部拍照，未起算", "the days do not run yet: not every place is proven")
           : style.time(posting.started_ms()) + " → " + style.time(posting.ends_ms())));
  if (posting.late()) lines.push_back("  " + style.In("贴出逾期", "put up late"));
  if (posting.without_opinion()) lines.push_back("  " + style.In("监督委员会未提意见", "no opinion given"));
  for (int i = 0; i < posting.places_size(); ++i) lines.push_back(PlaceLine(i, posting.places(i), style));
  if (posting.has_account()) Append(lines, AccountLines(posting.account(), style));
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
    if (suggestion.act == "convene_meeting" && item.matter_number() == 0) return "";  // no matter is meant
    std::string command = Replaced(std::string(suggestion.command), "MATTER", number);
    command = Replaced(command, "PETITION", ToHex(item.petition_id()).substr(0, 8));
    command = Replaced(command, "MEETING", ToHex(item.meeting_id()).substr(0, 8));
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

#include "clients/cli/petition_picture.h"

#include "clients/cli/refs.h"
#include "engine/charter/petition.h"

namespace yishi::cli {
namespace {

constexpr std::size_t kShownDigits = 8;

std::string ProgressLine(const v1::PetitionProgressView& progress, const Style& style) {
  const tally::Words who = charter::NameOf(progress.signers());
  const std::string have = std::to_string(progress.signed_());
  const std::string needed = std::to_string(progress.needed());
  const std::string of = std::to_string(progress.of());
  return "  " + std::string(progress.reached() ? "✓ " : "○ ") +
         style.In(who.zh + "：已签 " + have + " 人，需 " + needed + " 人（共 " + of + " 人）",
                  who.en + ": " + have + " signed, " + needed + " needed (of " + of + ")");
}

// How it stands, in a few words.
std::string StandingOf(const v1::PetitionView& petition, const Style& style) {
  if (petition.reached_ms() != 0)
    return style.Label("人数已够 ", "reached ") + style.time(petition.reached_ms());
  if (petition.lapsed())
    return style.In("征集已截止，人数不够", "its days are over, and not enough have signed");
  return style.Label("征集到 ", "signatures until ") + style.time(petition.collect_until_ms());
}

void AddDates(const v1::PetitionView& petition, const Style& style, Lines& lines) {
  const auto add = [&](std::string_view zh, std::string_view en, Millis at) {
    if (at != 0) lines.push_back("  " + style.Label(zh, en) + style.time(at));
  };
  add("党组织研究，最迟 ", "study by the Party organisation, by ", petition.study_due_ms());
  if (!petition.study().empty())
    lines.push_back("  " + style.Label("研究意见：", "the study: ") + petition.study());
  add("召集会议，最迟 ", "the meeting convened, by ", petition.convene_due_ms());
  add("书面申辩，最迟 ", "a written defence, by ", petition.defence_due_ms());
  add("表决完成，最迟 ", "the vote held, by ", petition.vote_due_ms());
}

}  // namespace

Lines PetitionPicture(const v1::PetitionView& petition, const Style& style) {
  Lines lines = {
      ToHex(petition.id()).substr(0, kShownDigits) + "  " + petition.content().title(),
      "  " + style.In(petition.stage_title(), petition.stage_title_en()) + "  " + StandingOf(petition, style),
      "", petition.content().text(), ""};
  for (const v1::PetitionProgressView& progress : petition.progress())
    lines.push_back(ProgressLine(progress, style));
  for (const v1::PetitionSheetView& sheet : petition.sheets()) {
    const std::string persons = std::to_string(sheet.persons());
    lines.push_back(
        "  " + style.In("纸质签名表 " + persons + " 人", "a sheet of " + persons + " signatures") + "  " +
        (sheet.has_confirmed_by() ? style.In("已确认", "confirmed") : style.In("待确认", "to be confirmed")));
  }
  AddDates(petition, style, lines);
  if (petition.i_signed()) lines.push_back("  " + style.In("你已签名", "you have signed"));
  for (const v1::PersonView& person : petition.signers()) lines.push_back("    " + NameOf(person));
  if (petition.waiting().empty()) return lines;
  lines.push_back(style.Label("接下来：", "Next:"));
  for (const v1::WaitingView& waiting : petition.waiting()) {
    for (std::string& line : WaitingLines(waiting, style)) lines.push_back(std::move(line));
  }
  return lines;
}

std::string PetitionLine(const v1::PetitionView& petition, const Style& style) {
  return ToHex(petition.id()).substr(0, kShownDigits) + "  " + petition.content().title() + "  " +
         StandingOf(petition, style);
}

Lines ProxyLines(const v1::MeetingView& meeting, const Style& style) {
  Lines lines;
  for (const v1::ProxyView& proxy : meeting.proxies()) {
    std::string line = "  " + NameOf(proxy.principal()) + " → " + NameOf(proxy.agent());
    if (!proxy.confirmed()) line += style.Aside("纸质，待确认", "on paper, to be confirmed");
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace yishi::cli

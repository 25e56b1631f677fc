#include <array>

#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/papers.h"
#include "clients/cli/refs.h"
#include "clients/cli/show.h"
#include "clients/cli/values.h"
#include "clients/cli/words.h"
#include "clients/sdk/openings.h"
#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "engine/tally/words.h"

namespace yishi::cli {
namespace {

// One count of a sheet: its option, its words, and where it goes.
template <typename Sheet>
struct CountField {
  std::string_view option;
  Phrase name;
  void (Sheet::*set)(std::uint32_t);
  std::uint32_t (Sheet::*get)() const;
};

const std::vector<CountField<v1::PaperSheet>>& PaperFields() {
  using P = v1::PaperSheet;
  static const std::vector<CountField<P>> fields = {
      {"--printed", {"印制", "printed"}, &P::set_printed, &P::printed},
      {"--handed-out", {"发出", "handed out"}, &P::set_handed_out, &P::handed_out},
      {"--unused", {"剩余", "unused"}, &P::set_unused, &P::unused},
      {"--returned", {"收回", "returned"}, &P::set_returned, &P::returned},
      {"--spoiled", {"作废更换", "spoiled"}, &P::set_spoiled, &P::spoiled},
      {"--not-returned", {"未收回", "not returned"}, &P::set_not_returned, &P::not_returned},
      {"--yes-votes", {"同意", "yes"}, &P::set_yes, &P::yes},
      {"--no-votes", {"反对", "no"}, &P::set_no, &P::no},
      {"--abstain", {"弃权", "abstain"}, &P::set_abstain, &P::abstain},
      {"--void", {"废票", "void"}, &P::set_void_ballots, &P::void_ballots}};
  return fields;
}

const std::vector<CountField<v1::HandsSheet>>& HandsFields() {
  using H = v1::HandsSheet;
  static const std::vector<CountField<H>> fields = {
      {"--yes-votes", {"同意", "yes"}, &H::set_yes, &H::yes},
      {"--no-votes", {"反对", "no"}, &H::set_no, &H::no},
      {"--abstain", {"弃权", "abstain"}, &H::set_abstain, &H::abstain},
      {"--silent", {"未举手", "silent"}, &H::set_silent, &H::silent}};
  return fields;
}

// Square metres with at most two decimals, in square decimetres.
absl::StatusOr<std::uint64_t> ReadArea(const std::string& text) {
  const absl::StatusOr<std::int64_t> hundredths = ReadMoney(text);
  if (hundredths.ok()) return static_cast<std::uint64_t>(*hundredths);
  return UsageError("“" + text + "”不是面积，应如 120.50（平方米）",
                    "\"" + text + "\" is no area, write it like 120.50 (square metres)");
}

// The areas behind the papers, where the charter counts them.
absl::Status ReadAreas(const Arguments& arguments, v1::PaperSheet& sheet) {
  using Set = void (v1::AreaSums::*)(std::uint64_t);
  static constexpr std::pair<std::string_view, Set> kFields[] = {
      {"--yes-area", &v1::AreaSums::set_yes},
      {"--no-area", &v1::AreaSums::set_no},
      {"--abstain-area", &v1::AreaSums::set_abstain},
      {"--void-area", &v1::AreaSums::set_void_ballots}};
  for (const auto& [option, set] : kFields) {
    if (!arguments.Has(option)) continue;
    YISHI_ASSIGN_OR_RETURN(const std::uint64_t area, ReadArea(arguments.Get(option)));
    (sheet.mutable_area()->*set)(area);
  }
  return absl::OkStatus();
}

// The papers for each option, in the order of the list.
absl::Status ReadOptionVotes(const Arguments& arguments, v1::PaperSheet& sheet) {
  for (const std::string& text : arguments.All("--votes")) {
    YISHI_ASSIGN_OR_RETURN(const std::uint32_t votes, ReadCount(text));
    sheet.add_options(votes);
  }
  return absl::OkStatus();
}

void PrintAreasAndOptions(Context& context, const v1::PaperSheet& sheet) {
  Output& out = context.out();
  for (int i = 0; i < sheet.options_size(); ++i) {
    const std::string number = std::to_string(i + 1);
    out.Line("  " + Padded(out.In(number + " 号", "no. " + number), 24) + std::to_string(sheet.options(i)));
  }
  if (!sheet.has_area()) return;
  const auto line = [&](const char* zh, const char* en, std::uint64_t area) {
    out.Line("  " + Padded(out.In(zh, en), 24) + tally::Decimal(static_cast<std::int64_t>(area), 2) + " m²");
  };
  line("同意面积", "area: yes", sheet.area().yes());
  line("反对面积", "area: no", sheet.area().no());
  line("弃权面积", "area: abstain", sheet.area().abstain());
  line("废票面积", "area: void", sheet.area().void_ballots());
}

template <typename Sheet>
absl::Status ReadCounts(const Arguments& arguments, const std::vector<CountField<Sheet>>& fields,
                        Sheet& sheet) {
  for (const CountField<Sheet>& field : fields) {
    if (!arguments.Has(field.option)) continue;
    YISHI_ASSIGN_OR_RETURN(const std::uint32_t count, ReadCount(arguments.Get(field.option)));
    (sheet.*field.set)(count);
  }
  return absl::OkStatus();
}

template <typename Sheet>
void PrintCounts(Context& context, const std::vector<CountField<Sheet>>& fields, const Sheet& sheet) {
  for (const CountField<Sheet>& field : fields) {
    context.out().Line("  " + Padded(context.out().In(field.name), 24) +
                       std::to_string((sheet.*field.get)()));
  }
}

// The scan's digest, committed to; the opening goes with the act.
absl::StatusOr<std::optional<sdk::Committed>> ScanOf(Context& context, const Arguments& arguments) {
  if (!arguments.Has("--scan")) return std::nullopt;
  YISHI_ASSIGN_OR_RETURN(const v1::BlobRef blob, PutPaper(context, arguments.Get("--scan")));
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord key, context.key());
  return sdk::CommitScan(crypto::Suite::Get(key.suite), *Hash::From(blob.digest()), blob.media_type());
}

absl::Status EnterSheet(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::Channel channel, ReadChannel(arguments.Get("paper|hands")));
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::BoxView box, FindBox(context, arguments.Get("BOX")));
  v1::EnterSheet act;
  act.set_box_id(box.id());
  if (channel == v1::CHANNEL_PAPER) {
    YISHI_RETURN_IF_ERROR(ReadCounts(arguments, PaperFields(), *act.mutable_paper()));
    YISHI_RETURN_IF_ERROR(ReadAreas(arguments, *act.mutable_paper()));
    YISHI_RETURN_IF_ERROR(ReadOptionVotes(arguments, *act.mutable_paper()));
    PrintCounts(context, PaperFields(), act.paper());
    PrintAreasAndOptions(context, act.paper());
  } else if (channel == v1::CHANNEL_HANDS) {
    YISHI_RETURN_IF_ERROR(ReadCounts(arguments, HandsFields(), *act.mutable_hands()));
    PrintCounts(context, HandsFields(), act.hands());
  } else {
    return UsageError("计票单只有 paper（纸票）和 hands（举手）", "sheets are of paper or of hands");
  }
  YISHI_RETURN_IF_ERROR(context.Confirm("与现场计票单一致？", "Is this what the sheet in the hall says?"));
  sdk::ActOptions options;
  options.lifetime_ms = limits::kOfflineWindowMs;  // it may come late, if the network is down
  YISHI_ASSIGN_OR_RETURN(const auto scan, ScanOf(context, arguments));
  if (scan) {
    act.set_scan(scan->commitment.str());
    options.openings = {scan->opening};
  }
  return context
      .Act(act, {"计票单已录入，待另一人复核", "The sheet is in; another teller must confirm it"},
           std::move(options))
      .status();
}

// The sheet that is meant: of the channel named, or the only one that nobody confirmed.
absl::StatusOr<v1::SheetView> SheetToConfirm(const v1::BoxView& box, const Arguments& arguments) {
  std::vector<v1::SheetView> found;
  const std::string& text = arguments.Get("paper|hands");
  v1::Channel channel = v1::CHANNEL_UNSPECIFIED;
  if (!text.empty()) {
    YISHI_ASSIGN_OR_RETURN(channel, ReadChannel(text));
  }
  for (const v1::SheetView& sheet : box.sheets()) {
    if (sheet.has_confirmed_by()) continue;
    if (channel == v1::CHANNEL_UNSPECIFIED || sheet.channel() == channel) found.push_back(sheet);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) return Refuse(Reason::kNotFound, "没有待复核的计票单", "there is no sheet to confirm");
  return UsageError("有多张待复核，请写明 paper 或 hands", "several wait, say paper or hands");
}

absl::Status ConfirmSheet(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::BoxView box, FindBox(context, arguments.Get("BOX")));
  YISHI_ASSIGN_OR_RETURN(const v1::SheetView sheet, SheetToConfirm(box, arguments));
  context.out().Line(context.out().Label("录入人 ", "entered by ") + NameOf(sheet.teller()) + ", " +
                     context.out().In(NameOf(sheet.channel())));
  if (sheet.has_paper()) PrintCounts(context, PaperFields(), sheet.paper());
  if (sheet.has_paper()) PrintAreasAndOptions(context, sheet.paper());
  if (sheet.has_hands()) PrintCounts(context, HandsFields(), sheet.hands());
  YISHI_RETURN_IF_ERROR(context.Confirm("与你看到的计票单一致？", "Is this what you counted?"));
  v1::ConfirmSheet act;
  act.set_box_id(box.id());
  act.set_channel(sheet.channel());
  act.set_sheet(sheet.sheet());
  return context.Act(act, {"计票单已复核", "The sheet is confirmed"}).status();
}

absl::Status EnterTieSeed(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::BoxView box, FindBox(context, arguments.Get("BOX")));
  v1::EnterTieSeed act;
  act.set_box_id(box.id());
  if (arguments.Has("VALUE")) act.set_value(arguments.Get("VALUE"));
  YISHI_ASSIGN_OR_RETURN(*act.mutable_evidence(), PutPaper(context, arguments.Get("--evidence")));
  return context
      .Act(act,
           {"种子已录入，等另一人查对确认", "The seed is entered; another has to look it up and confirm"})
      .status();
}

absl::Status ConfirmTieSeed(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::BoxView box, FindBox(context, arguments.Get("BOX")));
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting, FindMeeting(context, ToHex(box.meeting_id())));
  context.out().Line(context.out().Label("来源 ", "source ") + meeting.meeting().tie_source().text());
  const std::string& seed = box.result().tie_seed();
  context.out().Line(context.out().Label("录入的值 ", "value ") +
                     (seed.empty() ? context.out().In("没有公布", "nothing was published") : seed));
  YISHI_RETURN_IF_ERROR(
      context.Confirm("与你自己查到的一致？", "Is this what you found when you looked it up yourself?"));
  v1::ConfirmTieSeed act;
  act.set_box_id(box.id());
  act.set_seed(box.result().tie_seed_entered());
  return context.Act(act, {"种子已确认，并列已决定", "The seed is confirmed, and decides"}).status();
}

constexpr std::array kCommands = {
    Command{"teller", "sheet",
            "BOX paper|hands [--printed N] [--handed-out N] [--unused N] [--returned N] [--spoiled N] "
            "[--not-returned N] "
            "[--yes-votes N] [--no-votes N] [--abstain N] [--void N] [--silent N] [--votes N]... [--yes-area "
            "AREA] "
            "[--no-area AREA] [--abstain-area AREA] [--void-area AREA] [--scan FILE]",
            "录入纸票或举手的计票单", "Enter a sheet of paper ballots or of a show of hands", EnterSheet,
            "sheet 20260001 paper --printed 40 --handed-out 9 --unused 31 --returned 9 --yes-votes 7 "
            "--no-votes 1 --abstain 1"},
    Command{"teller", "confirm", "BOX [paper|hands]", "复核另一人录入的计票单",
            "Confirm a sheet that another entered", ConfirmSheet, "confirm 20260001"},
    Command{"teller", "tie-seed", "BOX [VALUE] --evidence FILE",
            "录入决定并列的公开种子，附公布的凭证；七日后仍没有公布的，不写 VALUE",
            "Enter the public seed that decides a tie, with its publication; without VALUE where nothing is "
            "published after seven days",
            EnterTieSeed, "tie-seed 20260001 03081522283107 --evidence 开奖公告.jpg"},
    Command{"teller", "confirm-tie-seed", "BOX", "自己查对公开种子后确认",
            "Look the public seed up and confirm it", ConfirmTieSeed, "confirm-tie-seed 20260001"},
};

}  // namespace

std::span<const Command> TellerCommands() { return kCommands; }

}  // namespace yishi::cli

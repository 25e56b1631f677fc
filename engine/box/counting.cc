// While a box is counting: tellers' sheets, and the declaration.

#include "engine/base/limits.h"
#include "engine/box/decide.h"
#include "engine/box/outcome.h"
#include "engine/meeting/decide.h"
#include "engine/wire/fields.h"

namespace yishi::box {
namespace {

using meeting::Channel;
using meeting::Role;

absl::Status RequireCounting(const Box& box) {
  switch (box.phase) {
    case BoxPhase::kCounting:
      return absl::OkStatus();
    case BoxPhase::kCasting:
      return Refuse(Reason::kBoxNotOpen, "票箱尚未关闭，不能计票",
                    "the box is still casting; nothing is counted yet");
    case BoxPhase::kDeclared:
      return Refuse(Reason::kAlreadyDeclared, "结果已宣布", "the result has been declared");
  }
  return absl::OkStatus();
}

// Papers handed out and persons marked must agree: a spoiled paper may have been replaced.
absl::Status CheckAgainstRoll(const Box& box, const tally::PaperSheet& sheet) {
  const auto marked = static_cast<std::int64_t>(box.paper.size());
  if (marked <= sheet.handed_out && sheet.handed_out <= marked + sheet.spoiled) return absl::OkStatus();
  return Refuse({.reason = Reason::kSheetDoesNotAddUp,
                 .zh = "名单上标记领票的有 " + std::to_string(marked) + " 人，计票单上发出 " +
                       std::to_string(sheet.handed_out) + " 张（其中作废更换 " +
                       std::to_string(sheet.spoiled) + " 张），两者不符",
                 .en = "the roll marks " + std::to_string(marked) + " persons with paper, the sheet says " +
                       std::to_string(sheet.handed_out) + " handed out (" + std::to_string(sheet.spoiled) +
                       " spoiled)",
                 .rule = "发出 = 名单上登记领票的人数 + 作废换发 (handed out = persons marked on the roll, "
                         "and replacements of spoiled papers)",
                 .numbers = {{"marked", std::to_string(marked)},
                             {"handed_out", std::to_string(sheet.handed_out)},
                             {"spoiled", std::to_string(sheet.spoiled)}}});
}

tally::PaperSheet ToTally(const v1::PaperSheet& sheet) {
  return {.printed = sheet.printed(),
          .unused = sheet.unused(),
          .handed_out = sheet.handed_out(),
          .returned = sheet.returned(),
          .spoiled = sheet.spoiled(),
          .not_returned = sheet.not_returned(),
          .yes = sheet.yes(),
          .no = sheet.no(),
          .abstain = sheet.abstain(),
          .void_ballots = sheet.void_ballots()};
}

tally::HandsSheet ToTally(const v1::HandsSheet& sheet, std::int64_t present) {
  return {.present = present,
          .yes = sheet.yes(),
          .no = sheet.no(),
          .abstain = sheet.abstain(),
          .silent = sheet.silent()};
}

absl::Status RequireSheet(const Box& box, Channel channel) {
  const auto sheet = box.sheets.find(channel);
  const std::string zh(meeting::NameZh(channel));
  const std::string en(meeting::NameEn(channel));
  if (sheet == box.sheets.end()) {
    return Refuse(Reason::kSheetMissing, "缺少计票单：" + zh, "a sheet is missing: " + en,
                  "每张计票单须两名计票人签名 (two tellers sign every sheet)");
  }
  if (!sheet->second.confirmed_by) {
    return Refuse(Reason::kSheetUnconfirmed, "计票单尚未由另一人确认：" + zh,
                  "a sheet has not been confirmed by another: " + en,
                  "每张计票单须两名计票人签名 (two tellers sign every sheet)");
  }
  return absl::OkStatus();
}

tally::ChannelCount& CountFor(tally::ChannelCounts& counts, Channel channel) {
  switch (channel) {
    case Channel::kDevice:
      return counts.device;
    case Channel::kDeskDevice:
      return counts.desk;
    case Channel::kPaper:
      return counts.paper;
    case Channel::kHands:
      return counts.hands;
  }
  return counts.device;
}

// The electronic ballots, and who is present by device without one.
absl::Status CountBallots(const Box& box, const Openings& openings, tally::ChannelCounts& counts) {
  std::size_t missing = 0;
  for (const auto& [person, ballot] : box.ballots) {
    tally::ChannelCount& count = CountFor(counts, ChannelOf(box, person));
    const auto choice = openings.Find(ballot.seq);
    if (!choice) {
      ++missing;
      continue;
    }
    if (*choice == Choice::kYes) ++count.yes;
    if (*choice == Choice::kNo) ++count.no;
    if (*choice == Choice::kAbstain) ++count.abstain;
  }
  for (const auto& [person, channel] : box.present) {
    const bool by_sheet = channel == Channel::kHands || box.paper.contains(person);
    if (!by_sheet && !box.ballots.contains(person)) ++CountFor(counts, channel).silent;
  }
  if (missing == 0) return absl::OkStatus();
  return Refuse(
      {.reason = Reason::kOpeningsIncomplete,
       .zh = "有 " + std::to_string(missing) + " 张电子选票的内容缺失，不能宣布结果",
       .en = "the openings of " + std::to_string(missing) + " ballots are missing; nothing can be declared",
       .rule = "",
       .numbers = {{"missing", std::to_string(missing)}}});
}

struct Count {
  tally::ChannelCounts channels;
  bool voided = false;
};

absl::StatusOr<Count> CountAll(const Box& box, const Openings& openings) {
  Count count;
  YISHI_RETURN_IF_ERROR(CountBallots(box, openings, count.channels));
  if (!box.paper.empty()) {
    YISHI_RETURN_IF_ERROR(RequireSheet(box, Channel::kPaper));
    const tally::PaperSheet& sheet = box.sheets.at(Channel::kPaper).paper;
    YISHI_ASSIGN_OR_RETURN(const tally::PaperStanding standing, tally::CheckPaper(sheet));
    count.voided = standing == tally::PaperStanding::kBoxVoid;
    if (!count.voided) count.channels.paper += tally::CountOf(sheet, static_cast<std::int64_t>(box.paper.size()));
  }
  if (PresentByHands(box) > 0) {
    YISHI_RETURN_IF_ERROR(RequireSheet(box, Channel::kHands));
    count.channels.hands = tally::CountOf(box.sheets.at(Channel::kHands).hands);
  }
  return count;
}

void AddChannel(ledger::v1::BoxDeclared& declared, Channel channel, const tally::ChannelCount& count,
                const Box& box) {
  const auto taken_out = box.superseded.find(channel);
  const std::uint32_t superseded = taken_out == box.superseded.end() ? 0 : taken_out->second;
  if (count == tally::ChannelCount{} && superseded == 0) return;
  auto* tally = declared.add_channels();
  tally->set_channel(static_cast<v1::Channel>(channel));
  tally->set_yes(static_cast<std::uint32_t>(count.yes));
  tally->set_no(static_cast<std::uint32_t>(count.no));
  tally->set_abstain(static_cast<std::uint32_t>(count.abstain));
  tally->set_void_ballots(static_cast<std::uint32_t>(count.void_ballots));
  tally->set_silent(static_cast<std::uint32_t>(count.silent));
  tally->set_superseded(superseded);
}

}  // namespace

absl::StatusOr<Effects> DecideEnterSheet(const Box& box, const meeting::Meeting& meeting,
                                         const roster::Acting& acting, const v1::EnterSheet& act) {
  YISHI_RETURN_IF_ERROR(meeting::RequireRole(meeting, acting, Role::kTeller));
  YISHI_RETURN_IF_ERROR(RequireCounting(box));
  if (!act.scan().empty()) YISHI_RETURN_IF_ERROR(wire::ReadHash(act.scan(), "scan").status());
  Channel channel = Channel::kPaper;
  if (act.has_paper()) {
    const tally::PaperSheet sheet = ToTally(act.paper());
    YISHI_RETURN_IF_ERROR(tally::CheckPaper(sheet).status());
    YISHI_RETURN_IF_ERROR(CheckAgainstRoll(box, sheet));
  } else if (act.has_hands()) {
    channel = Channel::kHands;
    YISHI_RETURN_IF_ERROR(tally::CheckHands(ToTally(act.hands(), PresentByHands(box))));
  } else {
    return wire::FieldMissing("sheet");
  }
  Effects effects(1);
  auto* entered = effects[0].mutable_sheet_entered();
  entered->set_box_id(act.box_id());
  entered->set_channel(static_cast<v1::Channel>(channel));
  return effects;
}

absl::StatusOr<Effects> DecideConfirmSheet(const Box& box, const meeting::Meeting& meeting,
                                           const roster::Acting& acting, const v1::ConfirmSheet& act) {
  if (!meeting.Is(Role::kScrutineer, acting.person)) {
    YISHI_RETURN_IF_ERROR(meeting::RequireRole(meeting, acting, Role::kTeller));
  }
  YISHI_RETURN_IF_ERROR(roster::RequireOfficialKey(acting));
  YISHI_RETURN_IF_ERROR(RequireCounting(box));
  const auto sheet = box.sheets.find(static_cast<Channel>(act.channel()));
  if (sheet == box.sheets.end())
    return Refuse(Reason::kSheetMissing, "没有这张计票单", "there is no such sheet");
  if (sheet->second.entered_by_command.view() != act.sheet()) {
    return Refuse(Reason::kSheetDigestDiffers, "计票单已被更正，请核对最新的一张",
                  "the sheet has been replaced since; look at the newest one");
  }
  if (sheet->second.teller == acting.person) {
    return Refuse(Reason::kSameTeller, "录入计票单的人不能自己确认",
                  "who entered the sheet may not confirm it",
                  "每张计票单须两名计票人签名 (two tellers sign every sheet)");
  }
  if (sheet->second.confirmed_by)
    return Refuse(Reason::kAlreadyExists, "此计票单已确认", "this sheet is confirmed already");
  Effects effects(1);
  auto* confirmed = effects[0].mutable_sheet_confirmed();
  confirmed->set_box_id(act.box_id());
  confirmed->set_channel(act.channel());
  return effects;
}

absl::StatusOr<Effects> DecideDeclare(const Box& box, const meeting::Meeting& meeting,
                                      const roster::Acting& acting, const v1::VoteRules& rules,
                                      const Openings& openings, const v1::DeclareBox& act) {
  YISHI_RETURN_IF_ERROR(meeting::RequireRole(meeting, acting, Role::kChair));
  YISHI_RETURN_IF_ERROR(RequireCounting(box));
  YISHI_RETURN_IF_ERROR(wire::AllowText(act.reasons(), limits::kTextBytes, "reasons"));
  YISHI_ASSIGN_OR_RETURN(const Count count, CountAll(box, openings));
  const tally::ChannelCount total = count.channels.total();
  const bool session = meeting.sitting == meeting::Sitting::kSession;
  const std::int64_t present = session ? static_cast<std::int64_t>(box.present.size()) : total.cast();
  const Working working = WorkingOf(rules, tally::FiguresOf(box.expected, present, total));
  Effects effects(1);
  auto* declared = effects[0].mutable_box_declared();
  declared->set_box_id(act.box_id());
  declared->set_expected(static_cast<std::uint32_t>(box.expected));
  declared->set_present(static_cast<std::uint32_t>(present));
  AddChannel(*declared, Channel::kDevice, count.channels.device, box);
  AddChannel(*declared, Channel::kDeskDevice, count.channels.desk, box);
  AddChannel(*declared, Channel::kPaper, count.channels.paper, box);
  AddChannel(*declared, Channel::kHands, count.channels.hands, box);
  declared->set_yes(static_cast<std::uint32_t>(total.yes));
  declared->set_no(static_cast<std::uint32_t>(total.no));
  declared->set_abstain(static_cast<std::uint32_t>(total.abstain));
  declared->set_void_ballots(static_cast<std::uint32_t>(total.void_ballots));
  if (count.voided || !working.quorum.holds) {
    declared->set_outcome(ledger::v1::BOX_OUTCOME_VOID);
  } else {
    declared->set_outcome(working.threshold.holds ? ledger::v1::BOX_OUTCOME_PASSED
                                                  : ledger::v1::BOX_OUTCOME_REJECTED);
  }
  return effects;
}

}  // namespace yishi::box

// While a box is counting: tellers' sheets, and the declaration.

#include "engine/base/limits.h"
#include "engine/box/choosing.h"
#include "engine/box/decide.h"
#include "engine/box/outcome.h"
#include "engine/charter/charter.h"
#include "engine/meeting/decide.h"
#include "engine/tally/approval.h"
#include "engine/tally/words.h"
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

constexpr std::string_view kAreaRule =
    "收回各票的面积之和不得超过领票人的面积之和 (the areas of the papers returned are at most those of who "
    "took paper)";

absl::Status AreaWithoutPapers(std::string_view zh, std::string_view en) {
  return Refuse({.reason = Reason::kSheetDoesNotAddUp,
                 .zh = std::string(zh) + " 0 张，却填了面积",
                 .en = "no papers " + std::string(en) + ", but an area is stated for them",
                 .rule = std::string(kAreaRule),
                 .numbers = {}});
}

// Whether the areas are there where the charter counts them, and belong to papers.
absl::Status CheckArea(const v1::VoteRules& rules, const v1::PaperSheet& sheet) {
  const bool needed = charter::CountsIn(rules, v1::UNIT_KIND_WEIGHT);
  if (needed && !sheet.has_area()) return wire::FieldMissing("paper.area");
  if (!needed && sheet.has_area()) {
    return wire::FieldInvalid("paper.area", "程序不按面积计数", "the charter does not count areas");
  }
  const v1::AreaSums& area = sheet.area();
  for (std::uint64_t sum : {area.yes(), area.no(), area.abstain(), area.void_ballots()}) {
    if (sum > static_cast<std::uint64_t>(tally::kFigureMax)) {
      return wire::FieldInvalid("paper.area", "面积 " + std::to_string(sum) + " 过大",
                                "an area of " + std::to_string(sum) + " is too large");
    }
  }
  if (sheet.yes() == 0 && area.yes() != 0) return AreaWithoutPapers("赞成", "say yes");
  if (sheet.no() == 0 && area.no() != 0) return AreaWithoutPapers("反对", "say no");
  if (sheet.abstain() == 0 && area.abstain() != 0) return AreaWithoutPapers("弃权", "abstain");
  if (sheet.void_ballots() == 0 && area.void_ballots() != 0) return AreaWithoutPapers("废票", "are void");
  return absl::OkStatus();
}

std::int64_t AreaOnPaper(const Box& box, const roster::Roll& roll) {
  std::int64_t area = 0;
  for (const PersonId& person : box.paper) area += roster::FindOnRoll(roll, person)->area_dm2;
  return area;
}

// The areas of the papers returned, against those of who took paper. REQUIRES: CheckArea accepted the sheet.
absl::Status CheckAreaAgainstRoll(const Box& box, const roster::Roll& roll, const v1::PaperSheet& sheet) {
  if (!sheet.has_area()) return absl::OkStatus();
  const v1::AreaSums& area = sheet.area();
  const auto stated =
      static_cast<std::int64_t>(area.yes() + area.no() + area.abstain() + area.void_ballots());
  const std::int64_t marked = AreaOnPaper(box, roll);
  const bool all = sheet.returned() == box.paper.size();
  if (all ? stated == marked : stated <= marked) return absl::OkStatus();
  const std::string stated_m2 = tally::Decimal(stated, 2);
  const std::string marked_m2 = tally::Decimal(marked, 2);
  return Refuse(
      {.reason = Reason::kSheetDoesNotAddUp,
       .zh = "领票人的面积合计 " + marked_m2 + " 平方米，计票单上收回各票合计 " + stated_m2 + " 平方米，不符",
       .en = "who took paper has " + marked_m2 +
             " square metres together, the papers returned are stated with " + stated_m2,
       .rule = std::string(kAreaRule),
       .numbers = {{"marked", std::to_string(marked)}, {"stated", std::to_string(stated)}}});
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

// What was counted: in persons by channel, in the other units over all channels.
struct Count {
  tally::ChannelCounts channels;
  tally::ChannelCount households;
  tally::ChannelCount area;
  std::vector<std::vector<tally::Option>> choices;  // of the electronic ballots, where options are chosen
  OptionCounts options;
  bool voided = false;
};

void Add(tally::ChannelCount& count, Choice choice, std::int64_t by) {
  if (choice == Choice::kYes) count.yes += by;
  if (choice == Choice::kNo) count.no += by;
  if (choice == Choice::kAbstain) count.abstain += by;
}

void AddChoice(Count& count, Channel channel, Choice choice, const roster::RollEntry& voter) {
  Add(CountFor(count.channels, channel), choice, 1);
  Add(count.households, choice, voter.represents ? 1 : 0);
  Add(count.area, choice, voter.area_dm2);
}

// Where options are chosen, a ballot that names any counts as a yes in the turnout, and one that names none
// abstains.
void AddBallot(Count& count, const v1::VoteRules& rules, Channel channel, BytesView content,
               const roster::RollEntry& voter) {
  if (!charter::ChoosesOptions(rules)) return AddChoice(count, channel, *ReadChoice(content), voter);
  count.choices.push_back(OptionsIn(content));
  AddChoice(count, channel, count.choices.back().empty() ? Choice::kAbstain : Choice::kYes, voter);
}

absl::Status OpeningsMissing(std::size_t missing) {
  return Refuse(
      {.reason = Reason::kOpeningsIncomplete,
       .zh = "有 " + std::to_string(missing) + " 张电子选票的内容缺失，不能宣布结果",
       .en = "the openings of " + std::to_string(missing) + " ballots are missing; nothing can be declared",
       .rule = "",
       .numbers = {{"missing", std::to_string(missing)}}});
}

// The electronic ballots, and who is present by device without one.
absl::Status CountBallots(const Box& box, const roster::Roll& roll, const v1::VoteRules& rules,
                          const Openings& openings, Count& count) {
  std::size_t missing = 0;
  for (const auto& [person, ballot] : box.ballots) {
    const Bytes* content = openings.Find(ballot.seq);
    if (content == nullptr || !CheckBallot(rules, box.options, *content).ok()) {
      ++missing;
      continue;
    }
    AddBallot(count, rules, ChannelOf(box, person), *content, *roster::FindOnRoll(roll, person));
  }
  for (const auto& [person, channel] : box.present) {
    const bool by_sheet = channel == Channel::kHands || box.paper.contains(person);
    if (!by_sheet && !box.ballots.contains(person)) ++CountFor(count.channels, channel).silent;
  }
  return missing == 0 ? absl::OkStatus() : OpeningsMissing(missing);
}

absl::Status CountPaper(const Box& box, Count& count) {
  if (box.paper.empty()) return absl::OkStatus();
  YISHI_RETURN_IF_ERROR(RequireSheet(box, Channel::kPaper));
  const Sheet& sheet = box.sheets.at(Channel::kPaper);
  YISHI_ASSIGN_OR_RETURN(const tally::PaperStanding standing, tally::CheckPaper(sheet.paper));
  count.voided = standing == tally::PaperStanding::kBoxVoid;
  if (count.voided) return absl::OkStatus();
  const tally::ChannelCount papers = tally::CountOf(sheet.paper, static_cast<std::int64_t>(box.paper.size()));
  count.channels.paper += papers;
  count.households += papers;
  count.area += sheet.area;
  for (std::size_t i = 0; i < sheet.options.size(); ++i) count.options.votes[i] += sheet.options[i];
  return absl::OkStatus();
}

absl::Status CountHands(const Box& box, Count& count) {
  if (PresentByHands(box) == 0) return absl::OkStatus();
  YISHI_RETURN_IF_ERROR(RequireSheet(box, Channel::kHands));
  count.channels.hands = tally::CountOf(box.sheets.at(Channel::kHands).hands);
  count.households += count.channels.hands;
  return absl::OkStatus();
}

void CountOptions(const Box& box, const v1::VoteRules& rules, Count& count) {
  if (!charter::ChoosesOptions(rules)) return;
  count.options.votes = tally::CountApprovals(count.choices, box.options);
  if (rules.ballot() == v1::BALLOT_FORM_RANKED) {
    count.options.pairs = tally::CountPairs(count.choices, box.options);
  }
}

// Whether it is known whose ballots are households': every voter is one, or every ballot bears a name.
bool TellsHouseholds(const meeting::Meeting& meeting, const v1::VoteRules& rules) {
  return roster::IsOfHouseholds(meeting.body) || !(rules.paper() || rules.hands());
}

absl::StatusOr<Count> CountAll(const Box& box, const meeting::Meeting& meeting, const v1::VoteRules& rules,
                               const Openings& openings) {
  Count count;
  YISHI_RETURN_IF_ERROR(CountBallots(box, meeting.roll, rules, openings, count));
  CountOptions(box, rules, count);
  YISHI_RETURN_IF_ERROR(CountPaper(box, count));
  YISHI_RETURN_IF_ERROR(CountHands(box, count));
  if (!TellsHouseholds(meeting, rules)) count.households = {};
  return count;
}

// In a session, present are those who were when the box opened; in a window, those whose ballot came.
tally::Figures FiguresOf(const Box& box, const meeting::Meeting& meeting, const Count& count) {
  const tally::Figures attendance = AttendanceOf(ExpectedIn(box, meeting.roll), box.present);
  const tally::ChannelCount persons = count.channels.total();
  const bool session = meeting.sitting == meeting::Sitting::kSession;
  const auto figures = [session](const tally::UnitFigures& came, const tally::ChannelCount& in) {
    return tally::FiguresOf(came.expected, session ? came.present : in.cast(), in);
  };
  return {.persons = figures(attendance.persons, persons),
          .households = figures(attendance.households, count.households),
          .weight = figures(attendance.weight, count.area)};
}

void AddRecused(ledger::v1::BoxDeclared& declared, const Recused& recused) {
  declared.set_recused(static_cast<std::uint32_t>(recused.persons));
  declared.set_recused_households(static_cast<std::uint32_t>(recused.households));
  declared.set_recused_area_dm2(static_cast<std::uint64_t>(recused.area_dm2));
}

void AddUnit(ledger::v1::UnitTally& tally, const tally::UnitFigures& figures) {
  tally.set_expected(static_cast<std::uint64_t>(figures.expected));
  tally.set_present(static_cast<std::uint64_t>(figures.present));
  tally.set_yes(static_cast<std::uint64_t>(figures.yes));
  tally.set_no(static_cast<std::uint64_t>(figures.no));
  tally.set_abstain(static_cast<std::uint64_t>(figures.abstain));
  tally.set_void_ballots(static_cast<std::uint64_t>(figures.void_ballots));
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

ledger::v1::BoxOutcome OutcomeOf(bool held, bool passed) {
  if (!held) return ledger::v1::BOX_OUTCOME_VOID;
  return passed ? ledger::v1::BOX_OUTCOME_PASSED : ledger::v1::BOX_OUTCOME_REJECTED;
}

void AddCounts(ledger::v1::BoxDeclared& declared, const OptionCounts& counts) {
  for (std::int64_t votes : counts.votes) declared.add_options(static_cast<std::uint32_t>(votes));
  for (tally::Option row = 0; row < counts.pairs.options(); ++row) {
    for (tally::Option column = 0; column < counts.pairs.options(); ++column) {
      declared.add_pairs(static_cast<std::uint32_t>(counts.pairs.at(row, column)));
    }
  }
}

// Who is chosen. A tie that is voted again makes the box void: nobody is chosen by it. One that waits for a
// public seed leaves those chosen who stand before it.
void AddOptions(ledger::v1::BoxDeclared& declared, const v1::VoteRules& rules,
                const tally::UnitFigures& persons, const OptionCounts& counts, bool held, bool seed) {
  AddCounts(declared, counts);
  const tally::Seats seats = ChoosingOf(rules, persons, counts).seats;
  declared.set_outcome(OutcomeOf(held && seats.tied.empty(), !seats.chosen.empty()));
  if (!held) return;
  for (tally::Option option : seats.tied) declared.add_tied(static_cast<std::uint32_t>(option + 1));
  if (!seats.tied.empty() && !seed) return;
  if (!seats.tied.empty()) declared.set_outcome(ledger::v1::BOX_OUTCOME_TIED);
  for (tally::Option option : seats.chosen) declared.add_chosen(static_cast<std::uint32_t>(option + 1));
}

constexpr std::string_view kOptionsRule =
    "各选项得票之和不少于有效票数，不超过有效票数乘以应选名额 (votes of all options together: at least the "
    "valid papers, at "
    "most that many times the seats)";

absl::Status OptionsDoNotAddUp(std::string zh, std::string en,
                               std::vector<std::pair<std::string, std::string>> numbers) {
  return Refuse({.reason = Reason::kSheetDoesNotAddUp,
                 .zh = std::move(zh),
                 .en = std::move(en),
                 .rule = std::string(kOptionsRule),
                 .numbers = std::move(numbers)});
}

// No option has more votes than there are valid papers, and together they have what as many papers can give.
absl::Status CheckOptionSums(const v1::VoteRules& rules, const v1::PaperSheet& sheet) {
  const std::uint64_t valid = sheet.yes();
  std::uint64_t sum = 0;
  for (int i = 0; i < sheet.options_size(); ++i) {
    sum += sheet.options(i);
    if (sheet.options(i) <= valid) continue;
    const std::string number = std::to_string(i + 1);
    const std::string votes = std::to_string(sheet.options(i));
    return OptionsDoNotAddUp(number + " 号得 " + votes + " 票，多于有效票 " + std::to_string(valid) + " 张",
                             "no. " + number + " has " + votes + " votes, more than the " +
                                 std::to_string(valid) + " valid papers",
                             {{"option", number}, {"votes", votes}, {"valid", std::to_string(valid)}});
  }
  if (sum >= valid && sum <= valid * rules.seats()) return absl::OkStatus();
  return OptionsDoNotAddUp("各选项共得 " + std::to_string(sum) + " 票，有效票 " + std::to_string(valid) +
                               " 张，应选 " + std::to_string(rules.seats()) + " 名，对不上",
                           "all options have " + std::to_string(sum) + " votes on " + std::to_string(valid) +
                               " valid papers with " + std::to_string(rules.seats()) + " seats",
                           {{"votes", std::to_string(sum)}, {"valid", std::to_string(valid)}});
}

absl::Status CheckOptions(const Box& box, const v1::VoteRules& rules, const v1::PaperSheet& sheet) {
  const bool needed = charter::ChoosesOptions(rules);
  const auto stated = static_cast<std::size_t>(sheet.options_size());
  if (stated != (needed ? box.options : 0)) {
    return wire::FieldInvalid(
        "paper.options",
        "计票单列出 " + std::to_string(stated) + " 个选项的得票，应为 " + std::to_string(box.options) + " 个",
        "votes are stated for " + std::to_string(stated) + " options, there are " +
            std::to_string(box.options));
  }
  if (!needed) return absl::OkStatus();
  if (sheet.no() != 0) {
    return wire::FieldInvalid("paper.no", "选择选项的票没有反对票", "a choice of options has no \"no\"");
  }
  return CheckOptionSums(rules, sheet);
}

}  // namespace

absl::StatusOr<Effects> DecideEnterSheet(const Box& box, const meeting::Meeting& meeting,
                                         const roster::Acting& acting, const v1::VoteRules& rules,
                                         const v1::EnterSheet& act) {
  YISHI_RETURN_IF_ERROR(meeting::RequireRole(meeting, acting, Role::kTeller));
  YISHI_RETURN_IF_ERROR(RequireCounting(box));
  if (!act.scan().empty()) YISHI_RETURN_IF_ERROR(wire::ReadHash(act.scan(), "scan").status());
  Channel channel = Channel::kPaper;
  if (act.has_paper()) {
    const tally::PaperSheet sheet = ToTally(act.paper());
    YISHI_ASSIGN_OR_RETURN(const tally::PaperStanding standing, tally::CheckPaper(sheet));
    YISHI_RETURN_IF_ERROR(CheckAgainstRoll(box, sheet));
    YISHI_RETURN_IF_ERROR(CheckArea(rules, act.paper()));
    YISHI_RETURN_IF_ERROR(CheckOptions(box, rules, act.paper()));
    if (standing == tally::PaperStanding::kCounts) {
      YISHI_RETURN_IF_ERROR(CheckAreaAgainstRoll(box, meeting.roll, act.paper()));
    }
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
  YISHI_ASSIGN_OR_RETURN(const Count count, CountAll(box, meeting, rules, openings));
  const tally::Figures figures = FiguresOf(box, meeting, count);
  const Recused recused = RecusedOf(ExpectedIn(box, meeting.roll), box.recused);
  const Working working = WorkingOf(rules, figures, recused);
  Effects effects(1);
  auto* declared = effects[0].mutable_box_declared();
  declared->set_box_id(act.box_id());
  declared->set_expected(static_cast<std::uint32_t>(box.expected));
  declared->set_present(static_cast<std::uint32_t>(figures.persons.present));
  AddChannel(*declared, Channel::kDevice, count.channels.device, box);
  AddChannel(*declared, Channel::kDeskDevice, count.channels.desk, box);
  AddChannel(*declared, Channel::kPaper, count.channels.paper, box);
  AddChannel(*declared, Channel::kHands, count.channels.hands, box);
  declared->set_yes(static_cast<std::uint32_t>(figures.persons.yes));
  declared->set_no(static_cast<std::uint32_t>(figures.persons.no));
  declared->set_abstain(static_cast<std::uint32_t>(figures.persons.abstain));
  declared->set_void_ballots(static_cast<std::uint32_t>(figures.persons.void_ballots));
  if (charter::CountsIn(rules, v1::UNIT_KIND_HOUSEHOLDS)) {
    AddUnit(*declared->mutable_households(), figures.households);
  }
  if (charter::CountsIn(rules, v1::UNIT_KIND_WEIGHT)) AddUnit(*declared->mutable_area(), figures.weight);
  AddRecused(*declared, recused);
  declared->set_by_proxy(static_cast<std::uint32_t>(PresentByProxy(box)));
  const bool held = !count.voided && working.quorum.holds;
  if (charter::ChoosesOptions(rules)) {
    const bool seed = rules.ties() == v1::TIE_RULE_PUBLIC_SEED && SeedIsUsable(box, meeting);
    AddOptions(*declared, rules, WithRecused(figures, recused).persons, count.options, held, seed);
  } else {
    declared->set_outcome(OutcomeOf(held, working.passed()));
    declared->set_split(held && !working.passed() && IsSplit(rules, figures, recused));
  }
  return effects;
}

}  // namespace yishi::box

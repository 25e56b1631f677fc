#include <algorithm>
#include <array>

#include "clients/cli/calendar_file.h"
#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/matter_content.h"
#include "clients/cli/papers.h"
#include "clients/cli/records.h"
#include "clients/cli/refs.h"
#include "clients/cli/released.h"
#include "clients/cli/roll_acts.h"
#include "clients/cli/show.h"
#include "clients/cli/values.h"
#include "clients/cli/words.h"
#include "clients/sdk/files.h"
#include "engine/base/limits.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

constexpr std::size_t kCharterBytesMax = 24 * 1024;

absl::StatusOr<v1::PaperResolution> ReadPaperResolution(Context& context, const Arguments& arguments) {
  for (const char* needed : {"--body", "--day", "--expected", "--present", "--yes-votes", "--sheet"}) {
    if (!arguments.Has(needed)) {
      return UsageError(std::string("纸面决议还需要 ") + needed + "；或用 --matter 指明本账本上的决议",
                        std::string("a resolution on paper needs ") + needed +
                            "; or name one of this ledger with --matter");
    }
  }
  v1::PaperResolution paper;
  YISHI_ASSIGN_OR_RETURN(const v1::BodyKind body, ReadBody(arguments.Get("--body")));
  const auto day = calendar::ParseDay(arguments.Get("--day"));
  if (!day) return UsageError("--day 应如 2026-03-01", "--day is written like 2026-03-01");
  YISHI_ASSIGN_OR_RETURN(const std::uint32_t expected, ReadCount(arguments.Get("--expected")));
  YISHI_ASSIGN_OR_RETURN(const std::uint32_t present, ReadCount(arguments.Get("--present")));
  YISHI_ASSIGN_OR_RETURN(const std::uint32_t yes, ReadCount(arguments.Get("--yes-votes")));
  paper.set_body(body);
  paper.set_day(day->days_since_epoch);
  paper.set_expected(expected);
  paper.set_present(present);
  paper.set_yes(yes);
  YISHI_ASSIGN_OR_RETURN(*paper.mutable_sheet(), PutPaper(context, arguments.Get("--sheet")));
  return paper;
}

absl::Status AdoptCharter(Context& context, const Arguments& arguments) {
  v1::AdoptCharter act;
  YISHI_ASSIGN_OR_RETURN(*act.mutable_text(), sdk::ReadFile(arguments.Get("FILE"), kCharterBytesMax));
  if (arguments.Has("--matter")) {
    YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("--matter")));
    act.set_matter_id(matter.summary().id());
  } else {
    YISHI_ASSIGN_OR_RETURN(*act.mutable_paper(), ReadPaperResolution(context, arguments));
  }
  return context.Act(act, {"已采用程序规则", "The charter is adopted"}).status();
}

absl::Status AdoptCatalogue(Context& context, const Arguments& arguments) {
  v1::AdoptCatalogue act;
  YISHI_ASSIGN_OR_RETURN(*act.mutable_text(), sdk::ReadFile(arguments.Get("FILE"), kCharterBytesMax));
  if (arguments.Has("--matter")) {
    YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("--matter")));
    act.set_matter_id(matter.summary().id());
  } else {
    YISHI_ASSIGN_OR_RETURN(*act.mutable_paper(), ReadPaperResolution(context, arguments));
  }
  return context.Act(act, {"已采用事项清单", "The catalogue is adopted"}).status();
}

// --charter, or the only one in force.
absl::StatusOr<std::string> CharterFor(Context& context, const Arguments& arguments) {
  if (arguments.Has("--charter")) return arguments.Get("--charter");
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  v1::ListChartersRequest request;
  request.set_ledger_id(ledger.str());
  request.set_page_size(50);
  YISHI_ASSIGN_OR_RETURN(const v1::ListChartersResponse response, client->Call(request));
  std::string names;
  int count = 0;
  for (const v1::CharterView& view : response.charters()) {
    if (!view.newest()) continue;
    names += (count++ == 0 ? "" : ", ") + view.charter().id();
  }
  if (count == 1) return names;
  if (count == 0) return Refuse(Reason::kCharterUnknown, "还没有采用程序规则", "no charter is adopted yet");
  return UsageError("请用 --charter 指明：" + names, "say which with --charter: " + names);
}

absl::Status OpenMatter(Context& context, const Arguments& arguments) {
  v1::OpenMatter act;
  YISHI_ASSIGN_OR_RETURN(*act.mutable_charter_id(), CharterFor(context, arguments));
  YISHI_ASSIGN_OR_RETURN(const v1::Origin origin,
                         ReadOrigin(arguments.Has("--origin") ? arguments.Get("--origin") : "residents"));
  act.set_origin(origin);
  YISHI_ASSIGN_OR_RETURN(*act.mutable_content(), ReadContent(context, arguments, {}));
  YISHI_ASSIGN_OR_RETURN(const sdk::Done done, context.Act(act, {"已提出事项", "The matter is opened"}));
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter,
                         FindMatter(context, done.act.Subject<MatterId>().hex()));
  Print(context, MatterPicture(matter, StyleOf(context)));
  return absl::OkStatus();
}

absl::Status ReviseMatter(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("MATTER")));
  const v1::VersionView& newest = matter.versions(matter.versions_size() - 1);
  v1::ReviseMatter act;
  act.set_matter_id(matter.summary().id());
  act.set_replaces_version(newest.version());
  act.set_answer(arguments.Get("--answer"));
  YISHI_ASSIGN_OR_RETURN(*act.mutable_content(), ReadContent(context, arguments, newest.content()));
  return context.Act(act, {"已提出新版本", "The new version is in"}).status();
}

absl::Status WithdrawMatter(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("MATTER")));
  YISHI_RETURN_IF_ERROR(context.Confirm("永久撤回“" + matter.summary().title() + "”？",
                                        "Withdraw \"" + matter.summary().title() + "\" for good?"));
  v1::WithdrawMatter act;
  act.set_matter_id(matter.summary().id());
  act.set_reason(arguments.Get("REASON"));
  return context.Act(act, {"已撤回", "Withdrawn"}).status();
}

absl::Status FinishWork(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("MATTER")));
  v1::FinishWork act;
  act.set_matter_id(matter.summary().id());
  YISHI_ASSIGN_OR_RETURN(*act.mutable_report(), TextOf(arguments, "--report", "--report-file"));
  return context.Act(act, {"已报告完工", "The work is reported finished"}).status();
}

absl::Status FileARecord(Context& context, const Arguments& arguments) {
  const std::string& kind_text = arguments.Get(kRecordKindNames);
  YISHI_ASSIGN_OR_RETURN(const v1::RecordKind kind, ReadRecordKind(kind_text));
  YISHI_ASSIGN_OR_RETURN(v1::FileRecord act, ReadRecord(arguments, kind));
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("MATTER")));
  if (act.has_change_order()) {
    YISHI_ASSIGN_OR_RETURN(*act.mutable_change_order()->mutable_contract_id(),
                           ContractOf(matter, arguments.Get("--contract")));
  }
  act.set_matter_id(matter.summary().id());
  YISHI_ASSIGN_OR_RETURN(*act.mutable_text(), TextOf(arguments, "TEXT", "--text-file"));
  if (act.text().empty()) act.set_text(NameOf(kind).zh);
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::BlobRef> papers, PutPapers(context, arguments, "--paper"));
  for (const v1::BlobRef& paper : papers) *act.add_papers() = paper;
  const Phrase name = NameOf(kind);
  return context.Act(act, {"已归档：" + name.zh, "Filed: " + name.en}).status();
}

absl::Status PutUpPosting(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("MATTER")));
  YISHI_ASSIGN_OR_RETURN(const v1::CommunityView* community, context.community());
  v1::PutUpPosting act;
  act.set_matter_id(matter.summary().id());
  YISHI_ASSIGN_OR_RETURN(*act.mutable_text(), TextOf(arguments, "--text", "--text-file"));
  if (act.text().empty())
    return UsageError("缺少公示内容 --text 或 --text-file", "missing: --text or --text-file");
  for (const std::string& place : community->notice_places()) act.add_places(place);
  for (const std::string& place : arguments.All("--place")) act.add_places(place);
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::BlobRef> papers, PutPapers(context, arguments, "--paper"));
  for (const v1::BlobRef& paper : papers) *act.add_papers() = paper;
  return context.Act(act, {"已贴出公示，各处拍照后起算", "Put up; the days run once every place is proven"})
      .status();
}

absl::Status ProvePosting(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::PostingView posting, FindPosting(context, arguments.Get("POSTING")));
  v1::ProvePosting act;
  act.set_posting_id(posting.id());
  YISHI_ASSIGN_OR_RETURN(const std::uint32_t place, PlaceOf(posting, arguments.Get("PLACE")));
  act.set_place(place);
  YISHI_ASSIGN_OR_RETURN(*act.mutable_photo(), PutPaper(context, arguments.Get("PHOTO")));
  return context.Act(act, {"已记录照片", "The photograph is on record"}).status();
}

// What was said is shown to those who have to answer it.
absl::Status ShowObjection(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::ObjectionView objection,
                         FindObjection(context, arguments.Get("OBJECTION")));
  YISHI_ASSIGN_OR_RETURN(const v1::Opening opening, ReleasedOpening(context, objection.statement()));
  const std::string text = opening.fields_size() > 0 ? opening.fields(0).content() : "";
  context.out().Line(text);
  context.out().Json(JsonObject().Raw("objection", JsonOf(objection)).Text("text", text).str());
  return absl::OkStatus();
}

absl::Status AnswerObjection(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::ObjectionOutcome outcome, ReadOutcome(arguments.Get("dismissed|upheld")));
  YISHI_ASSIGN_OR_RETURN(const v1::ObjectionView objection,
                         FindObjection(context, arguments.Get("OBJECTION")));
  v1::AnswerObjection act;
  act.set_objection_id(objection.id());
  act.set_outcome(outcome);
  act.set_reasons(arguments.Get("REASONS"));
  act.set_redo_stage(arguments.Get("--redo"));
  return context.Act(act, {"已答复异议", "The objection is answered"}).status();
}

absl::Status SetCalendar(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const std::uint32_t year, ReadCount(arguments.Get("YEAR")));
  YISHI_ASSIGN_OR_RETURN(const CalendarFile days, ReadCalendarFile(arguments.Get("FILE")));
  v1::SetCalendar act;
  act.set_year(static_cast<std::int32_t>(std::min<std::uint32_t>(year, 9999)));
  act.mutable_holidays()->Add(days.holidays.begin(), days.holidays.end());
  act.mutable_make_up_workdays()->Add(days.workdays.begin(), days.workdays.end());
  act.set_notice(arguments.Get("--notice"));
  if (arguments.Has("--paper")) {
    YISHI_ASSIGN_OR_RETURN(*act.mutable_paper(), PutPaper(context, arguments.Get("--paper")));
  }
  return context.Act(act, {"节假日和调休已设定", "The holidays and make-up working days are set"}).status();
}

constexpr std::array kCommands = {
    Command{"secretary", "adopt-charter",
            "FILE [--matter MATTER] [--body BODY] [--day DAY] [--expected N] [--present N] [--yes-votes N] "
            "[--sheet FILE]",
            "采用程序规则，依据本账本或纸面的决议",
            "Adopt a charter, by a resolution of this ledger or on paper", AdoptCharter,
            "adopt-charter urban-four-two.txtpb --body representatives-meeting --day 2026-03-01 --expected "
            "37 --present 30 "
            "--yes-votes 28 --sheet 决议.pdf"},
    Command{"secretary", "adopt-catalogue",
            "FILE [--matter MATTER] [--body BODY] [--day DAY] [--expected N] [--present N] [--yes-votes N] "
            "[--sheet FILE]",
            "采用事项清单，依据本账本或纸面的决议",
            "Adopt a catalogue of matters, by a resolution of this ledger or on paper", AdoptCatalogue,
            "adopt-catalogue urban-sample.txtpb --body residents-assembly --day 2026-03-01 --expected 1800 "
            "--present 950 --yes-votes 700 --sheet 决议.pdf"},
    Command{"secretary", "open-matter",
            "[--charter ID] [--origin residents|officers|superior] " YISHI_CONTENT_USAGE, "提出事项",
            "Open a matter", OpenMatter,
            "open-matter --title 新建停车位 --text-file 提议.txt --kind PUBLIC_WORKS --budget 施工=9.8万 "
            "--budget 标线=2万 "
            "--funding 公益金 --ownership public-lent"},
    Command{"secretary", "revise", "MATTER --answer TEXT " YISHI_CONTENT_USAGE,
            "退回后提出新版本，只写改了的", "Put in a new version of what was returned; only what changed",
            ReviseMatter, "revise 20260001 --answer 减少两个车位 --amount 10万"},
    Command{"secretary", "withdraw", "MATTER REASON", "撤回事项", "Withdraw a matter", WithdrawMatter,
            "withdraw 20260001 资金另有来源"},
    Command{
        "secretary", "file", YISHI_RECORD_USAGE,
        "归档实施材料：方案、报价、招标、申报、合同、变更、进度、付款、验收、同意书",
        "File a plan, quote, tender, declaration, contract, change, progress, payment, acceptance or consent",
        FileARecord, "file 20260001 contract 施工合同 --supplier 同兴建筑 --amount 9.5万 --paper 合同.pdf"},
    Command{"secretary", "finish", "MATTER [--report TEXT] [--report-file FILE]", "报告完工",
            "Report the work finished", FinishWork, "finish 20260001 --report-file 完工报告.txt"},
    Command{"secretary", "post",
            "MATTER [--text TEXT] [--text-file FILE] [--paper FILE]... [--place NAME]...", "贴出公示",
            "Put up a posting", PutUpPosting, "post 20260001 --text-file 决议公示.txt"},
    Command{"secretary", "prove", "POSTING PLACE PHOTO", "用照片证明公示还贴着",
            "Prove by a photograph that it hangs", ProvePosting, "prove 20260001 社区公示栏 照片.jpg"},
    Command{"secretary", "objection", "OBJECTION", "读一条异议", "Read an objection", ShowObjection,
            "objection 20260001"},
    Command{"secretary", "roll-objection", "MEETING [--objection ID]", "读一条名单异议",
            "Read an objection to a meeting's roll", ShowRollObjection, "roll-objection 20260001"},
    Command{"secretary", "answer-roll", "MEETING dismissed|upheld REASONS [--objection ID]", "处理名单异议",
            "Decide an objection to a meeting's roll", AnswerRollObjection,
            "answer-roll 20260001 dismissed 名单与任期登记一致"},
    Command{"secretary", "set-calendar", "YEAR FILE --notice TEXT [--paper FILE]",
            "按国务院通知设定一年的节假日和调休；文件每行一天，如 2027-01-01 或 work 2027-01-09",
            "Set a year's holidays and make-up working days; a day to a line, as for founding", SetCalendar,
            "set-calendar 2027 2027年节假日.txt --notice 国办发明电〔2026〕7号"},
    Command{"secretary", "answer", "OBJECTION dismissed|upheld REASONS [--redo STAGE]", "答复异议",
            "Answer an objection", AnswerObjection, "answer 20260001 dismissed 车位不占消防通道"},
};

}  // namespace

std::span<const Command> SecretaryCommands() { return kCommands; }

}  // namespace yishi::cli

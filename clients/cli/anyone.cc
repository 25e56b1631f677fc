#include <array>

#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/refs.h"
#include "clients/cli/show.h"
#include "clients/cli/values.h"
#include "clients/cli/words.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

template <typename Request>
absl::StatusOr<Request> For(Context& context) {
  Request request;
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  request.set_ledger_id(ledger.str());
  return request;
}

absl::Status ShowCommunities(Context& context, const Arguments&) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  v1::ListCommunitiesRequest request;
  std::vector<std::string> json;
  do {
    YISHI_ASSIGN_OR_RETURN(const v1::ListCommunitiesResponse page, client->Call(request));
    for (const v1::CommunityView& view : page.communities()) {
      json.push_back(JsonOf(view));
      context.out().Line(ToHex(view.ledger_id()).substr(0, 16) + "  " +
                         context.out().In(view.name(), view.name_en()) + "  " +
                         context.out().Label("条目 ", "entries ") + std::to_string(view.size()) +
                         (view.unwitnessed() ? context.out().Aside("无见证", "unwitnessed") : ""));
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  context.out().Json(JsonArray(json));
  return absl::OkStatus();
}

absl::Status ShowCommunity(Context& context, const Arguments&) {
  YISHI_ASSIGN_OR_RETURN(const v1::CommunityView* view, context.community());
  Output& out = context.out();
  out.Line(out.In(view->name(), view->name_en()));
  out.Line("  " + out.Label("账本 ", "ledger ") + ToHex(view->ledger_id()));
  out.Line("  " + out.Label("公钥 ", "public key ") + view->log_vkey());
  out.Line("  " + out.Label("条目 ", "entries ") + std::to_string(view->size()) + ", " + view->origin());
  if (view->unwitnessed()) {
    out.Line("没有见证人：记录的真实只依靠服务器的经营者，以及保存回执和档案的人。",
             "No witnesses: the record rests on the server's operator and on those who keep receipts and "
             "archives.");
  }
  for (const v1::BodyView& body : view->bodies()) {
    out.Line("  " + Padded(body.name(), 24) + std::to_string(body.members()));
  }
  for (const v1::WorkingLine& line : view->composition())
    out.Line("  " + std::string(line.holds() ? "✓ " : "⚠ ") + out.In(line.zh(), line.en()));
  for (const v1::WaitingView& waiting : view->waiting())
    Print(context, WaitingLines(waiting, StyleOf(context)));
  out.Json(JsonOf(*view));
  return absl::OkStatus();
}

absl::Status ShowMatters(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(auto request, For<v1::ListMattersRequest>(context));
  request.set_open_only(!arguments.Has("--all"));
  request.set_stage_id(arguments.Get("--stage"));
  request.set_page_size(100);
  std::vector<std::string> json;
  do {
    YISHI_ASSIGN_OR_RETURN(const v1::ListMattersResponse page, client->Call(request));
    for (const v1::MatterSummary& matter : page.matters()) {
      json.push_back(JsonOf(matter));
      context.out().Line(MatterLine(matter, StyleOf(context)));
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  if (json.empty()) context.out().Line("没有进行中的事项（--all 看全部）", "no open matters (--all for all)");
  context.out().Json(JsonArray(json));
  return absl::OkStatus();
}

void PrintContent(Context& context, const v1::MatterView& matter) {
  Output& out = context.out();
  for (const v1::VersionView& version : matter.versions()) {
    out.Line();
    out.Line(out.In("第 " + std::to_string(version.version()) + " 版",
                    "Version " + std::to_string(version.version())) +
             "  " + context.Time(version.made_ms()));
    out.Line(version.content().text());
    for (const v1::BudgetLine& line : version.content().budget()) {
      out.Line("  " + line.item() + "  " + ShowMoney(line.amount_fen()));
    }
    if (!version.answer().empty()) out.Line(out.Label("修改说明：", "What was changed: ") + version.answer());
  }
  for (const v1::RecordView& record : matter.records()) {
    out.Line();
    out.Line(out.In(NameOf(record.kind())) + " " + ToHex(record.id()).substr(0, 8) + "  " +
             NameOf(record.filed_by()) + "  " + context.Time(record.filed_ms()));
    out.Line(record.content().text());
  }
}

absl::Status ShowMatter(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignInIfKnown());
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("MATTER")));
  Print(context, MatterPicture(matter, StyleOf(context)));
  if (arguments.Has("--full")) PrintContent(context, matter);
  context.out().Json(JsonOf(matter));
  return absl::OkStatus();
}

absl::Status ShowMeetings(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(auto request, For<v1::ListMeetingsRequest>(context));
  request.set_open_only(!arguments.Has("--all"));
  request.set_page_size(100);
  std::vector<std::string> json;
  do {
    YISHI_ASSIGN_OR_RETURN(const v1::ListMeetingsResponse page, client->Call(request));
    for (const v1::MeetingView& meeting : page.meetings()) {
      json.push_back(JsonOf(meeting));
      context.out().Line(MeetingLine(meeting, StyleOf(context)));
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  if (json.empty())
    context.out().Line("没有未结束的会议（--all 看全部）", "no open meetings (--all for all)");
  context.out().Json(JsonArray(json));
  return absl::OkStatus();
}

absl::Status ShowMeeting(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignInIfKnown());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  Print(context, MeetingPicture(meeting, StyleOf(context)));
  context.out().Json(JsonOf(meeting));
  return absl::OkStatus();
}

absl::Status ShowResult(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignInIfKnown());
  YISHI_ASSIGN_OR_RETURN(const v1::BoxView box, FindBox(context, arguments.Get("BOX")));
  Print(context, BoxPicture(box, StyleOf(context)));
  context.out().Json(JsonOf(box));
  return absl::OkStatus();
}

absl::Status ShowRoll(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  YISHI_ASSIGN_OR_RETURN(auto request, For<v1::GetRollRequest>(context));
  request.set_meeting_id(meeting.meeting().id());
  request.set_page_size(500);
  std::vector<std::string> json;
  do {
    YISHI_ASSIGN_OR_RETURN(const v1::GetRollResponse page, client->Call(request));
    for (const v1::RollLine& line : page.lines()) {
      json.push_back(JsonOf(line));
      const bool there = line.channel() != v1::CHANNEL_UNSPECIFIED;
      context.out().Line(std::string(there ? "✓ " : "○ ") + ToHex(line.person().id()).substr(0, 8) + "  " +
                         Padded(NameOf(line.person()), 12) +
                         (there ? context.out().In(NameOf(line.channel())) : ""));
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  context.out().Json(JsonArray(json));
  return absl::OkStatus();
}

absl::Status ShowCharters(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(auto request, For<v1::ListChartersRequest>(context));
  std::vector<std::string> json;
  do {
    YISHI_ASSIGN_OR_RETURN(const v1::ListChartersResponse page, client->Call(request));
    for (const v1::CharterView& view : page.charters()) {
      if (!view.newest() && !arguments.Has("--all")) continue;
      json.push_back(JsonOf(view));
      context.out().Line(view.charter().id() + " v" + std::to_string(view.charter().version()) + "  " +
                         context.out().In(view.charter().title(), view.charter().title_en()));
      for (const v1::MatterClass& kind : view.charter().covers()) {
        context.out().Line("  --kind " + Padded(kind.kind(), 20) +
                           context.out().In(kind.title(), kind.title_en()));
      }
      for (const v1::Stage& stage : view.charter().stages()) {
        context.out().Line("    " + Padded(stage.id(), 20) +
                           context.out().In(stage.title(), stage.title_en()));
      }
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  context.out().Json(JsonArray(json));
  return absl::OkStatus();
}

absl::Status PrintChange(Context& context, const v1::MatterChange& change, std::uint64_t position) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(auto request, For<v1::GetMatterRequest>(context));
  request.set_matter_id(change.matter_id());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMatterResponse response, client->Call(request));
  context.out().Line("#" + std::to_string(position) + "  " +
                     MatterLine(response.matter().summary(), StyleOf(context)));
  context.out().Json(JsonObject()
                         .Number("position", static_cast<std::int64_t>(position))
                         .Raw("matter", JsonOf(response.matter().summary()))
                         .str());
  return absl::OkStatus();
}

absl::Status Watch(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const v1::CommunityView* community, context.community());
  std::string wanted;
  if (arguments.Has("MATTER")) {
    YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("MATTER")));
    wanted = matter.summary().id();
  }
  YISHI_ASSIGN_OR_RETURN(auto request, For<v1::WatchMattersRequest>(context));
  request.set_from_position(community->size());
  context.out().Note("等待变化，按 Ctrl-C 结束", "waiting for changes, end with Ctrl-C");
  absl::Status printed;
  const absl::Status watched = client->Watch(request, [&](const v1::WatchMattersResponse& message) {
    for (const v1::MatterChange& change : message.changes()) {
      if (!wanted.empty() && change.matter_id() != wanted) continue;
      printed.Update(PrintChange(context, change, message.position()));
    }
    return printed.ok();
  });
  return printed.ok() ? watched : printed;
}

constexpr std::array kCommands = {
    Command{"anyone", "matters", "[--all] [--stage STAGE]", "列出事项", "List matters", ShowMatters,
            "matters --all"},
    Command{"anyone", "show", "MATTER [--full]", "一个事项走到哪一步、等谁办",
            "Where a matter stands, and whom it waits for", ShowMatter, "show 20260001 --full"},
    Command{"anyone", "watch", "[MATTER]", "有变化就显示", "Show changes as they happen", Watch,
            "watch 20260001"},
    Command{"anyone", "meetings", "[--all]", "列出会议", "List meetings", ShowMeetings, "meetings"},
    Command{"anyone", "show-meeting", "MEETING", "一次会议：到会、法定人数、票箱",
            "A meeting: attendance, quorum, boxes", ShowMeeting, "show-meeting 20260001"},
    Command{"anyone", "roll", "MEETING", "一次会议的应到名单和签到", "A meeting's roll and who is there",
            ShowRoll, "roll 20260001"},
    Command{"anyone", "result", "BOX", "票箱：投票率；宣布后是结果和算式",
            "A box: turnout; after the declaration the result and its working", ShowResult,
            "result 20260001"},
    Command{"anyone", "charters", "[--all]", "程序规则", "The procedures in force", ShowCharters, "charters"},
    Command{"anyone", "community", "", "这个社区", "This community", ShowCommunity, "community"},
    Command{"anyone", "communities", "", "服务器上的社区", "The communities on the server", ShowCommunities,
            "communities --server 127.0.0.1:7420"},
};

}  // namespace

std::span<const Command> AnyoneCommands() { return kCommands; }

}  // namespace yishi::cli

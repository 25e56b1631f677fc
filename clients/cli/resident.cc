#include <array>

#include "clients/cli/command.h"
#include "clients/cli/erasing.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/refs.h"
#include "clients/cli/roll_acts.h"
#include "clients/cli/show.h"
#include "clients/cli/values.h"
#include "clients/sdk/openings.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

absl::Status ShowBoard(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignInIfKnown());
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  v1::ListPostingsRequest request;
  request.set_ledger_id(ledger.str());
  request.set_page_size(100);
  if (!arguments.Has("--all")) request.set_standing(v1::POSTING_STANDING_HANGING);
  std::vector<std::string> json;
  do {
    YISHI_ASSIGN_OR_RETURN(const v1::ListPostingsResponse page, client->Call(request));
    for (const v1::PostingView& posting : page.postings()) {
      json.push_back(JsonOf(posting));
      Print(context, PostingPicture(posting, StyleOf(context)));
      if (arguments.Has("--full")) context.out().Line(posting.text());
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  if (json.empty())
    context.out().Line("公示栏上没有内容（--all 看以往的）", "the board is empty (--all for earlier ones)");
  context.out().Json(JsonArray(json));
  return absl::OkStatus();
}

absl::Status Object(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(sdk::Member * self, context.member());
  YISHI_ASSIGN_OR_RETURN(const v1::PostingView posting, FindPosting(context, arguments.Get("POSTING")));
  YISHI_RETURN_IF_ERROR(context.Confirm("对“" + posting.matter_title() + "”的公示提出异议？",
                                        "Object to the posting of \"" + posting.matter_title() + "\"?"));
  const sdk::Committed statement = sdk::CommitStatement(self->signer().suite(), arguments.Get("TEXT"));
  v1::RaiseObjection act;
  act.set_posting_id(posting.id());
  act.set_statement(statement.commitment.str());
  sdk::ActOptions options;
  options.openings = {statement.opening};
  options.keep_openings = true;
  return context.Act(act, {"异议已提出", "The objection stands"}, std::move(options)).status();
}

absl::Status Second(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::ObjectionView objection,
                         FindObjection(context, arguments.Get("OBJECTION")));
  v1::SecondObjection act;
  act.set_objection_id(objection.id());
  return context.Act(act, {"已附议", "You have joined the objection"}).status();
}

absl::Status WithdrawObjection(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::ObjectionView objection,
                         FindObjection(context, arguments.Get("OBJECTION")));
  YISHI_RETURN_IF_ERROR(context.Confirm("撤回这项异议？撤回后再提，下一步不再等待答复。",
                                        "Withdraw this objection? Raised again, it holds nothing up."));
  v1::WithdrawObjection act;
  act.set_objection_id(objection.id());
  return context.Act(act, {"异议已撤回", "The objection is withdrawn"}).status();
}

absl::Status ReportMissing(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::InterruptionCause cause, ReadCause(arguments.Get("office|others")));
  YISHI_ASSIGN_OR_RETURN(const v1::PostingView posting, FindPosting(context, arguments.Get("POSTING")));
  YISHI_ASSIGN_OR_RETURN(const std::uint32_t place, PlaceOf(posting, arguments.Get("PLACE")));
  v1::InterruptPosting act;
  act.set_posting_id(posting.id());
  act.set_place(place);
  act.set_cause(cause);
  act.set_text(arguments.Get("TEXT"));
  return context.Act(act, {"已报告公示不见了", "Reported missing"}).status();
}

constexpr std::array kCommands = {
    Command{"resident", "board", "[--all] [--full]", "公示栏", "The board", ShowBoard, "board --full"},
    Command{"resident", "object", "POSTING TEXT", "对公示提出异议", "Object to a posting", Object,
            "object 20260001 车位占了消防通道"},
    Command{"resident", "second", "OBJECTION", "附议别人的异议", "Join another's objection", Second,
            "second 9f86d081"},
    Command{"resident", "withdraw-objection", "OBJECTION", "撤回自己的异议", "Withdraw one's own objection",
            WithdrawObjection, "withdraw-objection 9f86d081"},
    Command{"resident", "object-roll", "MEETING TEXT", "对会议的应到名单提出异议",
            "Object to a meeting's roll", ObjectToRoll, "object-roll 20260001 名单漏了3栋的代表"},
    Command{"resident", "report-missing", "POSTING PLACE office|others TEXT", "报告公示被撕掉或不见了",
            "Report that a notice no longer hangs", ReportMissing,
            "report-missing 20260001 社区公示栏 others 昨晚大风吹走"},
    Command{"resident", "my-contents", "", "自己在账本旁有哪些个人信息",
            "Which of one's own personal contents lie beside the ledger", ShowOwnContents, "my-contents"},
    Command{"resident", "erase", "CONTENT no-longer-needed|retention-over|consent-withdrawn|unlawful REASON",
            "要求删除自己的一项个人信息", "Ask that one of one's own personal contents is erased",
            ProposeErasure,
            "erase 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae consent-withdrawn "
            "异议已办结"},
};

}  // namespace

std::span<const Command> ResidentCommands() { return kCommands; }

}  // namespace yishi::cli

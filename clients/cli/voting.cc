#include <algorithm>
#include <array>

#include "clients/cli/ballot_check.h"
#include "clients/cli/check_in.h"
#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/refs.h"
#include "clients/cli/show.h"
#include "clients/cli/values.h"
#include "clients/cli/words.h"
#include "clients/sdk/openings.h"
#include "clients/sdk/question.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

absl::Status ShowAgenda(Context& context, const Arguments&) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  v1::ListAgendaRequest request;
  request.set_ledger_id(ledger.str());
  YISHI_ASSIGN_OR_RETURN(const v1::ListAgendaResponse response, client->Call(request));
  for (const v1::AwaitingView& item : response.items()) Print(context, AgendaLines(item, StyleOf(context)));
  if (response.items().empty()) context.out().Line("现在没有等你办的事", "nothing awaits you now");
  context.out().Json(JsonArrayOf(response.items()));
  return absl::OkStatus();
}

absl::Status NoOpenBox(const v1::MatterView& matter) {
  const std::string number = std::to_string(matter.summary().number());
  return Refuse(Reason::kBoxNotOpen,
                "事项 " + number + " 现在没有开着的票箱（" + matter.summary().stage_title() + "：" +
                    matter.summary().phase_zh() + "）",
                "matter " + number + " has no open box now (" + matter.summary().stage_title_en() + ": " +
                    matter.summary().phase_en() + ")");
}

// The matter's box that takes ballots.
absl::StatusOr<v1::BoxView> CastingBox(Context& context, const v1::MatterView& matter) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  v1::ListBoxesRequest request;
  request.set_ledger_id(ledger.str());
  request.set_matter_id(matter.summary().id());
  request.set_open_only(true);
  YISHI_ASSIGN_OR_RETURN(const v1::ListBoxesResponse response, client->Call(request));
  for (const v1::BoxView& box : response.boxes()) {
    if (box.phase() == v1::BOX_PHASE_VIEW_CASTING) return box;
  }
  return NoOpenBox(matter);
}

void ShowOptions(Output& out, const v1::BoxView& box) {
  for (int i = 0; i < box.options_size(); ++i) out.Line("  " + std::to_string(i + 1) + "  " + box.options(i));
  const std::string seats = std::to_string(box.seats());
  if (box.ballot() == v1::BALLOT_FORM_APPROVAL) {
    out.Line("最多选 " + seats + " 项，多选的票无效。",
             "Choose at most " + seats + "; a ballot with more is void.");
  }
  if (box.ballot() == v1::BALLOT_FORM_RANKED) {
    out.Line("从最满意的排起，可以不排完；没排的排在最后。",
             "Rank them, the best first. Those left out stand behind all that you name.");
  }
}

// The question in words, and what the vote means.
void ShowQuestion(Context& context, const v1::MatterView& matter, const v1::BoxView& box,
                  const v1::MatterContent& content) {
  Output& out = context.out();
  out.Line(out.In("表决", "Question") + "  " + std::to_string(matter.summary().number()) + "  " +
           content.title());
  out.Line("  " + out.In(NameOf(box.body())) + "  " +
           out.In("第 " + std::to_string(box.version()) + " 版", "version " + std::to_string(box.version())));
  out.Line();
  out.Line(content.text());
  if (content.amount_fen() > 0) {
    out.Line(out.Label("预算 ", "budget ") + ShowMoney(content.amount_fen()) + "  " + content.funding());
  }
  out.Line();
  ShowOptions(out, box);
  if (box.closes_ms() != 0) out.Line(out.Label("截止 ", "closes ") + context.Time(box.closes_ms()));
  if (box.i_voted()) {
    out.Line(box.may_change()
                 ? out.In("你已投过票；再投以最后一次为准。", "You have voted; the last ballot counts.")
                 : out.In("你已投过票，不能更改。", "You have voted, and it cannot be changed."));
  }
  out.Line("公开表决：宣布结果后，每张票都会公开；服务器经营者在此之前就能看到。",
           "An open vote: every ballot is shown once the result is declared; the server's operator can see "
           "it before.");
}

// What is to be voted on, shown to the voter.
struct Poll {
  v1::MatterView matter;
  v1::BoxView box;
  v1::MatterContent content;
};

absl::StatusOr<Poll> FindPoll(Context& context, sdk::Member& self, const Arguments& arguments) {
  Poll poll;
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(poll.matter, FindMatter(context, arguments.Get("MATTER")));
  YISHI_ASSIGN_OR_RETURN(poll.box, CastingBox(context, poll.matter));
  YISHI_ASSIGN_OR_RETURN(poll.content, sdk::ProveQuestion(self, poll.box, poll.matter));
  ShowQuestion(context, poll.matter, poll.box, poll.content);
  return poll;
}

// The principal of --for: one of those for whom the voter is the agent in this box.
absl::StatusOr<v1::PersonView> PrincipalIn(const v1::BoxView& box, const std::string& text) {
  for (const v1::PersonView& person : box.my_principals()) {
    if (NameOf(person) == text || ToHex(person.id()).starts_with(text)) return person;
  }
  return Refuse(Reason::kNotTheAgent, "开箱时没有此人给你的有效委托：" + text,
                "no mandate of this person to you stood when the box opened: " + text);
}

absl::Status CastIt(Context& context, const Arguments& arguments, const Poll& poll,
                    const sdk::Committed& ballot, const Phrase& name) {
  v1::CastBallot act;
  if (arguments.Has("--for")) {
    YISHI_ASSIGN_OR_RETURN(const v1::PersonView principal, PrincipalIn(poll.box, arguments.Get("--for")));
    act.set_principal_id(principal.id());
    context.out().Line("代 " + NameOf(principal) + " 投票，须照委托人的意思。",
                       "You vote for " + NameOf(principal) + ", as they want it.");
  }
  YISHI_RETURN_IF_ERROR(context.Confirm("投“" + name.zh + "”？", "Vote \"" + name.en + "\"?"));
  act.set_box_id(poll.box.id());
  act.set_question(poll.box.question());
  act.set_commitment(ballot.commitment.str());
  sdk::ActOptions options;
  options.openings = {ballot.opening};
  options.keep_openings = true;
  options.summary = std::to_string(poll.matter.summary().number()) + " " + poll.content.title() + ": " +
                    name.zh + " / " + name.en;
  return context.Act(act, {"已投票", "You have voted"}, std::move(options)).status();
}

absl::Status Vote(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::Choice choice, ReadChoice(arguments.Get("yes|no|abstain")));
  YISHI_ASSIGN_OR_RETURN(sdk::Member * self, context.member());
  YISHI_ASSIGN_OR_RETURN(const Poll poll, FindPoll(context, *self, arguments));
  if (poll.box.options_size() > 0) {
    return UsageError("这个票箱要选选项，不是赞成或反对：请用 choose",
                      "this box chooses options: use \"choose\"");
  }
  return CastIt(context, arguments, poll, sdk::CommitBallot(self->signer().suite(), choice), NameOf(choice));
}

bool IsRanked(const v1::BoxView& box) { return box.ballot() == v1::BALLOT_FORM_RANKED; }

// The numbers as typed, those of an approval in the ascending order in which a ballot writes them.
absl::StatusOr<std::vector<std::uint32_t>> ReadOptions(const Arguments& arguments, const v1::BoxView& box) {
  std::vector<std::uint32_t> numbers;
  if (box.options_size() == 0) {
    return UsageError("这个票箱只问赞成或反对：请用 vote", "this box asks yes or no: use \"vote\"");
  }
  const std::vector<std::string>& typed = arguments.All("OPTION");
  if (typed.size() == 1 && typed[0] == "none") return numbers;
  for (const std::string& text : typed) {
    YISHI_ASSIGN_OR_RETURN(const std::uint32_t number, ReadCount(text));
    if (number < 1 || number > static_cast<std::uint32_t>(box.options_size())) {
      return UsageError(
          "没有 " + text + " 号选项，应为 1 至 " + std::to_string(box.options_size()),
          "there is no option " + text + "; they run from 1 to " + std::to_string(box.options_size()));
    }
    numbers.push_back(number);
  }
  if (!IsRanked(box)) std::sort(numbers.begin(), numbers.end());
  return numbers;
}

Phrase NameOf(const std::vector<std::uint32_t>& numbers, const v1::BoxView& box) {
  if (numbers.empty()) return {"弃权", "abstain"};
  const std::string separator = IsRanked(box) ? " > " : ", ";
  std::string text;
  for (std::uint32_t number : numbers) {
    text += (text.empty() ? "" : separator) + std::to_string(number) + " " +
            box.options(static_cast<int>(number) - 1);
  }
  return {text, text};
}

absl::Status Choose(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(sdk::Member * self, context.member());
  YISHI_ASSIGN_OR_RETURN(const Poll poll, FindPoll(context, *self, arguments));
  YISHI_ASSIGN_OR_RETURN(const std::vector<std::uint32_t> numbers, ReadOptions(arguments, poll.box));
  return CastIt(context, arguments, poll, sdk::CommitBallot(self->signer().suite(), numbers),
                NameOf(numbers, poll.box));
}

constexpr std::array kCommands = {
    Command{"rep", "agenda", "", "等我办的事", "What awaits me", ShowAgenda, "agenda"},
    Command{"rep", "checkin", "MEETING [NAME...] [--channel device|desk|paper|hands]",
            "签到：不写姓名是本人用本人设备；签到处可代签并改方式",
            "Check in: yourself on your own device, or, at the desk, those named", CheckIn,
            "checkin 20260001"},
    Command{"rep", "vote", "MATTER yes|no|abstain [--for NAME]", "投票：同意、反对或弃权；--for 代委托人投",
            "Vote: yes, no or abstain; with --for, for who gave you a mandate", Vote, "vote 20260001 yes"},
    Command{"rep", "choose", "MATTER OPTION... [--for NAME]",
            "选举或选项表决：写选项序号；排序票从最好的写起；none 为弃权",
            "Choose options by their numbers, ranked ballots with the best first; none to abstain", Choose,
            "choose 20260001 2 3"},
    Command{"rep", "check-ballot", "BOX", "结果宣布后，核对自己的票是否如实计入",
            "After the declaration, check that your ballot was counted as you cast it", CheckBallot,
            "check-ballot 20260001"},
};

}  // namespace

std::span<const Command> RepresentativeCommands() { return kCommands; }

}  // namespace yishi::cli

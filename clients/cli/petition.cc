// Petitions and recalls: started, signed, put on file from paper, studied; what a member says to a recall.

#include <array>

#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/matter_content.h"
#include "clients/cli/papers.h"
#include "clients/cli/petition_picture.h"
#include "clients/cli/refs.h"
#include "clients/cli/show.h"
#include "clients/sdk/openings.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

// Calls `see` with every petition of every page.
template <typename See>
absl::Status ForEachPetition(Context& context, bool open_only, const See& see) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  v1::ListPetitionsRequest request;
  request.set_ledger_id(ledger.str());
  request.set_open_only(open_only);
  request.set_page_size(100);
  do {
    YISHI_ASSIGN_OR_RETURN(const v1::ListPetitionsResponse page, client->Call(request));
    for (const v1::PetitionView& petition : page.petitions()) see(petition);
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

// The one petition whose id, or whose matter's, begins with `text`.
absl::StatusOr<v1::PetitionView> FindPetition(Context& context, const std::string& text) {
  std::vector<v1::PetitionView> found;
  YISHI_RETURN_IF_ERROR(ForEachPetition(context, false, [&](const v1::PetitionView& petition) {
    const bool fits = ToHex(petition.id()).starts_with(text) ||
                      (!petition.matter_id().empty() && ToHex(petition.matter_id()).starts_with(text));
    if (fits) found.push_back(petition);
  }));
  if (found.size() == 1) return found.front();
  if (found.empty()) return Refuse(Reason::kNotFound, "没有找到联名 " + text, "there is no petition " + text);
  return UsageError("有不止一项联名以 " + text + " 开头，请多写几位",
                    "more than one petition begins with " + text + "; give more of the id");
}

absl::Status Start(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  v1::StartPetition act;
  act.set_charter_id(arguments.Get("CHARTER"));
  act.set_stage(arguments.Get("STAGE"));
  YISHI_ASSIGN_OR_RETURN(*act.mutable_content(), ReadContent(context, arguments, {}));
  if (arguments.Has("--recall")) {
    PersonFinder finder(context);
    YISHI_ASSIGN_OR_RETURN(const PersonId person, finder.Find(arguments.Get("--recall")));
    act.mutable_content()->mutable_recall()->set_person_id(person.str());
    act.mutable_content()->mutable_recall()->set_new_grounds(arguments.Get("--new-grounds"));
  }
  YISHI_ASSIGN_OR_RETURN(const sdk::Done done,
                         context.Act(act, {"联名已发起，你是第一个签名的人",
                                           "The petition is started, and you have signed it"}));
  YISHI_ASSIGN_OR_RETURN(const v1::PetitionView petition,
                         FindPetition(context, done.act.Subject<PetitionId>().hex()));
  Print(context, PetitionPicture(petition, StyleOf(context)));
  return absl::OkStatus();
}

absl::Status ShowPetitions(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignInIfKnown());
  std::vector<std::string> json;
  if (arguments.Has("PETITION")) {
    YISHI_ASSIGN_OR_RETURN(const v1::PetitionView petition, FindPetition(context, arguments.Get("PETITION")));
    Print(context, PetitionPicture(petition, StyleOf(context)));
    context.out().Json(JsonOf(petition));
    return absl::OkStatus();
  }
  YISHI_RETURN_IF_ERROR(
      ForEachPetition(context, !arguments.Has("--all"), [&](const v1::PetitionView& petition) {
        json.push_back(JsonOf(petition));
        context.out().Line(PetitionLine(petition, StyleOf(context)));
      }));
  if (json.empty())
    context.out().Line("现在没有征集签名的联名（--all 看以往的）",
                       "no petition collects signatures now (--all for earlier ones)");
  context.out().Json(JsonArray(json));
  return absl::OkStatus();
}

absl::Status Sign(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::PetitionView petition, FindPetition(context, arguments.Get("PETITION")));
  Print(context, PetitionPicture(petition, StyleOf(context)));
  YISHI_RETURN_IF_ERROR(context.Confirm("在这份联名上签名？", "Sign this petition?"));
  v1::SignPetition act;
  act.set_petition_id(petition.id());
  return context.Act(act, {"已签名", "You have signed"}).status();
}

absl::Status Unsign(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::PetitionView petition, FindPetition(context, arguments.Get("PETITION")));
  v1::WithdrawSignature act;
  act.set_petition_id(petition.id());
  return context.Act(act, {"签名已撤回", "Your signature is taken back"}).status();
}

absl::Status EnterSheet(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::PetitionView petition, FindPetition(context, arguments.Get("PETITION")));
  v1::EnterPetitionSheet act;
  act.set_petition_id(petition.id());
  PersonFinder finder(context);
  for (const std::string& name : arguments.All("NAME")) {
    YISHI_ASSIGN_OR_RETURN(const PersonId person, finder.Find(name));
    act.add_person_ids(person.str());
  }
  YISHI_ASSIGN_OR_RETURN(const v1::BlobRef scan, PutPaper(context, arguments.Get("--scan")));
  YISHI_ASSIGN_OR_RETURN(sdk::Member * self, context.member());
  const sdk::Committed committed =
      sdk::CommitScan(self->signer().suite(), *Hash::From(scan.digest()), scan.media_type());
  act.set_scan(committed.commitment.str());
  sdk::ActOptions options;
  options.openings = {committed.opening};
  return context
      .Act(act, {"签名表已录入，待另一人确认", "The sheet is entered; another official must confirm it"},
           std::move(options))
      .status();
}

absl::StatusOr<v1::PetitionSheetView> UnconfirmedSheet(const v1::PetitionView& petition,
                                                       const std::string& text) {
  std::vector<v1::PetitionSheetView> found;
  for (const v1::PetitionSheetView& sheet : petition.sheets()) {
    if (!sheet.has_confirmed_by() && ToHex(sheet.sheet()).starts_with(text)) found.push_back(sheet);
  }
  if (found.size() == 1) return found.front();
  if (found.empty())
    return Refuse(Reason::kNotFound, "没有待确认的签名表", "no sheet of signatures waits to be confirmed");
  return UsageError("有几张待确认的签名表，请用 --sheet 写明编号开头",
                    "several sheets wait; give the beginning of an id with --sheet");
}

absl::Status ConfirmSheet(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::PetitionView petition, FindPetition(context, arguments.Get("PETITION")));
  YISHI_ASSIGN_OR_RETURN(const v1::PetitionSheetView sheet,
                         UnconfirmedSheet(petition, arguments.Get("--sheet")));
  for (const v1::PersonView& person : sheet.signers()) context.out().Line("  " + NameOf(person));
  const std::string persons = std::to_string(sheet.persons());
  YISHI_RETURN_IF_ERROR(
      context.Confirm("已对照原件，确认这 " + persons + " 人的签名？",
                      "Compared with the paper: confirm these " + persons + " signatures?"));
  v1::ConfirmPetitionSheet act;
  act.set_petition_id(petition.id());
  act.set_sheet(sheet.sheet());
  return context.Act(act, {"签名表已确认", "The sheet is confirmed"}).status();
}

absl::Status Study(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::PetitionView petition, FindPetition(context, arguments.Get("PETITION")));
  v1::StudyPetition act;
  act.set_petition_id(petition.id());
  YISHI_ASSIGN_OR_RETURN(*act.mutable_text(), TextOf(arguments, "TEXT", "--text-file"));
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::BlobRef> papers, PutPapers(context, arguments, "--paper"));
  for (const v1::BlobRef& paper : papers) *act.add_papers() = paper;
  return context.Act(act, {"研究意见已归档", "The study is on file"}).status();
}

absl::Status Defend(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("MATTER")));
  v1::FileDefence act;
  act.set_matter_id(matter.summary().id());
  YISHI_ASSIGN_OR_RETURN(*act.mutable_text(), TextOf(arguments, "TEXT", "--text-file"));
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::BlobRef> papers, PutPapers(context, arguments, "--paper"));
  for (const v1::BlobRef& paper : papers) *act.add_papers() = paper;
  return context.Act(act, {"申辩已归档", "The defence is on file"}).status();
}

constexpr std::array kCommands = {
    Command{"petition", "petitions", "[PETITION] [--all]", "看联名：人数、期限、谁该办",
            "Petitions: how many have signed, until when, whose turn it is", ShowPetitions, "petitions"},
    Command{"petition", "start", "CHARTER STAGE [--recall NAME] [--new-grounds TEXT] " YISHI_CONTENT_USAGE,
            "发起联名，要求召开会议讨论一个事项；写 --recall 就是要求罢免",
            "Start a petition for a meeting on a matter; with --recall, for the recall of a member", Start,
            "petition start assembly-persons assembly --title 修改公约 --text-file 公约.txt --kind "
            "RESIDENTS_PACT "
            "--ownership community"},
    Command{"petition", "sign", "PETITION", "在联名上签名", "Sign a petition", Sign, "petition sign 3f2a"},
    Command{"petition", "unsign", "PETITION", "人数未够之前撤回自己的签名",
            "Take your signature back, before enough have signed", Unsign, "petition unsign 3f2a"},
    Command{"petition", "sign-sheet", "PETITION NAME... --scan FILE", "登记员：录入纸质签名表",
            "Registrars: enter a sheet of signatures on paper", EnterSheet,
            "sign-sheet 3f2a 田凤花 蒋建勇 --scan 签名表.jpg"},
    Command{"petition", "confirm-sheet", "PETITION [--sheet ID]", "另一人对照原件确认签名表",
            "Compare a sheet with the paper, as another official, and confirm it", ConfirmSheet,
            "confirm-sheet 3f2a"},
    Command{"petition", "study", "PETITION [TEXT] [--text-file FILE] [--paper FILE]...",
            "党支部委员会：提交研究意见", "Party branch committee: put its study on file", Study,
            "study 3f2a 同意提交居民会议"},
    Command{"petition", "defend", "MATTER [TEXT] [--text-file FILE] [--paper FILE]...",
            "被提出罢免的人：书面申辩", "Who is to be recalled: a written defence", Defend,
            "defend 20260007 --text-file 申辩.txt"},
};

}  // namespace

std::span<const Command> PetitionCommands() { return kCommands; }

}  // namespace yishi::cli

#include "clients/cli/erasing.h"

#include <string>
#include <vector>

#include "clients/cli/exit_code.h"
#include "clients/cli/json.h"
#include "clients/cli/refs.h"
#include "clients/cli/values.h"
#include "clients/cli/words.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

// Of one person, or, if `person` is empty, all for which an erasure was proposed.
absl::StatusOr<std::vector<v1::ContentView>> Contents(Context& context, BytesView person) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  v1::ListContentsRequest request;
  request.set_ledger_id(ledger.str());
  request.set_person_id(Bytes(person));
  request.set_page_size(500);
  std::vector<v1::ContentView> contents;
  do {
    YISHI_ASSIGN_OR_RETURN(const v1::ListContentsResponse page, client->Call(request));
    contents.insert(contents.end(), page.contents().begin(), page.contents().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return contents;
}

std::string KindOf(const Output& out, const v1::ContentView& content) {
  if (content.kind() == v1::CONTENT_KIND_STATEMENT) return out.In("异议内容", "what an objection says");
  return content.current() ? out.In("现用的人员信息", "present record")
                           : out.In("旧的人员信息", "earlier record");
}

void PrintErasure(Context& context, const v1::ContentView& content) {
  const Output& out = context.out();
  const std::string why = out.In(NameOf(content.ground())) + ": " + content.reason();
  if (content.erased_seq() != 0) {
    context.out().Line("    已在第 " + std::to_string(content.erased_seq()) + " 号记录中删除，" + why,
                       "    erased by entry " + std::to_string(content.erased_seq()) + ", " + why);
    return;
  }
  const std::string id = ToHex(content.erasure_id()).substr(0, 8);
  context.out().Line("    待另一人确认删除 " + id + "，提议人 " + NameOf(content.proposed_by()) + "，" + why,
                     "    erasure " + id + " waits for another official, proposed by " +
                         NameOf(content.proposed_by()) + ", " + why);
}

void PrintContent(Context& context, const v1::ContentView& content) {
  const Output& out = context.out();
  const std::string seq = std::to_string(content.seq());
  context.out().Line(ToHex(content.commitment()) + "  " + KindOf(out, content) + "  " +
                     NameOf(content.person()) + "  " + out.In("第 " + seq + " 号记录", "entry " + seq));
  if (!content.erasure_id().empty()) PrintErasure(context, content);
}

absl::Status Show(Context& context, BytesView person) {
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::ContentView> contents, Contents(context, person));
  for (const v1::ContentView& content : contents) PrintContent(context, content);
  if (contents.empty()) {
    context.out().Line("账本旁没有此人的个人信息",
                       "no personal content of this person lies beside the ledger");
  }
  context.out().Json(JsonArrayOf(contents));
  return absl::OkStatus();
}

// The proposal that is meant, or the only one that waits.
absl::StatusOr<v1::ContentView> ErasureToConfirm(Context& context, const std::string& text) {
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::ContentView> all, Contents(context, ""));
  std::vector<v1::ContentView> found;
  for (const v1::ContentView& content : all) {
    if (content.erased_seq() == 0 && ToHex(content.erasure_id()).starts_with(text)) found.push_back(content);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    return Refuse(Reason::kNotFound, "没有待确认的删除提议", "there is no erasure to confirm");
  }
  return UsageError("有多项删除提议待确认，请写明编号开头",
                    "several erasures wait, give the beginning of an id");
}

}  // namespace

absl::Status ShowOwnContents(Context& context, const Arguments&) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord self, context.key());
  return Show(context, self.person.view());
}

absl::Status ShowContents(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const PersonId person, PersonFinder(context).Find(arguments.Get("NAME")));
  return Show(context, person.view());
}

absl::Status ProposeErasure(Context& context, const Arguments& arguments) {
  const auto commitment = FromHex(arguments.Get("CONTENT"));
  if (!commitment || commitment->size() != Hash::kSize) {
    return UsageError("CONTENT 是 64 位十六进制的承诺，contents 命令会列出",
                      "CONTENT is a commitment in 64 hex digits, as the command contents lists it");
  }
  v1::ProposeErasure act;
  act.set_commitment(*commitment);
  YISHI_ASSIGN_OR_RETURN(
      const v1::ErasureGround ground,
      ReadErasureGround(arguments.Get("no-longer-needed|retention-over|consent-withdrawn|unlawful")));
  act.set_ground(ground);
  act.set_reason(arguments.Get("REASON"));
  YISHI_RETURN_IF_ERROR(
      context.Confirm("提议永久删除这项个人信息？理由会永远留在账本上，不要写出信息本身。",
                      "Propose to erase this content for good? The reason stays on the ledger "
                      "for ever: it must not repeat the content."));
  return context.Act(act, {"已提议删除，待另一人确认", "Proposed; another official must confirm it"})
      .status();
}

absl::Status ConfirmErasure(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::ContentView content, ErasureToConfirm(context, arguments.Get("ERASURE")));
  PrintContent(context, content);
  YISHI_RETURN_IF_ERROR(
      context.Confirm("确认永久删除？删除后谁也不能恢复。", "Erase it for good? Nobody can bring it back."));
  v1::ConfirmErasure act;
  act.set_erasure_id(content.erasure_id());
  return context.Act(act, {"已删除", "It is erased"}).status();
}

}  // namespace yishi::cli

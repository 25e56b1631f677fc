#include "clients/cli/confirming.h"

#include <algorithm>

#include "clients/cli/exit_code.h"
#include "clients/cli/json.h"
#include "clients/cli/refs.h"
#include "engine/base/limits.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

absl::StatusOr<std::vector<v1::ImportView>> Imports(Context& context) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  v1::ListImportsRequest request;
  request.set_ledger_id(ledger.str());
  YISHI_ASSIGN_OR_RETURN(const v1::ListImportsResponse response, client->Call(request));
  return std::vector<v1::ImportView>(response.imports().begin(), response.imports().end());
}

absl::StatusOr<std::vector<v1::PendingKeyView>> PendingKeys(Context& context) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  v1::ListPendingKeysRequest request;
  request.set_ledger_id(ledger.str());
  request.set_page_size(500);
  std::vector<v1::PendingKeyView> keys;
  do {
    YISHI_ASSIGN_OR_RETURN(const v1::ListPendingKeysResponse page, client->Call(request));
    keys.insert(keys.end(), page.keys().begin(), page.keys().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return keys;
}

void PrintImport(Context& context, const v1::ImportView& import) {
  Output& out = context.out();
  out.Line(out.Label("名册 ", "roster ") + ToHex(import.import_id()).substr(0, 8) + "  " +
           out.Label("行数 ", "rows ") + std::to_string(import.rows()) + "  " +
           out.Label("提交人 ", "staged by ") + NameOf(import.staged_by()) + "  " +
           (import.root().empty() ? out.In("尚未提交完", "still being staged")
                                  : out.Label("根 ", "root ") + ToHex(import.root()).substr(0, 16)));
  if (import.relatives_apart()) {
    out.Line("  登记员声明：监督委员会成员都不是居民委员会成员的近亲属",
             "  attested by the registrar: no supervisor is a near relative of a committee member");
  }
}

void PrintKey(Context& context, const v1::PendingKeyView& pending) {
  Output& out = context.out();
  std::string line =
      out.Label("密钥 ", "key ") + ToHex(pending.key().id()).substr(0, 16) + "  " + NameOf(pending.person());
  if (pending.has_recovery()) {
    line += "  " + out.Label("找回，有效自 ", "recovered, counts from ") +
            context.Time(pending.recovery().counts_from_ms());
  } else if (pending.key().recovers()) {
    line += "  " + out.In("找回，待确认", "takes the place of another, to be confirmed");
  }
  out.Line(line);
}

// The import that is meant, or the only one that is committed.
absl::StatusOr<v1::ImportView> ImportToConfirm(Context& context, const std::string& text) {
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::ImportView> all, Imports(context));
  std::vector<v1::ImportView> found;
  for (const v1::ImportView& import : all) {
    if (!import.root().empty() && ToHex(import.import_id()).starts_with(text)) found.push_back(import);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) return Refuse(Reason::kNotFound, "没有待确认的名册", "there is no roster to confirm");
  return UsageError("有多份名册待确认，请写明编号开头", "several rosters wait, give the beginning of an id");
}

bool IsMeant(const v1::PendingKeyView& pending, const Arguments& arguments, const PersonId& self) {
  if (pending.key().recovers()) return false;
  const auto& names = arguments.All("NAME");
  if (!names.empty()) return std::find(names.begin(), names.end(), pending.person().name()) != names.end();
  // Nobody confirms their own key, nor one whose slip they issued.
  return pending.person().id() != self.view() && pending.key().issued_by() != self.view();
}

absl::Status ConfirmBatch(Context& context, const std::vector<v1::PendingKeyView>& keys, std::size_t from) {
  v1::ConfirmKeys act;
  const std::size_t end = std::min(keys.size(), from + limits::kEnrolmentsPerCommand);
  for (std::size_t i = from; i < end; ++i) act.add_key_ids(keys[i].key().id());
  const std::string count = std::to_string(act.key_ids_size());
  return context.Act(act, {"已确认密钥 " + count + " 把", "keys confirmed: " + count}).status();
}

}  // namespace

absl::Status ShowPending(Context& context, const Arguments&) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::ImportView> imports, Imports(context));
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::PendingKeyView> keys, PendingKeys(context));
  for (const v1::ImportView& import : imports) PrintImport(context, import);
  for (const v1::PendingKeyView& key : keys) PrintKey(context, key);
  if (imports.empty() && keys.empty())
    context.out().Line("没有待确认的", "nothing waits for a second signature");
  context.out().Json(JsonObject().Raw("imports", JsonArrayOf(imports)).Raw("keys", JsonArrayOf(keys)).str());
  return absl::OkStatus();
}

absl::Status ConfirmRoster(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::ImportView import, ImportToConfirm(context, arguments.Get("IMPORT")));
  PrintImport(context, import);
  YISHI_RETURN_IF_ERROR(
      context.Confirm("根值与登记员给你看的一致？确认后整份名册生效。",
                      "Is the root the one that the registrar showed you? The roster takes effect."));
  v1::ConfirmRoster act;
  act.set_import_id(import.import_id());
  act.set_root(import.root());
  return context.Act(act, {"名册已生效", "The roster is in effect"}).status();
}

absl::Status ConfirmKeys(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord self, context.key());
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::PendingKeyView> all, PendingKeys(context));
  std::vector<v1::PendingKeyView> keys;
  for (const v1::PendingKeyView& pending : all) {
    if (IsMeant(pending, arguments, self.person)) keys.push_back(pending);
  }
  if (keys.empty())
    return Refuse(Reason::kNotFound, "没有你能确认的密钥", "there is no key that you could confirm");
  for (const v1::PendingKeyView& key : keys) PrintKey(context, key);
  const std::string count = std::to_string(keys.size());
  YISHI_RETURN_IF_ERROR(context.Confirm("已与本人核对，确认这 " + count + " 把密钥？",
                                        "Checked with each person: confirm these " + count + " keys?"));
  for (std::size_t from = 0; from < keys.size(); from += limits::kEnrolmentsPerCommand) {
    YISHI_RETURN_IF_ERROR(ConfirmBatch(context, keys, from));
  }
  return absl::OkStatus();
}

absl::Status ConfirmRecovery(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::PendingKeyView> all, PendingKeys(context));
  std::vector<v1::PendingKeyView> found;
  for (const v1::PendingKeyView& pending : all) {
    const bool meant = NameOf(pending.person()) == arguments.Get("NAME");
    if (meant && pending.key().recovers() && !pending.has_recovery()) found.push_back(pending);
  }
  if (found.empty())
    return Refuse(Reason::kNotFound, "此人没有待确认的找回密钥",
                  "no recovered key of this person waits to be confirmed");
  if (found.size() > 1) {
    return UsageError("此人有多把待确认的密钥，请先吊销多余的",
                      "several keys of this person wait; revoke those too many");
  }
  PrintKey(context, found.front());
  YISHI_RETURN_IF_ERROR(context.Confirm(
      "已当面核对本人身份，确认由这把密钥代替原来的？",
      "Have you met the person and checked who it is: shall this key take the old one's place?"));
  v1::ConfirmRecovery act;
  act.set_key_id(found.front().key().id());
  act.set_reason(arguments.Get("REASON"));
  YISHI_RETURN_IF_ERROR(
      context.Act(act, {"已确认，等待期满后有效", "Confirmed; it counts when its days are over"}).status());
  context.out().Line("原来的密钥若已丢失，请登记员吊销：yishi clerk revoke-key KEY 原因",
                     "if the old key is lost, a registrar revokes it: yishi clerk revoke-key KEY REASON");
  return absl::OkStatus();
}

}  // namespace yishi::cli

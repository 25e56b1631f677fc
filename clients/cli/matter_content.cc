#include "clients/cli/matter_content.h"

#include <google/protobuf/text_format.h>

#include "clients/cli/exit_code.h"
#include "clients/cli/papers.h"
#include "clients/cli/refs.h"
#include "clients/cli/values.h"
#include "clients/sdk/files.h"
#include "engine/base/limits.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

absl::Status ReadContentFile(const std::string& path, v1::MatterContent& content) {
  YISHI_ASSIGN_OR_RETURN(const std::string text, sdk::ReadFile(path, limits::kCommandBytes));
  if (google::protobuf::TextFormat::ParseFromString(text, &content)) return absl::OkStatus();
  return UsageError(path + " 不是事项内容的 protobuf 文本", path + " is no protobuf text of a MatterContent");
}

void SetText(const Arguments& arguments, std::string_view option, std::string* into) {
  if (arguments.Has(option)) *into = arguments.Get(option);
}

absl::StatusOr<v1::BudgetLine> ReadBudgetLine(const std::string& text) {
  const std::size_t equals = text.rfind('=');
  if (equals == std::string::npos) {
    return UsageError("预算行应写成 项目=金额：" + text, "write a budget line as ITEM=MONEY: " + text);
  }
  v1::BudgetLine line;
  line.set_item(text.substr(0, equals));
  YISHI_ASSIGN_OR_RETURN(const std::int64_t fen, ReadMoney(text.substr(equals + 1)));
  line.set_amount_fen(fen);
  return line;
}

absl::Status ReadMoneyOptions(const Arguments& arguments, v1::MatterContent& content) {
  if (arguments.Has("--budget")) {
    content.clear_budget();
    std::int64_t sum = 0;
    for (const std::string& text : arguments.All("--budget")) {
      YISHI_ASSIGN_OR_RETURN(*content.add_budget(), ReadBudgetLine(text));
      sum += content.budget(content.budget_size() - 1).amount_fen();
    }
    content.set_amount_fen(sum);
  }
  if (arguments.Has("--amount")) {
    YISHI_ASSIGN_OR_RETURN(const std::int64_t fen, ReadMoney(arguments.Get("--amount")));
    content.set_amount_fen(fen);
    if (content.budget_size() > 1) return absl::OkStatus();
    content.clear_budget();
    if (fen > 0) {
      content.add_budget()->set_item(content.title());
      content.mutable_budget(0)->set_amount_fen(fen);
    }
  }
  return absl::OkStatus();
}

// What is chosen from, and which residents' group chooses.
absl::Status ReadChoiceOptions(const Arguments& arguments, v1::MatterContent& content) {
  if (arguments.Has("--option")) {
    content.clear_options();
    for (const std::string& option : arguments.All("--option")) content.add_options(option);
  }
  if (!arguments.Has("--building")) return absl::OkStatus();
  content.clear_group_buildings();
  for (const std::string& text : arguments.All("--building")) {
    const auto id = FromHex(text);
    if (!id || id->size() != BuildingId::kSize) {
      return UsageError("楼栋须写 32 位十六进制编号：" + text, "write a building as 32 hex digits: " + text);
    }
    content.add_group_buildings(*id);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::MatterContent> ReadContent(Context& context, const Arguments& arguments,
                                              v1::MatterContent before) {
  v1::MatterContent content = std::move(before);
  if (arguments.Has("--content")) YISHI_RETURN_IF_ERROR(ReadContentFile(arguments.Get("--content"), content));
  SetText(arguments, "--title", content.mutable_title());
  SetText(arguments, "--kind", content.mutable_kind());
  SetText(arguments, "--place", content.mutable_place());
  SetText(arguments, "--funding", content.mutable_funding());
  SetText(arguments, "--beneficiaries", content.mutable_beneficiaries());
  YISHI_ASSIGN_OR_RETURN(const std::string text, TextOf(arguments, "--text", "--text-file"));
  if (!text.empty()) content.set_text(text);
  YISHI_RETURN_IF_ERROR(ReadMoneyOptions(arguments, content));
  if (arguments.Has("--party")) {
    content.clear_parties();
    for (const std::string& party : arguments.All("--party")) content.add_parties(party);
  }
  if (arguments.Has("--ownership")) {
    YISHI_ASSIGN_OR_RETURN(const v1::Ownership ownership, ReadOwnership(arguments.Get("--ownership")));
    content.set_ownership(ownership);
  }
  if (arguments.Has("--supplements")) {
    YISHI_ASSIGN_OR_RETURN(const v1::MatterView first, FindMatter(context, arguments.Get("--supplements")));
    content.set_supplements(first.summary().id());
  }
  YISHI_RETURN_IF_ERROR(ReadChoiceOptions(arguments, content));
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::BlobRef> papers, PutPapers(context, arguments, "--paper"));
  for (const v1::BlobRef& paper : papers) *content.add_papers() = paper;
  return content;
}

}  // namespace yishi::cli

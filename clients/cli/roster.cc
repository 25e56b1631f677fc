// Roster files before they are imported: a template to fill in, and what one would change.

#include <array>

#include "clients/cli/command.h"
#include "clients/cli/roster_file.h"
#include "clients/cli/show.h"
#include "clients/roster_csv/template.h"

namespace yishi::cli {
namespace {

absl::Status PrintTemplate(Context& context, const Arguments&) {
  const std::string text = roster_csv::TemplateCsv();
  if (!context.out().json) context.out().Plain(text);
  context.out().Json(JsonObject().Text("template", text).str());
  return absl::OkStatus();
}

constexpr std::array kCommands = {
    Command{"roster", "preview", "FILE",
            "检查名册文件并预览会改动什么：逐户、逐机构；所有错误按行列指出；不连服务器、不签名",
            "Check a roster file and show what it would change, by household and by body, and every fault by "
            "line "
            "and column; without a server, signing nothing",
            PreviewRoster, "roster preview roster.csv"},
    Command{"roster", "template", "", "名册文件的样本，带说明：加 > roster.csv 存下来填写；不连服务器",
            "A roster file to fill in, with comments; append > roster.csv to keep it; without a server",
            PrintTemplate, "roster template"},
};

}  // namespace

std::span<const Command> RosterCommands() { return kCommands; }

}  // namespace yishi::cli

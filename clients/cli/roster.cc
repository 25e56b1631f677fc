// Roster files before they are imported: a template to fill in.

#include <array>

#include "clients/cli/command.h"
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
    Command{"roster", "template", "", "名册文件的样本，带说明：加 > roster.csv 存下来填写；不连服务器",
            "A roster file to fill in, with comments; append > roster.csv to keep it; without a server",
            PrintTemplate, "roster template"},
};

}  // namespace

std::span<const Command> RosterCommands() { return kCommands; }

}  // namespace yishi::cli

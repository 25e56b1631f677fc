// Reading rules before they are adopted, and the catalogue that is in force. Linting needs neither server nor
// key.

#include <array>

#include "clients/cli/command.h"
#include "clients/cli/json.h"
#include "clients/sdk/files.h"
#include "engine/base/status.h"
#include "engine/base/text.h"
#include "engine/charter/catalogue.h"
#include "engine/charter/explain.h"
#include "engine/charter/floor.h"

namespace yishi::cli {
namespace {

constexpr std::size_t kFileBytes = 24 * 1024;

std::string JsonOfWords(const tally::Words& words) {
  return JsonObject().Text("zh", words.zh).Text("en", words.en).str();
}

std::string JsonOfLines(const std::vector<tally::Words>& lines) {
  std::vector<std::string> values;
  for (const tally::Words& line : lines) values.push_back(JsonOfWords(line));
  return JsonArray(values);
}

std::string JsonOfCharter(const v1::Charter& charter, const charter::Explanation& explanation) {
  std::vector<std::string> stages;
  for (const charter::ExplainedStage& stage : explanation.stages) {
    stages.push_back(JsonObject()
                         .Text("id", stage.id)
                         .Raw("title", JsonOfWords(stage.title))
                         .Raw("lines", JsonOfLines(stage.lines))
                         .str());
  }
  return JsonObject()
      .Flag("ok", true)
      .Text("id", charter.id())
      .Number("version", charter.version())
      .Text("basis", v1::LegalBasis_Name(charter.basis()))
      .Raw("title", JsonOfWords(explanation.title))
      .Raw("lines", JsonOfLines(explanation.lines))
      .Raw("stages", JsonArray(stages))
      .str();
}

// Each language on a line of its own, since a sentence fills one.
void PrintWords(Output& out, const std::string& indent, const tally::Words& words) {
  if (out.language != Language::kEnglish) out.Line(indent + words.zh);
  if (out.language != Language::kChinese && words.en != words.zh) out.Line(indent + words.en);
}

void PrintExplanation(Output& out, const charter::Explanation& explanation) {
  PrintWords(out, "", explanation.title);
  for (const tally::Words& line : explanation.lines) PrintWords(out, "  ", line);
  int number = 0;
  for (const charter::ExplainedStage& stage : explanation.stages) {
    out.Line();
    out.Line("[" + std::to_string(++number) + "] " + out.In(stage.title.zh, stage.title.en));
    for (const tally::Words& line : stage.lines) PrintWords(out, "    ", line);
  }
}

void PrintDrawing(Output& out, const tally::Words& drawing) {
  out.Line();
  if (out.language != Language::kEnglish) out.Line(drawing.zh);
  if (out.language != Language::kChinese) out.Line(drawing.en);
}

// What cannot be read or contradicts itself is not explained; what is below the floor is, before it is
// refused.
absl::Status LintCharter(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const std::string text, sdk::ReadFile(arguments.Get("FILE"), kFileBytes));
  YISHI_ASSIGN_OR_RETURN(const charter::CharterPtr charter, charter::Read(text));
  const charter::Explanation explanation = charter::Explain(*charter);
  Output& out = context.out();
  PrintExplanation(out, explanation);
  PrintDrawing(out, charter::Draw(*charter));
  YISHI_RETURN_IF_ERROR(charter::CheckFloor(*charter));
  if (!charter::HasFloor(*charter)) {
    out.Line(
        "没有发现问题。依据自订，没有法定底线可比。",
        "Nothing is wrong. It rests on rules of your own: there is no statutory floor to compare it with.");
  } else {
    out.Line("没有发现问题，不低于法定底线。", "Nothing is wrong, and it keeps to the statutory floor.");
  }
  out.Json(JsonOfCharter(*charter, explanation));
  return absl::OkStatus();
}

// "不超过 2000 元：居民（村民）委员会；90 日内合计不超过 5000 元".
tally::Words TierInWords(const v1::Tier& tier) {
  const tally::Words decider = charter::NameOf(tier.decided_by());
  const std::string most = InYuan(tier.up_to_fen());
  const std::string together = InYuan(tier.together_up_to_fen());
  const std::string days = std::to_string(tier.within_days());
  tally::Words words = {decider.zh, decider.en};
  if (tier.up_to_fen() > 0)
    words = {"不超过 " + most + " 元：" + decider.zh, "up to " + most + " yuan: " + decider.en};
  if (tier.within_days() == 0) return words;
  return {words.zh + "；" + days + " 日内合计不超过 " + together + " 元",
          words.en + "; within " + days + " days not over " + together + " yuan together"};
}

void PrintKind(Output& out, const v1::CatalogueKind& kind) {
  out.Line(out.In(kind.title(), kind.title_en()) + "  " + kind.kind());
  if (kind.owners()) out.Line("    业主共同决定，不在此办理", "    the owners' own to decide, turned away");
  for (const v1::Tier& tier : kind.tiers()) {
    const tally::Words words = TierInWords(tier);
    out.Line("    " + out.In(words.zh, words.en));
  }
}

void PrintCatalogue(Output& out, const v1::Catalogue& catalogue) {
  out.Line(out.In(catalogue.title(), catalogue.title_en()) + ", " + out.Label("第 ", "version ") +
           std::to_string(catalogue.version()));
  if (catalogue.has_delegation()) {
    const v1::Delegation& delegation = catalogue.delegation();
    out.Line("居民（村民）会议对代表会议的授权：" + delegation.from() + " 至 " + delegation.until(),
             "delegated by the assembly to the representatives: " + delegation.from() + " to " +
                 delegation.until());
  }
  for (const v1::CatalogueKind& kind : catalogue.kinds()) PrintKind(out, kind);
}

absl::Status LintCatalogue(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const std::string text, sdk::ReadFile(arguments.Get("FILE"), kFileBytes));
  YISHI_ASSIGN_OR_RETURN(const charter::CataloguePtr catalogue, charter::ReadCatalogue(text));
  PrintCatalogue(context.out(), *catalogue);
  context.out().Line("没有发现问题。", "Nothing is wrong.");
  context.out().Json(JsonObject().Flag("ok", true).Raw("catalogue", JsonOf(*catalogue)).str());
  return absl::OkStatus();
}

absl::Status ShowCatalogue(Context& context, const Arguments&) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  v1::GetCatalogueRequest request;
  request.set_ledger_id(ledger.str());
  YISHI_ASSIGN_OR_RETURN(const v1::GetCatalogueResponse response, client->Call(request));
  PrintCatalogue(context.out(), response.catalogue());
  context.out().Json(JsonOf(response));
  return absl::OkStatus();
}

constexpr std::array kCommands = {
    Command{"charter", "lint", "FILE", "检查一份程序规则，与法定底线比较，用白话说明并画出步骤；不连服务器",
            "Check a charter, compare it with the statutory floor, explain and draw it; without a server",
            LintCharter, "charter lint engine/charter/charters/urban-four-two.txtpb"},
    Command{"charter", "lint-catalogue", "FILE", "检查一份事项清单并用白话说明；不连服务器",
            "Check a catalogue of matters and explain it; without a server", LintCatalogue,
            "charter lint-catalogue engine/charter/catalogues/urban-sample.txtpb"},
    Command{"charter", "catalogue", "", "看现行的事项清单：哪类事项、多大金额由谁决定",
            "The catalogue in force: who decides which kind of matter, from which amount", ShowCatalogue,
            "charter catalogue"},
};

}  // namespace

std::span<const Command> CharterCommands() { return kCommands; }

}  // namespace yishi::cli

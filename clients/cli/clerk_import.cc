#include <algorithm>
#include <string>

#include "clients/cli/clerk.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/json.h"
#include "clients/cli/words.h"
#include "clients/roster_csv/roster_csv.h"
#include "clients/roster_csv/summary.h"
#include "clients/sdk/files.h"
#include "clients/sdk/roster_import.h"
#include "clients/sdk/roster_kinds.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

constexpr std::size_t kFaultsShown = 50;

absl::Status ReportFaults(Context& context, const roster_csv::RosterFile& file) {
  for (std::size_t i = 0; i < file.faults.size() && i < kFaultsShown; ++i) {
    const roster_csv::Fault& fault = file.faults[i];
    const std::string line = std::to_string(fault.line);
    context.out().Note("第 " + line + " 行 " + fault.column + "：" + fault.zh,
                       "line " + line + " " + fault.column + ": " + fault.en);
  }
  const std::string count = std::to_string(file.faults.size());
  return Refuse({.reason = Reason::kRosterRowInvalid,
                 .zh = "名册有 " + count + " 处错误，一行也没有导入；请改好再来",
                 .en = "the roster has " + count + " faults; nothing was imported",
                 .rule = "",
                 .numbers = {{"faults", count}}});
}

void PrintPreview(Context& context, const roster_csv::RosterFile& file,
                  const roster_csv::RosterSummary& summary) {
  Output& out = context.out();
  const auto line = [&](std::string_view zh, std::string_view en, std::size_t count) {
    const std::string digits = std::to_string(count);
    out.Line("  " + std::string(7 - std::min<std::size_t>(digits.size(), 7), ' ') + digits + "  " +
             out.In(zh, en));
  };
  out.Line(out.Label("编码 ", "encoding ") +
           (file.encoding == roster_csv::Encoding::kUtf8 ? "UTF-8" : "GB18030"));
  line("楼栋", "buildings", summary.buildings);
  line("户", "households", summary.households);
  line("人", "persons", summary.persons);
  line("满 18 岁的居民", "residents of 18 and over", summary.adult_residents);
  for (const auto& [office, count] : summary.offices) {
    const Phrase body = NameOf(sdk::WireBody(office.body));
    const Phrase capacity = NameOf(sdk::WireCapacity(office.capacity));
    line(body.zh + "：" + std::string(ChineseName(office.capacity)), body.en + ": " + capacity.en, count);
  }
}

// A body that the ledger has already keeps its id.
absl::Status TakeOverBodies(Context& context, sdk::People& people) {
  YISHI_ASSIGN_OR_RETURN(const v1::CommunityView* community, context.community());
  for (const v1::BodyView& body : community->bodies()) {
    if (const auto id = BodyId::From(body.id())) people.bodies.emplace(body.kind(), *id);
  }
  return absl::OkStatus();
}

absl::Status Submit(Context& context, const sdk::RosterImport& import, const v1::CommitRoster& commit) {
  YISHI_ASSIGN_OR_RETURN(sdk::Member * self, context.member());
  for (const sdk::RosterPart& part : import.parts) {
    sdk::ActOptions options;
    options.openings = part.openings;
    options.summary = "名册第 " + std::to_string(part.act.part()) + " 部分 / roster part";
    YISHI_RETURN_IF_ERROR(self->Do(part.act, std::move(options)).status());
    const std::string at = std::to_string(part.act.part() + 1);
    const std::string all = std::to_string(import.parts.size());
    context.out().Note("已送 " + at + "/" + all, "staged " + at + "/" + all);
  }
  return context
      .Act(commit, {"名册已提交，待另一人确认", "The roster is in; another official must confirm it"})
      .status();
}

}  // namespace

absl::Status ImportRoster(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const Bytes bytes, sdk::ReadFile(arguments.Get("FILE"), roster_csv::kFileBytesMax));
  const roster_csv::RosterFile file = roster_csv::ReadRosterCsv(bytes);
  if (!file.accepted()) return ReportFaults(context, file);
  YISHI_ASSIGN_OR_RETURN(const calendar::Calendar civil, context.calendar());
  const calendar::Day today = civil.DayOf(context.now());
  PrintPreview(context, file, roster_csv::Summarise(file.rows, today));
  if (arguments.Has("--preview")) {
    context.out().Json(
        JsonObject().Flag("ok", true).Number("rows", static_cast<std::int64_t>(file.rows.size())).str());
    return absl::OkStatus();
  }
  YISHI_ASSIGN_OR_RETURN(const std::filesystem::path home, context.home());
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord key, context.key());
  const std::filesystem::path people_path = PeoplePath(home, key.ledger);
  YISHI_ASSIGN_OR_RETURN(sdk::People people, sdk::ReadPeople(people_path));
  YISHI_RETURN_IF_ERROR(TakeOverBodies(context, people));
  YISHI_ASSIGN_OR_RETURN(
      const sdk::RosterImport import,
      sdk::PrepareRosterImport(crypto::Suite::Get(key.suite), file.rows, std::move(people), today));
  const std::string root = ToHex(import.commit.root()).substr(0, 16);
  context.out().Line("  " + context.out().In("根值（请第二人核对）", "root, for the second official") + "  " +
                     root);
  if (arguments.Has("--relatives-apart")) {
    context.out().Line("同时声明：监督委员会成员都不是居民委员会成员的近亲属",
                       "with the attestation that no supervisor is a near relative of a committee member");
  }
  YISHI_RETURN_IF_ERROR(context.Confirm("提交这份名册？", "Submit this roster?"));
  // Before anything is sent: who is behind the ids must not be lost with the connection.
  YISHI_RETURN_IF_ERROR(sdk::WritePeople(people_path, import.people));
  v1::CommitRoster commit = import.commit;
  commit.set_relatives_apart(arguments.Has("--relatives-apart"));
  return Submit(context, import, commit);
}

}  // namespace yishi::cli

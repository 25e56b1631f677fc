#include <string>

#include "clients/cli/clerk.h"
#include "clients/cli/roster_file.h"
#include "clients/roster_csv/roster_csv.h"
#include "clients/sdk/files.h"
#include "clients/sdk/roster_import.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

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
  if (arguments.Has("--preview")) return PreviewRoster(context, arguments);
  YISHI_ASSIGN_OR_RETURN(const roster_csv::RosterFile file, ReadRoster(context, arguments.Get("FILE")));
  YISHI_ASSIGN_OR_RETURN(const calendar::Calendar civil, context.calendar());
  const calendar::Day today = civil.DayOf(context.now());
  YISHI_ASSIGN_OR_RETURN(const std::filesystem::path home, context.home());
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord key, context.key());
  const std::filesystem::path people_path = PeoplePath(home, key.ledger);
  YISHI_ASSIGN_OR_RETURN(sdk::People people, sdk::ReadPeople(people_path));
  YISHI_RETURN_IF_ERROR(TakeOverBodies(context, people));
  YISHI_ASSIGN_OR_RETURN(const sdk::RosterImport import,
                         sdk::PrepareRosterImport(crypto::Suite::Get(key.suite), file.rows, people, today));
  PrintPreview(context, file, people, import, today);
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

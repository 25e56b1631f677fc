#include "clients/cli/pack.h"

#include <algorithm>

#include "clients/cli/exit_code.h"
#include "clients/cli/json.h"
#include "clients/cli/pack_page.h"
#include "clients/cli/refs.h"
#include "clients/cli/values.h"
#include "clients/sdk/files.h"
#include "engine/base/status.h"
#include "engine/charter/charter.h"

namespace yishi::cli {
namespace {

constexpr std::uint32_t kPapersMax = 2'000;

absl::StatusOr<charter::CharterPtr> CharterOf(Context& context, const v1::MatterView& matter) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  v1::GetCharterRequest request;
  request.set_ledger_id(ledger.str());
  request.set_digest(matter.charter_digest());
  YISHI_ASSIGN_OR_RETURN(const v1::GetCharterResponse response, client->Call(request));
  return charter::Read(response.text());
}

// The rules by which the body votes on the matter: at the stage where it stands, else at the first one that
// is the body's.
absl::StatusOr<v1::VoteRules> RulesOf(Context& context, const v1::MatterView& matter, v1::BodyKind body) {
  YISHI_ASSIGN_OR_RETURN(const charter::CharterPtr charter, CharterOf(context, matter));
  const v1::VoteRules* found = nullptr;
  for (int i = 0; i < charter->stages_size(); ++i) {
    const v1::Stage& stage = charter->stages(i);
    if (!stage.has_vote() || stage.vote().body() != body) continue;
    const bool current = i < matter.stages_size() && matter.stages(i).current();
    if (found == nullptr || current) found = &stage.vote();
  }
  if (found != nullptr) return *found;
  return Refuse(Reason::kWrongBody, "程序规则中没有由此机构表决的步骤",
                "the matter's charter has no stage in which this body votes");
}

// What was frozen by the notice: the version of the box that was opened, else the newest.
v1::VersionView VersionAt(const v1::MatterView& matter, const v1::GetMeetingResponse& meeting,
                          const v1::AgendaItemView& item) {
  std::uint32_t version = 0;
  for (const v1::BoxView& box : meeting.boxes()) {
    if (box.id() == item.box_id()) version = box.version();
  }
  for (const v1::VersionView& view : matter.versions()) {
    if (view.version() == version) return view;
  }
  return matter.versions_size() == 0 ? v1::VersionView() : matter.versions(matter.versions_size() - 1);
}

absl::StatusOr<PackItem> ItemOf(Context& context, const v1::GetMeetingResponse& meeting,
                                const v1::AgendaItemView& item) {
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, ToHex(item.matter_id())));
  PackItem out;
  out.number = item.number();
  out.version = VersionAt(matter, meeting, item);
  YISHI_ASSIGN_OR_RETURN(out.rules, RulesOf(context, matter, meeting.meeting().body()));
  for (const v1::RecusalView& recusal : meeting.meeting().recusals()) {
    if (recusal.matter_id() == item.matter_id()) out.recused.push_back(NameOf(recusal.person()));
  }
  return out;
}

// As many as are expected, unless another number is given.
absl::StatusOr<std::uint32_t> PapersOf(const Arguments& arguments, std::size_t expected) {
  if (!arguments.Has("--papers")) {
    return static_cast<std::uint32_t>(std::min<std::size_t>(expected, kPapersMax));
  }
  YISHI_ASSIGN_OR_RETURN(const std::uint32_t papers, ReadCount(arguments.Get("--papers")));
  if (papers <= kPapersMax) return papers;
  const std::string most = std::to_string(kPapersMax);
  return UsageError("--papers 至多 " + most + "；更多的请分几次打印",
                    "--papers is at most " + most + "; print more in several runs");
}

absl::StatusOr<Pack> Gather(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::CommunityView* community, context.community());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  if (meeting.meeting().closed()) {
    return Refuse(Reason::kMeetingClosed, "会议已结束，不再打印材料",
                  "the meeting is over; nothing is printed for it any more");
  }
  Pack pack;
  pack.community = community->name();
  pack.meeting = meeting.meeting();
  pack.time = [&context](Millis instant) { return context.Time(instant); };
  YISHI_ASSIGN_OR_RETURN(pack.roll, ListRoll(context, meeting.meeting().id()));
  YISHI_ASSIGN_OR_RETURN(pack.papers, PapersOf(arguments, pack.roll.size()));
  for (const v1::AgendaItemView& item : meeting.meeting().agenda()) {
    YISHI_ASSIGN_OR_RETURN(PackItem made, ItemOf(context, meeting, item));
    pack.items.push_back(std::move(made));
  }
  return pack;
}

}  // namespace

absl::Status WritePack(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());  // rolls are for members
  YISHI_ASSIGN_OR_RETURN(const Pack pack, Gather(context, arguments));
  const std::string path = arguments.Get("--out");
  YISHI_RETURN_IF_ERROR(sdk::CreateFileAtomically(path, PackPage(pack)));
  context.out().Line(
      "会议材料在 " + path + "，用浏览器打开后打印；内有姓名，打印后请删除",
      "the pack is in " + path + "; open it in a browser and print it. It holds names: delete it then");
  context.out().Json(JsonObject().Flag("ok", true).Text("file", path).str());
  return absl::OkStatus();
}

}  // namespace yishi::cli

#include "clients/cli/refs.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "clients/cli/exit_code.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

constexpr std::size_t kPrefixMin = 4;
constexpr std::size_t kIdDigits = 32;

// 20260001: a year and a count.
std::optional<std::uint32_t> MatterNumber(std::string_view text) {
  if (text.size() != 8 || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  std::uint32_t number = 0;
  for (const char c : text) number = number * 10 + static_cast<std::uint32_t>(c - '0');
  return number;
}

bool IsPrefix(std::string_view text) {
  return text.size() >= kPrefixMin && text.size() <= kIdDigits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

absl::Status CheckRef(const std::string& text) {
  if (MatterNumber(text) || IsPrefix(text)) return absl::OkStatus();
  return UsageError(
      "“" + text + "”不是事项编号（如 20260001），也不是编号开头（4 位以上）",
      "\"" + text + "\" is neither a matter's number, like 20260001, nor the beginning of an id");
}

absl::Status NoSuch(const Phrase& what, const std::string& text) {
  return Refuse(Reason::kNotFound, "没有找到" + what.zh + " " + text, "there is no " + what.en + " " + text);
}

absl::Status Ambiguous(const Phrase& what, const std::string& text) {
  return UsageError("有不止一个" + what.zh + "以 " + text + " 开头，请多写几位",
                    "more than one " + what.en + " begins with " + text + "; give more of the id");
}

template <typename Request>
absl::StatusOr<Request> For(Context& context) {
  Request request;
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  request.set_ledger_id(ledger.str());
  return request;
}

// The one id of all pages that begins with `prefix`.
class PrefixSearch {
 public:
  PrefixSearch(Phrase what, std::string prefix) : what_(std::move(what)), prefix_(std::move(prefix)) {}

  void See(const std::string& id) {
    if (!ToHex(id).starts_with(prefix_)) return;
    if (!found_.empty() && found_ != id) ambiguous_ = true;
    found_ = id;
  }
  absl::StatusOr<std::string> Result() const {
    if (ambiguous_) return Ambiguous(what_, prefix_);
    if (found_.empty()) return NoSuch(what_, prefix_);
    return found_;
  }

 private:
  Phrase what_;
  std::string prefix_;
  std::string found_;
  bool ambiguous_ = false;
};

// Calls `see` with every item of every page. `items` takes the page apart.
template <typename Request, typename Items, typename See>
absl::Status ForEachPage(Context& context, Request request, Items items, See see) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  do {
    YISHI_ASSIGN_OR_RETURN(const auto page, client->Call(request));
    for (const auto& item : items(page)) see(item);
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

absl::StatusOr<v1::MatterView> GetMatter(Context& context, v1::GetMatterRequest request) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(v1::GetMatterResponse response, client->Call(request));
  return std::move(*response.mutable_matter());
}

absl::StatusOr<std::string> MatterIdByPrefix(Context& context, const std::string& prefix) {
  if (prefix.size() == kIdDigits) return *FromHex(prefix);
  YISHI_ASSIGN_OR_RETURN(auto request, For<v1::ListMattersRequest>(context));
  PrefixSearch search({"事项", "matter"}, prefix);
  YISHI_RETURN_IF_ERROR(ForEachPage(
      context, request, [](const auto& page) { return page.matters(); },
      [&](const v1::MatterSummary& matter) { search.See(matter.id()); }));
  return search.Result();
}

bool HasOnAgenda(const v1::MeetingView& meeting, std::uint32_t number) {
  return std::any_of(meeting.agenda().begin(), meeting.agenda().end(),
                     [&](const v1::AgendaItemView& item) { return item.number() == number; });
}

absl::StatusOr<std::string> MeetingIdFor(Context& context, const std::string& text) {
  if (text.size() == kIdDigits) return *FromHex(text);
  YISHI_ASSIGN_OR_RETURN(auto request, For<v1::ListMeetingsRequest>(context));
  const auto number = MatterNumber(text);
  PrefixSearch search({"会议", "meeting"}, text);
  std::string open;
  std::string latest;
  YISHI_RETURN_IF_ERROR(ForEachPage(
      context, request, [](const auto& page) { return page.meetings(); },
      [&](const v1::MeetingView& meeting) {
        search.See(meeting.id());
        if (!number || !HasOnAgenda(meeting, *number)) return;
        if (latest.empty()) latest = meeting.id();
        if (open.empty() && !meeting.closed()) open = meeting.id();
      }));
  if (!number) return search.Result();
  if (!open.empty()) return open;
  if (!latest.empty()) return latest;
  return NoSuch({"列有此事项的会议：", "meeting with this matter on its agenda:"}, text);
}

absl::StatusOr<std::string> BoxIdFor(Context& context, const std::string& text) {
  if (text.size() == kIdDigits) return *FromHex(text);
  YISHI_ASSIGN_OR_RETURN(auto request, For<v1::ListBoxesRequest>(context));
  if (MatterNumber(text)) {
    YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, text));
    request.set_matter_id(matter.summary().id());
  }
  PrefixSearch search({"票箱", "box"}, text);
  std::string newest;
  YISHI_RETURN_IF_ERROR(ForEachPage(
      context, request, [](const auto& page) { return page.boxes(); },
      [&](const v1::BoxView& box) {
        search.See(box.id());
        if (newest.empty()) newest = box.id();
      }));
  if (!MatterNumber(text)) return search.Result();
  if (newest.empty()) {
    return Refuse(Reason::kBoxNotOpen, "事项 " + text + " 现在没有票箱",
                  "matter " + text + " has no box now");
  }
  return newest;
}

absl::StatusOr<std::string> PostingIdFor(Context& context, const std::string& text) {
  if (text.size() == kIdDigits) return *FromHex(text);
  if (MatterNumber(text)) {
    YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, text));
    if (matter.postings_size() > 0) return matter.postings(matter.postings_size() - 1).id();
    return Refuse(Reason::kPostingNotUp, "事项 " + text + " 还没有公示",
                  "matter " + text + " has no posting yet");
  }
  YISHI_ASSIGN_OR_RETURN(auto request, For<v1::ListPostingsRequest>(context));
  PrefixSearch search({"公示", "posting"}, text);
  YISHI_RETURN_IF_ERROR(ForEachPage(
      context, request, [](const auto& page) { return page.postings(); },
      [&](const v1::PostingView& posting) { search.See(posting.id()); }));
  return search.Result();
}

bool IsOpen(const v1::ObjectionView& objection) {
  return objection.outcome() == v1::OBJECTION_OUTCOME_UNSPECIFIED;
}

}  // namespace

std::string NameOf(const v1::PersonView& person) {
  if (!person.name().empty()) return person.name();
  const std::string id = ToHex(person.id()).substr(0, 8);
  return person.masked_name().empty() ? id : person.masked_name() + " " + id;
}

absl::StatusOr<v1::MatterView> FindMatter(Context& context, const std::string& text) {
  YISHI_RETURN_IF_ERROR(CheckRef(text));
  YISHI_ASSIGN_OR_RETURN(auto request, For<v1::GetMatterRequest>(context));
  if (const auto number = MatterNumber(text)) {
    request.set_number(*number);
  } else {
    YISHI_ASSIGN_OR_RETURN(const std::string id, MatterIdByPrefix(context, text));
    request.set_matter_id(id);
  }
  return GetMatter(context, request);
}

absl::StatusOr<v1::GetMeetingResponse> FindMeeting(Context& context, const std::string& text) {
  YISHI_RETURN_IF_ERROR(CheckRef(text));
  YISHI_ASSIGN_OR_RETURN(const std::string id, MeetingIdFor(context, text));
  YISHI_ASSIGN_OR_RETURN(auto request, For<v1::GetMeetingRequest>(context));
  request.set_meeting_id(id);
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  return client->Call(request);
}

absl::StatusOr<v1::BoxView> FindBox(Context& context, const std::string& text) {
  YISHI_RETURN_IF_ERROR(CheckRef(text));
  YISHI_ASSIGN_OR_RETURN(const std::string id, BoxIdFor(context, text));
  YISHI_ASSIGN_OR_RETURN(auto request, For<v1::GetBoxRequest>(context));
  request.set_box_id(id);
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(v1::GetBoxResponse response, client->Call(request));
  return std::move(*response.mutable_box());
}

absl::StatusOr<v1::PostingView> FindPosting(Context& context, const std::string& text) {
  YISHI_RETURN_IF_ERROR(CheckRef(text));
  YISHI_ASSIGN_OR_RETURN(const std::string id, PostingIdFor(context, text));
  YISHI_ASSIGN_OR_RETURN(auto request, For<v1::GetPostingRequest>(context));
  request.set_posting_id(id);
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(v1::GetPostingResponse response, client->Call(request));
  return std::move(*response.mutable_posting());
}

absl::StatusOr<v1::ObjectionView> FindObjection(Context& context, const std::string& text) {
  YISHI_RETURN_IF_ERROR(CheckRef(text));
  YISHI_ASSIGN_OR_RETURN(auto request, For<v1::ListPostingsRequest>(context));
  const auto number = MatterNumber(text);
  std::vector<v1::ObjectionView> found;
  YISHI_RETURN_IF_ERROR(ForEachPage(
      context, request, [](const auto& page) { return page.postings(); },
      [&](const v1::PostingView& posting) {
        for (const v1::ObjectionView& objection : posting.objections()) {
          const bool fits = number ? posting.matter_number() == *number && IsOpen(objection)
                                   : ToHex(objection.id()).starts_with(text);
          if (fits) found.push_back(objection);
        }
      }));
  if (found.empty()) return NoSuch({"异议", "objection"}, text);
  if (found.size() > 1) return Ambiguous({"异议", "objection"}, text);
  return found.front();
}

absl::StatusOr<std::uint32_t> PlaceOf(const v1::PostingView& posting, const std::string& text) {
  for (int i = 0; i < posting.places_size(); ++i) {
    if (posting.places(i).name() == text || std::to_string(i) == text) return static_cast<std::uint32_t>(i);
  }
  return Refuse(Reason::kPlaceUnknown, "公示里没有地点“" + text + "”",
                "the posting has no place \"" + text + "\"");
}

void PersonFinder::Add(const v1::PersonView& person) {
  const auto id = PersonId::From(person.id());
  if (!id) return;
  const bool known = std::any_of(candidates_.begin(), candidates_.end(), [&](Candidate& candidate) {
    if (candidate.id == *id && candidate.name.empty()) candidate.name = person.name();
    return candidate.id == *id;
  });
  if (!known) candidates_.push_back({*id, person.name()});
}

absl::Status PersonFinder::GatherBody(v1::BodyKind body) {
  YISHI_ASSIGN_OR_RETURN(auto request, For<v1::ListMembersRequest>(context_));
  request.set_body(body);
  request.set_page_size(500);
  return ForEachPage(
      context_, request, [](const auto& page) { return page.members(); },
      [&](const v1::PersonView& person) { Add(person); });
}

absl::Status PersonFinder::GatherRoll() {
  if (meeting_id_.empty()) return absl::OkStatus();
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::RollLine> roll, ListRoll(context_, meeting_id_));
  for (const v1::RollLine& line : roll) Add(line.person());
  return absl::OkStatus();
}

absl::Status PersonFinder::GatherOwnMap() {
  YISHI_ASSIGN_OR_RETURN(const std::filesystem::path home, context_.home());
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context_.ledger());
  YISHI_ASSIGN_OR_RETURN(const sdk::People people, sdk::ReadPeople(PeoplePath(home, ledger)));
  for (const auto& [id, person] : people.persons) {
    v1::PersonView view;
    view.set_id(id.str());
    view.set_name(person.name);
    Add(view);
  }
  return absl::OkStatus();
}

absl::Status PersonFinder::Gather() {
  gathered_ = true;
  YISHI_RETURN_IF_ERROR(GatherRoll());
  if (!meeting_id_.empty()) return GatherOwnMap();
  for (const v1::BodyKind body : {v1::BODY_KIND_REGISTRY, v1::BODY_KIND_PARTY_BRANCH_COMMITTEE,
                                  v1::BODY_KIND_RESIDENTS_COMMITTEE, v1::BODY_KIND_RESIDENT_REPRESENTATIVES,
                                  v1::BODY_KIND_SUPERVISION_COMMITTEE, v1::BODY_KIND_PARTY_MEMBERS}) {
    const absl::Status gathered = GatherBody(body);
    // The Party members are not listed to everyone.
    if (!gathered.ok() && !absl::IsPermissionDenied(gathered) && !absl::IsUnauthenticated(gathered))
      return gathered;
  }
  return GatherOwnMap();
}

absl::StatusOr<std::vector<v1::RollLine>> ListRoll(Context& context, const std::string& meeting_id) {
  YISHI_ASSIGN_OR_RETURN(auto request, For<v1::GetRollRequest>(context));
  request.set_meeting_id(meeting_id);
  request.set_page_size(500);
  std::vector<v1::RollLine> roll;
  YISHI_RETURN_IF_ERROR(ForEachPage(
      context, request, [](const auto& page) { return page.lines(); },
      [&](const v1::RollLine& line) { roll.push_back(line); }));
  return roll;
}

absl::StatusOr<PersonId> PersonFinder::Find(const std::string& text) {
  if (!gathered_) YISHI_RETURN_IF_ERROR(Gather());
  std::vector<Candidate> found;
  for (const Candidate& candidate : candidates_) {
    if (candidate.name == text || (IsPrefix(text) && candidate.id.hex().starts_with(text)))
      found.push_back(candidate);
  }
  if (found.size() == 1) return found.front().id;
  if (found.empty()) {
    return Refuse(Reason::kNotFound, "没有找到“" + text + "”", "nobody is called \"" + text + "\" there");
  }
  std::string ids;
  for (const Candidate& candidate : found) ids += " " + candidate.id.hex().substr(0, 8);
  return UsageError("有多人叫“" + text + "”，请用编号：" + ids,
                    "several are called \"" + text + "\", use an id:" + ids);
}

}  // namespace yishi::cli

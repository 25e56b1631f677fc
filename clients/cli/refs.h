// What people call things by: a matter by its number, the rest by the matter or by the beginning of an id.

#ifndef YISHI_CLIENTS_CLI_REFS_H_
#define YISHI_CLIENTS_CLI_REFS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/context.h"
#include "clients/sdk/people.h"
#include "engine/base/ids.h"

namespace yishi::cli {

// A number such as 20260001, an id (32 hex digits), or the beginning of one (4 digits or more) that fits one
// matter.
absl::StatusOr<v1::MatterView> FindMatter(Context& context, const std::string& text);

// The meeting with this id or beginning of one, or the latest that has this matter on its agenda, open ones
// first.
absl::StatusOr<v1::GetMeetingResponse> FindMeeting(Context& context, const std::string& text);

// The box with this id or beginning of one, or the matter's newest.
absl::StatusOr<v1::BoxView> FindBox(Context& context, const std::string& text);

// The posting with this id or beginning of one, or the matter's newest.
absl::StatusOr<v1::PostingView> FindPosting(Context& context, const std::string& text);

// The objection with this id or beginning of one, or the only open one of this matter.
absl::StatusOr<v1::ObjectionView> FindObjection(Context& context, const std::string& text);

// A place of the posting, by its name or its number from 0. kPlaceUnknown.
absl::StatusOr<std::uint32_t> PlaceOf(const v1::PostingView& posting, const std::string& text);

// Everyone on the roll of a meeting, by person id.
absl::StatusOr<std::vector<v1::RollLine>> ListRoll(Context& context, const std::string& meeting_id);

// Finds persons by name or by the beginning of an id. Looks at the bodies whose members are listed to the
// reader, and at this device's own map of persons; at the roll of `meeting` as well, if it is given.
class PersonFinder {
 public:
  explicit PersonFinder(Context& context, std::string meeting_id = "")
      : context_(context), meeting_id_(std::move(meeting_id)) {}

  // kNotFound; kFieldInvalid with the ids if several fit.
  absl::StatusOr<PersonId> Find(const std::string& text);

 private:
  struct Candidate {
    PersonId id;
    std::string name;
  };

  absl::Status Gather();
  absl::Status GatherBody(v1::BodyKind body);
  absl::Status GatherRoll();
  absl::Status GatherOwnMap();
  void Add(const v1::PersonView& person);

  Context& context_;
  std::string meeting_id_;
  std::vector<Candidate> candidates_;
  bool gathered_ = false;
};

// "田凤花", or the beginning of the id where the reader may not know the name.
std::string NameOf(const v1::PersonView& person);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_REFS_H_

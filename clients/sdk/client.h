// A connection to a server: typed calls, with the server's refusals as they were meant.

#ifndef YISHI_CLIENTS_SDK_CLIENT_H_
#define YISHI_CLIENTS_SDK_CLIENT_H_

#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "clients/sdk/command_builder.h"
#include "engine/base/time.h"
#include "yishi/v1/archive_service.pb.h"
#include "yishi/v1/blob_service.pb.h"
#include "yishi/v1/command_service.pb.h"
#include "yishi/v1/community_service.pb.h"
#include "yishi/v1/ledger_service.pb.h"
#include "yishi/v1/matter_service.pb.h"
#include "yishi/v1/meeting_service.pb.h"
#include "yishi/v1/posting_service.pb.h"
#include "yishi/v1/roster_service.pb.h"
#include "yishi/v1/session_service.pb.h"

// X(service, call): every call with one answer, but for Submit, which has rules of its own.
#define YISHI_UNARY_CALLS(X)            \
  X(CommunityService, ListCommunities)  \
  X(CommunityService, GetCommunity)     \
  X(CommunityService, ReserveOrigin)    \
  X(CommunityService, ListCharters)     \
  X(CommunityService, GetCharter)       \
  X(CommunityService, GetCatalogue)     \
  X(SessionService, Challenge)          \
  X(SessionService, Authenticate)       \
  X(SessionService, EndSession)         \
  X(MatterService, ListMatters)         \
  X(MatterService, GetMatter)           \
  X(MatterService, ListPetitions)       \
  X(MatterService, ExplainMatter)       \
  X(MatterService, ListAgenda)          \
  X(MeetingService, GetMeeting)         \
  X(MeetingService, ListMeetings)       \
  X(MeetingService, GetBox)             \
  X(MeetingService, ListBoxes)          \
  X(PostingService, ListPostings)       \
  X(PostingService, GetPosting)         \
  X(RosterService, GetMe)               \
  X(RosterService, GetPerson)           \
  X(RosterService, ListMembers)         \
  X(RosterService, ListPersons)         \
  X(RosterService, GetRoll)             \
  X(RosterService, ListHouseholds)      \
  X(RosterService, FindByName)          \
  X(RosterService, ListImports)         \
  X(RosterService, ListPendingKeys)     \
  X(RosterService, ListContents)        \
  X(LedgerService, GetCheckpoint)       \
  X(LedgerService, ListEntries)         \
  X(LedgerService, GetInclusionProof)   \
  X(LedgerService, GetConsistencyProof) \
  X(LedgerService, ListOpenings)        \
  X(LedgerService, GetReceipt)          \
  X(BlobService, PutBlob)               \
  X(BlobService, GetBlob)

namespace yishi::sdk {

struct ConnectOptions {
  std::string address;          // "host:port"
  std::string ca_pem{};         // whom to trust; empty: the system's authorities
  Millis deadline_ms = 30'000;  // of one call
  int submit_attempts = 6;      // of Submit, with pauses of 0.2 s, 0.4 s, … between them
};

// Called with each message of a stream; false ends it.
template <typename Message>
using OnMessage = std::function<bool(const Message&)>;

// Thread-safe. Connects at the first call.
//
// Errors: where the server refused, its refusal (RefusalOf: reason, Chinese, English, rule, numbers) under
// its status code; where it could not be reached, kUnavailable or kDeadlineExceeded without a refusal.
class Client {
 public:
  // TLS, except to this very machine (127.0.0.0/8, [::1], localhost, unix:) without a `ca_pem`. kFieldInvalid
  // for an address without a port.
  static absl::StatusOr<std::unique_ptr<Client>> Connect(ConnectOptions options);
  virtual ~Client() = default;
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  const ConnectOptions& options() const { return options_; }

  // Goes with every later call, as "authorization: Bearer <token>": a session's token, or the operator's.
  // Empty: none.
  virtual void SetToken(std::string token) = 0;

  // Call(const v1::GetMatterRequest&) -> absl::StatusOr<v1::GetMatterResponse>, and so for each of the list
  // above.
#define YISHI_DECLARE_CALL(service, call) \
  virtual absl::StatusOr<v1::call##Response> Call(const v1::call##Request& request) = 0;
  YISHI_UNARY_CALLS(YISHI_DECLARE_CALL)
#undef YISHI_DECLARE_CALL

  // Sends the act until it is answered: the very same bytes again after kUnavailable, kDeadlineExceeded or
  // kResourceExhausted, which the ledger admits once. The receipt is not checked here (see Member).
  virtual absl::StatusOr<v1::Receipt> Submit(const SignedAct& act) = 0;

  // Streams. OK when the server ended it or `on_message` said so. No deadline.
  virtual absl::Status Watch(const v1::WatchMattersRequest& request,
                             const OnMessage<v1::WatchMattersResponse>& on_message) = 0;
  virtual absl::Status Watch(const v1::WatchEntriesRequest& request,
                             const OnMessage<v1::WatchEntriesResponse>& on_message) = 0;
  virtual absl::Status Export(const v1::ExportArchiveRequest& request,
                              const OnMessage<v1::ExportArchiveResponse>& on_message) = 0;

 protected:
  explicit Client(ConnectOptions options) : options_(std::move(options)) {}

 private:
  ConnectOptions options_;
};

// Whether `address` names this very machine.
bool IsLoopback(std::string_view address);

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_CLIENT_H_

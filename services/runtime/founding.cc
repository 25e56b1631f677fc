#include "services/runtime/founding.h"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "engine/merkle/note_key.h"
#include "engine/wire/envelope.h"

namespace yishi::runtime {
namespace {

// Only to choose the suite under which the command is then read and checked.
const crypto::Suite& SuiteNamedIn(BytesView signed_command) {
  v1::SignedCommand envelope;
  v1::Command command;
  const bool read = envelope.ParseFromArray(signed_command.data(), static_cast<int>(signed_command.size())) &&
                    command.ParseFromString(envelope.payload());
  const auto id = read ? crypto::SuiteIdFromNumber(command.suite()) : std::nullopt;
  return crypto::Suite::Get(id.value_or(crypto::SuiteId::kIntl));
}

}  // namespace

absl::StatusOr<community::Request> ReadFounding(const Submission& submission) {
  constexpr std::size_t kMost = limits::kCommandBytes + wire::kEnvelopeBytes;
  if (submission.signed_command.size() > kMost) {
    return Refuse(Reason::kOversized, "指令超过 " + std::to_string(kMost) + " 字节",
                  "the command is longer than " + std::to_string(kMost) + " bytes");
  }
  const crypto::Suite& suite = SuiteNamedIn(submission.signed_command);
  YISHI_ASSIGN_OR_RETURN(community::Request request,
                         community::ReadRequest(suite, submission.signed_command, submission.openings));
  if (!request.command.has_found_community()) {
    return Refuse(Reason::kNotFounded, "账本须从建立社区开始",
                  "a ledger begins with the command that founds it");
  }
  const community::Community nothing(suite);
  YISHI_ASSIGN_OR_RETURN(const Bytes public_key, community::PublicKeyFor(nothing.state, request));
  YISHI_ASSIGN_OR_RETURN(const crypto::Verifier verifier, suite.MakeVerifier(public_key));
  YISHI_RETURN_IF_ERROR(wire::CheckSignature(verifier, request.envelope));
  return request;
}

absl::Status CheckLogKey(const LogKeys& keys, const v1::FoundCommunity& act) {
  YISHI_ASSIGN_OR_RETURN(const crypto::SigningKey key, keys.Load(act.origin()));
  YISHI_ASSIGN_OR_RETURN(const merkle::NoteKey note_key,
                         merkle::NoteKey::Make(act.origin(), key.suite(), key.public_key()));
  const std::string vkey = note_key.ToVkey();
  if (vkey == act.log_vkey()) return absl::OkStatus();
  return Refuse({.reason = Reason::kFieldInvalid,
                 .zh = "log_vkey 须是本服务器为此来源保留的日志密钥：" + vkey,
                 .en = "log_vkey must be the key that this server reserved for the origin: " + vkey,
                 .rule = "",
                 .numbers = {{"log_vkey", vkey}}});
}

absl::StatusOr<NewLedger> DecideFounding(const community::Request& request, Millis now) {
  const auto suite = static_cast<crypto::SuiteId>(request.command.suite());
  community::Community community(crypto::Suite::Get(suite));
  YISHI_ASSIGN_OR_RETURN(const community::Decided decided, community::Decide(community, request, now));
  YISHI_RETURN_IF_ERROR(community::Apply(community, decided, {}));
  return NewLedger{community.state.foundation.ledger,
                   {.seq = 0, .bytes = decided.bytes, .openings = {}},
                   {.size = 1, .root = community.tree.Root()}};
}

absl::Status StoreFounding(storage::EventStore& store, const NewLedger& founded, bool& unknown) {
  const absl::Status appended =
      store.Append(founded.ledger, storage::Head{}, std::span(&founded.entry, 1), founded.head.root);
  unknown = false;
  if (appended.ok()) return absl::OkStatus();
  const absl::StatusOr<storage::Head> head = store.GetHead(founded.ledger);
  if (head.ok() && *head == founded.head) return absl::OkStatus();
  unknown = !head.ok();
  return appended;
}

absl::StatusOr<std::string> OriginOf(storage::EventStore& store, const LedgerId& ledger) {
  YISHI_ASSIGN_OR_RETURN(const std::vector<storage::StoredEntry> first,
                         store.Read(ledger, 0, 1, limits::kEntryBytes));
  ledger::v1::Entry entry;
  v1::SignedCommand envelope;
  v1::Command command;
  const bool read = !first.empty() && entry.ParseFromString(first[0].bytes) &&
                    envelope.ParseFromString(entry.signed_command()) &&
                    command.ParseFromString(envelope.payload());
  if (read && command.has_found_community()) return command.found_community().origin();
  return Refuse(Reason::kArchiveDamaged, "账本的第一条记录不是建立社区",
                "the ledger's first entry founds no community");
}

}  // namespace yishi::runtime

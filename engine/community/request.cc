// Reading a request: form only.

#include "engine/base/limits.h"
#include "engine/community/community.h"
#include "engine/roster/recovery.h"
#include "engine/wire/envelope.h"
#include "engine/wire/fields.h"
#include "engine/wire/opening.h"
#include "engine/wire/strict.h"

namespace yishi::community {
namespace {

constexpr std::size_t kNonceBytes = 16;

absl::Status CheckHeader(const v1::Command& command) {
  if (command.version() != 1) {
    return Refuse(Reason::kVersionUnsupported, "不支持的命令版本 " + std::to_string(command.version()),
                  "command version " + std::to_string(command.version()) + " is not supported; 1 is");
  }
  if (!LedgerId::From(command.ledger_id()))
    return wire::FieldInvalid("ledger_id", "须为 32 字节", "must be 32 bytes");
  YISHI_RETURN_IF_ERROR(wire::ReadId<PersonId>(command.actor_id(), "actor_id").status());
  YISHI_RETURN_IF_ERROR(wire::ReadId<KeyId>(command.key_id(), "key_id").status());
  if (command.nonce().size() != kNonceBytes)
    return wire::FieldInvalid("nonce", "须为 16 字节", "must be 16 bytes");
  if (!command.seen_root().empty() && !Hash::From(command.seen_root())) {
    return wire::FieldInvalid("seen_root", "须为 32 字节", "must be 32 bytes");
  }
  if (!command.subject_id().empty() && !SubjectId::From(command.subject_id())) {
    return wire::FieldInvalid("subject_id", "须为 16 字节", "must be 16 bytes");
  }
  if (command.act_case() == v1::Command::ACT_NOT_SET) {
    return Refuse(Reason::kActMissing, "命令没有写明要做什么", "the command does not say what is to be done");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Request> ReadRequest(const crypto::Suite& suite, BytesView signed_command,
                                    std::vector<v1::Opening> openings) {
  Request request;
  YISHI_ASSIGN_OR_RETURN(request.envelope, wire::ReadSignedCommand(signed_command));
  YISHI_RETURN_IF_ERROR(wire::CheckStrict(*v1::Command::descriptor(), request.envelope.payload()));
  if (!request.command.ParseFromString(request.envelope.payload())) {
    return Refuse(Reason::kMalformed, "命令无法解析", "the command cannot be parsed");
  }
  YISHI_RETURN_IF_ERROR(CheckHeader(request.command));
  if (request.command.suite() != static_cast<std::uint32_t>(suite.id())) {
    return Refuse(Reason::kWrongSuite, "签名算法套件与账本不符", "the command's suite is not the ledger's");
  }
  if (request.command.key_id() != request.envelope.key_id()) {
    return Refuse(Reason::kKeyUnknown, "信封与命令中的密钥不一致",
                  "the envelope names another key than the command");
  }
  if (openings.size() > limits::kOpeningsPerCommand) {
    return wire::LimitExceeded("openings", openings.size(), limits::kOpeningsPerCommand);
  }
  for (const v1::Opening& opening : openings) YISHI_RETURN_IF_ERROR(wire::CheckOpeningForm(opening));
  request.id = wire::CommandIdOf(suite, request.envelope);
  request.envelope_bytes = Bytes(signed_command);
  request.openings = std::move(openings);
  return request;
}

namespace {

// What the key of a slip is good for. No key is both a person's and a slip's.
absl::StatusOr<Bytes> SlipKeyFor(const roster::Roster& roster, const KeyId& id, const v1::Command& command) {
  const auto slip = roster.slips.find(id);
  if (slip == roster.slips.end())
    return Refuse(Reason::kKeyUnknown, "未登记的密钥", "this key is not registered");
  if (command.has_enrol_key()) return slip->second.public_key;
  return Refuse(Reason::kKeyWrongPurpose, "登记单上的密钥只能用于登记",
                "a slip's key can do nothing but enrol");
}

}  // namespace

std::optional<std::uint64_t> FindDuplicate(const State& state, const CommandId& id) {
  return state.commands.Find(id);
}

absl::StatusOr<Bytes> PublicKeyFor(const State& state, const Request& request) {
  const v1::Command& command = request.command;
  const KeyId id = *KeyId::From(command.key_id());
  if (command.has_found_community()) {
    if (state.size != 0)
      return Refuse(Reason::kAlreadyFounded, "社区已建立", "the community has been founded already");
    // Its first founder signs; that the key is the one named is checked with the act.
    if (command.found_community().founders().empty()) return wire::FieldMissing("founders");
    return command.found_community().founders(0).public_key();
  }
  const auto key = state.roster.keys.find(id);
  if (key == state.roster.keys.end()) return SlipKeyFor(state.roster, id, command);
  if (command.has_enrol_key()) {
    return Refuse(Reason::kKeyWrongPurpose, "登记新密钥须用登记单", "a new key is enrolled with a slip");
  }
  const bool stops = command.has_stop_recovery() && roster::MayStop(key->second);
  if (key->second.revoked_seq && !stops) {
    const std::string seq = std::to_string(*key->second.revoked_seq);
    return Refuse({.reason = Reason::kKeyRevoked,
                   .zh = "此密钥已在第 " + seq + " 号记录中吊销",
                   .en = "this key was revoked by entry " + seq,
                   .rule = "",
                   .numbers = {{"revoked_by", seq}}});
  }
  return key->second.public_key;
}

}  // namespace yishi::community

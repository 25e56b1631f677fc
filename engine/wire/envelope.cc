#include "engine/wire/envelope.h"

#include <string>
#include <utility>

#include "engine/base/status.h"
#include "engine/wire/deterministic.h"
#include "engine/wire/pae.h"
#include "engine/wire/strict.h"

namespace yishi::wire {
namespace {

constexpr std::size_t kKeyIdBytes = KeyId::kSize;
constexpr std::size_t kSignatureBytes = 64;

absl::Status Oversized(const std::string& what_zh, const std::string& what_en, std::size_t size,
                       std::size_t limit) {
  const std::string s = std::to_string(size);
  const std::string l = std::to_string(limit);
  return Refuse({.reason = Reason::kOversized,
                 .zh = what_zh + " " + s + " 字节，超过 " + l + " 字节",
                 .en = "the " + what_en + " has " + s + " bytes, more than " + l,
                 .rule = "",
                 .numbers = {{"size", s}, {"limit", l}}});
}

absl::Status CheckLength(const std::string& field, std::size_t size, std::size_t expected) {
  if (size == expected) return absl::OkStatus();
  const std::string s = std::to_string(size);
  const std::string e = std::to_string(expected);
  return Refuse(Reason::kMalformed, field + " 应为 " + e + " 字节，实为 " + s + " 字节",
                field + " has " + s + " bytes where there must be " + e);
}

}  // namespace

absl::StatusOr<v1::SignedCommand> ReadSignedCommand(BytesView bytes) {
  constexpr std::size_t kLimit = limits::kCommandBytes + kEnvelopeBytes;
  if (bytes.size() > kLimit) return Oversized("签名指令", "signed command", bytes.size(), kLimit);
  YISHI_RETURN_IF_ERROR(CheckStrict(*v1::SignedCommand::descriptor(), bytes));
  v1::SignedCommand command;
  if (!command.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return Refuse(Reason::kMalformed, "签名指令无法解析", "the signed command does not parse");
  }
  if (command.payload_type() != kCommandPayloadType) {
    return Refuse(Reason::kPayloadTypeUnknown, "未知的载荷类型：" + command.payload_type(),
                  "unknown payload type: " + command.payload_type());
  }
  if (command.payload().size() > limits::kCommandBytes) {
    return Oversized("指令", "command", command.payload().size(), limits::kCommandBytes);
  }
  YISHI_RETURN_IF_ERROR(CheckLength("key_id", command.key_id().size(), kKeyIdBytes));
  YISHI_RETURN_IF_ERROR(CheckLength("signature", command.signature().size(), kSignatureBytes));
  return command;
}

absl::Status CheckSignature(const crypto::Verifier& key, const v1::SignedCommand& command) {
  if (key.Verify(Pae(command.payload_type(), command.payload()), command.signature()))
    return absl::OkStatus();
  return Refuse(Reason::kSignatureInvalid, "签名验证不通过", "the signature does not verify");
}

CommandId CommandIdOf(const crypto::Suite& suite, const v1::SignedCommand& command) {
  return CommandIdOf(suite, BytesView(Pae(command.payload_type(), command.payload())));
}

absl::StatusOr<v1::SignedCommand> SignCommand(const crypto::SigningKey& key, Bytes payload) {
  if (payload.size() > limits::kCommandBytes) {
    return Oversized("指令", "command", payload.size(), limits::kCommandBytes);
  }
  YISHI_ASSIGN_OR_RETURN(Bytes signature, key.Sign(Pae(kCommandPayloadType, payload)));
  v1::SignedCommand command;
  command.set_payload(std::move(payload));
  command.set_payload_type(std::string(kCommandPayloadType));
  command.set_key_id(crypto::Suite::Get(key.suite()).KeyIdOf(key.public_key()).str());
  command.set_signature(std::move(signature));
  return command;
}

Bytes SerializeSignedCommand(const v1::SignedCommand& command) { return SerializeDeterministic(command); }

}  // namespace yishi::wire

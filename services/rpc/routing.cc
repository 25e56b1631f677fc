#include "services/rpc/routing.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

#include "engine/base/status.h"
#include "engine/wire/envelope.h"

namespace yishi::rpc {
namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

// The content of the first field `number`, which is a string of bytes; absent if it does not come to that.
std::optional<BytesView> FieldOf(BytesView message, int number) {
  CodedInputStream in(reinterpret_cast<const std::uint8_t*>(message.data()),
                      static_cast<int>(message.size()));
  while (const std::uint32_t tag = in.ReadTag()) {
    const bool wanted = WireFormatLite::GetTagFieldNumber(tag) == number &&
                        WireFormatLite::GetTagWireType(tag) == WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
    if (!wanted) {
      if (!WireFormatLite::SkipField(&in, tag)) return std::nullopt;
      continue;
    }
    std::uint32_t size = 0;
    if (!in.ReadVarint32(&size)) return std::nullopt;
    const auto at = static_cast<std::size_t>(in.CurrentPosition());
    if (size > message.size() - at) return std::nullopt;
    return message.substr(at, size);
  }
  return std::nullopt;
}

constexpr int kPayload = 1;   // of SignedCommand
constexpr int kLedgerId = 2;  // of Command

}  // namespace

absl::StatusOr<LedgerId> LedgerOf(BytesView signed_command) {
  if (signed_command.size() > limits::kCommandBytes + wire::kEnvelopeBytes) {
    return Refuse(Reason::kOversized, "签名命令超过上限", "the signed command is over its limit of 48 KiB");
  }
  const auto payload = FieldOf(signed_command, kPayload);
  const auto ledger = payload ? FieldOf(*payload, kLedgerId) : std::nullopt;
  const auto id = ledger ? LedgerId::From(*ledger) : std::nullopt;
  if (!id) {
    return Refuse(Reason::kMalformed, "不是一个签名命令，或没有写明账本",
                  "this is no signed command, or it names no ledger");
  }
  return *id;
}

}  // namespace yishi::rpc

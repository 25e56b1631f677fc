#include "engine/wire/opening.h"

#include <cstdint>
#include <limits>
#include <string>

#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "engine/crypto/commitment.h"
#include "engine/merkle/hash.h"
#include "engine/merkle/tree.h"

namespace yishi::wire {
namespace {

bool IsU16(std::uint32_t number) {
  return number >= 1 && number <= std::numeric_limits<std::uint16_t>::max();
}

absl::Status Invalid(const std::string& what, std::uint64_t value, std::string zh, std::string en) {
  const std::string v = std::to_string(value);
  return Refuse(Reason::kFieldInvalid, "开封内容的 " + what + " = " + v + "：" + std::move(zh),
                "the opening's " + what + " = " + v + ": " + std::move(en));
}

}  // namespace

Hash CommitmentOf(const crypto::Suite& suite, const v1::Opening& opening) {
  merkle::Tree tree(suite);
  for (const v1::OpenedField& field : opening.fields()) {
    const Hash commitment =
        crypto::FieldCommitment(suite, static_cast<std::uint16_t>(opening.schema()),
                                static_cast<std::uint16_t>(field.number()), field.salt(), field.content());
    tree.Append(merkle::LeafHash(suite, commitment.view()));
  }
  return tree.Root();
}

absl::Status CheckOpeningForm(const v1::Opening& opening) {
  if (!IsU16(opening.schema())) {
    return Invalid("schema", opening.schema(), "应在 1 到 65535 之间", "must be from 1 to 65535");
  }
  if (opening.fields().empty()) {
    return Refuse(Reason::kFieldMissing, "开封内容没有字段", "the opening has no field");
  }
  std::uint32_t previous = 0;
  std::size_t total = 0;
  for (const v1::OpenedField& field : opening.fields()) {
    if (!IsU16(field.number()) || field.number() <= previous) {
      return Invalid("number", field.number(), "应在 1 到 65535 之间且逐个递增",
                     "must be from 1 to 65535, each above the one before");
    }
    previous = field.number();
    if (field.salt().size() != crypto::kSaltBytes) {
      return Invalid("salt size", field.salt().size(), "应为 32 字节", "must be 32 bytes");
    }
    total += field.content().size();
  }
  if (total > limits::kOpeningBytes) {
    const std::string size = std::to_string(total);
    const std::string limit = std::to_string(limits::kOpeningBytes);
    return Refuse(Reason::kLimitExceeded, "开封内容共 " + size + " 字节，超过 " + limit + " 字节",
                  "the opening's contents have " + size + " bytes, more than " + limit);
  }
  return absl::OkStatus();
}

absl::Status CheckOpening(const crypto::Suite& suite, const v1::Opening& opening, BytesView commitment) {
  YISHI_RETURN_IF_ERROR(CheckOpeningForm(opening));
  const Hash computed = CommitmentOf(suite, opening);
  if (computed.view() != commitment) {
    return Refuse(
        Reason::kOpeningMismatch,
        "开封内容与承诺不符：得出 " + ToHex(computed.view()) + "，承诺为 " + ToHex(commitment),
        "the opening is of " + ToHex(computed.view()) + ", not of the commitment " + ToHex(commitment));
  }
  return absl::OkStatus();
}

}  // namespace yishi::wire

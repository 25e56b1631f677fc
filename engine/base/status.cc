#include "engine/base/status.h"

#include <cstdint>
#include <string_view>

#include "absl/strings/cord.h"
#include "engine/base/bytes.h"

namespace yishi {
namespace {

constexpr char kPayloadUrl[] = "yishi/refusal";

// The payload is a list of strings, each after its length: reason, zh, en, rule, then names and values in
// turn.
void AppendField(Bytes& out, std::string_view field) {
  AppendU32(out, static_cast<std::uint32_t>(field.size()));
  out.append(field);
}

std::vector<std::string> ReadFields(std::string_view in) {
  std::vector<std::string> fields;
  while (in.size() >= 4) {
    std::size_t size = 0;
    for (int i = 0; i < 4; ++i)
      size = size * 256 + static_cast<std::uint8_t>(in[static_cast<std::size_t>(i)]);
    in.remove_prefix(4);
    if (size > in.size()) return {};
    fields.emplace_back(in.substr(0, size));
    in.remove_prefix(size);
  }
  return fields;
}

}  // namespace

absl::Status Refuse(Refusal refusal) {
  absl::Status status(ReasonCode(refusal.reason), refusal.en);
  Bytes payload;
  AppendField(payload, ReasonName(refusal.reason));
  AppendField(payload, refusal.zh);
  AppendField(payload, refusal.en);
  AppendField(payload, refusal.rule);
  for (const auto& [name, value] : refusal.numbers) {
    AppendField(payload, name);
    AppendField(payload, value);
  }
  status.SetPayload(kPayloadUrl, absl::Cord(payload));
  return status;
}

absl::Status Refuse(Reason reason, std::string zh, std::string en, std::string rule) {
  return Refuse(
      {.reason = reason, .zh = std::move(zh), .en = std::move(en), .rule = std::move(rule), .numbers = {}});
}

std::optional<Refusal> RefusalOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kPayloadUrl);
  if (!payload) return std::nullopt;
  const auto fields = ReadFields(std::string(*payload));
  if (fields.size() < 4 || fields.size() % 2 != 0) return std::nullopt;
  Refusal refusal;
  refusal.reason = ReasonFromName(fields[0]).value_or(Reason::kInternal);
  refusal.zh = fields[1];
  refusal.en = fields[2];
  refusal.rule = fields[3];
  for (std::size_t i = 4; i + 1 < fields.size(); i += 2)
    refusal.numbers.emplace_back(fields[i], fields[i + 1]);
  return refusal;
}

Reason ReasonOf(const absl::Status& status) {
  const auto refusal = RefusalOf(status);
  return refusal ? refusal->reason : Reason::kInternal;
}

std::string ToText(const absl::Status& status) {
  if (status.ok()) return "OK";
  const auto refusal = RefusalOf(status);
  if (!refusal) return status.ToString();
  std::string text(ReasonName(refusal->reason));
  text += ": " + refusal->zh + " / " + refusal->en;
  if (!refusal->rule.empty()) text += " [" + refusal->rule + "]";
  return text;
}

}  // namespace yishi

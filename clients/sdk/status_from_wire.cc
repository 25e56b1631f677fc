#include "clients/sdk/status_from_wire.h"

#include <optional>
#include <utility>

#include "engine/base/status.h"
#include "yishi/v1/refusal.pb.h"

namespace yishi::sdk {
namespace {

std::optional<v1::Refusal> RefusalIn(BytesView details) {
  v1::StatusDetails status;
  if (!status.ParseFromArray(details.data(), static_cast<int>(details.size()))) return std::nullopt;
  for (const auto& any : status.details()) {
    v1::Refusal refusal;
    if (any.UnpackTo(&refusal)) return refusal;
  }
  return std::nullopt;
}

}  // namespace

absl::Status StatusFromWire(int code, const std::string& message, BytesView details) {
  const auto status_code = static_cast<absl::StatusCode>(code);
  const auto wire = RefusalIn(details);
  if (!wire) return absl::Status(status_code, message);
  const auto reason = ReasonFromName(wire->reason());
  if (!reason || ReasonCode(*reason) != status_code) {
    return absl::Status(status_code, wire->reason() + ": " + wire->zh() + " / " + wire->en());
  }
  Refusal refusal{.reason = *reason, .zh = wire->zh(), .en = wire->en(), .rule = wire->rule(), .numbers = {}};
  for (const v1::Number& number : wire->numbers())
    refusal.numbers.emplace_back(number.name(), number.value());
  return Refuse(std::move(refusal));
}

}  // namespace yishi::sdk

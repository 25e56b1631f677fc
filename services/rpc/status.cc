#include "services/rpc/status.h"

#include <string>
#include <string_view>

#include "engine/base/status.h"

namespace yishi::rpc {
namespace {

// Clients of gRPC take 8 KiB of trailers unless told otherwise, and a status over that never arrives: they
// see RESOURCE_EXHAUSTED. Details travel in base64, and hold the English sentence twice; the message stands
// there a third time, with three bytes for every byte that is not ASCII. Together this stays below 7 KiB for
// ASCII.
constexpr std::size_t kEnBytes = 900;
constexpr std::size_t kZhBytes = 1'200;
constexpr std::size_t kRuleBytes = 200;
constexpr std::size_t kNumbersBytes = 800;  // names and values of all of them

void Cut(std::string& text, std::size_t most) {
  constexpr std::string_view kMore = "…";
  if (text.size() <= most) return;
  std::size_t end = most - kMore.size();
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;  // not within a character
  text.resize(end);
  text += kMore;
}

v1::Refusal Shortened(v1::Refusal refusal) {
  Cut(*refusal.mutable_en(), kEnBytes);
  Cut(*refusal.mutable_zh(), kZhBytes);
  Cut(*refusal.mutable_rule(), kRuleBytes);
  std::size_t bytes = 0;
  int kept = 0;
  for (v1::Number& number : *refusal.mutable_numbers()) {
    Cut(*number.mutable_value(), kNumbersBytes / 4);
    bytes += number.name().size() + number.value().size();
    if (bytes > kNumbersBytes) break;
    ++kept;
  }
  refusal.mutable_numbers()->DeleteSubrange(kept, refusal.numbers_size() - kept);
  return refusal;
}

}  // namespace

v1::Refusal ToRefusal(const absl::Status& status) {
  const Refusal refusal = RefusalOf(status).value_or(Refusal{.reason = Reason::kInternal,
                                                             .zh = "服务器内部错误",
                                                             .en = "an internal error",
                                                             .rule = "",
                                                             .numbers = {}});
  v1::Refusal out;
  out.set_reason(std::string(ReasonName(refusal.reason)));
  out.set_zh(refusal.zh);
  out.set_en(refusal.en);
  out.set_rule(refusal.rule);
  for (const auto& [name, value] : refusal.numbers) {
    v1::Number* number = out.add_numbers();
    number->set_name(name);
    number->set_value(value);
  }
  return out;
}

grpc::Status ToGrpc(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const v1::Refusal refusal = Shortened(ToRefusal(status));
  v1::StatusDetails details;
  details.set_code(static_cast<int>(status.code()));
  details.set_message(refusal.en());
  details.add_details()->PackFrom(refusal);
  return grpc::Status(static_cast<grpc::StatusCode>(status.code()), refusal.en(),
                      details.SerializeAsString());
}

}  // namespace yishi::rpc

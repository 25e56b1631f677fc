#include "services/rpc/status.h"

#include "engine/base/status.h"

namespace yishi::rpc {

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
  const v1::Refusal refusal = ToRefusal(status);
  v1::StatusDetails details;
  details.set_code(static_cast<int>(status.code()));
  details.set_message(refusal.en());
  details.add_details()->PackFrom(refusal);
  return grpc::Status(static_cast<grpc::StatusCode>(status.code()), refusal.en(),
                      details.SerializeAsString());
}

}  // namespace yishi::rpc

#include "engine/base/reason.h"

namespace yishi {

std::string_view ReasonName(Reason reason) {
  switch (reason) {
#define YISHI_REASON_NAME(enumerator, name, code) \
  case Reason::enumerator:                        \
    return name;
    YISHI_REASONS(YISHI_REASON_NAME)
#undef YISHI_REASON_NAME
  }
  return "INTERNAL";
}

absl::StatusCode ReasonCode(Reason reason) {
  switch (reason) {
#define YISHI_REASON_CODE(enumerator, name, code) \
  case Reason::enumerator:                        \
    return absl::StatusCode::code;
    YISHI_REASONS(YISHI_REASON_CODE)
#undef YISHI_REASON_CODE
  }
  return absl::StatusCode::kInternal;
}

const std::vector<Reason>& AllReasons() {
  static const auto* const all = new std::vector<Reason>{
#define YISHI_REASON_VALUE(enumerator, name, code) Reason::enumerator,
      YISHI_REASONS(YISHI_REASON_VALUE)
#undef YISHI_REASON_VALUE
  };
  return *all;
}

std::optional<Reason> ReasonFromName(std::string_view name) {
  for (Reason reason : AllReasons()) {
    if (ReasonName(reason) == name) return reason;
  }
  return std::nullopt;
}

}  // namespace yishi

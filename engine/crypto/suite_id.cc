#include "engine/crypto/suite_id.h"

namespace yishi::crypto {

std::string_view SuiteName(SuiteId id) {
  switch (id) {
    case SuiteId::kIntl:
      return "INTL";
    case SuiteId::kGm:
      return "GM";
  }
  return "";
}

std::optional<SuiteId> SuiteIdFromNumber(std::uint32_t number) {
  for (SuiteId id : {SuiteId::kIntl, SuiteId::kGm}) {
    if (number == static_cast<std::uint32_t>(id)) return id;
  }
  return std::nullopt;
}

}  // namespace yishi::crypto

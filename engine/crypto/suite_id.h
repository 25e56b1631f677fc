// The number by which the ledger's formats name a suite (engine/crypto/suite.h says what each is).

#ifndef YISHI_ENGINE_CRYPTO_SUITE_ID_H_
#define YISHI_ENGINE_CRYPTO_SUITE_ID_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace yishi::crypto {

enum class SuiteId : std::uint8_t { kIntl = 1, kGm = 2 };

// "INTL" or "GM".
std::string_view SuiteName(SuiteId id);

// Absent for numbers that name no suite.
std::optional<SuiteId> SuiteIdFromNumber(std::uint32_t number);

}  // namespace yishi::crypto

#endif  // YISHI_ENGINE_CRYPTO_SUITE_ID_H_

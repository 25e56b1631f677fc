// Time as the ledger has it: milliseconds since 1970-01-01T00:00:00Z, never read from a clock inside the
// engine.

#ifndef YISHI_ENGINE_BASE_TIME_H_
#define YISHI_ENGINE_BASE_TIME_H_

#include <cstdint>

namespace yishi {

using Millis = std::int64_t;

inline constexpr Millis kSecondMs = 1000;
inline constexpr Millis kMinuteMs = 60 * kSecondMs;
inline constexpr Millis kHourMs = 60 * kMinuteMs;
inline constexpr Millis kDayMs = 24 * kHourMs;

}  // namespace yishi

#endif  // YISHI_ENGINE_BASE_TIME_H_

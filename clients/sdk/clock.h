// The device's clock. Programs read it (and yishi-load, which measures time): what they call takes the time,
// or a clock, as an argument.

#ifndef YISHI_CLIENTS_SDK_CLOCK_H_
#define YISHI_CLIENTS_SDK_CLOCK_H_

#include <chrono>

#include "engine/base/time.h"

namespace yishi::sdk {

inline Millis NowMs() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_CLOCK_H_

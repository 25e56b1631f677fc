// The seed of tests under random input: fixed unless YISHI_SEED names another, and always printed.

#ifndef YISHI_TESTS_SUPPORT_SEED_H_
#define YISHI_TESTS_SUPPORT_SEED_H_

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

namespace yishi::testing {

// Give it to a std::mt19937_64 and draw with operator% rather than with std's distributions, whose numbers
// differ from one library to the next.
inline std::uint64_t TestSeed() {
  const char* given = std::getenv("YISHI_SEED");
  const std::uint64_t seed = given != nullptr ? std::stoull(given) : 20'260'301;
  std::cout << "YISHI_SEED=" << seed << std::endl;
  return seed;
}

}  // namespace yishi::testing

#endif  // YISHI_TESTS_SUPPORT_SEED_H_

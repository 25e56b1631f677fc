// Randomness from the kernel, for salts, nonces, ids and seeds.

#ifndef YISHI_CLIENTS_SDK_RANDOM_H_
#define YISHI_CLIENTS_SDK_RANDOM_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/base/bytes.h"

namespace yishi::sdk {

// Fills `out` from getrandom(2). Ends the program if the kernel has none to give: going on would mean
// guessable secrets.
void FillRandom(std::span<std::uint8_t> out);

Bytes RandomBytes(std::size_t size);

template <std::size_t N>
FixedBytes<N> RandomFixed() {
  FixedBytes<N> out;
  FillRandom(out.data);
  return out;
}

// A fresh id, e.g. RandomId<PersonId>().
template <typename Id>
Id RandomId() {
  return Id{RandomFixed<Id::kSize>()};
}

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_RANDOM_H_

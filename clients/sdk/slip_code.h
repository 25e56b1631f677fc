// The code on a printed enrolment slip, which a person can read, type and spell over the telephone: the seed
// of the slip's one-time key, and whom it is for.
//
//   K7QW-3M0X-…  seven groups of four characters of Crockford's base 32 (no I, L, O, U): the seed
//   9T4C-7H1B-…  seven more: the person's id
//
// Of seven groups, 26 characters hold the 128 bits, two more bits being zero, and two are a Reed-Solomon
// check over GF(32), so that any two wrong characters, and any two that changed places, are noticed, and a
// single wrong one can be pointed at. Case, spaces, hyphens and line breaks do not matter; O reads as 0, and
// I and L as 1.

#ifndef YISHI_CLIENTS_SDK_SLIP_CODE_H_
#define YISHI_CLIENTS_SDK_SLIP_CODE_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "engine/base/bytes.h"
#include "engine/base/ids.h"
#include "engine/crypto/suite.h"

namespace yishi::sdk {

using SlipSeed = FixedBytes<16>;

// What is printed for one person. Whoever holds the seed can enrol a key in that person's name, once.
struct Slip {
  SlipSeed seed;
  PersonId person;

  bool operator==(const Slip&) const = default;
};

// The two lines of the code, joined by a hyphen.
std::string FormatSlipCode(const Slip& slip);

// kFieldInvalid, saying which group looks mistyped where that can be told.
absl::StatusOr<Slip> ParseSlipCode(std::string_view text);

// The slip's one-time key, whose seed is TH("slip", seed).
absl::StatusOr<crypto::SigningKey> SlipKey(const crypto::Suite& suite, const SlipSeed& seed);

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_SLIP_CODE_H_

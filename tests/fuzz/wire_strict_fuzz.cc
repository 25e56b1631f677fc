// The strict check agrees with parsing and serialising again on whatever the fuzzer thinks of.

#include <cstdint>
#include <cstdlib>
#include <iostream>

#include "engine/base/status.h"
#include "engine/wire/strict.h"
#include "sample.pb.h"
#include "tests/unit/wire/strict_oracle.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using yishi::testing::v1::Sample;
  const yishi::BytesView bytes(reinterpret_cast<const char*>(data), size);
  const absl::Status status = yishi::wire::CheckStrict(*Sample::descriptor(), bytes);
  if (status.ok() != yishi::wire::SurvivesRoundTrip(Sample(), bytes)) {
    std::cerr << "the check says " << yishi::ToText(status) << std::endl;
    std::abort();
  }
  return 0;
}

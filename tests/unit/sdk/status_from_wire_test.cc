#include "clients/sdk/status_from_wire.h"

#include <gmock/gmock.h>

#include "engine/base/status.h"
#include "tests/support/status_matchers.h"
#include "yishi/v1/refusal.pb.h"

namespace yishi::sdk {
namespace {

Bytes Details(const v1::Refusal& refusal, int code) {
  v1::StatusDetails details;
  details.set_code(code);
  details.add_details()->PackFrom(refusal);
  return details.SerializeAsString();
}

TEST(StatusFromWire, CarriesTheRefusal) {
  v1::Refusal wire;
  wire.set_reason("QUORUM_NOT_REACHED");
  wire.set_zh("到会 25 人，应有 26 人");
  wire.set_en("25 are present, 26 are needed");
  wire.set_rule("城市居民委员会组织法 第29条");
  auto* number = wire.add_numbers();
  number->set_name("present");
  number->set_value("25");
  const int code = static_cast<int>(absl::StatusCode::kFailedPrecondition);
  const auto refusal = RefusalOf(StatusFromWire(code, wire.en(), Details(wire, code)));
  ASSERT_TRUE(refusal);
  EXPECT_EQ(*refusal, (Refusal{.reason = Reason::kQuorumNotReached,
                               .zh = wire.zh(),
                               .en = wire.en(),
                               .rule = wire.rule(),
                               .numbers = {{"present", "25"}}}));
}

TEST(StatusFromWire, KeepsTheCodeOfAReasonFromTheFuture) {
  v1::Refusal wire;
  wire.set_reason("TIDE_TOO_HIGH");
  wire.set_zh("潮水太高");
  wire.set_en("the tide is too high");
  const int code = static_cast<int>(absl::StatusCode::kAborted);
  const absl::Status status = StatusFromWire(code, wire.en(), Details(wire, code));
  EXPECT_EQ(status.code(), absl::StatusCode::kAborted);
  EXPECT_EQ(status.message(), "TIDE_TOO_HIGH: 潮水太高 / the tide is too high");
}

TEST(StatusFromWire, TakesWhatOthersSayAsItIs) {
  const absl::Status status = StatusFromWire(14, "connection refused", "");
  EXPECT_TRUE(absl::IsUnavailable(status));
  EXPECT_FALSE(RefusalOf(status));
  EXPECT_TRUE(absl::IsUnavailable(StatusFromWire(14, "x", "\xff\xff garbage")));
}

}  // namespace
}  // namespace yishi::sdk

#include "services/rpc/routing.h"

#include <random>

#include "engine/base/limits.h"
#include "gtest/gtest.h"
#include "tests/support/seed.h"
#include "tests/support/status_matchers.h"
#include "yishi/v1/command.pb.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::rpc {
namespace {

using yishi::testing::Refused;

Bytes Envelope(const v1::Command& command) {
  v1::SignedCommand envelope;
  envelope.set_payload(command.SerializeAsString());
  envelope.set_payload_type("type");
  envelope.set_signature(Bytes(64, 's'));
  return envelope.SerializeAsString();
}

v1::Command Command() {
  v1::Command command;
  command.set_version(1);
  command.set_ledger_id(Bytes(32, 'L'));
  command.set_nonce(Bytes(16, 'n'));
  return command;
}

TEST(Routing, FindsTheLedger) {
  const auto ledger = LedgerOf(Envelope(Command()));
  ASSERT_TRUE(ledger.ok());
  EXPECT_EQ(ledger->str(), Bytes(32, 'L'));
}

TEST(Routing, FoundingCommandNamesTheLedgerOfZeros) {
  v1::Command command = Command();
  command.set_ledger_id(Bytes(32, '\0'));
  EXPECT_TRUE(LedgerOf(Envelope(command))->is_zero());
}

TEST(Routing, RefusesWhatNamesNone) {
  v1::Command command = Command();
  command.clear_ledger_id();
  EXPECT_THAT(LedgerOf(Envelope(command)), Refused(Reason::kMalformed));
  command.set_ledger_id("short");
  EXPECT_THAT(LedgerOf(Envelope(command)), Refused(Reason::kMalformed));
  EXPECT_THAT(LedgerOf(""), Refused(Reason::kMalformed));
  EXPECT_THAT(LedgerOf(Bytes(limits::kCommandBytes + 1'000, 'x')), Refused(Reason::kOversized));
}

// On any bytes it ends, and where the parser finds a ledger in canonical bytes, it finds the same.
TEST(Routing, EndsOnAnyBytes) {
  const Bytes good = Envelope(Command());
  std::mt19937_64 random(yishi::testing::TestSeed());
  for (int round = 0; round < 20'000; ++round) {
    Bytes bytes = good;
    const std::size_t flips = 1 + random() % 4;
    for (std::size_t i = 0; i < flips; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    bytes.resize(random() % (bytes.size() + 1));
    const auto ledger = LedgerOf(bytes);
    if (ledger.ok()) continue;
    EXPECT_THAT(ledger, Refused(Reason::kMalformed)) << "round " << round;
  }
}

}  // namespace
}  // namespace yishi::rpc

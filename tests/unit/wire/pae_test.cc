#include "engine/wire/pae.h"

#include "gtest/gtest.h"
#include "tests/support/vector_file.h"

namespace yishi::wire {
namespace {

using testing::ReadVectors;
using testing::Unhex;

// The examples of DSSE's protocol.md.
TEST(Pae, IsThatOfTheSpecification) {
  EXPECT_EQ(Pae("http://example.com/HelloWorld", "hello world"),
            "DSSEv1 29 http://example.com/HelloWorld 11 hello world");
  EXPECT_EQ(Pae("", ""), "DSSEv1 0  0 ");
}

TEST(Pae, CountsBytes) { EXPECT_EQ(Pae("a", Bytes("议\0 ", 5)), Bytes("DSSEv1 1 a 5 议\0 ", 18)); }

TEST(CommandId, AgreesWithTheSecondImplementation) {
  for (const auto& line : ReadVectors("formats.txt", "command")) {
    const auto& suite = crypto::Suite::Get(line[1] == "INTL" ? crypto::SuiteId::kIntl : crypto::SuiteId::kGm);
    const Bytes pae = Pae(kCommandPayloadType, Unhex(line[2]));
    EXPECT_EQ(ToHex(pae), line[3]);
    EXPECT_EQ(CommandIdOf(suite, pae).hex(), line[4]);
  }
}

}  // namespace
}  // namespace yishi::wire

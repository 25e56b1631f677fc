#include "engine/crypto/commitment.h"

#include <set>

#include "gtest/gtest.h"
#include "tests/support/vector_file.h"

namespace yishi::crypto {
namespace {

using testing::ReadVectors;
using testing::Unhex;
using testing::VectorLine;

TEST(FieldCommitment, AgreesWithTheSecondImplementation) {
  for (const VectorLine& line : ReadVectors("formats.txt", "commit")) {
    const Suite& suite = Suite::Get(line[1] == "INTL" ? SuiteId::kIntl : SuiteId::kGm);
    const auto schema = static_cast<std::uint16_t>(std::stoi(line[2]));
    const auto field = static_cast<std::uint16_t>(std::stoi(line[3]));
    EXPECT_EQ(ToHex(FieldCommitment(suite, schema, field, Unhex(line[4]), Unhex(line[5])).view()), line[6]);
  }
}

TEST(FieldCommitment, DependsOnEverything) {
  const Suite& intl = Suite::Get(SuiteId::kIntl);
  const Bytes salt(kSaltBytes, 's');
  const std::set<Hash> commitments = {
      FieldCommitment(intl, 1, 2, salt, "x"), FieldCommitment(intl, 2, 2, salt, "x"),
      FieldCommitment(intl, 1, 1, salt, "x"), FieldCommitment(intl, 1, 2, Bytes(kSaltBytes, 't'), "x"),
      FieldCommitment(intl, 1, 2, salt, "y"), FieldCommitment(Suite::Get(SuiteId::kGm), 1, 2, salt, "x"),
  };
  EXPECT_EQ(commitments.size(), 6u);
}

}  // namespace
}  // namespace yishi::crypto

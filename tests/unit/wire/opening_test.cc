#include "engine/wire/opening.h"

#include "engine/base/limits.h"
#include "engine/crypto/commitment.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/support/vector_file.h"

namespace yishi::wire {
namespace {

using crypto::Suite;
using crypto::SuiteId;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::Refused;

const Suite& Intl() { return Suite::Get(SuiteId::kIntl); }

void AddField(v1::Opening& opening, std::uint32_t number, char salt, const std::string& content) {
  v1::OpenedField& field = *opening.add_fields();
  field.set_number(number);
  field.set_salt(Bytes(crypto::kSaltBytes, salt));
  field.set_content(content);
}

v1::Opening Sample() {
  v1::Opening opening;
  opening.set_schema(2);
  AddField(opening, 1, '\x01', "first");
  AddField(opening, 2, '\x02', "");
  AddField(opening, 5, '\x03', "third");
  return opening;
}

TEST(Opening, TheCommitmentIsThatOfTheSecondImplementation) {
  for (const auto& line : testing::ReadVectors("formats.txt", "opening")) {
    const Suite& suite = Suite::Get(line[1] == "INTL" ? SuiteId::kIntl : SuiteId::kGm);
    EXPECT_EQ(ToHex(CommitmentOf(suite, Sample()).view()), line[2]);
    EXPECT_THAT(CheckOpening(suite, Sample(), *FromHex(line[2])), IsOk());
  }
}

TEST(Opening, AnotherContentSaltNumberOrSchemaIsRefused) {
  const Hash commitment = CommitmentOf(Intl(), Sample());
  v1::Opening opening = Sample();
  opening.mutable_fields(0)->set_content("First");
  EXPECT_THAT(CheckOpening(Intl(), opening, commitment.view()), Refused(Reason::kOpeningMismatch));
  opening = Sample();
  opening.mutable_fields(0)->set_salt(Bytes(crypto::kSaltBytes, 's'));
  EXPECT_THAT(CheckOpening(Intl(), opening, commitment.view()), Refused(Reason::kOpeningMismatch));
  opening = Sample();
  opening.mutable_fields(2)->set_number(6);
  EXPECT_THAT(CheckOpening(Intl(), opening, commitment.view()), Refused(Reason::kOpeningMismatch));
  opening = Sample();
  opening.set_schema(3);
  EXPECT_THAT(CheckOpening(Intl(), opening, commitment.view()), Refused(Reason::kOpeningMismatch));
  opening = Sample();
  opening.mutable_fields()->RemoveLast();
  EXPECT_THAT(CheckOpening(Intl(), opening, commitment.view()), Refused(Reason::kOpeningMismatch));
  EXPECT_THAT(CheckOpening(Suite::Get(SuiteId::kGm), Sample(), commitment.view()),
              Refused(Reason::kOpeningMismatch));
  EXPECT_THAT(CheckOpening(Intl(), Sample(), ""), Refused(Reason::kOpeningMismatch));
}

TEST(Opening, SaltsAreOf32Bytes) {
  for (std::size_t size : {0u, 31u, 33u}) {
    v1::Opening opening = Sample();
    opening.mutable_fields(1)->set_salt(Bytes(size, 's'));
    EXPECT_THAT(CheckOpeningForm(opening), Refused(Reason::kFieldInvalid, HasSubstr("32 bytes"))) << size;
  }
}

TEST(Opening, NumbersAscendAndFitSixteenBits) {
  for (std::uint32_t wrong : {0u, 1u, 2u, 65'536u, 65'541u}) {
    v1::Opening opening = Sample();
    opening.mutable_fields(2)->set_number(wrong);
    EXPECT_THAT(CheckOpeningForm(opening), Refused(Reason::kFieldInvalid, HasSubstr(std::to_string(wrong))))
        << wrong;
  }
  for (std::uint32_t wrong : {0u, 65'536u}) {
    v1::Opening opening = Sample();
    opening.set_schema(wrong);
    EXPECT_THAT(CheckOpeningForm(opening), Refused(Reason::kFieldInvalid, HasSubstr("schema"))) << wrong;
  }
  v1::Opening opening = Sample();
  opening.mutable_fields(2)->set_number(65'535);
  opening.set_schema(65'535);
  EXPECT_THAT(CheckOpeningForm(opening), IsOk());
}

TEST(Opening, HasAFieldAndALimit) {
  v1::Opening opening;
  opening.set_schema(1);
  EXPECT_THAT(CheckOpeningForm(opening), Refused(Reason::kFieldMissing));
  AddField(opening, 1, 's', std::string(limits::kOpeningBytes, 'x'));
  EXPECT_THAT(CheckOpeningForm(opening), IsOk());
  AddField(opening, 2, 's', "x");
  EXPECT_THAT(CheckOpeningForm(opening), Refused(Reason::kLimitExceeded, HasSubstr("8193")));
}

}  // namespace
}  // namespace yishi::wire

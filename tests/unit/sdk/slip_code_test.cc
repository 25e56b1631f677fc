#include "clients/sdk/slip_code.h"

#include <gmock/gmock.h>

#include "clients/sdk/random.h"
#include "tests/support/status_matchers.h"

namespace yishi::sdk {
namespace {

using ::testing::HasSubstr;
using ::yishi::testing::IsOkAndHolds;
using ::yishi::testing::Refused;

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

Slip RandomSlip() { return {.seed = RandomFixed<16>(), .person = RandomId<PersonId>()}; }

// Positions of the 56 characters in the text, without the hyphens.
std::vector<std::size_t> Positions(const std::string& code) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] != '-') out.push_back(i);
  }
  return out;
}

TEST(SlipCode, RoundTripsAndHasFourteenGroupsOfFour) {
  for (int i = 0; i < 200; ++i) {
    const Slip slip = RandomSlip();
    const std::string code = FormatSlipCode(slip);
    ASSERT_EQ(code.size(), 14U * 4 + 13) << code;
    ASSERT_THAT(ParseSlipCode(code), IsOkAndHolds(slip)) << code;
  }
}

TEST(SlipCode, OfZerosIsZeros) {
  EXPECT_EQ(FormatSlipCode({}).substr(0, 34), "0000-0000-0000-0000-0000-0000-0000");
}

TEST(SlipCode, ReadsWhatPeopleType) {
  const Slip slip{.seed = {}, .person = {}};
  std::string typed = FormatSlipCode(slip);
  typed[0] = 'O';
  typed[1] = 'o';
  for (char& c : typed) {
    if (c == '-') c = ' ';
  }
  EXPECT_THAT(ParseSlipCode(typed + "\n"), IsOkAndHolds(slip));
}

TEST(SlipCode, PointsAtEverySingleWrongCharacter) {
  const std::string code = FormatSlipCode(RandomSlip());
  const auto positions = Positions(code);
  for (std::size_t n = 0; n < positions.size(); ++n) {
    for (const char wrong : kAlphabet) {
      std::string typed = code;
      if (typed[positions[n]] == wrong) continue;
      typed[positions[n]] = wrong;
      const std::string group = "group " + std::to_string(n / 4 + 1);
      ASSERT_THAT(ParseSlipCode(typed), Refused(Reason::kFieldInvalid, ::testing::EndsWith(group))) << typed;
    }
  }
}

TEST(SlipCode, NoticesAnyTwoWrongCharactersOfALine) {
  const std::string code = FormatSlipCode(RandomSlip());
  const auto positions = Positions(code);
  for (std::size_t a = 0; a < 28; ++a) {
    for (std::size_t b = a + 1; b < 28; ++b) {
      std::string typed = code;
      typed[positions[a]] = typed[positions[a]] == '7' ? '8' : '7';
      typed[positions[b]] = typed[positions[b]] == 'Q' ? 'R' : 'Q';
      ASSERT_THAT(ParseSlipCode(typed), Refused(Reason::kFieldInvalid)) << typed;
    }
  }
}

TEST(SlipCode, NoticesCharactersThatChangedPlaces) {
  const std::string code = FormatSlipCode(RandomSlip());
  const auto positions = Positions(code);
  for (std::size_t n = 0; n + 1 < positions.size(); ++n) {
    std::string typed = code;
    if (typed[positions[n]] == typed[positions[n + 1]]) continue;
    std::swap(typed[positions[n]], typed[positions[n + 1]]);
    ASSERT_THAT(ParseSlipCode(typed), Refused(Reason::kFieldInvalid)) << typed;
  }
}

TEST(SlipCode, SaysHowManyCharactersThereAre) {
  EXPECT_THAT(ParseSlipCode(FormatSlipCode({}).substr(0, 34)),
              Refused(Reason::kFieldInvalid, HasSubstr("has 28")));
  EXPECT_THAT(ParseSlipCode(""), Refused(Reason::kFieldInvalid, HasSubstr("has 0")));
  EXPECT_THAT(ParseSlipCode("UUUU"), Refused(Reason::kFieldInvalid, HasSubstr("group 1")));
}

TEST(SlipCode, TheKeyIsThatOfTheTaggedSeed) {
  const auto& suite = crypto::Suite::Get(crypto::SuiteId::kIntl);
  const SlipSeed seed = RandomFixed<16>();
  const auto key = SlipKey(suite, seed);
  const auto expected = suite.KeyFromSeed(suite.Tagged("slip", {seed.view()}).view());
  ASSERT_THAT(key, yishi::testing::IsOk());
  EXPECT_EQ(key->public_key(), expected->public_key());
}

}  // namespace
}  // namespace yishi::sdk

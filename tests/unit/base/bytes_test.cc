#include "engine/base/bytes.h"

#include <limits>
#include <random>
#include <string>

#include "gtest/gtest.h"
#include "tests/support/seed.h"

namespace yishi {
namespace {

Bytes RandomBytes(std::mt19937_64& random, std::size_t size) {
  Bytes bytes;
  for (std::size_t i = 0; i < size; ++i) bytes.push_back(static_cast<char>(random() % 256));
  return bytes;
}

TEST(HexTest, WritesLowerCaseAndReadsBoth) {
  EXPECT_EQ(ToHex(Bytes("\x00\x7f\x80\xff", 4)), "007f80ff");
  EXPECT_EQ(FromHex("007F80fF"), Bytes("\x00\x7f\x80\xff", 4));
  EXPECT_EQ(ToHex(""), "");
  EXPECT_EQ(FromHex(""), "");
}

TEST(HexTest, RefusesWhatIsNoHex) {
  for (const char* text : {"0", "abc", "0g", "g0", " 00", "0x00", "-1", "/0", ":0", "@0", "`0"}) {
    EXPECT_EQ(FromHex(text), std::nullopt) << text;
  }
}

// RFC 4648, section 10.
TEST(Base64Test, AgreesWithTheRfcVectors) {
  const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, encoded] : vectors) {
    EXPECT_EQ(ToBase64(plain), encoded);
    EXPECT_EQ(FromBase64(encoded), plain);
  }
}

TEST(Base64Test, ReadsEachTextStrictly) {
  for (const char* text :
       {"Z", "Zg", "Zg=", "Zg===", "====", "=", "Zm=v", "Zm9v\n", "Zm-_", "Z g=", "Zg==Zg=="}) {
    EXPECT_EQ(FromBase64(text), std::nullopt) << text;
  }
}

TEST(Base64Test, RefusesBitsThatTheValueDoesNotHold) {
  EXPECT_EQ(FromBase64("Zh=="), std::nullopt);  // 'f' and a stray bit
  EXPECT_EQ(FromBase64("Zm9="), std::nullopt);  // "fo" and a stray bit
}

// If a text can be read at all, it is the text that its value would be written as.
TEST(Base64Test, OneValueHasOneText) {
  constexpr std::string_view kAlphabet = "ABCZabcz059+/=";
  std::mt19937_64 random(testing::TestSeed());
  int readable = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (int j = 0; j < 4; ++j) text.push_back(kAlphabet[random() % kAlphabet.size()]);
    const auto value = FromBase64(text);
    if (!value) continue;
    ++readable;
    EXPECT_EQ(ToBase64(*value), text);
  }
  EXPECT_GT(readable, 1000);
}

TEST(EncodingsTest, RoundTripRandomBytes) {
  std::mt19937_64 random(testing::TestSeed());
  for (std::size_t size = 0; size < 100; ++size) {
    const Bytes bytes = RandomBytes(random, size);
    EXPECT_EQ(FromHex(ToHex(bytes)), bytes);
    EXPECT_EQ(FromBase64(ToBase64(bytes)), bytes);
  }
}

TEST(FixedBytesTest, TakesExactlyItsLength) {
  EXPECT_EQ(FixedBytes<3>::From("ab"), std::nullopt);
  EXPECT_EQ(FixedBytes<3>::From("abcd"), std::nullopt);
  const auto three = FixedBytes<3>::From("abc");
  ASSERT_TRUE(three.has_value());
  EXPECT_EQ(three->str(), "abc");
  EXPECT_EQ(three->view(), "abc");
}

TEST(FixedBytesTest, OrdersAsUnsignedBytes) {
  const auto low = FixedBytes<2>::From("\x7f\xff").value();
  const auto high = FixedBytes<2>::From(Bytes("\x80\x00", 2)).value();
  EXPECT_LT(low, high);
}

// Wherever two differ, before, at and after the eighth byte.
TEST(FixedBytesTest, EveryByteCountsInTheOrder) {
  for (std::size_t at = 0; at < 32; ++at) {
    Bytes low(32, '\x80');
    Bytes high = low;
    low[at] = '\x7f';
    for (std::size_t after = at + 1; after < 32; ++after) low[after] = '\xff';
    const Hash less = Hash::From(low).value();
    const Hash more = Hash::From(high).value();
    EXPECT_LT(less, more) << at;
    EXPECT_GT(more, less) << at;
    EXPECT_NE(more, less) << at;
  }
  EXPECT_EQ(Hash::From(Bytes(32, 'x')).value() <=> Hash::From(Bytes(32, 'x')).value(),
            std::strong_ordering::equal);
}

TEST(FixedBytesTest, StartsAtZero) {
  EXPECT_TRUE(Hash{}.is_zero());
  EXPECT_FALSE(FixedBytes<2>::From(Bytes("\x00\x01", 2))->is_zero());
}

TEST(AppendTest, WritesBigEndian) {
  Bytes out = "x";
  AppendU16(out, 0x0102);
  AppendU32(out, 0x03040506);
  AppendU64(out, 0x0708090a0b0c0d0e);
  EXPECT_EQ(ToHex(out),
            "78"
            "0102"
            "03040506"
            "0708090a0b0c0d0e");
}

TEST(AppendTest, WritesTheGreatestNumbers) {
  Bytes out;
  AppendU16(out, std::numeric_limits<std::uint16_t>::max());
  AppendU32(out, std::numeric_limits<std::uint32_t>::max());
  AppendU64(out, std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(ToHex(out), std::string(28, 'f'));
}

}  // namespace
}  // namespace yishi

// Each rule of the strict form by itself, with the field and offset that the refusal names. That the rules
// together are the right ones is for strict_random_test.cc; here every case is held against the oracle as
// well.

#include "engine/wire/strict.h"

#include "engine/base/limits.h"
#include "engine/wire/deterministic.h"
#include "gtest/gtest.h"
#include "sample.pb.h"
#include "tests/support/status_matchers.h"
#include "tests/support/vector_file.h"
#include "tests/unit/wire/strict_oracle.h"

namespace yishi::wire {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::Refused;
using testing::Unhex;
using testing::v1::Sample;

// `hex` may have spaces between the parts of a message.
Bytes Message(std::string hex) {
  std::erase(hex, ' ');
  return Unhex(hex);
}

absl::Status Check(BytesView bytes) { return CheckStrict(*Sample::descriptor(), bytes); }

void ExpectStrict(const std::string& hex) {
  EXPECT_THAT(Check(Message(hex)), IsOk()) << hex;
  EXPECT_TRUE(SurvivesRoundTrip(Sample(), Message(hex))) << hex;
}

void ExpectRefused(const std::string& hex, Reason reason, const std::string& text) {
  EXPECT_THAT(Check(Message(hex)), Refused(reason, HasSubstr(text))) << hex;
  EXPECT_FALSE(SurvivesRoundTrip(Sample(), Message(hex))) << hex;
}

TEST(CheckStrict, TheEmptyMessageIsStrict) { ExpectStrict(""); }

TEST(CheckStrict, FieldsAscend) {
  ExpectStrict("0801 1001");
  ExpectRefused("1001 0801", Reason::kNotCanonical, "i32 at byte 2: the field is out of order");
  ExpectRefused("0801 1001 0801", Reason::kNotCanonical, "i32 at byte 4: the field is out of order");
}

TEST(CheckStrict, NoSingularFieldStandsTwice) {
  ExpectRefused("0801 0801", Reason::kNotCanonical, "i32 at byte 2: the field stands twice");
  ExpectRefused("6a0161 6a0162", Reason::kNotCanonical, "data at byte 3");
  ExpectRefused("7a00 7a00", Reason::kNotCanonical, "child at byte 2");
}

TEST(CheckStrict, RepeatedFieldsStandTogether) {
  ExpectStrict("ca010161 ca0100 ca010161");  // texts
  ExpectRefused("ca010161 d2010161 ca010161", Reason::kNotCanonical,
                "texts[0] at byte 8");  // texts, datas, texts
}

TEST(CheckStrict, NoFieldIsUnknown) {
  ExpectRefused("c03e01", Reason::kUnknownField, "message at byte 0: unknown field 1000");
  ExpectRefused("7a03 c03e01", Reason::kUnknownField, "child at byte 2: unknown field 1000");
}

TEST(CheckStrict, FieldNumbersExist) {
  ExpectRefused("0001", Reason::kMalformed, "field number 0");
  ExpectRefused("808080801001", Reason::kMalformed, "field number 536870912");  // a tag of 33 bits
  ExpectStrict("f8ffffff0f 01");                                                // the highest there is
}

TEST(CheckStrict, WireTypesAreTheFields) {
  ExpectRefused("0d01000000", Reason::kNotCanonical, "i32 at byte 0: the wire type");
  ExpectRefused("0a0101", Reason::kNotCanonical, "i32 at byte 0: the wire type");
  ExpectRefused("6001", Reason::kNotCanonical, "text at byte 0: the wire type");
  ExpectRefused("7b 7c", Reason::kNotCanonical,
                "child at byte 0: the wire type");            // a group in place of a message
  ExpectRefused("0c", Reason::kNotCanonical, "wire type");    // the end of a group
  ExpectRefused("0e01", Reason::kNotCanonical, "wire type");  // wire types that do not exist
  ExpectRefused("0f01", Reason::kNotCanonical, "wire type");
}

TEST(CheckStrict, VarintsAreShortest) {
  ExpectRefused("888000 01", Reason::kNotCanonical,
                "message at byte 0: a number is not in its shortest form");
  ExpectRefused("08 8100", Reason::kNotCanonical, "i32 at byte 1: a number is not in its shortest form");
  ExpectRefused("62 8100 61", Reason::kNotCanonical, "text at byte 1: a number is not in its shortest form");
  ExpectStrict("10 ffffffffffffffffff01");  // int64 -1
  ExpectRefused("10 ffffffffffffffffff02", Reason::kMalformed,
                "i64 at byte 1: a number has more than 64 bits");
  ExpectRefused("10 ffffffffffffffffff7f", Reason::kMalformed, "more than 64 bits");
  ExpectRefused("10 ffffffffffffffffffff01", Reason::kMalformed, "more than 64 bits");
  ExpectRefused("10 808080808080808080 00", Reason::kNotCanonical, "shortest form");
}

TEST(CheckStrict, NumbersAreOfTheirType) {
  ExpectStrict("08 ffffffff07");  // int32 max
  ExpectRefused("08 8080808008", Reason::kNotCanonical, "i32 at byte 1: the value 2147483648");
  ExpectStrict("08 ffffffffffffffffff01");                                        // int32 -1
  ExpectStrict("08 80808080f8ffffffff01");                                        // int32 min
  ExpectRefused("08 ffffffff0f", Reason::kNotCanonical, "the value 4294967295");  // -1 in five bytes
  ExpectRefused("08 fffffffff7ffffffff01", Reason::kNotCanonical, "the value");   // below the minimum
  ExpectStrict("18 ffffffff0f");
  ExpectRefused("18 8080808010", Reason::kNotCanonical, "u32 at byte 1: the value 4294967296");
  ExpectStrict("28 ffffffff0f");  // sint32 min
  ExpectRefused("28 8080808010", Reason::kNotCanonical, "s32 at byte 1");
  ExpectRefused("38 02", Reason::kNotCanonical, "flag at byte 1: the value 2");
}

TEST(CheckStrict, EnumsAreClosed) {
  ExpectStrict("70 01");
  ExpectStrict("70 ac02");
  ExpectStrict("70 fbffffffffffffffff01");  // -5
  ExpectRefused("70 02", Reason::kNotCanonical, "shade at byte 1: the value 2");
  ExpectRefused("70 fbffffff0f", Reason::kNotCanonical, "shade at byte 1");  // -5 in five bytes
  ExpectRefused("70 8180808010", Reason::kNotCanonical, "shade at byte 1");  // 1 with a bit above
  ExpectRefused("aa0102 0102", Reason::kNotCanonical, "packed_shade[1] at byte 4");
}

TEST(CheckStrict, NoImplicitDefaultIsWritten) {
  for (const char* hex : {"0800", "1000", "1800", "2000", "2800", "3000", "3800", "4500000000",
                          "490000000000000000", "5500000000", "590000000000000000", "6200", "6a00", "7000"}) {
    ExpectRefused(hex, Reason::kNotCanonical, "a default value is written out");
  }
}

TEST(CheckStrict, ExplicitPresenceMayHoldADefault) {
  ExpectStrict("7a00");                                             // an empty message
  ExpectStrict("e80100 fa0100 880200 900200 9a0200 857d00000000");  // the optional ones
  ExpectStrict("e00100");
  ExpectStrict("f20100");
  ExpectStrict("820200");  // the members of the oneof
}

TEST(CheckStrict, OnlyOneMemberOfAOneof) {
  ExpectRefused("e00101 f2010161", Reason::kNotCanonical, "choice_text at byte 3: a second member of choice");
  ExpectRefused("e00100 e80100 820200", Reason::kNotCanonical, "choice_child at byte 6");
  ExpectStrict("e00101 e80101");  // an optional field is no oneof
}

TEST(CheckStrict, PackedFieldsArePacked) {
  ExpectStrict("8201 02 0001");
  ExpectRefused("800101", Reason::kNotCanonical, "packed_i32[0] at byte 0: the wire type");
  ExpectRefused("8201 00", Reason::kNotCanonical, "packed_i32[0] at byte 2: a default value");
  ExpectRefused("8201 01 01 8201 01 01", Reason::kNotCanonical,
                "packed_i32[0] at byte 4: the field stands twice");
  ExpectRefused("8201 02 0180", Reason::kMalformed, "packed_i32[1] at byte 4: a number is cut short");
  ExpectRefused("8201 03 018100", Reason::kNotCanonical,
                "packed_i32[1] at byte 4: a number is not in its shortest");
  ExpectRefused("920102 0102", Reason::kNotCanonical, "packed_flag[1]");
  ExpectStrict("9a0104 00000000");
  ExpectRefused("9a0105 0000000001", Reason::kMalformed, "packed_f32[1] at byte 7: a number is cut short");
}

TEST(CheckStrict, UnpackedFieldsAreNotPacked) {
  ExpectStrict("b00100 b00101");
  ExpectRefused("b20102 0001", Reason::kNotCanonical, "plain_u32[0] at byte 0: the wire type");
  ExpectStrict("b9010000000000000000");
}

TEST(CheckStrict, LengthsAreExact) {
  ExpectRefused("6202 61", Reason::kMalformed, "text at byte 1: a length of 2 where 1 bytes are left");
  ExpectRefused("62 ffffffffffffffffff01", Reason::kMalformed, "text at byte 1");
  ExpectRefused("62", Reason::kMalformed, "text at byte 1: a number is cut short");
  ExpectRefused("45 010000", Reason::kMalformed, "f32 at byte 1: a number is cut short");
  ExpectRefused("49 01000000000000", Reason::kMalformed, "f64 at byte 1");
  // A submessage's field must end where the submessage does, though the bytes go on.
  ExpectRefused("7a02 6201 1001", Reason::kMalformed,
                "child.text at byte 3: a length of 1 where 0 bytes are left");
}

TEST(CheckStrict, TextIsUtf8) {
  ExpectStrict("6206 e8aeaee4ba8b");
  ExpectStrict("6a01 ff");  // bytes need not be
  for (const char* text : {"ff", "80", "c3", "c080", "c1bf", "e08080", "eda080", "edbfbf", "f0808080",
                           "f4908080", "f5808080", "e8aeaee4ba", "fe", "c328", "f8888080"}) {
    const std::string size = ToHex(Bytes(1, static_cast<char>(std::string(text).size() / 2)));
    ExpectRefused("62" + size + text, Reason::kMalformed, "text at byte 1: the text is not UTF-8");
  }
  for (const char* text :
       {"7f", "c280", "dfbf", "e0a080", "ed9fbf", "ee8080", "efbfbf", "f0908080", "f48fbfbf", "00"}) {
    const std::string size = ToHex(Bytes(1, static_cast<char>(std::string(text).size() / 2)));
    ExpectStrict("62" + size + text);
  }
  ExpectRefused("f201 01 ff", Reason::kMalformed, "choice_text");
  ExpectRefused("ca0101 61 ca0101 ff", Reason::kMalformed, "texts[1] at byte 6");
}

TEST(CheckStrict, PathsNameEveryStep) {
  ExpectRefused("da0100 da0104 7a02 0800", Reason::kNotCanonical, "children[1].child.i32 at byte 9");
}

Bytes Nested(int depth) {
  Sample sample;
  Sample* at = &sample;
  for (int i = 0; i < depth; ++i) at = at->mutable_child();
  return SerializeDeterministic(sample);
}

TEST(CheckStrict, NestingHasALimit) {
  EXPECT_THAT(Check(Nested(limits::kMessageDepth)), IsOk());
  EXPECT_TRUE(SurvivesRoundTrip(Sample(), Nested(limits::kMessageDepth)));
  EXPECT_THAT(Check(Nested(limits::kMessageDepth + 1)),
              Refused(Reason::kLimitExceeded, HasSubstr("16 deep")));
  EXPECT_FALSE(SurvivesRoundTrip(Sample(), Nested(limits::kMessageDepth + 1)));
}

TEST(CheckStrict, FieldsWithoutAStrictFormAreRefused) {
  EXPECT_THAT(CheckStrict(*testing::v1::WithFloat::descriptor(), Message("0801")), IsOk());
  EXPECT_THAT(CheckStrict(*testing::v1::WithFloat::descriptor(), Message("15 0000803f")),
              Refused(Reason::kMalformed, HasSubstr("ratio at byte 0")));
  EXPECT_THAT(CheckStrict(*testing::v1::WithMap::descriptor(), Message("0a05 0801 120161")),
              Refused(Reason::kMalformed, HasSubstr("names[0] at byte 0")));
}

}  // namespace
}  // namespace yishi::wire

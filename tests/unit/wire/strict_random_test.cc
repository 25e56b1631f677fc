// The strict check agrees with the oracle on messages drawn at random and on what becomes of them when bytes
// are changed, dropped, doubled and exchanged.

#include <random>
#include <string>
#include <vector>

#include "engine/wire/deterministic.h"
#include "engine/wire/strict.h"
#include "google/protobuf/descriptor.h"
#include "gtest/gtest.h"
#include "sample.pb.h"
#include "tests/support/seed.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/wire/strict_oracle.h"

namespace yishi::wire {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Reflection;
using testing::IsOk;
using testing::v1::Sample;

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : random_(seed) {}

  std::uint64_t Below(std::uint64_t n) { return random_() % n; }
  bool OneIn(std::uint64_t n) { return Below(n) == 0; }

  // Numbers near the edges of types and of varint lengths are the interesting ones.
  std::uint64_t Number() {
    const std::uint64_t edge = std::uint64_t{1} << Below(64);
    switch (Below(5)) {
      case 0:
        return Below(3);
      case 1:
        return edge - Below(2);
      case 2:
        return ~edge + Below(3);
      case 3:
        return random_();
      default:
        return Below(1000);
    }
  }

  std::string Text() {
    std::string text;
    for (std::uint64_t i = Below(4); i > 0; --i) {
      const std::vector<std::string> pieces = {"a", "议", "é", "😀", std::string(1, '\0'), "\x7f"};
      text += pieces[Below(pieces.size())];
    }
    return text;
  }

  Sample Message(int depth) {
    Sample sample;
    for (int i = 0; i < Sample::descriptor()->field_count(); ++i) {
      if (OneIn(4)) Set(*Sample::descriptor()->field(i), depth, sample);
    }
    return sample;
  }

 private:
  int KnownEnum() {
    const std::vector<int> values = {0, 1, 300, -5};
    return values[Below(values.size())];
  }

  void Set(const FieldDescriptor& field, int depth, Sample& sample) {
    const Reflection& reflection = *sample.GetReflection();
    if (!field.is_repeated()) return SetOnce(field, depth, reflection, sample);
    for (std::uint64_t i = Below(3); i > 0; --i) AddOnce(field, depth, reflection, sample);
  }

  void SetOnce(const FieldDescriptor& field, int depth, const Reflection& reflection, Sample& sample) {
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT32:
        return reflection.SetInt32(&sample, &field, static_cast<std::int32_t>(Number()));
      case FieldDescriptor::CPPTYPE_INT64:
        return reflection.SetInt64(&sample, &field, static_cast<std::int64_t>(Number()));
      case FieldDescriptor::CPPTYPE_UINT32:
        return reflection.SetUInt32(&sample, &field, static_cast<std::uint32_t>(Number()));
      case FieldDescriptor::CPPTYPE_UINT64:
        return reflection.SetUInt64(&sample, &field, Number());
      case FieldDescriptor::CPPTYPE_BOOL:
        return reflection.SetBool(&sample, &field, OneIn(2));
      case FieldDescriptor::CPPTYPE_ENUM:
        return reflection.SetEnumValue(&sample, &field, KnownEnum());
      case FieldDescriptor::CPPTYPE_STRING:
        return reflection.SetString(&sample, &field, Text());
      case FieldDescriptor::CPPTYPE_MESSAGE:
        if (depth > 0) reflection.MutableMessage(&sample, &field)->CopyFrom(Message(depth - 1));
        return;
      case FieldDescriptor::CPPTYPE_FLOAT:
      case FieldDescriptor::CPPTYPE_DOUBLE:
        return;  // the sample has none
    }
  }

  void AddOnce(const FieldDescriptor& field, int depth, const Reflection& reflection, Sample& sample) {
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT32:
        return reflection.AddInt32(&sample, &field, static_cast<std::int32_t>(Number()));
      case FieldDescriptor::CPPTYPE_INT64:
        return reflection.AddInt64(&sample, &field, static_cast<std::int64_t>(Number()));
      case FieldDescriptor::CPPTYPE_UINT32:
        return reflection.AddUInt32(&sample, &field, static_cast<std::uint32_t>(Number()));
      case FieldDescriptor::CPPTYPE_UINT64:
        return reflection.AddUInt64(&sample, &field, Number());
      case FieldDescriptor::CPPTYPE_BOOL:
        return reflection.AddBool(&sample, &field, OneIn(2));
      case FieldDescriptor::CPPTYPE_ENUM:
        return reflection.AddEnumValue(&sample, &field, KnownEnum());
      case FieldDescriptor::CPPTYPE_STRING:
        return reflection.AddString(&sample, &field, Text());
      case FieldDescriptor::CPPTYPE_MESSAGE:
        if (depth > 0) reflection.AddMessage(&sample, &field)->CopyFrom(Message(depth - 1));
        return;
      case FieldDescriptor::CPPTYPE_FLOAT:
      case FieldDescriptor::CPPTYPE_DOUBLE:
        return;  // the sample has none
    }
  }

  std::mt19937_64 random_;
};

// One change of the kind that a forger or a careless encoder makes.
Bytes Changed(Bytes bytes, Draw& draw) {
  const std::size_t at = bytes.empty() ? 0 : draw.Below(bytes.size());
  const std::size_t end = at + (bytes.empty() ? 0 : draw.Below(bytes.size() - at) + 1);
  switch (draw.Below(6)) {
    case 0:  // a bit
      if (!bytes.empty()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << draw.Below(8)));
      return bytes;
    case 1:  // a byte, often one that is a length or a small tag
      if (!bytes.empty()) bytes[at] = static_cast<char>(draw.Below(24));
      return bytes;
    case 2:
      return bytes.erase(at, draw.Below(4));
    case 3:
      return bytes.insert(at, bytes.substr(at, end - at));
    case 4:  // a longer form of a number
      if (!bytes.empty()) bytes[at] = static_cast<char>(bytes[at] | 0x80);
      return bytes.insert(bytes.empty() ? 0 : at + 1, 1, static_cast<char>(draw.Below(2)));
    default:
      return bytes.substr(end) + bytes.substr(0, end);
  }
}

void ExpectAgreement(const Bytes& bytes) {
  const absl::Status status = CheckStrict(*Sample::descriptor(), bytes);
  ASSERT_EQ(status.ok(), SurvivesRoundTrip(Sample(), bytes)) << ToHex(bytes) << " " << ToText(status);
}

TEST(StrictRandom, WhatTheSerialiserWritesIsStrict) {
  Draw draw(testing::TestSeed());
  for (int i = 0; i < 5'000; ++i) {
    const Bytes bytes = SerializeDeterministic(draw.Message(3));
    ASSERT_THAT(CheckStrict(*Sample::descriptor(), bytes), IsOk()) << ToHex(bytes);
    ASSERT_TRUE(SurvivesRoundTrip(Sample(), bytes)) << ToHex(bytes);
  }
}

TEST(StrictRandom, ChangedMessagesAreJudgedAsTheOracleDoes) {
  Draw draw(testing::TestSeed() + 1);
  int strict = 0;
  constexpr int kRounds = 100'000;
  for (int i = 0; i < kRounds; ++i) {
    Bytes bytes = SerializeDeterministic(draw.Message(static_cast<int>(draw.Below(2))));
    for (std::uint64_t changes = draw.Below(3) + 1; changes > 0; --changes) bytes = Changed(bytes, draw);
    ExpectAgreement(bytes);
    if (::testing::Test::HasFatalFailure()) return;
    strict += CheckStrict(*Sample::descriptor(), bytes).ok() ? 1 : 0;
  }
  // Both verdicts must occur often, or the test says little.
  EXPECT_GT(strict, kRounds / 50);
  EXPECT_LT(strict, kRounds * 49 / 50);
}

TEST(StrictRandom, NoiseIsJudgedAsTheOracleDoes) {
  Draw draw(testing::TestSeed() + 2);
  for (int i = 0; i < 100'000; ++i) {
    Bytes bytes;
    for (std::uint64_t size = draw.Below(9); size > 0; --size) {
      bytes.push_back(static_cast<char>(draw.OneIn(3) ? draw.Below(256) : draw.Below(16)));
    }
    ExpectAgreement(bytes);
    if (::testing::Test::HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace yishi::wire

#include "clients/load/report.h"

#include <google/protobuf/util/json_util.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace yishi::load {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Round RoundOf(const char* target, std::uint32_t number, double per_second, std::uint32_t p50_micros) {
  Round round;
  round.set_target(target);
  round.set_number(number);
  round.set_per_second(per_second);
  round.set_p50_micros(p50_micros);
  round.set_acknowledged(50);
  round.set_proven(50);
  if (round.target() == kYishid) {
    round.set_turnout(50);
    round.set_declared(50);
  }
  return round;
}

Report ThreeRounds() {
  Report report;
  report.set_voters(50);
  for (std::uint32_t number : {1u, 2u, 3u}) {
    *report.add_rounds() = RoundOf(kFloor, number, 20'000 - 1'000 * number, 3'000);
    *report.add_rounds() = RoundOf(kYishid, number, 12'000 + 500 * number, 4'000 + number);
  }
  Conclude(report);
  return report;
}

TEST(ReportTest, MediansAndTheirRatio) {
  const Report report = ThreeRounds();
  EXPECT_EQ(report.floor().per_second(), 18'000);
  EXPECT_EQ(report.yishid().per_second(), 13'000);
  EXPECT_EQ(report.yishid().p50_micros(), 4'002);
  EXPECT_DOUBLE_EQ(report.ratio(), 13.0 / 18);
  EXPECT_TRUE(report.holds());
}

TEST(ReportTest, WithoutAFloorThereIsNoRatio) {
  Report report;
  *report.add_rounds() = RoundOf(kYishid, 1, 10, 20);
  Conclude(report);
  EXPECT_FALSE(report.has_floor());
  EXPECT_EQ(report.ratio(), 0);
  EXPECT_THAT(ToTable(report), Not(HasSubstr("floor")));
}

TEST(ReportTest, WhateverDoesNotHoldIsTold) {
  EXPECT_TRUE(Holds(RoundOf(kYishid, 1, 10, 20)));
  Round round = RoundOf(kYishid, 1, 10, 20);
  round.set_proven(49);
  EXPECT_FALSE(Holds(round));
  round = RoundOf(kYishid, 1, 10, 20);
  round.set_refused(1);
  EXPECT_FALSE(Holds(round));
  round = RoundOf(kYishid, 1, 10, 20);
  round.set_unknown(1);
  EXPECT_FALSE(Holds(round));
  round = RoundOf(kYishid, 1, 10, 20);
  round.add_faults("a ballot is missing");
  EXPECT_FALSE(Holds(round));
  Report report = ThreeRounds();
  *report.add_rounds() = round;
  Conclude(report);
  EXPECT_FALSE(report.holds());
  EXPECT_THAT(ToTable(report), HasSubstr("yishid 1: a ballot is missing"));
  EXPECT_THAT(ToTable(report), HasSubstr("Not every check holds"));
}

TEST(ReportTest, TheTableHasEveryRoundAndTheRatio) {
  const std::string table = ToTable(ThreeRounds());
  EXPECT_THAT(table, HasSubstr("floor        3       17000       3.00"));
  EXPECT_THAT(table, HasSubstr("yishid       3       13500       4.00"));
  EXPECT_THAT(table, HasSubstr("yishid / floor  0.72"));
  EXPECT_THAT(table, HasSubstr("All 150 receipts are proven"));
}

TEST(ReportTest, JsonReadsBackAsTheSame) {
  const Report report = ThreeRounds();
  const std::string json = ToJson(report);
  EXPECT_THAT(json, HasSubstr("\"p50_micros\": 4001"));
  EXPECT_THAT(json, HasSubstr("\"refused\": 0"));
  EXPECT_THAT(json, HasSubstr("\"holds\": true"));
  Report read;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(json, &read).ok());
  EXPECT_EQ(read.SerializeAsString(), report.SerializeAsString());
}

}  // namespace
}  // namespace yishi::load

#include "services/rpc/status.h"

#include "engine/base/bytes.h"
#include "engine/base/status.h"
#include "engine/base/utf8.h"
#include "gtest/gtest.h"

namespace yishi::rpc {
namespace {

TEST(Status, CarriesTheRefusalAsStandardClientsReadIt) {
  const absl::Status status = Refuse({.reason = Reason::kQuorumNotReached,
                                      .zh = "到会人数不足",
                                      .en = "no quorum",
                                      .rule = "art. 29",
                                      .numbers = {{"present", "25"}, {"needed", "26"}}});
  const grpc::Status out = ToGrpc(status);
  EXPECT_EQ(out.error_code(), grpc::FAILED_PRECONDITION);
  EXPECT_EQ(out.error_message(), "no quorum");
  v1::StatusDetails details;
  ASSERT_TRUE(details.ParseFromString(out.error_details()));
  EXPECT_EQ(details.code(), 9);
  EXPECT_EQ(details.message(), "no quorum");
  ASSERT_EQ(details.details_size(), 1);
  EXPECT_EQ(details.details(0).type_url(), "type.googleapis.com/yishi.v1.Refusal");
  v1::Refusal refusal;
  ASSERT_TRUE(details.details(0).UnpackTo(&refusal));
  EXPECT_EQ(refusal.reason(), "QUORUM_NOT_REACHED");
  EXPECT_EQ(refusal.zh(), "到会人数不足");
  EXPECT_EQ(refusal.rule(), "art. 29");
  ASSERT_EQ(refusal.numbers_size(), 2);
  EXPECT_EQ(refusal.numbers(1).name(), "needed");
  EXPECT_EQ(refusal.numbers(1).value(), "26");
}

// The bytes of google.rpc.Status{code: 9, message: "m", details: [Any{type_url: "t", value: "v"}]}.
TEST(Status, DetailsHaveTheWireFormOfGoogleRpcStatus) {
  v1::StatusDetails details;
  details.set_code(9);
  details.set_message("m");
  details.add_details()->set_type_url("t");
  details.mutable_details(0)->set_value("v");
  EXPECT_EQ(details.SerializeAsString(), std::string("\x08\x09\x12\x01m\x1a\x06\x0a\x01t\x12\x01v"));
}

TEST(Status, WordsThatNobodyCheckedStayInside) {
  const grpc::Status out = ToGrpc(absl::InternalError("/var/lib/secret: disk I/O error"));
  EXPECT_EQ(out.error_code(), grpc::INTERNAL);
  EXPECT_EQ(out.error_message().find("secret"), std::string::npos);
  EXPECT_EQ(out.error_details().find("secret"), std::string::npos);
}

// With what gRPC adds, and binary metadata in base64, within the 8 KiB that clients take of trailers.
TEST(Status, LongRefusalIsCutToWhatTrailersCarry) {
  Refusal refusal{.reason = Reason::kCharterContradicts, .zh = "", .en = "", .rule = "", .numbers = {}};
  for (int i = 0; i < 2'000; ++i) {
    refusal.zh += "一处矛盾；";
    refusal.en += "a contradiction; ";
    refusal.rule += "条";
    refusal.numbers.emplace_back("number" + std::to_string(i), std::string(300, 'v'));
  }
  const grpc::Status out = ToGrpc(Refuse(refusal));
  EXPECT_LT(out.error_message().size() + ToBase64(out.error_details()).size(), 7'000u);
  v1::StatusDetails details;
  v1::Refusal arrived;
  ASSERT_TRUE(details.ParseFromString(out.error_details()));
  ASSERT_TRUE(details.details(0).UnpackTo(&arrived));
  EXPECT_EQ(arrived.reason(), "CHARTER_CONTRADICTS");
  EXPECT_EQ(arrived.en(), out.error_message());
  for (const std::string& cut : {arrived.zh(), arrived.en(), arrived.rule()}) {
    EXPECT_TRUE(IsUtf8(cut) && cut.ends_with("…")) << cut;
  }
  EXPECT_GE(arrived.zh().size(), 1'000u);
  EXPECT_GE(arrived.numbers_size(), 3);
  EXPECT_LT(arrived.numbers_size(), 100);
}

TEST(Status, OkIsOk) { EXPECT_TRUE(ToGrpc(absl::OkStatus()).ok()); }

}  // namespace
}  // namespace yishi::rpc

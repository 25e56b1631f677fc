#include "services/rpc/status.h"

#include "engine/base/status.h"
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

TEST(Status, OkIsOk) { EXPECT_TRUE(ToGrpc(absl::OkStatus()).ok()); }

}  // namespace
}  // namespace yishi::rpc

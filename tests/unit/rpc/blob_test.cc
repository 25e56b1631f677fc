#include "engine/base/limits.h"
#include "gtest/gtest.h"
#include "rpc_host.h"
#include "tests/support/status_matchers.h"
#include "yishi/v1/blob_service.grpc.pb.h"

namespace yishi::testing {
namespace {

using Blobs = v1::BlobService::Stub;

class BlobTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_THAT(host_.community.SetUp(), IsOk());
    token_ = host_.SignIn(host_.community.committee[0].key);
  }
  v1::PutBlobRequest Put(Bytes content) {
    v1::PutBlobRequest request;
    request.set_ledger_id(host_.ledger());
    request.set_media_type("application/pdf");
    request.set_content(std::move(content));
    return request;
  }

  RpcHost host_;
  std::string token_;
  v1::PutBlobResponse put_;
};

TEST_F(BlobTest, DocumentIsKeptUnderItsDigest) {
  ASSERT_THAT(host_.Call(&Blobs::PutBlob, Put("document"), &put_, token_), CallOk());
  EXPECT_EQ(put_.blob().digest(), host_.community.suite().Digest({"document"}).str());
  EXPECT_EQ(put_.blob().size(), 8u);
  ASSERT_THAT(host_.Call(&Blobs::PutBlob, Put("document"), &put_, token_), CallOk())
      << "again changes nothing";
  v1::GetBlobRequest get;
  get.set_ledger_id(host_.ledger());
  get.set_digest(put_.blob().digest());
  v1::GetBlobResponse got;
  ASSERT_THAT(host_.Call(&Blobs::GetBlob, get, &got), CallOk());
  EXPECT_EQ(got.content(), "document");
  EXPECT_EQ(got.media_type(), "application/pdf");
  get.set_digest(Bytes(32, 'n'));
  EXPECT_THAT(host_.Call(&Blobs::GetBlob, get, &got), CallRefused(Reason::kNotFound));
}

TEST_F(BlobTest, PuttingNeedsAPersonsSession) {
  EXPECT_THAT(host_.Call(&Blobs::PutBlob, Put("document"), &put_), CallRefused(Reason::kSessionRequired));
}

TEST_F(BlobTest, LimitIsThreeMebibytes) {
  EXPECT_THAT(host_.Call(&Blobs::PutBlob, Put(Bytes(limits::kBlobBytes, 'x')), &put_, token_), CallOk());
  EXPECT_THAT(host_.Call(&Blobs::PutBlob, Put(Bytes(limits::kBlobBytes + 1, 'x')), &put_, token_),
              CallRefused(Reason::kOversized));
  EXPECT_THAT(host_.Call(&Blobs::PutBlob, Put(""), &put_, token_), CallRefused(Reason::kFieldMissing));
  v1::PutBlobRequest strange = Put("document");
  strange.set_media_type("text/html\r\n");
  EXPECT_THAT(host_.Call(&Blobs::PutBlob, strange, &put_, token_), CallRefused(Reason::kFieldInvalid));
}

}  // namespace
}  // namespace yishi::testing

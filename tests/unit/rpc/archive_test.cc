#include "services/rpc/archive.h"

#include "engine/merkle/checkpoint.h"
#include "engine/merkle/hash.h"
#include "engine/merkle/tree.h"
#include "engine/wire/archive.h"
#include "engine/wire/bundle.h"
#include "engine/wire/opening.h"
#include "gtest/gtest.h"
#include "rpc_host.h"
#include "tests/support/status_matchers.h"
#include "yishi/v1/archive.pb.h"
#include "yishi/v1/archive_service.grpc.pb.h"
#include "yishi/v1/blob_service.grpc.pb.h"

namespace yishi::testing {
namespace {

using Archives = v1::ArchiveService::Stub;

class ArchiveTest : public ::testing::Test {
 protected:
  grpc::Status Export(const std::string& token) {
    grpc::ClientContext context;
    RpcHost::Authorise(context, token);
    v1::ExportArchiveRequest request;
    request.set_ledger_id(host_.ledger());
    Archives stub(host_.channel());
    const auto stream = stub.ExportArchive(&context, request);
    archive_.clear();
    v1::ExportArchiveResponse piece;
    while (stream->Read(&piece)) {
      EXPECT_EQ(piece.offset(), archive_.size());
      archive_ += piece.chunk();
      total_ = piece.total();
    }
    return stream->Finish();
  }
  std::vector<Bytes> Bundled(const std::map<std::string, Bytes>& files, const std::string& folder) {
    std::vector<Bytes> items;
    for (const auto& [name, content] : files) {
      if (!name.starts_with(folder)) continue;
      const auto bundle = wire::ReadBundle(content);
      EXPECT_THAT(bundle, IsOk()) << name;
      items.insert(items.end(), bundle->begin(), bundle->end());
    }
    return items;
  }

  RpcHost host_;
  Bytes archive_;
  std::uint64_t total_ = 0;
};

TEST_F(ArchiveTest, HoldsTheWholeLedgerAndTheReleasedOpenings) {
  host_.Vote(15, true);
  host_.Vote(3, false);
  ASSERT_THAT(Export(host_.SignIn(host_.community.supervisors[0].key)), CallOk());
  EXPECT_EQ(archive_.size(), total_);
  const auto files = wire::ReadArchive(archive_);
  ASSERT_THAT(files, IsOk());
  EXPECT_NE(files->at("README.txt").find("yishi-audit"), std::string::npos);
  const auto key = merkle::NoteKey::FromVkey(host_.community.plan().log_vkey);
  const auto checkpoint = merkle::OpenCheckpoint(files->at("checkpoint"), *key);
  ASSERT_THAT(checkpoint, IsOk());
  merkle::Tree tree(host_.community.suite());
  for (const Bytes& entry : Bundled(*files, "entries/"))
    tree.Append(merkle::LeafHash(host_.community.suite(), entry));
  EXPECT_EQ(tree.size(), checkpoint->head.size);
  EXPECT_EQ(tree.Root(), checkpoint->head.root);
  const auto openings = Bundled(*files, "openings/");
  EXPECT_EQ(openings.size(), 15u) << "of the declared box alone";
  for (const Bytes& bytes : openings) {
    v1::ReleasedOpening released;
    ASSERT_TRUE(released.ParseFromString(bytes));
    EXPECT_THAT(wire::CheckOpening(host_.community.suite(), released.opening(), released.commitment()),
                IsOk());
  }
}

TEST_F(ArchiveTest, HoldsDocumentsThatEntriesNameAndNoOthers) {
  ASSERT_THAT(host_.community.SetUp(), IsOk());
  const std::string token = host_.SignIn(host_.community.committee[0].key);
  const auto put = [&](const Bytes& content) {
    v1::PutBlobRequest request;
    request.set_ledger_id(host_.ledger());
    request.set_media_type("text/plain");
    request.set_content(content);
    v1::PutBlobResponse response;
    EXPECT_THAT(host_.Call(&v1::BlobService::Stub::PutBlob, request, &response, token), CallOk());
    return response.blob();
  };
  v1::BlobRef named = put("named");
  named.set_title("附件");
  const v1::BlobRef scan = put("a scan that only an opening names");
  v1::Command act;
  act.mutable_open_matter()->set_charter_id("plain");
  act.mutable_open_matter()->set_origin(v1::ORIGIN_OFFICERS);
  v1::MatterContent* content = act.mutable_open_matter()->mutable_content();
  content->set_title("路灯");
  content->set_text("装路灯");
  content->set_kind("GENERAL_AFFAIRS");
  content->set_ownership(v1::OWNERSHIP_COMMUNITY);
  *content->add_papers() = named;
  ASSERT_THAT(host_.community.Do(host_.community.committee[0], act), IsOk());
  ASSERT_THAT(Export(host_.SignIn(host_.community.supervisors[0].key)), CallOk());
  const auto files = wire::ReadArchive(archive_);
  ASSERT_THAT(files, IsOk());
  ASSERT_TRUE(files->contains("blobs/" + ToHex(named.digest())));
  EXPECT_EQ(files->at("blobs/" + ToHex(named.digest())), "named");
  EXPECT_FALSE(files->contains("blobs/" + ToHex(scan.digest())));
}

TEST_F(ArchiveTest, IsForThoseFromWhomNothingIsWithheld) {
  ASSERT_THAT(host_.community.SetUp(), IsOk());
  EXPECT_THAT(Export(""), CallRefused(Reason::kSessionRequired));
  EXPECT_THAT(Export(host_.SignIn(host_.community.representatives[0].key)),
              CallRefused(Reason::kNotAuthorised));
  EXPECT_THAT(Export(host_.SignIn(host_.community.branch[0].key)), CallOk());
}

// The archive is of one moment: openings of a box that its entries do not declare would come too early.
TEST_F(ArchiveTest, ABoxThatIsDeclaredMeanwhileStaysClosed) {
  const Poll poll = host_.Vote(15, false);
  runtime::Chamber& chamber = host_.hall.chamber(host_.community);
  const std::uint64_t size = chamber.Newest()->head.size;
  rpc::Feed feed(chamber);
  bool declared = false;
  const auto archive = rpc::BuildArchive(host_.store, chamber, feed, [&] {
    if (!std::exchange(declared, true)) {
      EXPECT_THAT(host_.community.DeclareBox(poll), IsOk());
    }
    return false;
  });
  ASSERT_THAT(archive, IsOk());
  const auto files = wire::ReadArchive(*archive);
  ASSERT_THAT(files, IsOk());
  EXPECT_EQ(Bundled(*files, "entries/").size(), size);
  EXPECT_EQ(Bundled(*files, "openings/").size(), 0u);
}

TEST_F(ArchiveTest, CancelledExportStops) {
  ASSERT_THAT(host_.community.SetUp(), IsOk());
  rpc::Feed feed(host_.hall.chamber(host_.community));
  EXPECT_THAT(rpc::BuildArchive(host_.store, host_.hall.chamber(host_.community), feed, [] { return true; }),
              Refused(Reason::kStopping));
}

}  // namespace
}  // namespace yishi::testing

#include "engine/merkle/checkpoint.h"
#include "engine/merkle/hash.h"
#include "engine/merkle/proof.h"
#include "engine/wire/envelope.h"
#include "gtest/gtest.h"
#include "rpc_host.h"
#include "tests/support/status_matchers.h"
#include "yishi/v1/ledger_service.grpc.pb.h"

namespace yishi::testing {
namespace {

using Ledger = v1::LedgerService::Stub;

std::vector<Hash> Proof(const google::protobuf::RepeatedPtrField<std::string>& nodes) {
  std::vector<Hash> proof;
  for (const std::string& node : nodes) proof.push_back(*Hash::From(node));
  return proof;
}

class LedgerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_THAT(host_.community.SetUp(), IsOk());
    v1::GetCheckpointRequest request;
    request.set_ledger_id(host_.ledger());
    v1::GetCheckpointResponse response;
    ASSERT_THAT(host_.Call(&Ledger::GetCheckpoint, request, &response), CallOk());
    const auto key = merkle::NoteKey::FromVkey(host_.community.plan().log_vkey);
    const auto opened = merkle::OpenCheckpoint(response.checkpoint(), *key);
    ASSERT_THAT(opened, IsOk());
    head_ = opened->head;
    EXPECT_EQ(head_.size, response.size());
    EXPECT_EQ(head_.root.str(), response.root());
  }

  v1::ListEntriesResponse List(std::uint64_t from, std::uint32_t size, const std::string& token) {
    v1::ListEntriesRequest request;
    request.set_ledger_id(host_.ledger());
    request.set_from(from);
    request.set_page_size(size);
    v1::ListEntriesResponse response;
    EXPECT_THAT(host_.Call(&Ledger::ListEntries, request, &response, token), CallOk());
    return response;
  }

  RpcHost host_;
  merkle::Head head_;
};

TEST_F(LedgerTest, EntriesHashToTheCheckpoint) {
  const std::string token = host_.SignIn(host_.community.representatives[0].key);
  merkle::Tree tree(host_.community.suite());
  for (std::uint64_t next = 0; next < head_.size;) {
    const v1::ListEntriesResponse page = List(next, 7, token);
    ASSERT_GT(page.next(), next);
    EXPECT_EQ(page.size(), head_.size);
    for (const v1::EntryView& entry : page.entries()) {
      EXPECT_EQ(entry.seq(), tree.size());
      const Hash leaf = merkle::LeafHash(host_.community.suite(), entry.entry());
      EXPECT_EQ(leaf.str(), entry.leaf_hash());
      tree.Append(leaf);
    }
    next = page.next();
  }
  EXPECT_EQ(tree.Root(), head_.root);
  const v1::ListEntriesResponse end = List(head_.size, 7, token);
  EXPECT_EQ(end.entries_size(), 0);
  EXPECT_EQ(end.next(), head_.size);
}

TEST_F(LedgerTest, PublicGetsHashesWithoutBytes) {
  const v1::ListEntriesResponse page = List(0, 10, "");
  ASSERT_EQ(page.entries_size(), 10);
  for (const v1::EntryView& entry : page.entries()) {
    EXPECT_EQ(entry.entry(), "");
    EXPECT_EQ(entry.leaf_hash().size(), 32u);
  }
}

TEST_F(LedgerTest, ProofsVerify) {
  const crypto::Suite& suite = host_.community.suite();
  for (std::uint64_t index = 0; index < head_.size; index += 5) {
    v1::GetInclusionProofRequest request;
    request.set_ledger_id(host_.ledger());
    request.set_index(index);
    v1::GetInclusionProofResponse response;
    ASSERT_THAT(host_.Call(&Ledger::GetInclusionProof, request, &response), CallOk());
    EXPECT_THAT(merkle::VerifyInclusion(suite, *Hash::From(response.leaf_hash()), index,
                                        Proof(response.proof()), head_),
                IsOk());
  }
  ASSERT_THAT(host_.community.OpenMotion("路灯"), IsOk());
  v1::GetConsistencyProofRequest request;
  request.set_ledger_id(host_.ledger());
  request.set_old_size(head_.size);
  v1::GetConsistencyProofResponse response;
  ASSERT_THAT(host_.Call(&Ledger::GetConsistencyProof, request, &response), CallOk());
  EXPECT_EQ(response.new_size(), head_.size + 1);
  const merkle::Head newer = host_.community.seen();
  EXPECT_THAT(merkle::VerifyConsistency(suite, head_, newer, Proof(response.proof())), IsOk());
}

TEST_F(LedgerTest, ProofsBeyondTheEndAreRefused) {
  v1::GetInclusionProofRequest inclusion;
  inclusion.set_ledger_id(host_.ledger());
  inclusion.set_index(head_.size);
  v1::GetInclusionProofResponse included;
  EXPECT_THAT(host_.Call(&Ledger::GetInclusionProof, inclusion, &included),
              CallRefused(Reason::kFieldInvalid));
  v1::GetConsistencyProofRequest consistency;
  consistency.set_ledger_id(host_.ledger());
  consistency.set_old_size(head_.size + 1);
  v1::GetConsistencyProofResponse consistent;
  EXPECT_THAT(host_.Call(&Ledger::GetConsistencyProof, consistency, &consistent),
              CallRefused(Reason::kFieldInvalid));
}

TEST_F(LedgerTest, ReceiptIsFoundByTheCommandForMembers) {
  v1::Command act;
  act.mutable_open_matter()->set_charter_id("plain");
  act.mutable_open_matter()->set_origin(v1::ORIGIN_OFFICERS);
  v1::MatterContent* content = act.mutable_open_matter()->mutable_content();
  content->set_title("路灯");
  content->set_text("装路灯");
  content->set_kind("GENERAL_AFFAIRS");
  content->set_ownership(v1::OWNERSHIP_COMMUNITY);
  const SignedAct signed_act = host_.community.Sign(host_.community.committee[0], act);
  ASSERT_THAT(host_.community.Submit(signed_act), IsOk());
  v1::SignedCommand envelope;
  envelope.ParseFromString(signed_act.bytes);
  v1::GetReceiptRequest request;
  request.set_ledger_id(host_.ledger());
  request.set_command_id(wire::CommandIdOf(host_.community.suite(), envelope).str());
  v1::GetReceiptResponse response;
  EXPECT_THAT(host_.Call(&Ledger::GetReceipt, request, &response), CallRefused(Reason::kSessionRequired));
  const std::string token = host_.SignIn(host_.community.supervisors[0].key);
  ASSERT_THAT(host_.Call(&Ledger::GetReceipt, request, &response, token), CallOk());
  EXPECT_TRUE(response.receipt().duplicate());
  EXPECT_THAT(host_.community.CheckReceipt(response.receipt()), IsOk());
  request.set_command_id(Bytes(32, 'n'));
  EXPECT_THAT(host_.Call(&Ledger::GetReceipt, request, &response, token), CallRefused(Reason::kNotFound));
}

}  // namespace
}  // namespace yishi::testing

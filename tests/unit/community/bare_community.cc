#include "tests/unit/community/bare_community.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/merkle/checkpoint.h"
#include "engine/merkle/note_key.h"
#include "engine/wire/envelope.h"
#include "gtest/gtest.h"
#include "tests/support/small_roster.h"
#include "tests/support/status_matchers.h"

namespace yishi::community {
namespace {

using ::yishi::testing::CommunityPlan;
using ::yishi::testing::IsOk;
using ::yishi::testing::SignedAct;

crypto::SigningKey LogKey(crypto::SuiteId suite) {
  return *crypto::Suite::Get(suite).KeyFromSeed(Bytes(32, 'l'));
}

CommunityPlan PlanFor(crypto::SuiteId suite) {
  CommunityPlan plan;
  plan.suite = suite;
  if (suite == crypto::SuiteId::kGm) plan.origin = "example.org/ledger/hongqiao/sm3";
  plan.log_vkey = merkle::NoteKey::Make(plan.origin, suite, LogKey(suite).public_key())->ToVkey();
  plan.committee = 3;
  plan.representatives = 4;
  return plan;
}

}  // namespace

BareCommunity::BareCommunity(crypto::SuiteId suite)
    : people(PlanFor(suite), Doors()),
      now(testing::At("2026-03-02 09:00")),
      suite_(crypto::Suite::Get(suite)),
      log_key_(LogKey(suite)),
      community_(suite_) {}

testing::Host BareCommunity::Doors() {
  return {.submit = [this](const SignedAct& act) { return Submit(act); },
          .now = [this] { return now; },
          .advance_to = [this](Millis at) { now = std::max(now, at); }};
}

absl::StatusOr<Decided> BareCommunity::Try(const SignedAct& act) const {
  YISHI_ASSIGN_OR_RETURN(const Request request, ReadRequest(suite_, act.bytes, act.openings));
  YISHI_ASSIGN_OR_RETURN(const Bytes public_key, PublicKeyFor(community_.state, request));
  YISHI_ASSIGN_OR_RETURN(const crypto::Verifier verifier, suite_.MakeVerifier(public_key));
  YISHI_RETURN_IF_ERROR(wire::CheckSignature(verifier, request.envelope));
  const State before = community_.state;
  auto decided = Decide(community_, request, now);
  const auto again = Decide(community_, request, now);
  EXPECT_TRUE(community_.state == before) << "deciding changed the state";
  EXPECT_EQ(decided.ok(), again.ok());
  if (decided.ok() && again.ok()) {
    EXPECT_EQ(ToHex(decided->bytes), ToHex(again->bytes)) << "deciding twice gave two entries";
  }
  return decided;
}

absl::StatusOr<v1::Receipt> BareCommunity::Submit(const SignedAct& act) {
  LetTimePass();
  YISHI_ASSIGN_OR_RETURN(Decided decided, Try(act));
  v1::Receipt receipt;
  receipt.set_entry(decided.bytes);
  receipt.set_index(decided.entry.seq());
  YISHI_RETURN_IF_ERROR(Keep(std::move(decided), act.openings));
  YISHI_ASSIGN_OR_RETURN(const std::vector<Hash> proof,
                         community_.tree.InclusionProof(receipt.index(), community_.tree.size()));
  for (const Hash& node : proof) receipt.add_inclusion_proof(node.str());
  const merkle::Checkpoint checkpoint{people.plan().origin, {community_.tree.size(), community_.tree.Root()}};
  YISHI_ASSIGN_OR_RETURN(*receipt.mutable_checkpoint(), merkle::SignCheckpoint(checkpoint, log_key_));
  return receipt;
}

int BareCommunity::LetTimePass() {
  int made = 0;
  while (auto due = DecideDue(community_, now)) {
    EXPECT_THAT(Keep(*std::move(due), {}), IsOk());
    ++made;
  }
  return made;
}

absl::Status BareCommunity::Keep(Decided decided, std::vector<v1::Opening> openings) {
  YISHI_RETURN_IF_ERROR(Apply(community_, decided, openings));
  entries_.push_back(std::move(decided));
  openings_.push_back(std::move(openings));
  return absl::OkStatus();
}

SignedAct BareCommunity::SignedAs(const crypto::SigningKey& key, const v1::Command& command) const {
  return {wire::SerializeSignedCommand(*wire::SignCommand(key, command.SerializeAsString())), {}};
}

v1::Command CommandOf(const SignedAct& act) {
  v1::SignedCommand envelope;
  v1::Command command;
  EXPECT_TRUE(envelope.ParseFromString(act.bytes) && command.ParseFromString(envelope.payload()));
  return command;
}

}  // namespace yishi::community

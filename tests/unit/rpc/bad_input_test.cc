// What is wrong with a command, over gRPC: each fault is told with its reason, its code and its numbers, in
// both languages, and leaves the ledger and the community as they were.

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/base/limits.h"
#include "engine/wire/envelope.h"
#include "gtest/gtest.h"
#include "rpc_host.h"
#include "tests/support/status_matchers.h"
#include "yishi/v1/command_service.grpc.pb.h"

namespace yishi::testing {
namespace {

using Commands = v1::CommandService::Stub;

class BadInputTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto poll = host_.community.OpenPoll("路灯");
    ASSERT_THAT(poll, IsOk());
    poll_ = *poll;
  }

  grpc::Status Send(const SignedAct& act, v1::SubmitResponse* response) const {
    v1::SubmitRequest request;
    request.set_signed_command(act.bytes);
    for (const v1::Opening& opening : act.openings) *request.add_openings() = opening;
    return host_.Call(&Commands::Submit, request, response);
  }
  // Refused for the reason, naming each of `named` in both languages, and nothing is changed by it.
  v1::Refusal ExpectRefused(const SignedAct& act, Reason reason, const std::vector<std::string>& named = {},
                            const CommunityFixture* of = nullptr) {
    runtime::Chamber& chamber = host_.hall.chamber(of == nullptr ? host_.community : *of);
    const auto snapshot = [&] {
      return chamber.Read([](const community::Community& c) {
        return std::tuple(c.state, c.tree.size(), c.tree.Root(), c.openings.size());
      });
    };
    const auto before = snapshot();
    v1::SubmitResponse response;
    const grpc::Status status = Send(act, &response);
    EXPECT_THAT(status, CallRefused(reason));
    EXPECT_EQ(static_cast<int>(status.error_code()), static_cast<int>(ReasonCode(reason)));
    EXPECT_TRUE(snapshot() == before) << "a refused command changed something";
    EXPECT_EQ(host_.store.GetHead(chamber.ledger())->size, std::get<1>(before));
    v1::Refusal refusal = RefusalIn(status);
    EXPECT_TRUE(std::any_of(refusal.zh().begin(), refusal.zh().end(), [](char c) { return (c & 0x80) != 0; }))
        << refusal.zh();
    for (const std::string& name : named) {
      EXPECT_NE(refusal.zh().find(name), std::string::npos) << name << " in " << refusal.zh();
      EXPECT_NE(refusal.en().find(name), std::string::npos) << name << " in " << refusal.en();
    }
    return refusal;
  }

  SignedAct Ballot(int voter = 0) const {
    return host_.community.Ballot(*host_.community.Voters()[static_cast<std::size_t>(voter)], poll_,
                                  v1::CHOICE_YES);
  }
  static v1::SignedCommand EnvelopeOf(const SignedAct& act) {
    v1::SignedCommand envelope;
    EXPECT_TRUE(envelope.ParseFromString(act.bytes));
    return envelope;
  }
  // The ballot with its payload changed by hand and signed again by its voter: right but for its form.
  SignedAct Resigned(const std::function<void(Bytes&)>& change) const {
    const SignedAct act = Ballot();
    Bytes payload = EnvelopeOf(act).payload();
    change(payload);
    const auto command = wire::SignCommand(host_.community.Voters()[0]->key, payload);
    EXPECT_THAT(command, IsOk());
    return {wire::SerializeSignedCommand(*command), act.openings};
  }
  // The ballot with its header changed and signed again by its voter.
  SignedAct With(const std::function<void(v1::Command&)>& change) const {
    return Resigned([&](Bytes& payload) {
      v1::Command command;
      EXPECT_TRUE(command.ParseFromString(payload));
      change(command);
      payload = command.SerializeAsString();
    });
  }

  RpcHost host_;
  Poll poll_;
};

TEST_F(BadInputTest, WrongSignature) {
  v1::SignedCommand envelope = EnvelopeOf(Ballot());
  envelope.mutable_signature()->front() ^= 1;
  ExpectRefused({envelope.SerializeAsString(), Ballot().openings}, Reason::kSignatureInvalid);
  // By a registered key, but not the one that the command names.
  const SignedAct act = Ballot(0);
  envelope = EnvelopeOf(act);
  envelope.set_signature(*host_.community.Voters()[1]->key.Sign("anything"));
  ExpectRefused({envelope.SerializeAsString(), act.openings}, Reason::kSignatureInvalid);
}

TEST_F(BadInputTest, UnknownKey) {
  const crypto::Suite& suite = host_.community.suite();
  crypto::SigningKey key = *suite.KeyFromSeed(Bytes(32, 'x'));
  const KeyId id = suite.KeyIdOf(key.public_key());
  const Actor stranger{host_.community.committee[0].person, std::move(key), id};
  ExpectRefused(host_.community.Ballot(stranger, poll_, v1::CHOICE_YES), Reason::kKeyUnknown);
}

TEST_F(BadInputTest, RevokedKeyNamesTheEntryThatRevokedIt) {
  const Actor& lost = host_.community.representatives[0];
  v1::Command revoke;
  revoke.mutable_revoke_key()->set_key_id(lost.key_id.str());
  revoke.mutable_revoke_key()->set_reason("遗失");
  const auto entry = host_.community.Do(host_.community.registrars[0], revoke);
  ASSERT_THAT(entry, IsOk());
  ExpectRefused(host_.community.Ballot(lost, poll_, v1::CHOICE_YES), Reason::kKeyRevoked,
                {std::to_string(entry->seq())});
}

TEST_F(BadInputTest, ReplayGetsTheFirstEntryAndMakesNone) {
  const SignedAct act = Ballot();
  v1::SubmitResponse first;
  ASSERT_THAT(Send(act, &first), CallOk());
  const auto size = [&] { return host_.hall.chamber(host_.community).Newest()->head.size; };
  const std::uint64_t before = size();
  host_.hall.clock().Advance(40 * kDayMs);
  for (int i = 0; i < 3; ++i) {
    v1::SubmitResponse again;
    ASSERT_THAT(Send(act, &again), CallOk());
    EXPECT_TRUE(again.receipt().duplicate());
    EXPECT_EQ(again.receipt().entry(), first.receipt().entry());
  }
  EXPECT_EQ(size(), before);
}

TEST_F(BadInputTest, OutsideItsWindow) {
  const SignedAct act = Ballot();
  host_.hall.clock().Advance(limits::kWindowMs + limits::kClockSkewMs);
  const v1::Refusal refusal = ExpectRefused(act, Reason::kExpired);
  ASSERT_EQ(refusal.numbers_size(), 3);
  EXPECT_EQ(refusal.numbers(0).name(), "expires_ms");
  ExpectRefused(With([](auto& c) {
                  c.set_issued_ms(c.issued_ms() + kDayMs);
                  c.set_expires_ms(c.expires_ms() + kDayMs);
                }),
                Reason::kNotYetValid);
  ExpectRefused(With([](auto& c) { c.set_expires_ms(c.expires_ms() + 1); }), Reason::kWindowTooLong, {"24"});
}

TEST_F(BadInputTest, AnotherLedger) {
  ExpectRefused(With([](auto& c) { c.set_ledger_id(Bytes(32, 'l')); }), Reason::kCommunityUnknown);
  CommunityPlan plan = host_.hall.Plan("another");
  plan.seed = 2;
  CommunityFixture other(plan, host_.hall.host());
  ASSERT_THAT(other.Found(), IsOk());
  ExpectRefused(With([&](auto& c) { c.set_ledger_id(other.ledger().str()); }), Reason::kKeyUnknown, {},
                &other);
}

TEST_F(BadInputTest, AnotherHistory) {
  const v1::Refusal refusal =
      ExpectRefused(With([](auto& c) { c.mutable_seen_root()->front() ^= 1; }), Reason::kSeenHeadDiffers,
                    {std::to_string(host_.community.seen().size)});
  ASSERT_EQ(refusal.numbers_size(), 3);
  ExpectRefused(With([](auto& c) { c.set_seen_size(9'999); }), Reason::kSeenHeadUnknown, {"9999"});
}

TEST_F(BadInputTest, StaleSubject) {
  ExpectRefused(With([&](auto& c) {
                  c.set_subject_id(poll_.matter.str());
                  c.set_expect_subject_seq(1);
                }),
                Reason::kSubjectMoved, {"1"});
}

TEST_F(BadInputTest, Oversized) {
  SignedAct act = Ballot();
  act.bytes.resize(limits::kCommandBytes + wire::kEnvelopeBytes + 1, 'x');
  ExpectRefused(act, Reason::kOversized);
  v1::Command open;
  open.mutable_open_matter()->set_charter_id("plain");
  open.mutable_open_matter()->set_origin(v1::ORIGIN_OFFICERS);
  open.mutable_open_matter()->mutable_content()->set_title(std::string(limits::kTitleBytes + 1, 'x'));
  ExpectRefused(host_.community.Sign(host_.community.committee[0], open), Reason::kLimitExceeded,
                {"content.title", "301", "300"});
  SignedAct openings = Ballot();
  openings.openings.resize(limits::kOpeningsPerCommand + 1, openings.openings[0]);
  ExpectRefused(openings, Reason::kLimitExceeded, {"401", "400"});
  SignedAct large = Ballot();
  large.openings.resize(limits::kOpeningsPerCommand, large.openings[0]);
  for (v1::Opening& opening : large.openings)
    opening.mutable_fields(0)->set_content(Bytes(limits::kOpeningBytes * 2, 'x'));
  v1::SubmitResponse response;
  EXPECT_EQ(Send(large, &response).error_code(), grpc::RESOURCE_EXHAUSTED) << "more than a message may be";
}

// Signed by a voter's own key, and only in a form that parsers might read in two ways.
TEST_F(BadInputTest, PayloadThatCouldBeReadInTwoWays) {
  const auto append = [](const char* bytes, std::size_t size) {
    return [=](Bytes& payload) { payload.append(bytes, size); };
  };
  ExpectRefused(Resigned([](Bytes& payload) { payload.insert(0, Bytes("\x08\x01", 2)); }),
                Reason::kNotCanonical, {"version", "2"});
  ExpectRefused(Resigned([](Bytes& payload) { payload.replace(0, 2, Bytes("\x08\x81\x00", 3)); }),
                Reason::kNotCanonical, {"version", "1"});
  ExpectRefused(Resigned(append("\xf8\x7f\x01", 3)), Reason::kUnknownField, {"2047"});
  ExpectRefused(Resigned(append("\x1a\x02\x0a\x00", 4)), Reason::kNotCanonical);
  ExpectRefused(Resigned(append("\xff\xff", 2)), Reason::kMalformed);
  ExpectRefused(Resigned([](Bytes& payload) { payload.pop_back(); }), Reason::kMalformed);
}

TEST_F(BadInputTest, EnvelopeThatCouldBeReadInTwoWays) {
  const SignedAct act = Ballot();
  const auto appended = [&](const char* bytes, std::size_t size) {
    return SignedAct{act.bytes + Bytes(bytes, size), act.openings};
  };
  ExpectRefused(appended("\x22\x01x", 3), Reason::kNotCanonical, {"signature"});
  ExpectRefused(appended("\x78\x01", 2), Reason::kUnknownField, {"15"});
  ExpectRefused({act.bytes.substr(0, act.bytes.size() - 1), act.openings}, Reason::kMalformed);
  Bytes padded = act.bytes;
  const std::size_t length = padded.size() - 65;  // of the signature: 64 bytes after its length of one
  ASSERT_EQ(padded[length], 64);
  padded.replace(length, 1, Bytes("\xc0\x00", 2));
  ExpectRefused({padded, act.openings}, Reason::kNotCanonical, {"signature"});
}

TEST_F(BadInputTest, VoteByOneNotOnTheRoll) {
  ExpectRefused(host_.community.Ballot(host_.community.supervisors[0], poll_, v1::CHOICE_YES),
                Reason::kNotOnRoll);
}

TEST_F(BadInputTest, VoteTwiceWhereTheFirstStands) {
  CommunityPlan plan = host_.hall.Plan("another");
  plan.seed = 2;
  plan.change = v1::CHANGE_RULE_NONE;
  CommunityFixture other(plan, host_.hall.host());
  const auto poll = other.OpenPoll("路灯");
  ASSERT_THAT(poll, IsOk());
  const auto first = other.Submit(other.Ballot(*other.Voters()[0], *poll, v1::CHOICE_YES));
  ASSERT_THAT(first, IsOk());
  const v1::Refusal refusal = ExpectRefused(other.Ballot(*other.Voters()[0], *poll, v1::CHOICE_NO),
                                            Reason::kAlreadyVoted, {std::to_string(first->seq())}, &other);
  EXPECT_FALSE(refusal.rule().empty());
}

TEST_F(BadInputTest, VoteAfterTheClose) {
  const auto all = static_cast<std::uint32_t>(host_.community.Voters().size());
  ASSERT_THAT(host_.community.CloseBox(poll_, all), IsOk());
  ExpectRefused(Ballot(), Reason::kBoxClosed);
}

TEST_F(BadInputTest, VoteOnAChangedText) {
  Poll other = poll_;
  other.question = Bytes(32, 'q');
  ExpectRefused(host_.community.Ballot(*host_.community.Voters()[0], other, v1::CHOICE_YES),
                Reason::kQuestionChanged);
}

TEST_F(BadInputTest, VoteWithoutOrWithAnotherOpening) {
  SignedAct act = Ballot();
  act.openings.clear();
  ExpectRefused(act, Reason::kOpeningMissing, {"0"});
  act.openings = Ballot(1).openings;
  ExpectRefused(act, Reason::kOpeningMismatch);
  act.openings = {Ballot(1).openings[0], Ballot(2).openings[0]};
  ExpectRefused(act, Reason::kOpeningMissing, {"2"});
}

TEST_F(BadInputTest, RosterRowWithAFault) {
  v1::Command stage;
  auto* part = stage.mutable_stage_roster_part();
  part->set_import_id(Bytes(16, 'i'));
  part->add_rows()->mutable_building()->set_id(Bytes(16, 'b'));
  part->mutable_rows(0)->mutable_building()->set_name("2栋");
  auto* membership = part->add_rows()->mutable_membership();
  membership->set_body_id(Bytes(16, 'c'));
  membership->set_person_id(host_.community.branch[0].person.str());
  membership->set_capacity(v1::CAPACITY_MEMBER);
  membership->set_from_day(20'600);
  membership->set_to_day(20'599);
  ExpectRefused(host_.community.Sign(host_.community.registrars[0], stage), Reason::kRosterRowInvalid,
                {"2", "20600", "20599"});
}

TEST_F(BadInputTest, CharterThatContradictsItself) {
  v1::Command adopt;
  adopt.mutable_adopt_charter()->set_text(
      "id: \"odd\" version: 1 title: \"甲\" title_en: \"A\" basis: LEGAL_BASIS_OWN");
  adopt.mutable_adopt_charter()->mutable_paper()->set_day(1);
  ExpectRefused(host_.community.Sign(host_.community.committee[0], adopt), Reason::kCharterContradicts,
                {"covers", "stages[0]"});
  adopt.mutable_adopt_charter()->set_text("id: \"odd\"\nversoin: 1");
  ExpectRefused(host_.community.Sign(host_.community.committee[0], adopt), Reason::kCharterUnreadable, {"2"});
}

}  // namespace
}  // namespace yishi::testing

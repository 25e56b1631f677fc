// A small made-up community that acts: its people, their keys, and the commands that they sign.
//
// It knows nothing of who admits the commands: give it a Host over the engine, a chamber or a server. It
// draws ids, nonces and salts from its plan's seed, so that two of one plan act alike, and it checks every
// receipt.

#ifndef YISHI_TESTS_SUPPORT_COMMUNITY_FIXTURE_H_
#define YISHI_TESTS_SUPPORT_COMMUNITY_FIXTURE_H_

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/crypto/suite.h"
#include "engine/merkle/note_key.h"
#include "engine/merkle/proof.h"
#include "yishi/ledger/v1/entry.pb.h"
#include "yishi/v1/command.pb.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::testing {

// Somebody with a key.
struct Actor {
  PersonId person;
  crypto::SigningKey key;
  KeyId key_id;
};

// A signed command and what goes beside it.
struct SignedAct {
  Bytes bytes;
  std::vector<v1::Opening> openings;
};

// Where the commands go.
struct Host {
  // Waits for the answer.
  std::function<absl::StatusOr<v1::Receipt>(const SignedAct&)> submit;
  std::function<Millis()> now;
  // Lets time pass, for notices and the like.
  std::function<void(Millis)> advance_to;
};

struct CommunityPlan {
  crypto::SuiteId suite = crypto::SuiteId::kIntl;
  std::string origin = "example.org/ledger/hongqiao/sha256";
  std::string log_vkey;  // of the log that signs for the origin
  std::uint64_t seed = 1;
  int branch = 3;  // Party branch committee; the first of each is its head
  int committee = 5;
  int representatives = 12;
  int supervisors = 3;
  v1::ChangeRule change = v1::CHANGE_RULE_LAST;
};

// A box in which a vote is going on.
struct Poll {
  MatterId matter;
  MeetingId meeting;
  BoxId box;
  Bytes question;
};

// Not thread-safe, except that several threads may Sign and Ballot while nobody takes a step.
class CommunityFixture {
 public:
  CommunityFixture(CommunityPlan plan, Host host);

  const CommunityPlan& plan() const { return plan_; }
  const crypto::Suite& suite() const { return suite_; }
  // Zero until founded.
  const LedgerId& ledger() const { return ledger_; }
  // The newest head of any receipt so far.
  const merkle::Head& seen() const { return seen_; }

  std::deque<Actor> registrars;  // the founders: the first issues slips, the second confirms
  std::deque<Actor> branch;
  std::deque<Actor> committee;
  std::deque<Actor> representatives;
  std::deque<Actor> supervisors;

  // The steps of a community's life, each on top of those before. An error is the host's answer.
  absl::Status Found();
  absl::Status ImportRoster();
  absl::Status EnrolEveryone();  // but the registrars, who have keys; with confirmation
  absl::Status AdoptCharter();   // "plain": one vote of the representatives' meeting, on devices
  absl::StatusOr<MatterId> OpenMotion(const std::string& title);
  // For nine o'clock of the next day, and lets time pass until then. A session, or a window of that length.
  absl::StatusOr<MeetingId> Convene(const MatterId& matter, Millis window_ms = 0);
  absl::Status CheckInEveryone(const MeetingId& meeting);
  absl::StatusOr<Poll> OpenBox(const MatterId& matter, const MeetingId& meeting, std::uint32_t present);
  // `without_ballot` are present and have none.
  absl::Status CloseBox(const Poll& poll, std::uint32_t without_ballot);
  absl::Status DeclareBox(const Poll& poll);
  // Found to AdoptCharter.
  absl::Status SetUp();
  // SetUp if it was not, and all steps until a new box is open.
  absl::StatusOr<Poll> OpenPoll(const std::string& title);
  // The same with a window of that length, whose box closes by itself; nobody checks in.
  absl::StatusOr<Poll> OpenWindow(const std::string& title, Millis window_ms);
  // Those who may vote in a poll: committee and representatives.
  std::vector<const Actor*> Voters() const;

  // `act` with everything else of a command filled in, signed. Each call makes another command.
  SignedAct Sign(const Actor& actor, v1::Command act, std::vector<v1::Opening> openings = {}) const;
  SignedAct Ballot(const Actor& actor, const Poll& poll, v1::Choice choice) const;
  // The founding command, without handing it in.
  SignedAct FoundingAct() const;

  // Hands it in and checks the receipt: inclusion, checkpoint, position. The entry.
  absl::StatusOr<ledger::v1::Entry> Submit(const SignedAct& act);
  absl::StatusOr<ledger::v1::Entry> Do(const Actor& actor, v1::Command act);
  // kProofInvalid and the like unless `receipt` proves its entry under the plan's log key. The head that it
  // proves.
  absl::StatusOr<merkle::Head> CheckReceipt(const v1::Receipt& receipt) const;

  // The next `size` bytes that look random, at most 32.
  Bytes Draw(std::size_t size) const;

 private:
  Actor MakeActor() const;
  std::vector<const Actor*> Enrolled() const;
  std::vector<v1::RosterRow> RosterRows() const;

  CommunityPlan plan_;
  Host host_;
  const crypto::Suite& suite_;
  mutable std::atomic<std::uint64_t> drawn_ = 0;
  LedgerId ledger_;
  merkle::Head seen_;
};

}  // namespace yishi::testing

#endif  // YISHI_TESTS_SUPPORT_COMMUNITY_FIXTURE_H_

// A ledger with a bit of everything in it, told on the bare engine, and its archive.

#ifndef YISHI_TESTS_UNIT_AUDIT_TOLD_LEDGER_H_
#define YISHI_TESTS_UNIT_AUDIT_TOLD_LEDGER_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/community/community.h"
#include "tests/support/community_fixture.h"
#include "tests/unit/audit/parts.h"

namespace yishi::audit {

class ToldLedger {
 public:
  explicit ToldLedger(crypto::SuiteId suite = crypto::SuiteId::kIntl, std::uint64_t seed = 1);

  testing::CommunityFixture& people() { return *people_; }
  const community::Community& community() const { return community_; }
  const Log& log() const { return log_; }
  const crypto::Suite& suite() const { return suite_; }
  const LedgerId& ledger() const { return community_.state.foundation.ledger; }

  // Every entry so far, the openings of boxes declared so far and the documents.
  Parts All() const;
  // The same for the first `size` entries.
  Parts Until(std::size_t size) const;
  std::size_t size() const { return entries_.size(); }

  // A vote in one session: the choices in the voters' order, those of the last two changed once. Declared.
  testing::Poll Vote(const std::string& title, const std::vector<v1::Choice>& choices);
  // A vote over days, whose box closes by the clock; then it is posted, objected to (the objection goes up a
  // level by the clock and is answered there) and completed by the clock.
  void VoteAndPost(const std::string& title);
  // A vote over days whose box the clock closes only after another command. The entry of that command.
  std::uint64_t VoteWithLateClock(const std::string& title);
  // A box that stays open with three ballots in it.
  testing::Poll OpenBox(const std::string& title);

  // Admits without looking at signatures and keys, as no honest server does.
  bool careless = false;

  absl::StatusOr<v1::Receipt> Submit(const testing::SignedAct& act);
  Millis now() const { return now_; }
  void AdvanceTo(Millis time) { now_ = std::max(now_, time); }

 private:
  ledger::v1::Entry Do(const testing::Actor& actor, v1::Command act);
  void Keep(const community::Decided& decided, const std::vector<v1::Opening>& openings);
  void AdoptWindowCharter();
  v1::BlobRef KeepDocument(const std::string& title);
  testing::Poll OpenWindow(const std::string& title);
  void CloseMeeting(const MeetingId& meeting);
  Bytes PutUp(const MatterId& matter);
  void Prove(const Bytes& posting);

  const crypto::Suite& suite_;
  Log log_;
  Millis now_;
  community::Community community_;
  std::unique_ptr<testing::CommunityFixture> people_;
  std::vector<Bytes> entries_;
  std::vector<v1::ReleasedOpening> openings_;  // of every ballot
  std::map<std::string, Bytes> documents_;
};

// One ledger of INTL, told once and shared by the tests: a vote, a vote that is posted, an open box.
const ToldLedger& Told();

}  // namespace yishi::audit

#endif  // YISHI_TESTS_UNIT_AUDIT_TOLD_LEDGER_H_

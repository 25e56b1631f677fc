// One box of one meeting, with people who vote in it: persons 1 to `voters` are on the roll.

#ifndef YISHI_TESTS_UNIT_BOX_BOX_FIXTURE_H_
#define YISHI_TESTS_UNIT_BOX_BOX_FIXTURE_H_

#include <initializer_list>
#include <utility>
#include <vector>

#include "engine/box/decide.h"
#include "gtest/gtest.h"
#include "tests/support/small_charter.h"
#include "tests/support/small_roster.h"

namespace yishi::box {

// Officers, none of whom is on the roll.
inline constexpr int kChair = 201;
inline constexpr int kDesk = 202;
inline constexpr int kTeller = 203;
inline constexpr int kOtherTeller = 204;
inline constexpr int kScrutineer = 205;

// A ballot with its opening.
struct SealedBallot {
  v1::CastBallot act;
  v1::Opening opening;
};

class BoxFixture : public ::testing::Test {
 protected:
  explicit BoxFixture(int voters = 10);

  // Checks persons in by a channel, before the box is opened.
  void Present(int from, int to, meeting::Channel channel);
  // Opens the box with everybody who is checked in.
  void Open();

  roster::Acting As(int person) const { return people_.ActingAs(person, now_); }
  const Box& box() const { return boxes_.at(TheBox()); }

  absl::StatusOr<Effects> TryOpen(int actor, std::uint32_t stated) const;
  SealedBallot BallotOf(int person, v1::Choice choice) const;
  SealedBallot BallotSaying(int person, const Bytes& content) const;
  absl::StatusOr<Effects> TryCast(int person, const SealedBallot& ballot) const {
    return TryCastAs(As(person), ballot);
  }
  absl::StatusOr<Effects> TryCastAs(const roster::Acting& acting, const SealedBallot& ballot) const;
  absl::StatusOr<Effects> TryHandOut(int actor, std::initializer_list<int> persons) const;
  absl::StatusOr<Effects> TryClose(int actor, std::uint32_t without_ballot) const;
  absl::StatusOr<Effects> TryEnter(int actor, const v1::EnterSheet& act) const;
  absl::StatusOr<Effects> TryConfirm(int actor, v1::Channel channel, const CommandId& sheet) const;
  absl::StatusOr<Effects> TryDeclare(int actor = kChair) const;

  // The same, which must be allowed, and applied.
  void Cast(int person, v1::Choice choice);
  void CastSaying(int person, const Bytes& content);
  void HandOut(std::initializer_list<int> persons);
  void Close();
  // The id of the command that entered it.
  CommandId Enter(int actor, const v1::EnterSheet& act);
  void Confirm(int actor, v1::Channel channel, const CommandId& sheet);
  // Enters by one teller, confirms by the other.
  void EnterAndConfirm(const v1::EnterSheet& act);
  ledger::v1::BoxDeclared Declare();

  // A sheet that adds up: `marked` persons with paper, who carried away what is not counted.
  static v1::EnterSheet Paper(int marked, int yes, int no, int abstain, int void_ballots);
  static v1::EnterSheet Hands(int yes, int no, int abstain, int silent);

  static BoxId TheBox() { return testing::NumberedId<BoxId>(1); }
  static MatterId TheMatter() { return testing::NumberedId<MatterId>(1); }
  static MeetingId TheMeeting() { return testing::NumberedId<MeetingId>(1); }

  // Folds the first effect in, as the entry of `command` by `actor`.
  void Fold(const absl::StatusOr<Effects>& effects, v1::Command command, const CommandId& id, int actor);

  v1::VoteRules& rules() { return *charter_.mutable_stages(0)->mutable_vote(); }
  const v1::VoteRules& rules() const { return charter_.stages(0).vote(); }
  meeting::Meeting& meeting() { return meetings_.at(TheMeeting()); }
  const meeting::Meeting& meeting() const { return meetings_.at(TheMeeting()); }

  const crypto::Suite& suite_ = crypto::Suite::Get(crypto::SuiteId::kIntl);
  calendar::Calendar calendar_ = testing::ChinaWith();
  v1::Charter charter_ = testing::SmallCharter();
  testing::SmallRoster people_;
  meeting::Meetings meetings_;
  Question question_;
  Boxes boxes_;
  Openings openings_;
  Millis now_ = testing::At("2026-03-06 19:00");
  std::uint64_t seq_ = 100;
};

}  // namespace yishi::box

#endif  // YISHI_TESTS_UNIT_BOX_BOX_FIXTURE_H_

// A disclosure that hangs at two places for 15 days, from Monday, 2 March 2026, 09:00 on.

#ifndef YISHI_TESTS_UNIT_POSTING_POSTING_FIXTURE_H_
#define YISHI_TESTS_UNIT_POSTING_POSTING_FIXTURE_H_

#include <string>
#include <string_view>
#include <vector>

#include "engine/posting/decide.h"
#include "gtest/gtest.h"
#include "tests/support/small_roster.h"

namespace yishi::posting {

inline constexpr int kMember = 1;       // of the residents' committee
inline constexpr int kOtherMember = 2;  // of the residents' committee
inline constexpr int kSupervisor = 3;
inline constexpr int kTown = 4;
inline constexpr int kResident = 5;
inline constexpr int kNeighbour = 6;

class PostingFixture : public ::testing::Test {
 protected:
  PostingFixture();

  roster::Acting As(int person) const { return people_.ActingAs(person, now_); }
  const Posting& posting() const { return postings_.postings.at(ThePosting()); }
  const Objection& objection(int number) const { return postings_.objections.at(TheObjection(number)); }

  v1::PutUpPosting Notice() const;
  absl::StatusOr<Effects> TryPutUp(int actor, const v1::PutUpPosting& act) const;
  absl::StatusOr<Effects> TryProve(int actor, std::uint32_t place) const;
  absl::StatusOr<Effects> TryInterrupt(std::uint32_t place, v1::InterruptionCause cause,
                                       int actor = kSupervisor) const;
  // An objection with its opening.
  absl::StatusOr<Effects> TryRaise(int actor) const;
  absl::StatusOr<Effects> TryAnswer(int actor, int objection, v1::ObjectionOutcome outcome,
                                    const std::string& redo = "", bool redo_is_earlier = false) const;

  // The same at a time, which must be allowed, and applied; the number of effects.
  void PutUp();
  std::size_t ProveAt(std::string_view minute, std::uint32_t place);
  void InterruptAt(std::string_view minute, std::uint32_t place, v1::InterruptionCause cause);
  // As objection `number`.
  void RaiseAt(std::string_view minute, int actor, int number);
  void Answer(int actor, int objection, v1::ObjectionOutcome outcome, const std::string& redo = "");
  // What the clock brings about.
  void EscalateAt(Millis at, int number);
  // Put up, and proven at both places: it ends at the last millisecond of 17 March.
  void Start();

  void Fold(const absl::StatusOr<Effects>& effects, v1::Command command, int actor);

  static PostingId ThePosting() { return testing::NumberedId<PostingId>(1); }
  static ObjectionId TheObjection(int number) { return testing::NumberedId<ObjectionId>(number); }
  static MatterId TheMatter() { return testing::NumberedId<MatterId>(1); }

  const crypto::Suite& suite_ = crypto::Suite::Get(crypto::SuiteId::kIntl);
  calendar::Calendar calendar_ = testing::ChinaWith();
  const std::vector<std::string> mandatory_{"社区公示栏"};
  v1::DiscloseRules rules_;
  Due due_;
  testing::SmallRoster people_;
  Postings postings_;
  Millis now_ = testing::At("2026-03-02 09:00");
};

}  // namespace yishi::posting

#endif  // YISHI_TESTS_UNIT_POSTING_POSTING_FIXTURE_H_

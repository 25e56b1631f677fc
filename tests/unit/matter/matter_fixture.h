// One matter under the small charter (tests/support/small_charter.h), wherever a test puts it.

#ifndef YISHI_TESTS_UNIT_MATTER_MATTER_FIXTURE_H_
#define YISHI_TESTS_UNIT_MATTER_MATTER_FIXTURE_H_

#include <string>
#include <vector>

#include "engine/matter/decide.h"
#include "gtest/gtest.h"
#include "tests/support/small_charter.h"
#include "tests/support/small_roster.h"

namespace yishi::matter {

inline constexpr int kHead = 1;    // of the residents' committee, which proposes and votes
inline constexpr int kMember = 2;  // of it
inline constexpr int kResident = 5;

class MatterFixture : public ::testing::Test {
 protected:
  MatterFixture();

  static v1::MatterContent Content();
  static MatterId TheMatter() { return testing::NumberedId<MatterId>(1); }
  static MeetingId TheMeeting() { return testing::NumberedId<MeetingId>(1); }
  static BoxId TheBox() { return testing::NumberedId<BoxId>(1); }

  roster::Acting As(int person) const { return people_.ActingAs(person, now_); }
  Surroundings Around() const {
    return {charters_, people_.roster, calendar_, meetings_, boxes_,
            records_,  postings_,      matters_,  petitions_};
  }
  Matter& matter() { return matters_.at(TheMatter()); }
  const Matter& matter() const { return matters_.at(TheMatter()); }

  // Puts the matter into a phase of a stage, newly entered.
  void Put(std::uint32_t stage, Phase phase);
  // A box of the current visit and the meeting that it is in.
  void AddBox(bool meeting_closed);
  // A posting of the current visit.
  PostingId AddPosting(int number, posting::Standing standing = posting::Standing::kHanging);
  ObjectionId AddObjection(int number, const PostingId& posting, bool suspends = true);

  // What the effect of `command` means for matters: the effects that follow it, applied.
  Effects React(ledger::v1::Effect cause, const v1::Command& command = {});
  Effects Declared(ledger::v1::BoxOutcome outcome);
  // Folds effects in, as those of `command`.
  void Fold(const Effects& effects, const v1::Command& command = {});

  static constexpr char kCharterId[] = "small";
  v1::Charter charter_ = testing::SmallCharter();
  Hash digest_ = *Hash::From(Bytes(32, 'c'));
  charter::Charters charters_;
  testing::SmallRoster people_;
  calendar::Calendar calendar_ = testing::ChinaWith();
  meeting::Meetings meetings_;
  box::Boxes boxes_;
  record::Records records_;
  posting::Postings postings_;
  Matters matters_;
  petition::Petitions petitions_;
  Millis now_ = testing::At("2026-03-02 09:00");
};

// The effect's name, for what is expected: "stage_passed".
std::string NameOf(const ledger::v1::Effect& effect);
std::vector<std::string> NamesOf(const Effects& effects);

}  // namespace yishi::matter

#endif  // YISHI_TESTS_UNIT_MATTER_MATTER_FIXTURE_H_

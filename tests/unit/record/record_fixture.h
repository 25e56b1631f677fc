// A matter that is being carried out under the small charter, with a budget of 5,000 yuan.

#ifndef YISHI_TESTS_UNIT_RECORD_RECORD_FIXTURE_H_
#define YISHI_TESTS_UNIT_RECORD_RECORD_FIXTURE_H_

#include <cstdint>
#include <vector>

#include "engine/record/decide.h"
#include "gtest/gtest.h"
#include "tests/support/small_charter.h"
#include "tests/support/small_roster.h"

namespace yishi::record {

inline constexpr int kBuyer = 1;  // of the residents' committee
inline constexpr int kOther = 2;  // of the residents' committee
inline constexpr int kSupervisor = 3;
inline constexpr int kProposer = 4;  // of the Party branch committee
inline constexpr int kResident = 5;

class RecordFixture : public ::testing::Test {
 protected:
  RecordFixture();

  // Records in good form, about the matter.
  static v1::FileRecord Plan();
  static v1::FileRecord Quote(std::int64_t fen = 400'000);
  static v1::FileRecord Contract(std::int64_t fen = 400'000);
  static v1::FileRecord Progress(std::uint32_t percent = 50);
  static v1::FileRecord Payment(std::int64_t fen = 400'000);
  static v1::FileRecord Acceptance(bool accepted = true);
  static v1::FileRecord Opinion();
  static v1::FileRecord Consent();
  static v1::BlobRef Blob();

  absl::StatusOr<Effects> Try(int actor, const v1::FileRecord& act) const;
  // Files it and applies that. The effect.
  ledger::v1::RecordFiled File(int actor, v1::FileRecord act);

  static MatterId TheMatter() { return testing::NumberedId<MatterId>(1); }
  v1::ImplementRules& rules() { return *charter_.mutable_stages(2)->mutable_implement(); }
  std::vector<Gap> Gaps() const {
    Standing standing = standing_;
    standing.implementing = &charter_.stages(2).implement();
    return MissingEvidence(records_, standing);
  }

  v1::Charter charter_ = testing::SmallCharter();
  testing::SmallRoster people_;
  Standing standing_;
  Records records_;
  meeting::Meetings meetings_;
  Millis now_ = testing::At("2026-04-01 09:00");
  std::uint64_t seq_ = 0;
  int payments_ = 0;
};

}  // namespace yishi::record

#endif  // YISHI_TESTS_UNIT_RECORD_RECORD_FIXTURE_H_

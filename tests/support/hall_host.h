// A hall in a folder of its own, for communities of community_fixture.h to live in.

#ifndef YISHI_TESTS_SUPPORT_HALL_HOST_H_
#define YISHI_TESTS_SUPPORT_HALL_HOST_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/runtime/hall.h"
#include "services/storage/event_store.h"
#include "tests/support/community_fixture.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temporary_folder.h"

namespace yishi::testing {

// Wednesday, 2026-04-01 at 02:00 UTC.
inline constexpr Millis kHallStartMs = 1'775'008'800'000;

// Hands the command in and waits for its answer.
absl::StatusOr<v1::Receipt> Await(runtime::Chamber& chamber, const SignedAct& act);

class HallHost {
 public:
  // `store` must outlive this.
  explicit HallHost(storage::EventStore& store, runtime::HallLimits limits = {});

  ManualClock& clock() { return clock_; }
  runtime::Hall& hall() { return *hall_; }
  // The chamber of the fixture's community. Aborts if it is not served.
  runtime::Chamber& chamber(const CommunityFixture& fixture);

  // A plan whose origin is reserved here.
  CommunityPlan Plan(const std::string& code = "hongqiao", crypto::SuiteId suite = crypto::SuiteId::kIntl);
  // Founds with the hall, and hands everything else to the ledger's chamber.
  Host host();

  // Ends the hall, so that the store may go.
  void Stop() { hall_.reset(); }
  // Ends the hall and opens another over `store`, with the same keys and the same records of what was
  // signed.
  void Restart(storage::EventStore& store);

  std::filesystem::path heads() const { return folder_.path() / "heads"; }
  std::filesystem::path keys() const { return folder_.path() / "keys"; }

 private:
  TemporaryFolder folder_;
  ManualClock clock_{kHallStartMs};
  runtime::HallLimits limits_;
  runtime::LogKeys keys_;
  std::unique_ptr<runtime::Hall> hall_;
};

}  // namespace yishi::testing

#endif  // YISHI_TESTS_SUPPORT_HALL_HOST_H_

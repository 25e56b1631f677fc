// Where the story stands: its people, its time, and the matter that it is about.

#ifndef YISHI_TESTS_DEMO_STORY_H_
#define YISHI_TESTS_DEMO_STORY_H_

#include <filesystem>
#include <string>

#include "absl/status/statusor.h"
#include "engine/calendar/calendar.h"
#include "tests/demo/cast.h"
#include "tests/demo/narrator.h"
#include "tests/demo/story_clock.h"

namespace yishi::demo {

// What a story begins with.
struct Beginning {
  std::filesystem::path roster;    // the roster file
  std::filesystem::path charter;   // the charter's text
  std::filesystem::path receipts;  // where receipts are kept
  calendar::Day first_day;         // on which the community is founded
};

class Story {
 public:
  // All must outlive this.
  Story(Beginning beginning, sdk::Client& client, StoryClock& clock, Cast& cast, Narrator& narrator);

  const Beginning& beginning() const { return beginning_; }
  sdk::Client& client() { return client_; }
  Cast& cast() { return cast_; }
  Narrator& narrator() { return narrator_; }

  // Civil time, as the community has it.
  const calendar::Calendar& days() const { return days_; }
  // An hour of the story's `day`, the first being 0.
  Millis At(int day, int hour, int minute = 0) const;
  // The day of the calendar that is the story's `day`.
  calendar::Day DayAt(int day) const { return calendar::AddDays(beginning_.first_day, day); }
  Millis now() { return clock_.Now(); }
  // Time passes, and the narrator says what it is now.
  void GoTo(Millis time);

  // The matter that the story is about now.
  const MatterId& matter() const { return matter_; }
  void Follow(const MatterId& matter) { matter_ = matter; }
  absl::StatusOr<v1::MatterView> LookAtMatter();
  // Says where the matter stands.
  absl::Status TellLine();
  // Says what anybody is told of it: whom it waits for, and what is refused now and why.
  absl::Status TellExplanation();
  // Waits until the matter has left the phase, which the clock alone brings about. An error if it does not
  // within some seconds of real time.
  absl::Status AwaitEndOf(ledger::v1::Phase phase);

 private:
  const Beginning beginning_;
  sdk::Client& client_;
  StoryClock& clock_;
  Cast& cast_;
  Narrator& narrator_;
  calendar::Calendar days_;
  MatterId matter_;
};

// What is known of the calendar of 2026 in China: public holidays, and weekends that are worked.
calendar::CalendarData CalendarOf2026();

}  // namespace yishi::demo

#endif  // YISHI_TESTS_DEMO_STORY_H_

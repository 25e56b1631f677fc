#include "tests/demo/story.h"

#include <chrono>
#include <initializer_list>
#include <thread>
#include <utility>

#include "engine/base/status.h"
#include "tests/demo/picture.h"

namespace yishi::demo {
namespace {

constexpr int kChinaMinutes = 480;
constexpr int kAwaitAttempts = 1'000;
constexpr auto kAwaitPause = std::chrono::milliseconds(10);

void AddDaysTo(std::set<calendar::Day>& days, std::initializer_list<const char*> texts) {
  for (const char* text : texts) days.insert(*calendar::ParseDay(text));
}

}  // namespace

calendar::CalendarData CalendarOf2026() {
  calendar::CalendarData data;
  data.offset_minutes = kChinaMinutes;
  AddDaysTo(
      data.holidays,
      {"2026-04-04", "2026-04-05", "2026-04-06", "2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04",
       "2026-05-05", "2026-06-19", "2026-06-20", "2026-06-21", "2026-09-25", "2026-09-26", "2026-09-27",
       "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07"});
  AddDaysTo(data.makeup_days, {"2026-05-09", "2026-09-20", "2026-10-10"});
  return data;
}

Story::Story(Beginning beginning, sdk::Client& client, StoryClock& clock, Cast& cast, Narrator& narrator)
    : beginning_(std::move(beginning)),
      client_(client),
      clock_(clock),
      cast_(cast),
      narrator_(narrator),
      days_(*calendar::Calendar::Make(CalendarOf2026())) {}

Millis Story::At(int day, int hour, int minute) const {
  return days_.StartOf(DayAt(day)) + hour * kHourMs + minute * kMinuteMs;
}

void Story::GoTo(Millis time) {
  clock_.AdvanceTo(time);
  narrator_.Scene(days_.Format(clock_.Now()));
}

absl::StatusOr<v1::MatterView> Story::LookAtMatter() {
  v1::GetMatterRequest request;
  request.set_ledger_id(cast_.ledger().str());
  request.set_matter_id(matter_.str());
  YISHI_ASSIGN_OR_RETURN(v1::GetMatterResponse response, client_.Call(request));
  return std::move(*response.mutable_matter());
}

absl::Status Story::TellLine() {
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, LookAtMatter());
  demo::TellLine(narrator_, matter);
  return absl::OkStatus();
}

absl::Status Story::TellExplanation() {
  v1::ExplainMatterRequest request;
  request.set_ledger_id(cast_.ledger().str());
  request.set_matter_id(matter_.str());
  YISHI_ASSIGN_OR_RETURN(const v1::ExplainMatterResponse response, client_.Call(request));
  demo::TellExplanation(narrator_, days_, response);
  return absl::OkStatus();
}

absl::Status Story::AwaitEndOf(ledger::v1::Phase phase) {
  for (int i = 0; i < kAwaitAttempts; ++i) {
    YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, LookAtMatter());
    if (matter.summary().phase() != phase) return absl::OkStatus();
    std::this_thread::sleep_for(kAwaitPause);
  }
  return Refuse(Reason::kInternal, "时间已到，事项却没有变化",
                "the time has come and the matter has not moved");
}

}  // namespace yishi::demo

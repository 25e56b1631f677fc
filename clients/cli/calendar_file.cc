#include "clients/cli/calendar_file.h"

#include <algorithm>
#include <sstream>

#include "clients/cli/exit_code.h"
#include "clients/sdk/files.h"
#include "engine/base/status.h"
#include "engine/calendar/day.h"

namespace yishi::cli {
namespace {

constexpr std::size_t kCalendarBytesMax = 64 * 1024;

}  // namespace

absl::StatusOr<CalendarFile> ReadCalendarFile(const std::string& path) {
  YISHI_ASSIGN_OR_RETURN(const std::string text, sdk::ReadFile(path, kCalendarBytesMax));
  std::istringstream stream(text);
  CalendarFile days;
  for (std::string line; std::getline(stream, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const bool work = line.starts_with("work ");
    const auto day = calendar::ParseDay(work ? line.substr(5) : line);
    if (!day) return UsageError(path + "：日期读不懂：" + line, path + ": cannot read the day: " + line);
    (work ? days.workdays : days.holidays).push_back(day->days_since_epoch);
  }
  std::sort(days.holidays.begin(), days.holidays.end());
  std::sort(days.workdays.begin(), days.workdays.end());
  return days;
}

}  // namespace yishi::cli

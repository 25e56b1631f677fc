// A file of holidays and make-up working days, a day to a line.

#ifndef YISHI_CLIENTS_CLI_CALENDAR_FILE_H_
#define YISHI_CLIENTS_CLI_CALENDAR_FILE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace yishi::cli {

// Days since 1970-01-01, ascending.
struct CalendarFile {
  std::vector<std::int32_t> holidays;
  std::vector<std::int32_t> workdays;
};

// Lines "2026-10-01" (a holiday) and "work 2026-10-10" (a weekend day that is worked); '#' begins a comment.
absl::StatusOr<CalendarFile> ReadCalendarFile(const std::string& path);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_CALENDAR_FILE_H_

// Every limit of the engine, in one place. A request over one of them is refused and told which.

#ifndef YISHI_ENGINE_BASE_LIMITS_H_
#define YISHI_ENGINE_BASE_LIMITS_H_

#include <cstddef>
#include <cstdint>

#include "engine/base/time.h"

namespace yishi::limits {

// An entry fits a tlog-tiles entry bundle, whose lengths are 16 bits (C2SP tlog-tiles).
inline constexpr std::size_t kEntryBytes = 65'535;
// What is left for the effects and the header around it is 16 KiB.
inline constexpr std::size_t kCommandBytes = 48 * 1024;
inline constexpr std::size_t kBlobBytes = 3 * 1024 * 1024;
inline constexpr std::size_t kOpeningBytes = 8 * 1024;
inline constexpr std::size_t kOpeningsPerCommand = 400;
inline constexpr int kMessageDepth = 16;  // nesting of a command's messages

// In square decimetres: ten square kilometres. Every household of a roster together stays below
// tally::kFigureMax.
inline constexpr std::int64_t kHouseholdArea = 1'000'000'000;
inline constexpr int kOptions = 32;  // candidates, bids, designs to choose from

inline constexpr std::size_t kTitleBytes = 300;
inline constexpr std::size_t kTextBytes = 16 * 1024;
inline constexpr std::size_t kShortTextBytes = 2 * 1024;
inline constexpr std::size_t kNameBytes = 120;

inline constexpr int kRosterRowsPerPart = 400;
inline constexpr int kRosterParts = 2'000;
inline constexpr int kRosterRows = 400'000;
inline constexpr int kEnrolmentsPerCommand = 400;
inline constexpr int kPersonsPerCommand = 400;
inline constexpr int kAgendaItems = 50;
inline constexpr int kOfficers = 30;
inline constexpr int kBlobsPerAct = 30;
inline constexpr int kPlaces = 20;
inline constexpr int kStages = 16;
inline constexpr int kHolidays = 400;
inline constexpr int kFounders = 8;
inline constexpr std::uint32_t kRecoveryDays = 30;
inline constexpr int kMilestones = 50;

// Money in fen: one trillion yuan, far from overflow even when summed over every payment of a ledger.
inline constexpr std::int64_t kMoneyFen = 100'000'000'000'000;

inline constexpr Millis kWindowMs = 24 * kHourMs;
// Sheets and attendance signed offline in the hall may come in late (sheets only; see
// engine/community/admit.h).
inline constexpr Millis kOfflineWindowMs = 7 * kDayMs;
inline constexpr Millis kClockSkewMs = 5 * kMinuteMs;
inline constexpr Millis kClockJumpMs = kHourMs;

}  // namespace yishi::limits

#endif  // YISHI_ENGINE_BASE_LIMITS_H_

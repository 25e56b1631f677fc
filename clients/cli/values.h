// Values that people type, and values as people read them.

#ifndef YISHI_CLIENTS_CLI_VALUES_H_
#define YISHI_CLIENTS_CLI_VALUES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "engine/base/time.h"
#include "engine/calendar/calendar.h"
#include "yishi/v1/box.pb.h"
#include "yishi/v1/matter.pb.h"
#include "yishi/v1/meeting.pb.h"
#include "yishi/v1/posting.pb.h"
#include "yishi/v1/record.pb.h"
#include "yishi/v1/roll.pb.h"
#include "yishi/v1/roster.pb.h"

namespace yishi::cli {

// "2026-03-20 09:00", "2026-03-20T09:00" or "2026-03-20" (00:00), in the civil time of `calendar`; "now" is
// `now`, and
// "+3d", "+2h", "+45m", "+10s" count from it.
absl::StatusOr<Millis> ReadTime(std::string_view text, const calendar::Calendar& calendar, Millis now);

// "12345.67" yuan, also "1.2万", as fen. Exact: no more than two decimals, or six before 万.
absl::StatusOr<std::int64_t> ReadMoney(std::string_view text);
// "123,456.70 元"
std::string ShowMoney(std::int64_t fen);

// A whole number of [0, 4294967295].
absl::StatusOr<std::uint32_t> ReadCount(std::string_view text);

// By the Chinese word, the English one, or its first letter. Usage errors list what there is.
absl::StatusOr<v1::Choice> ReadChoice(std::string_view text);
absl::StatusOr<v1::Channel> ReadChannel(std::string_view text);
absl::StatusOr<v1::BodyKind> ReadBody(std::string_view text);
absl::StatusOr<v1::Origin> ReadOrigin(std::string_view text);
absl::StatusOr<v1::Ownership> ReadOwnership(std::string_view text);
absl::StatusOr<v1::OpinionVerdict> ReadVerdict(std::string_view text);
absl::StatusOr<v1::ErasureGround> ReadErasureGround(std::string_view text);
absl::StatusOr<v1::InterruptionCause> ReadCause(std::string_view text);
absl::StatusOr<v1::ObjectionOutcome> ReadOutcome(std::string_view text);
absl::StatusOr<v1::Suite> ReadSuite(std::string_view text);
absl::StatusOr<v1::RecordKind> ReadRecordKind(std::string_view text);
absl::StatusOr<v1::RollChangeCause> ReadRollChangeCause(std::string_view text);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_VALUES_H_

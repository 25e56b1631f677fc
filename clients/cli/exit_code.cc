#include "clients/cli/exit_code.h"

#include <utility>

#include "absl/strings/cord.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

constexpr char kUsageUrl[] = "yishi/usage";

ExitCode ExitCodeOfReason(Reason reason) {
  switch (reason) {
    case Reason::kProofInvalid:
    case Reason::kSeenHeadDiffers:
    case Reason::kArchiveDamaged:
      return ExitCode::kNotProven;
    case Reason::kOverloaded:
    case Reason::kClockJumped:
    case Reason::kStopping:
      return ExitCode::kNotReachable;
    default:
      return ExitCode::kRefused;
  }
}

}  // namespace

absl::Status UsageError(std::string zh, std::string en) {
  absl::Status status = Refuse(Reason::kFieldInvalid, std::move(zh), std::move(en));
  status.SetPayload(kUsageUrl, absl::Cord());
  return status;
}

absl::Status WithUsage(absl::Status error, std::string_view line) {
  error.SetPayload(kUsageUrl, absl::Cord(absl::string_view(line.data(), line.size())));
  return error;
}

std::string UsageOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kUsageUrl);
  return payload ? std::string(*payload) : "";
}

ExitCode ExitCodeOf(const absl::Status& status) {
  if (status.ok()) return ExitCode::kDone;
  if (status.GetPayload(kUsageUrl)) return ExitCode::kUsage;
  if (const auto refusal = RefusalOf(status)) return ExitCodeOfReason(refusal->reason);
  const bool away = absl::IsUnavailable(status) || absl::IsDeadlineExceeded(status);
  return away ? ExitCode::kNotReachable : ExitCode::kRefused;
}

}  // namespace yishi::cli

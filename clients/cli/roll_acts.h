// The roll of a meeting: objections to it and its changes, which different people act on.

#ifndef YISHI_CLIENTS_CLI_ROLL_ACTS_H_
#define YISHI_CLIENTS_CLI_ROLL_ACTS_H_

#include "clients/cli/context.h"
#include "clients/cli/usage.h"

namespace yishi::cli {

// MEETING TEXT
absl::Status ObjectToRoll(Context& context, const Arguments& arguments);
// MEETING [--objection ID]: what it says, for those who decide on it.
absl::Status ShowRollObjection(Context& context, const Arguments& arguments);
// MEETING dismissed|upheld REASONS [--objection ID]
absl::Status AnswerRollObjection(Context& context, const Arguments& arguments);
// MEETING death|term-over|court|objection TEXT [--remove WHO]... [--add WHO]... [--objection ID] [--paper
// FILE]...
absl::Status ChangeRoll(Context& context, const Arguments& arguments);
// MEETING [--change ID]
absl::Status ConfirmRollChange(Context& context, const Arguments& arguments);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_ROLL_ACTS_H_

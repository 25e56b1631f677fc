#include "clients/load/ballots.h"

#include "clients/load/drive.h"
#include "clients/load/parallel.h"
#include "clients/sdk/openings.h"
#include "engine/base/status.h"
#include "engine/wire/envelope.h"
#include "yishi/v1/command_service.pb.h"

namespace yishi::load {

v1::Choice ChoiceOf(std::size_t voter) {
  if (voter % 10 < 7) return v1::CHOICE_YES;
  return voter % 10 < 9 ? v1::CHOICE_NO : v1::CHOICE_ABSTAIN;
}

absl::StatusOr<Ballots> SignBallots(std::span<const sdk::Signer> voters, const Poll& poll,
                                    const sdk::Draft& draft) {
  Ballots ballots;
  ballots.choices.resize(voters.size());
  ballots.signed_commands.resize(voters.size());
  ballots.bodies.resize(voters.size());
  YISHI_RETURN_IF_ERROR(ForEach(voters.size(), [&](std::size_t i) -> absl::Status {
    ballots.choices[i] = ChoiceOf(i);
    const sdk::Committed committed = sdk::CommitBallot(voters[i].suite(), ballots.choices[i]);
    v1::CastBallot act;
    act.set_box_id(poll.box.str());
    act.set_question(poll.question);
    act.set_commitment(committed.commitment.str());
    YISHI_ASSIGN_OR_RETURN(const sdk::SignedAct ready, sdk::SignAct(voters[i], draft, act));
    ballots.signed_commands[i] = wire::SerializeSignedCommand(ready.command);
    v1::SubmitRequest request;
    request.set_signed_command(ballots.signed_commands[i]);
    *request.add_openings() = committed.opening;
    ballots.bodies[i] = BufferOf(request.SerializeAsString());
    return absl::OkStatus();
  }));
  return ballots;
}

}  // namespace yishi::load

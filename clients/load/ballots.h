// Ballots, signed before the clock runs.

#ifndef YISHI_CLIENTS_LOAD_BALLOTS_H_
#define YISHI_CLIENTS_LOAD_BALLOTS_H_

#include <grpcpp/support/byte_buffer.h>

#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/load/poll.h"
#include "clients/sdk/command_builder.h"
#include "clients/sdk/signer.h"
#include "yishi/v1/box.pb.h"

namespace yishi::load {

// One ballot of each voter, by their number.
struct Ballots {
  std::vector<v1::Choice> choices;
  std::vector<Bytes> signed_commands;    // what a receipt must hold
  std::vector<grpc::ByteBuffer> bodies;  // the SubmitRequest of each
};

// Of ten voters seven say yes, two no, one abstains.
v1::Choice ChoiceOf(std::size_t voter);

absl::StatusOr<Ballots> SignBallots(std::span<const sdk::Signer> voters, const Poll& poll,
                                    const sdk::Draft& draft);

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_BALLOTS_H_

// What a box puts to the vote: that the words shown to a voter are the words that are voted on.

#ifndef YISHI_CLIENTS_SDK_QUESTION_H_
#define YISHI_CLIENTS_SDK_QUESTION_H_

#include "absl/status/statusor.h"
#include "clients/sdk/member.h"
#include "yishi/v1/matter.pb.h"
#include "yishi/v1/matter_service.pb.h"
#include "yishi/v1/meeting_service.pb.h"

namespace yishi::sdk {

// TH("question", matter, u16 stage, u32 version, id of the command with that version): what a ballot repeats.
Hash QuestionDigest(const crypto::Suite& suite, const MatterId& matter, std::uint32_t stage,
                    std::uint32_t version, const CommandId& command);

// The content that `box` puts to the vote, proven: the box's digest names a command, that command stands on
// the ledger (its receipt is checked against the kept history), and it holds the very content that `matter`
// shows. Needs a session. kProofInvalid where anything differs.
absl::StatusOr<v1::MatterContent> ProveQuestion(Member& member, const v1::BoxView& box,
                                                const v1::MatterView& matter);

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_QUESTION_H_

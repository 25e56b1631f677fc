// The words for what the API numbers: one table for each enum, for reading and for showing.

#ifndef YISHI_CLIENTS_CLI_WORDS_H_
#define YISHI_CLIENTS_CLI_WORDS_H_

#include <span>
#include <string_view>

#include "clients/cli/text.h"
#include "yishi/ledger/v1/entry.pb.h"
#include "yishi/v1/box.pb.h"
#include "yishi/v1/matter.pb.h"
#include "yishi/v1/matter_service.pb.h"
#include "yishi/v1/meeting.pb.h"
#include "yishi/v1/meeting_service.pb.h"
#include "yishi/v1/posting.pb.h"
#include "yishi/v1/posting_service.pb.h"
#include "yishi/v1/record.pb.h"
#include "yishi/v1/roll.pb.h"
#include "yishi/v1/roster.pb.h"

namespace yishi::cli {

// One value: the word that is typed (also accepted: the Chinese), and how it is shown.
struct Word {
  int value;
  std::string_view typed;
  std::string_view zh;
  std::string_view en;
};

std::span<const Word> Choices();
std::span<const Word> Channels();
std::span<const Word> BodyKinds();
std::span<const Word> Origins();
std::span<const Word> Ownerships();
std::span<const Word> Verdicts();
std::span<const Word> ErasureGrounds();
std::span<const Word> Causes();
std::span<const Word> ObjectionOutcomes();
std::span<const Word> Suites();
std::span<const Word> RecordKinds();
std::span<const Word> RollChangeCauses();

Phrase NameOf(v1::Choice choice);
Phrase NameOf(v1::Channel channel);
Phrase NameOf(v1::BodyKind body);
Phrase NameOf(v1::Capacity capacity);
Phrase NameOf(v1::Origin origin);
Phrase NameOf(v1::RecordKind kind);
Phrase NameOf(v1::MeetingRole role);
Phrase NameOf(v1::BoxPhaseView phase);
Phrase NameOf(v1::PostingStanding standing);
Phrase NameOf(v1::ObjectionLevel level);
Phrase NameOf(v1::ObjectionOutcome outcome);
Phrase NameOf(v1::InterruptionCause cause);
Phrase NameOf(v1::OpinionVerdict verdict);
Phrase NameOf(v1::ErasureGround ground);
Phrase NameOf(v1::RollChangeCause cause);
Phrase NameOf(v1::MatterStanding standing);
Phrase NameOf(ledger::v1::BoxOutcome outcome);
Phrase NameOf(ledger::v1::CloseCause cause);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_WORDS_H_

// Acts on a box, and what their effects do to it.

#ifndef YISHI_ENGINE_BOX_DECIDE_H_
#define YISHI_ENGINE_BOX_DECIDE_H_

#include <span>

#include "engine/box/box.h"
#include "engine/box/openings.h"
#include "engine/calendar/calendar.h"
#include "engine/roster/acting.h"
#include "engine/wire/effects.h"
#include "yishi/v1/charter.pb.h"
#include "yishi/v1/command.pb.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::box {

// What a new box is about, as the matter's side sees it.
struct Question {
  MatterId matter;
  std::uint32_t stage = 0;
  std::uint32_t version = 0;
  Hash digest;
  Hash charter_digest;
  std::uint32_t options = 0;  // to choose from; 0: the question is yes or no
};

absl::StatusOr<Effects> DecideOpen(const meeting::Meeting& meeting, const calendar::Calendar& calendar,
                                   const roster::Acting& acting, const v1::VoteRules& rules,
                                   const Question& question, const v1::OpenBox& act);

// `openings` came with the command.
absl::StatusOr<Effects> DecideCast(const Box& box, const meeting::Meeting& meeting,
                                   const roster::Acting& acting, const v1::VoteRules& rules,
                                   std::span<const v1::Opening> openings, const crypto::Suite& suite,
                                   const v1::CastBallot& act);
// The same by the commitment alone, for whoever decides again while the opening is withheld. What the ballot
// says, and whether it says anything, is then left open.
absl::StatusOr<Effects> DecideCastUnopened(const Box& box, const meeting::Meeting& meeting,
                                           const roster::Acting& acting, const v1::VoteRules& rules,
                                           const v1::CastBallot& act);

absl::StatusOr<Effects> DecideHandOut(const Box& box, const meeting::Meeting& meeting,
                                      const roster::Acting& acting, const v1::VoteRules& rules,
                                      const v1::HandOutPaper& act);

absl::StatusOr<Effects> DecideClose(const Box& box, const meeting::Meeting& meeting,
                                    const roster::Acting& acting, const v1::CloseBox& act);

// A window's box closes by the clock.
ledger::v1::Effect ClosedByClock(const BoxId& id, const Box& box);

absl::StatusOr<Effects> DecideEnterSheet(const Box& box, const meeting::Meeting& meeting,
                                         const roster::Acting& acting, const v1::VoteRules& rules,
                                         const v1::EnterSheet& act);

absl::StatusOr<Effects> DecideConfirmSheet(const Box& box, const meeting::Meeting& meeting,
                                           const roster::Acting& acting, const v1::ConfirmSheet& act);

// Counts. `openings` hold the choices of the box's ballots: kOpeningsIncomplete, with the number, if any is
// missing.
absl::StatusOr<Effects> DecideDeclare(const Box& box, const meeting::Meeting& meeting,
                                      const roster::Acting& acting, const v1::VoteRules& rules,
                                      const Openings& openings, const v1::DeclareBox& act);

absl::StatusOr<Effects> DecideEnterTieSeed(const Box& box, const meeting::Meeting& meeting,
                                           const calendar::Calendar& calendar, const roster::Acting& acting,
                                           const v1::EnterTieSeed& act);

absl::StatusOr<Effects> DecideConfirmTieSeed(const Box& box, const meeting::Meeting& meeting,
                                             const v1::VoteRules& rules, const crypto::Suite& suite,
                                             const roster::Acting& acting, const v1::ConfirmTieSeed& act);

// Whether nothing of the box is open any more: declared, and no tie waits for its seed.
bool IsDecided(const Box& box);
// Whether a tie may be left to the seed of the notice: it was not published yet when the box closed.
bool SeedIsUsable(const Box& box, const meeting::Meeting& meeting);

// The box with this id; kNotFound.
absl::StatusOr<const Box*> Find(const Boxes& boxes, BytesView id);

// How many of those present have neither a ballot nor paper, and are not counted by hands.
std::size_t WithoutBallot(const Box& box);
// How many principals are present by their agent; in a window, those whose ballot or paper is there.
std::int64_t PresentByProxy(const Box& box);
// By which channel a person's electronic ballot came: in a window, where nobody checks in, by device.
meeting::Channel ChannelOf(const Box& box, const PersonId& person);
// How many are counted by a show of hands.
std::int64_t PresentByHands(const Box& box);

// Folds one effect in; `command` is what its entry holds. False if it is not a box's.
bool Apply(Boxes& boxes, const meeting::Meetings& meetings, const ledger::v1::Effect& effect,
           const v1::Command& command, const CommandId& id, std::uint64_t seq, Millis admitted_ms);

}  // namespace yishi::box

#endif  // YISHI_ENGINE_BOX_DECIDE_H_

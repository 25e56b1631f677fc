// Acts on postings and objections, what the clock does to them, and what their effects do.

#ifndef YISHI_ENGINE_POSTING_DECIDE_H_
#define YISHI_ENGINE_POSTING_DECIDE_H_

#include <optional>
#include <span>
#include <string>

#include "engine/calendar/calendar.h"
#include "engine/crypto/suite.h"
#include "engine/posting/posting.h"
#include "engine/roster/acting.h"
#include "engine/wire/effects.h"
#include "yishi/v1/charter.pb.h"
#include "yishi/v1/command.pb.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::posting {

// What stands before the public next, as the matter's side sees it.
struct Due {
  std::uint32_t stage = 0;
  Millis since_ms = 0;  // when the matter came to stand before its posting
  bool opinion_on_file = false;
  const v1::DiscloseRules* rules = nullptr;
};

// The end of the time in which the posting should be up.
Millis DueBy(const calendar::Calendar& calendar, const Due& due);
// Until when the supervision committee's opinion is waited for.
Millis OpinionUntil(const calendar::Calendar& calendar, const Due& due);

absl::StatusOr<Effects> DecidePutUp(const roster::Roster& roster, const calendar::Calendar& calendar,
                                    const roster::Acting& acting,
                                    std::span<const std::string> mandatory_places, const Due& due,
                                    const v1::PutUpPosting& act);

absl::StatusOr<Effects> DecideProve(const Posting& posting, const roster::Roster& roster,
                                    const calendar::Calendar& calendar, const roster::Acting& acting,
                                    const v1::ProvePosting& act);

// Anyone may report a loss; that the office itself took it down, which starts the days anew, only the
// supervision or the residents' committee.
absl::StatusOr<Effects> DecideInterrupt(const Posting& posting, const roster::Roster& roster,
                                        const roster::Acting& acting, const v1::InterruptPosting& act);

absl::StatusOr<Effects> DecideRaise(const Postings& postings, const calendar::Calendar& calendar,
                                    const roster::Acting& acting, const v1::DiscloseRules& rules,
                                    std::span<const v1::Opening> openings, const crypto::Suite& suite,
                                    const v1::RaiseObjection& act);
// Whether the acting person is one whom the charter lets object and join objections. kNotAuthorised.
absl::Status RequireObjector(const roster::Roster& roster, const roster::Acting& acting,
                             const v1::DiscloseRules& rules);
// The same as DecideRaise by the commitment alone, for whoever decides again while the statement is withheld.
absl::StatusOr<Effects> DecideRaiseUnopened(const Postings& postings, const calendar::Calendar& calendar,
                                            const roster::Acting& acting, const v1::DiscloseRules& rules,
                                            const v1::RaiseObjection& act);

absl::StatusOr<Effects> DecideSecond(const Postings& postings, const ObjectionId& id,
                                     const calendar::Calendar& calendar, const roster::Acting& acting,
                                     const v1::DiscloseRules& rules);
absl::StatusOr<Effects> DecideWithdraw(const Objection& objection, const roster::Acting& acting,
                                       const v1::WithdrawObjection& act);

// `redo_is_earlier` says whether act.redo_stage names a stage before the posting's.
absl::StatusOr<Effects> DecideAnswer(const Objection& objection, const roster::Roster& roster,
                                     const roster::Acting& acting, bool redo_is_earlier,
                                     const v1::AnswerObjection& act);

// Whether each place is proven for the whole time: on the first day, from the eighth, and on the last.
bool ProvenThroughout(const Posting& posting, const calendar::Calendar& calendar);

// When the clock next does something to a posting or an objection, and what: absent if nothing is coming.
std::optional<Millis> NextDue(const Posting& posting, const calendar::Calendar& calendar);
std::optional<Millis> NextDue(const Objection& objection, const Postings& postings);
ledger::v1::Effect Completed(const PostingId& id);
// How many days a level has for its answer.
int AnswerDays(const v1::DiscloseRules& rules, Level level);
// What an overdue answer comes to: the next level has the objection, with a clock of its own from `now`; at
// the last it lapses.
ledger::v1::Effect Overdue(const ObjectionId& id, const Objection& objection,
                           const calendar::Calendar& calendar, const v1::DiscloseRules& rules, Millis now);

// Whether the step after this posting waits for the answer to an objection, `except` left aside.
bool Suspended(const Postings& postings, const PostingId& id, const ObjectionId* except = nullptr);

absl::StatusOr<const Posting*> FindPosting(const Postings& postings, BytesView id);
absl::StatusOr<const Objection*> FindObjection(const Postings& postings, BytesView id);

// Folds one effect in; `command` is what its entry holds. False if it is neither a posting's nor an
// objection's.
bool Apply(Postings& postings, const ledger::v1::Effect& effect, const v1::Command& command,
           const v1::DiscloseRules* rules, std::uint32_t stage, Millis admitted_ms);

// The body that answers at a level.
roster::BodyKind BodyOf(Level level);

}  // namespace yishi::posting

#endif  // YISHI_ENGINE_POSTING_DECIDE_H_

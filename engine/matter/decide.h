// Acts on a matter, its reactions to what happened elsewhere, and what effects do to it.

#ifndef YISHI_ENGINE_MATTER_DECIDE_H_
#define YISHI_ENGINE_MATTER_DECIDE_H_

#include "engine/box/box.h"
#include "engine/calendar/calendar.h"
#include "engine/charter/charter.h"
#include "engine/matter/matter.h"
#include "engine/meeting/meeting.h"
#include "engine/petition/petition.h"
#include "engine/posting/posting.h"
#include "engine/record/decide.h"
#include "engine/record/record.h"
#include "engine/roster/acting.h"
#include "engine/wire/effects.h"
#include "yishi/v1/command.pb.h"

namespace yishi::matter {

// What matters are decided and followed by: all read-only, as they are before the entry.
struct Surroundings {
  const charter::Charters& charters;
  const roster::Roster& roster;
  const calendar::Calendar& calendar;
  const meeting::Meetings& meetings;
  const box::Boxes& boxes;
  const record::Records& records;
  const posting::Postings& postings;
  const Matters& matters;
  const petition::Petitions& petitions;
};

const v1::Charter& CharterOf(const charter::Charters& charters, const Matter& matter);
const v1::Stage& StageOf(const charter::Charters& charters, const Matter& matter);

// The buildings of the residents' group that the newest version names.
roster::Group GroupOf(const Matter& matter);

absl::StatusOr<const Matter*> Find(const Matters& matters, BytesView id);

// kMatterClosed or kWrongPhase, naming where the matter stands, unless `event` is legal there.
absl::Status Require(const Matter& matter, Event event);

// Whether `content` can be a matter under `charter`, the newest of its id: form, kind, options, what it
// supplements, whom it recalls, what the catalogue says. `id` is the matter itself, which is not added to
// itself.
absl::Status CheckProposal(const Surroundings& around, const Matters& matters, const MatterId& id,
                           const v1::Charter& charter, const v1::MatterContent& content, calendar::Day today);

// The newest charter with this id, and its digest; kCharterUnknown.
struct NewestCharter {
  Hash digest;
  const v1::Charter* charter = nullptr;
};
absl::StatusOr<NewestCharter> FindNewest(const charter::Charters& charters, const std::string& id);

// `count_this_year` is how many matters were opened in this civil year before; `matters` are all of them,
// whose amounts the catalogue may add up.
absl::StatusOr<Effects> DecideOpen(const Surroundings& around, const Matters& matters,
                                   const roster::Acting& acting, std::uint32_t count_this_year,
                                   const v1::OpenMatter& act);
// REQUIRES: `matters` has `id`.
absl::StatusOr<Effects> DecideRevise(const MatterId& id, const Matters& matters, const Surroundings& around,
                                     const roster::Acting& acting, const v1::ReviseMatter& act);
absl::StatusOr<Effects> DecideWithdraw(const Matter& matter, const Surroundings& around,
                                       const roster::Acting& acting, const v1::WithdrawMatter& act);
absl::StatusOr<Effects> DecideFinish(const MatterId& id, const Matter& matter, const Surroundings& around,
                                     const roster::Acting& acting, const v1::FinishWork& act);

// Whether the matter may go on the agenda of a meeting now, and which vote rules it stands under.
// kWrongPhase, kMinutesMissing while the meeting that last decided on it is not closed, kConsentMissing,
// kStudyPending while the Party organisation still has days to study a petition, kRecallBarred.
absl::StatusOr<const v1::VoteRules*> RequireConvenable(const MatterId& id, const Matter& matter,
                                                       const Surroundings& around, Millis now);

// Whether the meeting is the one that was last noticed for the matter since it came to its stage: a notice
// given before it went back serves no more.
bool NoticedFor(const Matter& matter, const MeetingId& meeting);
// kWrongPhase unless it is.
absl::Status RequireNoticedFor(const Matter& matter, const MeetingId& meeting);

// The voting stage for which a meeting was convened, of the first matter on its agenda that has one for its
// body; null if none has. Points into the charter.
const v1::Stage* StageConvenedFor(const meeting::Meeting& meeting, const Matters& matters,
                                  const charter::Charters& charters);

// Where the matter stands, as far as records need to know. The rules point into the charter.
record::Standing StandingOf(const MatterId& id, const Matter& matter, const charter::Charters& charters,
                            const Matters& matters);

// The matter that this one supplements and all that supplement it, or that supplement this one; ascending.
std::vector<MatterId> ProjectOf(const MatterId& id, const Matter& matter, const Matters& matters);

// Whether every meeting that decided on the matter is over, and so its minutes on file. kMinutesMissing.
absl::Status RequireMinutes(const Matter& matter, const Surroundings& around);

// Whether the last body of the charter has passed it, or will no longer have to.
bool Resolved(const Matter& matter, const v1::Charter& charter);

// Adds to `effects` what they mean for matters: stages passed and entered, returns, closing. Once, without
// recursion.
void React(const Matters& matters, const Surroundings& around, const v1::Command& command, Effects& effects);

// Folds one effect in; `command` is what its entry holds. False if no matter is concerned.
bool Apply(Matters& matters, const petition::Petitions& petitions, const ledger::v1::Effect& effect,
           const v1::Command& command, const CommandId& id, Millis admitted_ms);

}  // namespace yishi::matter

#endif  // YISHI_ENGINE_MATTER_DECIDE_H_

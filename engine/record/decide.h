// Filing a record, and what it does.

#ifndef YISHI_ENGINE_RECORD_DECIDE_H_
#define YISHI_ENGINE_RECORD_DECIDE_H_

#include <optional>
#include <span>
#include <vector>

#include "engine/meeting/meeting.h"
#include "engine/record/record.h"
#include "engine/roster/acting.h"
#include "engine/wire/effects.h"
#include "yishi/v1/charter.pb.h"
#include "yishi/v1/command.pb.h"

namespace yishi::record {

// Where the matter stands, as far as records need to know.
struct Standing {
  MatterId matter;
  std::uint32_t stage = 0;
  Millis since_ms = 0;  // when it came to that stage: papers of an earlier visit prove nothing now
  const v1::ImplementRules* implementing = nullptr;  // the stage's rules while it is being carried out
  const v1::ImplementRules* work = nullptr;  // the charter's for carrying out, wherever the matter stands
  roster::BodyKind proposers = roster::BodyKind::kPartyBranchCommittee;
  // The matter that is supplemented and its supplements, this one among them: what is contracted and paid for
  // any of them counts against all their budgets.
  std::vector<MatterId> project;
  std::int64_t budget_fen = 0;     // the resolved budgets of the project, and this matter's
  bool correction_stands = false;  // an authority's order to correct the decision: no contract meanwhile
};

// Everything but minutes.
absl::StatusOr<Effects> DecideFile(const Records& records, const roster::Roster& roster,
                                   const roster::Acting& acting, const Standing& standing,
                                   const v1::FileRecord& act);

// Minutes of a meeting.
absl::StatusOr<Effects> DecideMinutes(const meeting::Meeting& meeting, const roster::Acting& acting,
                                      const v1::FileRecord& act);

// Evidence that a stage asks for and does not have, with what is there.
struct Gap {
  Kind kind = Kind::kPlan;
  std::uint32_t needed = 0;
  std::uint32_t on_file = 0;
};
// REQUIRES: standing.implementing.
std::vector<Gap> MissingEvidence(const Records& records, const Standing& standing);

// Whether the rule applies to a matter with this budget.
bool Applies(const v1::EvidenceRule& rule, std::int64_t budget_fen);

// Sums of the matters' records of one kind, in fen; held where one more amount would take it over the end of
// the numbers.
std::int64_t SumOf(const Records& records, std::span<const MatterId> matters, Kind kind);
std::int64_t SumOf(const Records& records, const MatterId& matter, Kind kind);
// Contracts and the change orders to them.
std::int64_t ContractedOf(const Records& records, std::span<const MatterId> matters);

// The newest plan that the matter has filed at this visit of the stage; null if there is none.
const Record* NewestPlan(const Records& records, const Standing& standing);

// Whether the matter has a record of `kind` that was filed at `stage` at or after `since_ms`.
bool Has(const Records& records, const MatterId& matter, Kind kind, std::uint32_t stage, Millis since_ms);

// Folds one effect in; `stage` is where the matter stands. False if it is not a record's.
bool Apply(Records& records, meeting::Meetings& meetings, const ledger::v1::Effect& effect,
           const v1::Command& command, std::uint32_t stage, std::uint64_t seq, Millis admitted_ms);

// Kind of the record that an act files; absent if it names none.
std::optional<Kind> KindOf(const v1::FileRecord& act);

std::string_view NameZh(Kind kind);
std::string_view NameEn(Kind kind);

}  // namespace yishi::record

#endif  // YISHI_ENGINE_RECORD_DECIDE_H_

// Matters (事项): what walks the stages of a charter.

#ifndef YISHI_ENGINE_MATTER_MATTER_H_
#define YISHI_ENGINE_MATTER_MATTER_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/crypto/suite.h"
#include "engine/matter/lifecycle.h"
#include "yishi/ledger/v1/entry.pb.h"
#include "yishi/v1/matter.pb.h"
#include "yishi/v1/oversight.pb.h"
#include "yishi/v1/recall.pb.h"

namespace yishi::matter {

// One version of a matter's content, named by the command that holds it.
struct Version {
  CommandId command;
  std::shared_ptr<const v1::MatterContent> content;
  std::string answer;  // to the reasons of the return that it followed
  Millis made_ms = 0;
  bool operator==(const Version& other) const { return command == other.command && answer == other.answer; }
};

// What happened at a stage, in order; a stage can be walked more than once.
struct StageVisit {
  std::uint32_t stage = 0;
  std::uint32_t version = 0;
  Millis entered_ms = 0;
  Millis left_ms = 0;  // 0: still there
  bool passed = false;
  std::vector<MeetingId> meetings;
  std::vector<BoxId> boxes;
  std::vector<PostingId> postings;
  bool operator==(const StageVisit&) const = default;
};

// The supervision committee's demand that a body meets again.
struct Rerun {
  std::uint32_t stage = 0;
  std::uint32_t version = 0;  // that was decided there
  std::string reasons;
  Millis demanded_ms = 0;
  Millis followed_ms = 0;  // when the matter went back; 0: not
  bool operator==(const Rerun&) const = default;
};

// An authority's order to correct the decision.
struct Correction {
  std::shared_ptr<const v1::OrderCorrection> order;
  Millis ordered_ms = 0;
  Millis ended_ms = 0;  // when the authority took it as corrected; 0: it stands
  std::string outcome;
  bool operator==(const Correction& other) const {  // `order` is what made the rest
    return ordered_ms == other.ordered_ms && ended_ms == other.ended_ms && outcome == other.outcome;
  }
};

// A court's judgment that annulled the decision.
struct Annulment {
  std::shared_ptr<const v1::RecordAnnulment> judgment;
  Millis entered_ms = 0;
  bool operator==(const Annulment& other) const { return entered_ms == other.entered_ms; }
};

// What a member who is to be recalled says to it.
struct Defence {
  std::shared_ptr<const v1::FileDefence> content;
  Millis filed_ms = 0;
  bool operator==(const Defence& other) const { return filed_ms == other.filed_ms; }  // `content` made it
};

// How the decision stands.
enum class Decision {
  kNone,  // nothing resolved, or nothing came of it
  kInForce,
  kCorrectionOrdered,
  kAnnulled,
};

struct Matter {
  std::uint32_t number = 0;  // for people: year * 10,000 + count
  Hash charter_digest;
  std::optional<PetitionId> petition;  // that brought it
  v1::Origin origin = v1::ORIGIN_UNSPECIFIED;
  PersonId opened_by;
  Millis opened_ms = 0;
  std::vector<Version> versions;  // version n is at n - 1
  Phase phase = Phase::kAwaitingMeeting;
  std::uint32_t stage = 0;
  std::uint32_t restart_stage = 0;  // while returned: the latest stage at which a new version may start
  std::optional<ledger::v1::ReturnCause> return_cause;
  std::string return_reasons;
  std::optional<ledger::v1::CloseCause> close_cause;
  std::string finish_report;
  std::vector<StageVisit> visits;
  std::vector<RecordId> records;
  std::vector<Rerun> reruns;
  std::map<OrderId, Correction> corrections;
  std::optional<Annulment> annulment;
  std::vector<Defence> defences;  // of a recall

  std::uint32_t version() const { return static_cast<std::uint32_t>(versions.size()); }
  const v1::MatterContent& content() const { return *versions.back().content; }
  bool operator==(const Matter&) const = default;
};

using Matters = std::map<MatterId, Matter>;

// What the voter is asked: TH("question", matter, u16 stage, u32 version, id of the command with that
// version).
Hash QuestionDigest(const crypto::Suite& suite, const MatterId& id, const Matter& matter);

}  // namespace yishi::matter

#endif  // YISHI_ENGINE_MATTER_MATTER_H_

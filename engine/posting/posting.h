// Postings (公示) and the objections to them.

#ifndef YISHI_ENGINE_POSTING_POSTING_H_
#define YISHI_ENGINE_POSTING_POSTING_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/calendar/day.h"
#include "yishi/v1/posting.pb.h"

namespace yishi::posting {

enum class Level {
  kCommittee = v1::OBJECTION_LEVEL_COMMITTEE,
  kSupervision = v1::OBJECTION_LEVEL_SUPERVISION,
  kTownship = v1::OBJECTION_LEVEL_TOWNSHIP,
};

enum class Standing {
  kHanging,    // up; its days run once every place is proven
  kCompleted,  // hung for its whole time, proven throughout
  kEnded,      // the matter went back before the time was over
};

struct Place {
  std::string name;
  std::vector<Millis> proofs;                    // since the clock last started; ascending
  std::optional<v1::InterruptionCause> missing;  // reported and not proven again since
  bool operator==(const Place&) const = default;
};

// Days on which it did not hang at some place, after the first up to and including the last.
struct Loss {
  calendar::Day after;
  calendar::Day until;
  bool operator==(const Loss&) const = default;
};

struct Posting {
  MatterId matter;
  std::uint32_t stage = 0;
  std::uint32_t min_days = 0;
  bool working_days = false;  // those of min_days; else natural ones
  Millis put_up_ms = 0;
  std::optional<Millis> started_ms;  // the last place's first proof
  Millis ends_ms = 0;                // 24:00 of the last day, once started
  Standing standing = Standing::kHanging;
  bool late = false;
  bool without_opinion = false;
  std::vector<Place> places;
  std::vector<Loss> losses;  // by others, since the clock last started: their days have been added
  std::shared_ptr<const v1::PutUpPosting> content;

  bool operator==(const Posting& other) const {  // `content` is what made the rest
    return matter == other.matter && stage == other.stage && working_days == other.working_days &&
           put_up_ms == other.put_up_ms && started_ms == other.started_ms && ends_ms == other.ends_ms &&
           standing == other.standing && late == other.late && without_opinion == other.without_opinion &&
           places == other.places && losses == other.losses;
  }
};

struct Objection {
  PostingId posting;
  MatterId matter;
  PersonId by;
  Hash statement;
  bool suspends = false;   // the next step waits for its answer
  bool lapsed = false;     // no level answered in time; it may still be answered, and holds nothing up
  bool withdrawn = false;  // by its objector: it is not answered any more
  std::set<PersonId> seconders;
  Level level = Level::kCommittee;
  Millis raised_ms = 0;
  Millis due_ms = 0;  // 0: its clock does not run, since seconders are wanting
  std::optional<v1::ObjectionOutcome> outcome;
  std::string reasons;
  Millis answered_ms = 0;
  // Whether an answer is due, or was.
  bool Awaited() const { return !outcome && !withdrawn && due_ms != 0; }
  bool HoldsUp() const { return suspends && !lapsed && !outcome && !withdrawn; }
  bool operator==(const Objection&) const = default;
};

struct Postings {
  std::map<PostingId, Posting> postings;
  std::map<ObjectionId, Objection> objections;
  bool operator==(const Postings&) const = default;
};

}  // namespace yishi::posting

#endif  // YISHI_ENGINE_POSTING_POSTING_H_

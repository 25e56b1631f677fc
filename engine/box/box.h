// Boxes (票箱): a question put to a frozen roll; casting, then counting, then declared.

#ifndef YISHI_ENGINE_BOX_BOX_H_
#define YISHI_ENGINE_BOX_BOX_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/box/ballot.h"
#include "engine/meeting/meeting.h"
#include "engine/tally/figures.h"
#include "engine/tally/ranked.h"
#include "engine/tally/seats.h"
#include "engine/tally/sheet.h"
#include "engine/tally/yes_no.h"
#include "yishi/v1/box.pb.h"

namespace yishi::box {

enum class BoxPhase { kCasting, kCounting, kDeclared };

enum class Outcome { kPassed, kRejected, kVoid, kTied };

// An electronic ballot: what it says stays with the openings until the box is declared.
struct Ballot {
  Hash commitment;
  std::uint64_t seq = 0;  // the entry that holds it
  bool operator==(const Ballot&) const = default;
};

// A tellers' sheet. `paper` for Channel::kPaper, `hands` for Channel::kHands.
struct Sheet {
  CommandId entered_by_command;
  PersonId teller;
  std::optional<PersonId> confirmed_by;
  tally::PaperSheet paper;
  tally::ChannelCount area;           // behind the papers, where the charter counts it
  std::vector<std::int64_t> options;  // papers that mark each, where options are chosen
  tally::HandsSheet hands;
  bool operator==(const Sheet&) const = default;
};

// A public seed for a tie. It decides once another officer confirms it.
struct TieSeed {
  CommandId entered_by_command;
  PersonId entered_by;
  Bytes value;  // digits; empty: nothing was published
  bool confirmed = false;
  bool operator==(const TieSeed&) const = default;
};

// Those recused from the matter: expected, not present.
struct Recused {
  std::int64_t persons = 0;
  std::int64_t households = 0;
  std::int64_t area_dm2 = 0;
  bool operator==(const Recused&) const = default;
};

// What was declared. Readers recompute the working from it and the charter (outcome.h).
struct Result {
  Outcome outcome = Outcome::kRejected;
  tally::ChannelCounts channels;
  std::int64_t expected = 0;
  std::int64_t present = 0;
  tally::UnitFigures households;      // all zero where the charter's rules do not count them
  tally::UnitFigures area;            // likewise; in square decimetres
  std::vector<std::int64_t> votes;    // for each option, where options are chosen
  std::vector<tally::Option> chosen;  // the first chosen first
  std::vector<tally::Option> tied;    // where they make the box void, or a public seed decides
  Bytes seed;                         // the public seed that decided; empty: none
  tally::Pairs pairs{0};              // of ranked ballots
  Recused recused;
  std::int64_t by_proxy = 0;  // of those present
  std::int64_t left_out = 0;  // on the roll, not expected
  bool split = false;         // rejected, and the noes would not have passed either
  std::uint32_t superseded = 0;
  Millis declared_ms = 0;
  std::string reasons;
  bool operator==(const Result&) const = default;
};

struct Box {
  MatterId matter;
  MeetingId meeting;
  std::uint32_t stage = 0;
  std::uint32_t version = 0;  // of the matter's content
  Hash question;
  Hash charter_digest;
  BoxPhase phase = BoxPhase::kCasting;
  std::uint64_t opened_seq = 0;
  Millis opened_ms = 0;
  Millis closes_ms = 0;  // by itself; 0: by the chair
  Millis closed_ms = 0;
  std::int64_t expected = 0;
  std::uint32_t options = 0;                             // to choose from; 0: the question is yes or no
  std::map<PersonId, meeting::Channel> present;          // frozen at the opening; in a window, whoever comes
  std::map<PersonId, PersonId> agents;                   // of principals, frozen at the opening
  std::set<PersonId> recused;                            // expected, not present, without a vote
  std::set<PersonId> left_out;                           // on the roll, not expected: approved absentees
  std::map<PersonId, Ballot> ballots;                    // by device; superseded ones are taken out
  std::set<PersonId> paper;                              // handed paper
  std::map<meeting::Channel, std::uint32_t> superseded;  // by the channel of the ballot taken out
  std::map<meeting::Channel, Sheet> sheets;
  std::optional<TieSeed> seed;
  std::optional<Result> result;
  bool operator==(const Box&) const = default;
};

using Boxes = std::map<BoxId, Box>;

}  // namespace yishi::box

#endif  // YISHI_ENGINE_BOX_BOX_H_

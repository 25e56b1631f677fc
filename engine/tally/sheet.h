// Reconciling what tellers write down: does a sheet add up?

#ifndef YISHI_ENGINE_TALLY_SHEET_H_
#define YISHI_ENGINE_TALLY_SHEET_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/tally/yes_no.h"

namespace yishi::tally {

// No sheet counts more than this many papers or hands.
inline constexpr std::int64_t kSheetNumberMax = 10'000'000;

// The papers of one box, each in one place at the end:
//   printed    = handed_out + unused
//   handed_out = returned + spoiled + not_returned
//   returned   = yes + no + abstain + void_ballots
struct PaperSheet {
  std::int64_t printed = 0;
  std::int64_t unused = 0;
  std::int64_t handed_out = 0;    // those given in place of a spoiled one included
  std::int64_t returned = 0;      // found in the box
  std::int64_t spoiled = 0;       // given back at the desk for a new one
  std::int64_t not_returned = 0;  // carried away
  std::int64_t yes = 0;
  std::int64_t no = 0;
  std::int64_t abstain = 0;
  std::int64_t void_ballots = 0;

  bool operator==(const PaperSheet&) const = default;
};

enum class PaperStanding {
  kCounts,
  // More papers were found in the box than were out with voters: handed out, less those given back spoiled.
  // The sheet is right and the box is worth nothing (四川省城市居民委员会选举条例 art. 30): the vote on paper
  // has to be held again.
  kBoxVoid,
};

// Checks a paper sheet. Refuses (FIELD_INVALID) numbers that are negative or over kSheetNumberMax, and
// (SHEET_DOES_NOT_ADD_UP) one whose sums fail: every fault is in the one refusal, with both sides and the
// difference. A box is void only on a sheet that is otherwise without fault and misses no paper, so that a
// slip of the pen does not void a vote.
absl::StatusOr<PaperStanding> CheckPaper(const PaperSheet& sheet);

// A count of raised hands: present = yes + no + abstain + silent.
struct HandsSheet {
  std::int64_t present = 0;  // those whose channel is the show of hands
  std::int64_t yes = 0;
  std::int64_t no = 0;
  std::int64_t abstain = 0;
  std::int64_t silent = 0;  // raised no hand to any of the three

  bool operator==(const HandsSheet&) const = default;
};

// Checks a hands sheet, and refuses it as CheckPaper does.
absl::Status CheckHands(const HandsSheet& sheet);

// What the sheet adds to the count, of which `voters` took paper: whoever carried it away, or spoiled it and
// took no other, is silent. REQUIRES: the sheet was accepted, with PaperStanding::kCounts; returned <=
// voters.
ChannelCount CountOf(const PaperSheet& sheet, std::int64_t voters);
// What a show of hands adds. REQUIRES: the sheet was accepted.
ChannelCount CountOf(const HandsSheet& sheet);

}  // namespace yishi::tally

#endif  // YISHI_ENGINE_TALLY_SHEET_H_

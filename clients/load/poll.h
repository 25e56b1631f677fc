// A meeting of the invented community, and the boxes that are opened at it one after another.

#ifndef YISHI_CLIENTS_LOAD_POLL_H_
#define YISHI_CLIENTS_LOAD_POLL_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/load/community.h"
#include "engine/base/ids.h"

namespace yishi::load {

// A box in which ballots can be cast.
struct Poll {
  BoxId box;
  Bytes question;
};

struct Counts {
  std::uint32_t yes = 0;
  std::uint32_t no = 0;
  std::uint32_t abstain = 0;

  std::uint32_t total() const { return yes + no + abstain; }
  bool operator==(const Counts&) const = default;
};

// What a box turned out to hold.
struct Outcome {
  std::uint32_t turnout = 0;  // before it was closed
  Counts declared;            // by the proven entry of the declaration
};

class Sitting {
 public:
  // Opens so many matters, convenes one session on all of them for a second later, checks everybody in by
  // device, and waits until it begins. A session, since its chair can close a box and declare its result at
  // once; a window's box closes when its time is over and not before.
  static absl::StatusOr<Sitting> Convene(Community& community, std::size_t matters);

  // The box of the next matter. REQUIRES: fewer were opened than there are matters.
  absl::StatusOr<Poll> OpenNext();
  // Reads the turnout, closes the box and declares the result.
  absl::StatusOr<Outcome> Close(const Poll& poll);

 private:
  explicit Sitting(Community& community) : community_(community) {}

  absl::Status OpenMatters(std::size_t count);
  absl::Status GiveNotice(Millis starts_ms);
  absl::Status CheckInEverybody();

  Community& community_;
  std::vector<MatterId> matters_;
  std::size_t next_ = 0;
  MeetingId meeting_;
};

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_POLL_H_

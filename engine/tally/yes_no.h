// Counting a yes/no/abstain question, channel by channel.

#ifndef YISHI_ENGINE_TALLY_YES_NO_H_
#define YISHI_ENGINE_TALLY_YES_NO_H_

#include <array>
#include <cstdint>

#include "engine/tally/figures.h"

namespace yishi::tally {

// How a voter took part. Everyone present has exactly one.
enum class Channel {
  kDevice,  // the voter's own
  kDesk,    // the shared device at the desk
  kPaper,
  kHands,
};
inline constexpr std::array<Channel, 4> kChannels{Channel::kDevice, Channel::kDesk, Channel::kPaper,
                                                  Channel::kHands};

// What came in by one channel, in one unit.
struct ChannelCount {
  std::int64_t yes = 0;
  std::int64_t no = 0;
  std::int64_t abstain = 0;
  std::int64_t void_ballots = 0;
  std::int64_t silent = 0;  // present by this channel, without a ballot

  std::int64_t cast() const { return yes + no + abstain + void_ballots; }
  ChannelCount& operator+=(const ChannelCount& other);
  bool operator==(const ChannelCount&) const = default;
};
ChannelCount operator+(ChannelCount left, const ChannelCount& right);

// The channels of one box, kept apart.
struct ChannelCounts {
  ChannelCount device;
  ChannelCount desk;
  ChannelCount paper;
  ChannelCount hands;

  ChannelCount& of(Channel channel);
  const ChannelCount& of(Channel channel) const;
  ChannelCount total() const;

  bool operator==(const ChannelCounts&) const = default;
};

// The figures of a vote: `expected` and `present` from the frozen roll, the rest from the ballots. `present`
// is not derived from the count, since who is present is settled before the box opens.
UnitFigures FiguresOf(std::int64_t expected, std::int64_t present, const ChannelCount& total);

}  // namespace yishi::tally

#endif  // YISHI_ENGINE_TALLY_YES_NO_H_

#include "engine/tally/yes_no.h"

#include <utility>

namespace yishi::tally {

ChannelCount& ChannelCount::operator+=(const ChannelCount& other) {
  yes += other.yes;
  no += other.no;
  abstain += other.abstain;
  void_ballots += other.void_ballots;
  silent += other.silent;
  return *this;
}

ChannelCount operator+(ChannelCount left, const ChannelCount& right) { return left += right; }

const ChannelCount& ChannelCounts::of(Channel channel) const {
  switch (channel) {
    case Channel::kDevice:
      return device;
    case Channel::kDesk:
      return desk;
    case Channel::kPaper:
      return paper;
    case Channel::kHands:
      return hands;
  }
  return device;
}

ChannelCount& ChannelCounts::of(Channel channel) {
  return const_cast<ChannelCount&>(std::as_const(*this).of(channel));
}

ChannelCount ChannelCounts::total() const { return device + desk + paper + hands; }

UnitFigures FiguresOf(std::int64_t expected, std::int64_t present, const ChannelCount& total) {
  return UnitFigures{.expected = expected,
                     .present = present,
                     .yes = total.yes,
                     .no = total.no,
                     .abstain = total.abstain,
                     .void_ballots = total.void_ballots};
}

}  // namespace yishi::tally

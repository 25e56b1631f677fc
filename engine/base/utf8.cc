#include "engine/base/utf8.h"

#include <cstdint>

namespace yishi {
namespace {

// What may follow a lead byte: how many more bytes, and the range of the first of them.
struct Lead {
  std::size_t more;
  std::uint8_t low;
  std::uint8_t high;
};

constexpr Lead kNotALead = {0, 1, 0};

Lead LeadOf(std::uint8_t byte) {
  if (byte < 0x80) return {0, 0, 0};
  if (byte < 0xc2) return kNotALead;  // continuations, and the over-long C0 and C1
  if (byte < 0xe0) return {1, 0x80, 0xbf};
  if (byte == 0xe0) return {2, 0xa0, 0xbf};
  if (byte == 0xed) return {2, 0x80, 0x9f};  // above it are the surrogates
  if (byte < 0xf0) return {2, 0x80, 0xbf};
  if (byte == 0xf0) return {3, 0x90, 0xbf};
  if (byte < 0xf4) return {3, 0x80, 0xbf};
  if (byte == 0xf4) return {3, 0x80, 0x8f};
  return kNotALead;
}

}  // namespace

bool IsUtf8(BytesView bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const Lead lead = LeadOf(static_cast<std::uint8_t>(bytes[at]));
    if (lead.low > lead.high || lead.more >= bytes.size() - at) return false;
    for (std::size_t i = 1; i <= lead.more; ++i) {
      const auto byte = static_cast<std::uint8_t>(bytes[at + i]);
      const bool fits = i == 1 ? byte >= lead.low && byte <= lead.high : (byte & 0xc0) == 0x80;
      if (!fits) return false;
    }
    at += 1 + lead.more;
  }
  return true;
}

}  // namespace yishi

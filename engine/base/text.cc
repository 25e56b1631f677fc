#include "engine/base/text.h"

namespace yishi {

void AppendJoined(std::string& text, std::string_view separator, std::string_view more) {
  if (!text.empty()) text += separator;
  text += more;
}

std::string InYuan(std::int64_t fen) {
  const bool negative = fen < 0;
  const std::uint64_t size =
      negative ? ~static_cast<std::uint64_t>(fen) + 1 : static_cast<std::uint64_t>(fen);
  std::string yuan = std::to_string(size / 100);
  for (std::size_t at = yuan.size(); at > 3;) {
    at -= 3;
    yuan.insert(at, ",");
  }
  const std::uint64_t cents = size % 100;
  return std::string(negative ? "-" : "") + yuan + (cents < 10 ? ".0" : ".") + std::to_string(cents);
}

}  // namespace yishi

#include "services/view/mask.h"

#include <algorithm>
#include <cstddef>

#include "engine/base/utf8.h"

namespace yishi::view {
namespace {

constexpr std::size_t kMostStars = 3;

bool Continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// The bytes of its first character; 0 where it begins with none.
std::size_t FirstCharacter(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && Continues(text[size])) ++size;
  return IsUtf8(text.substr(0, size)) ? size : 0;
}

}  // namespace

std::string MaskedName(std::string_view name) {
  if (name.empty()) return "";
  const std::size_t first = FirstCharacter(name);
  const std::string_view rest = name.substr(first);
  const auto hidden = static_cast<std::size_t>(
      std::count_if(rest.begin(), rest.end(), [](char byte) { return !Continues(byte); }));
  return std::string(name.substr(0, first)) +
         std::string(std::clamp<std::size_t>(hidden, 1, kMostStars), '*');
}

}  // namespace yishi::view

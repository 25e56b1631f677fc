// Putting sentences for people together.

#ifndef YISHI_ENGINE_BASE_TEXT_H_
#define YISHI_ENGINE_BASE_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace yishi {

// Appends `more`, after `separator` unless `text` is empty: a list that ends without one.
void AppendJoined(std::string& text, std::string_view separator, std::string_view more);

// An amount of money as people write it, in yuan with groups of three digits: InYuan(4860000) is "48,600.00".
// Numbers for programs stay in fen.
std::string InYuan(std::int64_t fen);

}  // namespace yishi

#endif  // YISHI_ENGINE_BASE_TEXT_H_

// Gathering every point that is wrong in a charter or a catalogue, instead of the first.

#ifndef YISHI_ENGINE_CHARTER_WALK_H_
#define YISHI_ENGINE_CHARTER_WALK_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/charter/charter.h"

namespace yishi::charter {

class Walk {
 public:
  // Notes a point unless it holds.
  void Demand(bool holds, std::string where, std::string zh, std::string en) {
    if (!holds) points_.push_back({std::move(where), std::move(zh), std::move(en)});
  }
  std::vector<Point> Take() { return std::move(points_); }

 private:
  std::vector<Point> points_;
};

// Whether `text` can be the code of a kind of matter: [A-Z_]{3,40}.
inline bool IsKind(std::string_view text) {
  if (text.size() < 3 || text.size() > 40) return false;
  for (char c : text) {
    if (!((c >= 'A' && c <= 'Z') || c == '_')) return false;
  }
  return true;
}

}  // namespace yishi::charter

#endif  // YISHI_ENGINE_CHARTER_WALK_H_

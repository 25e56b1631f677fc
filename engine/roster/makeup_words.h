// How the representatives' meeting is made up, in words, beside what the law asks.

#ifndef YISHI_ENGINE_ROSTER_MAKEUP_WORDS_H_
#define YISHI_ENGINE_ROSTER_MAKEUP_WORDS_H_

#include <string>
#include <vector>

#include "engine/roster/makeup.h"

namespace yishi::roster {

struct MakeupLine {
  std::string zh;
  std::string en;
  bool holds = false;
};

// Under villages' law four fifths of the meeting and a third of women; else four fifths and the ratio to
// households. Empty where there are no representatives.
std::vector<MakeupLine> InWords(const Makeup& makeup, const Statutes& statutes);

}  // namespace yishi::roster

#endif  // YISHI_ENGINE_ROSTER_MAKEUP_WORDS_H_

// A charter in plain words, for people who are to adopt it or to act by it.

#ifndef YISHI_ENGINE_CHARTER_EXPLAIN_H_
#define YISHI_ENGINE_CHARTER_EXPLAIN_H_

#include <string>
#include <vector>

#include "engine/tally/words.h"
#include "yishi/v1/charter.pb.h"

namespace yishi::charter {

// One stage: its name, and what it asks for, a sentence each: who, notice, quorum, threshold, how votes are
// given, what a no does, days, papers, sources.
struct ExplainedStage {
  std::string id;
  tally::Words title;
  std::vector<tally::Words> lines;
  bool operator==(const ExplainedStage&) const = default;
};

// A charter: what it is, what it covers, and its stages in order.
struct Explanation {
  tally::Words title;
  std::vector<tally::Words> lines;
  std::vector<ExplainedStage> stages;
  bool operator==(const Explanation&) const = default;
};

// REQUIRES: Check found nothing.
Explanation Explain(const v1::Charter& charter);

// The name of what a charter rests on.
tally::Words NameOf(v1::LegalBasis basis);

// The stages drawn from top to bottom, with the way back of a no and of an upheld objection:
//
//   [1] 党支部提议          ── 未通过退回修改
//    │
//    ▼
//   [2] …
//
// One drawing for each language, lines without trailing spaces, each ended by a line feed.
tally::Words Draw(const v1::Charter& charter);

}  // namespace yishi::charter

#endif  // YISHI_ENGINE_CHARTER_EXPLAIN_H_

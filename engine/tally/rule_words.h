// A rule in plain words, before there are any numbers to judge by it.
//
//   到会人数不少于应到人数的三分之二 / those present are at least 2/3 of those expected

#ifndef YISHI_ENGINE_TALLY_RULE_WORDS_H_
#define YISHI_ENGINE_TALLY_RULE_WORDS_H_

#include "engine/tally/rule.h"
#include "engine/tally/words.h"

namespace yishi::tally {

// The whole rule as one clause; what is nested stands in brackets. REQUIRES: CheckRule accepts it.
Words RuleInWords(const Rule& rule);

}  // namespace yishi::tally

#endif  // YISHI_ENGINE_TALLY_RULE_WORDS_H_

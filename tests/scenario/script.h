// The language of scenarios. A script is made of blocks: command lines, "----", and the transcript that they
// give, up to an empty line. Lines that begin with '#' outside a block are comments. tests/README.md lists
// the commands.

#ifndef YISHI_TESTS_SCENARIO_SCRIPT_H_
#define YISHI_TESTS_SCENARIO_SCRIPT_H_

#include <string>

#include "engine/crypto/suite_id.h"

namespace yishi::scenario {

// The script with the transcripts that its commands really give.
std::string Transcript(const std::string& script, crypto::SuiteId suite);

}  // namespace yishi::scenario

#endif  // YISHI_TESTS_SCENARIO_SCRIPT_H_

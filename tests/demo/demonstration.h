// What the program does: it tells the whole story, or founds the sample community for a daemon to serve.

#ifndef YISHI_TESTS_DEMO_DEMONSTRATION_H_
#define YISHI_TESTS_DEMO_DEMONSTRATION_H_

#include "absl/status/status.h"
#include "tests/demo/narrator.h"
#include "tests/demo/options.h"

namespace yishi::demo {

// The life of a motion in spring 2026, and the audit of its archive, which is left in
// <folder>/hongqiao.yishi. kAlreadyExists if something was played in the folder before.
absl::Status TellStory(const Options& options, Narrator& narrator);

// The sample community as of now, with a vote under way (serving.cc):
//
//   yishid.conf        for yishid --config
//   data/              the server's: store, log key, heads
//   keys/<persona>/    each a home folder of the command line, with a key file sealed under kSamplePassphrase
//   README.txt         who the personas are, and what to type
//   ledger             the ledger's id, as a community would post it on paper
//
// Its ledger begins two weeks ago and ends now. Does nothing if the folder has been founded; kAlreadyExists
// if there is something else in it.
absl::Status FoundForServing(const Options& options, Narrator& narrator);

// Of every key file that FoundForServing writes: they are samples, and nothing that they sign is worth
// hiding.
inline constexpr char kSamplePassphrase[] = "hongqiao-sample";

}  // namespace yishi::demo

#endif  // YISHI_TESTS_DEMO_DEMONSTRATION_H_

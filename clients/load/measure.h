// A whole run: servers, community, rounds, checks.

#ifndef YISHI_CLIENTS_LOAD_MEASURE_H_
#define YISHI_CLIENTS_LOAD_MEASURE_H_

#include "absl/status/statusor.h"
#include "clients/load/options.h"
#include "clients/load/progress.h"
#include "clients/load/report.pb.h"

namespace yishi::load {

// Starts what is to be started, founds the community, and runs the rounds: with a floor server, each round's
// ballots go to it first and then, the same bytes, to yishid. An error where nothing could be measured; what
// does not hold is in the report. REQUIRES: `options` names a yishid or a server.
absl::StatusOr<Report> Measure(const Options& options, Progress& progress);

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_MEASURE_H_

// The resolution that a charter or a catalogue rests on.

#ifndef YISHI_ENGINE_CHARTER_RESOLUTION_H_
#define YISHI_ENGINE_CHARTER_RESOLUTION_H_

#include <string>

#include "absl/status/status.h"
#include "engine/calendar/day.h"
#include "yishi/v1/charter.pb.h"

namespace yishi::charter {

// kResolutionNeeded.
absl::Status NotResolved(std::string zh, std::string en, std::string rule);

// A resolution on paper: of a meeting of the assembly or of the representatives, with the quorum and the
// majority that `basis` asks of it (urban law where the basis is neither law), and with its sheet on file.
// kResolutionNeeded, kFieldMissing, kFieldInvalid.
absl::Status CheckPaper(const v1::PaperResolution& paper, v1::LegalBasis basis, calendar::Day today);

}  // namespace yishi::charter

#endif  // YISHI_ENGINE_CHARTER_RESOLUTION_H_

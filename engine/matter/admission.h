// Whether the community's catalogue lets a matter be decided by the charter that was chosen for it.

#ifndef YISHI_ENGINE_MATTER_ADMISSION_H_
#define YISHI_ENGINE_MATTER_ADMISSION_H_

#include "engine/calendar/day.h"
#include "engine/matter/decide.h"

namespace yishi::matter {

// OK where no catalogue is in force. `id` is the matter itself, which is not added to itself. Refusals:
// charter::CatalogueAllows.
absl::Status RequireByCatalogue(const Surroundings& around, const Matters& matters, const MatterId& id,
                                const v1::Charter& charter, const v1::MatterContent& content,
                                calendar::Day today);

}  // namespace yishi::matter

#endif  // YISHI_ENGINE_MATTER_ADMISSION_H_

// Records as readers see them.

#ifndef YISHI_SERVICES_VIEW_RECORD_H_
#define YISHI_SERVICES_VIEW_RECORD_H_

#include "engine/record/record.h"
#include "services/view/reading.h"
#include "yishi/v1/view.pb.h"

namespace yishi::view {

// Without its content where it is about a meeting that the reader may not see.
v1::RecordView ViewRecord(const Reading& reading, const RecordId& id, const record::Record& record);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_RECORD_H_

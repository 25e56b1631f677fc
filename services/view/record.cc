#include "services/view/record.h"

namespace yishi::view {

v1::RecordView ViewRecord(const Reading& reading, const RecordId& id, const record::Record& record) {
  v1::RecordView view;
  view.set_id(id.str());
  view.set_kind(static_cast<v1::RecordKind>(record.kind));
  view.set_stage(record.stage);
  view.set_filed_ms(record.filed_ms);
  view.set_seq(record.seq);
  view.set_unauthorised(record.unauthorised);
  const auto meeting = reading.state().meetings.find(record.meeting);
  if (meeting != reading.state().meetings.end() && !reading.MaySee(meeting->second)) return view;
  *view.mutable_filed_by() = reading.Person(record.filed_by);
  *view.mutable_content() = *record.content;
  return view;
}

}  // namespace yishi::view

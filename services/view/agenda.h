// What awaits one person.

#ifndef YISHI_SERVICES_VIEW_AGENDA_H_
#define YISHI_SERVICES_VIEW_AGENDA_H_

#include "services/view/reading.h"
#include "yishi/v1/matter_service.pb.h"

namespace yishi::view {

inline constexpr std::size_t kAgendaMax = 500;

// By due time, those without one last; among equals by what can be done first. REQUIRES: reading.IsPerson().
v1::ListAgendaResponse ViewAgenda(const Reading& reading);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_AGENDA_H_

// Petitions as readers see them, and what they wait for.

#ifndef YISHI_SERVICES_VIEW_PETITION_H_
#define YISHI_SERVICES_VIEW_PETITION_H_

#include "services/view/page.h"
#include "services/view/task.h"
#include "yishi/v1/matter_service.pb.h"

namespace yishi::view {

// Whether the signers are named, to readers who may see who they are.
enum class SignersOf { kListed, kLeftOut };

v1::PetitionView ViewPetition(const Reading& reading, const PetitionId& id,
                              const petition::Petition& petition, SignersOf signers);

absl::StatusOr<Page<v1::PetitionView>> ListPetitions(const Reading& reading,
                                                     const v1::ListPetitionsRequest& request,
                                                     const PageRequest& page);

// What the petition waits for beside its matter: signatures until their days are over, sheets to be
// confirmed, the Party organisation's study.
Tasks TasksOf(const Reading& reading, const PetitionId& id, const petition::Petition& petition);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_PETITION_H_

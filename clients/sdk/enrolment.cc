#include "clients/sdk/enrolment.h"

#include <utility>

#include "clients/sdk/command_builder.h"
#include "clients/sdk/random.h"
#include "engine/base/limits.h"
#include "engine/base/status.h"

namespace yishi::sdk {

absl::StatusOr<SlipBatch> PrepareSlips(const crypto::Suite& suite, std::span<const PersonId> persons,
                                       Millis expires_ms) {
  SlipBatch out;
  for (const PersonId& person : persons) {
    const SlipSeed seed = RandomFixed<SlipSeed::kSize>();
    YISHI_ASSIGN_OR_RETURN(const crypto::SigningKey key, SlipKey(suite, seed));
    if (out.acts.empty() || out.acts.back().enrolments_size() >= limits::kEnrolmentsPerCommand)
      out.acts.emplace_back();
    v1::Enrolment& enrolment = *out.acts.back().add_enrolments();
    enrolment.set_person_id(person.str());
    enrolment.set_public_key(key.public_key());
    enrolment.set_expires_ms(expires_ms);
    out.slips.push_back({seed, person});
  }
  return out;
}

absl::StatusOr<v1::EnrolKey> PrepareEnrolment(const LedgerId& ledger, const PersonId& person,
                                              const crypto::SigningKey& new_key, v1::Custody custody) {
  v1::EnrolKey act;
  act.set_public_key(new_key.public_key());
  YISHI_ASSIGN_OR_RETURN(*act.mutable_proof_of_possession(), ProveKeyPossession(ledger, person, new_key));
  act.set_custody(custody);
  return act;
}

absl::StatusOr<v1::Founder> PrepareFounder(const PersonId& person, const crypto::SigningKey& key) {
  v1::Founder founder;
  founder.set_person_id(person.str());
  founder.set_public_key(key.public_key());
  YISHI_ASSIGN_OR_RETURN(*founder.mutable_proof_of_possession(), ProveKeyPossession(LedgerId{}, person, key));
  return founder;
}

}  // namespace yishi::sdk

#include "engine/petition/petition.h"

#include <algorithm>

#include "engine/base/ratio.h"

namespace yishi::petition {

std::int64_t Signers::of(v1::SignerKind kind) const {
  switch (kind) {
    case v1::SIGNER_KIND_RESIDENTS:
      return residents;
    case v1::SIGNER_KIND_HOUSEHOLDS:
      return households;
    case v1::SIGNER_KIND_REPRESENTATIVES:
      return representatives;
    default:
      return 0;
  }
}

Signers operator+(Signers left, const Signers& right) {
  left.residents += right.residents;
  left.households += right.households;
  left.representatives += right.representatives;
  return left;
}

Signers operator-(Signers left, const Signers& right) {
  left.residents -= right.residents;
  left.households -= right.households;
  left.representatives -= right.representatives;
  return left;
}

Signers Register::CountsOf(const PersonId& person) const {
  Signers counts;
  if (const roster::RollEntry* entry = roster::FindOnRoll(residents, person)) {
    counts.residents = 1;
    counts.households = entry->represents ? 1 : 0;
  }
  counts.representatives = representatives.contains(person) ? 1 : 0;
  return counts;
}

Signers Register::All() const {
  Signers all;
  all.residents = static_cast<std::int64_t>(residents.size());
  all.households = std::count_if(residents.begin(), residents.end(),
                                 [](const roster::RollEntry& entry) { return entry.represents; });
  all.representatives = static_cast<std::int64_t>(representatives.size());
  return all;
}

Register RegisterOf(const roster::Roster& roster, calendar::Day day) {
  Register all;
  all.residents = roster::RollOf(roster, roster::BodyKind::kResidentsAssembly, day);
  for (const roster::RollEntry& entry :
       roster::RollOf(roster, roster::BodyKind::kResidentRepresentatives, day))
    all.representatives.insert(entry.person);
  return all;
}

std::int64_t NeededOf(const v1::PetitionThreshold& threshold, const Signers& of) {
  const Ratio share{threshold.numerator(), threshold.denominator()};
  return std::max<std::int64_t>(1,
                                LeastThatSatisfies(Comparison::kAtLeast, share, of.of(threshold.signers())));
}

bool Studied(const Petition& petition, Millis now) {
  return petition.reached && (petition.study || now >= petition.reached->study_due_ms);
}

}  // namespace yishi::petition

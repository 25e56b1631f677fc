#include "services/view/oversight.h"

#include <algorithm>

#include "engine/matter/oversight.h"

namespace yishi::view {
namespace {

v1::CorrectionView ViewCorrection(const Reading& reading, const OrderId& id,
                                  const matter::Correction& correction) {
  v1::CorrectionView view;
  view.set_id(id.str());
  view.set_authority(correction.order->authority());
  view.set_reasons(correction.order->reasons());
  *view.mutable_papers() = correction.order->papers();
  view.set_ordered_ms(correction.ordered_ms);
  view.set_due_ms(reading.calendar().EndOf(calendar::Day{correction.order->due_day()}));
  view.set_ended_ms(correction.ended_ms);
  view.set_outcome(correction.outcome);
  return view;
}

v1::AnnulmentView ViewAnnulment(const matter::Annulment& annulment) {
  v1::AnnulmentView view;
  view.set_court(annulment.judgment->court());
  view.set_judgment(annulment.judgment->judgment());
  view.set_text(annulment.judgment->text());
  *view.mutable_papers() = annulment.judgment->papers();
  view.set_entered_ms(annulment.entered_ms);
  return view;
}

v1::RerunView ViewRerun(const matter::Rerun& rerun) {
  v1::RerunView view;
  view.set_stage(rerun.stage);
  view.set_version(rerun.version);
  view.set_reasons(rerun.reasons);
  view.set_demanded_ms(rerun.demanded_ms);
  view.set_followed_ms(rerun.followed_ms);
  return view;
}

}  // namespace

v1::MatterStanding StandingOf(const Reading& reading, const matter::Matter& matter) {
  switch (matter::DecisionOn(matter, matter::CharterOf(reading.state().charters, matter))) {
    case matter::Decision::kNone:
      return v1::MATTER_STANDING_UNSPECIFIED;
    case matter::Decision::kInForce:
      return v1::MATTER_STANDING_IN_FORCE;
    case matter::Decision::kCorrectionOrdered:
      return v1::MATTER_STANDING_CORRECTION_ORDERED;
    case matter::Decision::kAnnulled:
      return v1::MATTER_STANDING_ANNULLED;
  }
  return v1::MATTER_STANDING_UNSPECIFIED;
}

void AddOversight(const Reading& reading, const matter::Matter& matter, v1::MatterView& view) {
  for (const auto& [id, correction] : matter.corrections)
    *view.add_corrections() = ViewCorrection(reading, id, correction);
  std::stable_sort(view.mutable_corrections()->begin(), view.mutable_corrections()->end(),
                   [](const auto& a, const auto& b) { return a.ordered_ms() < b.ordered_ms(); });
  if (matter.annulment) *view.mutable_annulment() = ViewAnnulment(*matter.annulment);
  for (const matter::Rerun& rerun : matter.reruns) *view.add_reruns() = ViewRerun(rerun);
}

}  // namespace yishi::view

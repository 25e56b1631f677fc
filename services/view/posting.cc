#include "services/view/posting.h"

#include <algorithm>

#include "engine/community/dispatch.h"
#include "engine/posting/decide.h"
#include "services/view/account.h"
#include "services/view/task.h"

namespace yishi::view {
namespace {

v1::PostingStanding ToWire(posting::Standing standing) {
  switch (standing) {
    case posting::Standing::kHanging:
      return v1::POSTING_STANDING_HANGING;
    case posting::Standing::kCompleted:
      return v1::POSTING_STANDING_COMPLETED;
    case posting::Standing::kEnded:
      return v1::POSTING_STANDING_ENDED;
  }
  return v1::POSTING_STANDING_UNSPECIFIED;
}

v1::ObjectionView ViewObjection(const Reading& reading, const ObjectionId& id,
                                const posting::Objection& objection, const v1::DiscloseRules& rules) {
  v1::ObjectionView view;
  view.set_id(id.str());
  view.set_posting_id(objection.posting.str());
  view.set_statement(objection.statement.str());
  view.set_suspends(objection.suspends);
  view.set_level(static_cast<v1::ObjectionLevel>(objection.level));
  view.set_raised_ms(objection.raised_ms);
  view.set_due_ms(objection.due_ms);
  view.set_overdue(objection.Awaited() && reading.now() >= objection.due_ms);
  if (objection.outcome) view.set_outcome(*objection.outcome);
  view.set_reasons(objection.reasons);
  view.set_answered_ms(objection.answered_ms);
  view.set_mine(reading.Is(objection.by));
  view.set_lapsed(objection.lapsed);
  view.set_seconders(static_cast<std::uint32_t>(objection.seconders.size()));
  view.set_seconders_needed(rules.seconders());
  view.set_withdrawn(objection.withdrawn);
  view.set_i_seconded(reading.IsPerson() && objection.seconders.contains(reading.reader().person));
  return view;
}

void AddObjections(const Reading& reading, const PostingId& id, const v1::DiscloseRules& rules,
                   v1::PostingView& view) {
  std::vector<const std::map<ObjectionId, posting::Objection>::value_type*> found;
  for (const auto& entry : reading.state().postings.objections) {
    if (entry.second.posting == id) found.push_back(&entry);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto* a, const auto* b) { return a->second.raised_ms < b->second.raised_ms; });
  for (const auto* entry : found)
    *view.add_objections() = ViewObjection(reading, entry->first, entry->second, rules);
}

void AddPlaces(const posting::Posting& posting, v1::PostingView& view) {
  for (const posting::Place& place : posting.places) {
    v1::PlaceView* out = view.add_places();
    out->set_name(place.name);
    for (Millis proof : place.proofs) out->add_proofs_ms(proof);
    if (place.missing) out->set_missing(*place.missing);
  }
}

}  // namespace

v1::PostingView ViewPosting(const Reading& reading, const PostingId& id, const posting::Posting& posting) {
  const matter::Matter& matter = reading.state().matters.at(posting.matter);
  v1::PostingView view;
  view.set_id(id.str());
  view.set_matter_id(posting.matter.str());
  view.set_matter_number(matter.number);
  view.set_matter_title(matter.content().title());
  view.set_stage(posting.stage);
  view.set_standing(ToWire(posting.standing));
  view.set_text(posting.content->text());
  *view.mutable_papers() = posting.content->papers();
  AddPlaces(posting, view);
  view.set_put_up_ms(posting.put_up_ms);
  view.set_started_ms(posting.started_ms.value_or(0));
  view.set_ends_ms(posting.ends_ms);
  view.set_min_days(posting.min_days);
  view.set_late(posting.late);
  view.set_without_opinion(posting.without_opinion);
  if (posting.standing == posting::Standing::kHanging) view.set_objections_until_ms(posting.ends_ms);
  const v1::DiscloseRules& rules = community::RulesOf(reading.state(), posting);
  AddObjections(reading, id, rules, view);
  view.set_day_kind(posting.working_days ? v1::DAY_KIND_WORKING : v1::DAY_KIND_NATURAL);
  if (rules.what() == v1::DISCLOSURE_RESULT)
    *view.mutable_account() = ViewAccount(reading, posting.matter, matter);
  for (const Task& task : TasksOf(reading, id, posting)) *view.add_waiting() = ViewWaiting(reading, task);
  return view;
}

absl::StatusOr<v1::GetPostingResponse> ViewPosting(const Reading& reading,
                                                   const v1::GetPostingRequest& request) {
  YISHI_ASSIGN_OR_RETURN(const posting::Posting* posting,
                         posting::FindPosting(reading.state().postings, request.posting_id()));
  v1::GetPostingResponse response;
  *response.mutable_posting() = ViewPosting(reading, *PostingId::From(request.posting_id()), *posting);
  return response;
}

Page<v1::PostingView> ListPostings(const Reading& reading, const v1::ListPostingsRequest& request,
                                   const PageRequest& page) {
  Pager<const std::map<PostingId, posting::Posting>::value_type*> pager(page);
  for (const auto& entry : reading.state().postings.postings) {
    const bool any = request.standing() == v1::POSTING_STANDING_UNSPECIFIED;
    if (!any && ToWire(entry.second.standing) != request.standing()) continue;
    pager.Offer(DescendingCursor(static_cast<std::uint64_t>(entry.second.put_up_ms), entry.first.view()),
                &entry);
  }
  auto found = pager.Take();
  Page<v1::PostingView> views{{}, std::move(found.next)};
  for (const auto* entry : found.items)
    views.items.push_back(ViewPosting(reading, entry->first, entry->second));
  return views;
}

}  // namespace yishi::view

#include "services/view/petition.h"

#include <algorithm>

#include "engine/charter/petition.h"
#include "engine/wire/fields.h"

namespace yishi::view {
namespace {

using roster::BodyKind;

std::uint32_t Number(std::int64_t number) { return static_cast<std::uint32_t>(number); }

const v1::Stage& StageOf(const Reading& reading, const petition::Petition& petition) {
  return reading.state()
      .charters.by_digest.at(petition.charter_digest)
      ->stages(static_cast<int>(petition.stage));
}

v1::PetitionRules RulesOf(const Reading& reading, const petition::Petition& petition) {
  const v1::Charter& charter = *reading.state().charters.by_digest.at(petition.charter_digest);
  return charter::PetitionRulesFor(charter, StageOf(reading, petition)).value_or(v1::PetitionRules());
}

// Those who compare sheets with paper, and those who check them.
bool SeesSigners(const Reading& reading) {
  return reading.OverseesRoster() || reading.reader().kind == Reader::Kind::kAuditor;
}

void AddProgress(const Reading& reading, const petition::Petition& petition, v1::PetitionView& view) {
  const v1::PetitionRules rules = RulesOf(reading, petition);
  for (const v1::PetitionThreshold& threshold : rules.thresholds()) {
    v1::PetitionProgressView* out = view.add_progress();
    const std::int64_t needed = petition::NeededOf(threshold, petition.of);
    const std::int64_t have = petition.signed_count.of(threshold.signers());
    out->set_signers(threshold.signers());
    out->set_of(Number(petition.of.of(threshold.signers())));
    out->set_signed_(Number(have));
    out->set_needed(Number(needed));
    out->set_reached(have >= needed);
  }
}

void AddSheets(const Reading& reading, const petition::Petition& petition, bool named,
               v1::PetitionView& view) {
  for (const auto& [id, sheet] : petition.sheets) {
    v1::PetitionSheetView* out = view.add_sheets();
    out->set_sheet(id.str());
    *out->mutable_entered_by() = reading.Person(sheet.entered_by);
    out->set_persons(Number(static_cast<std::int64_t>(sheet.persons.size())));
    if (sheet.confirmed_by) *out->mutable_confirmed_by() = reading.Person(*sheet.confirmed_by);
    if (!named) continue;
    for (const PersonId& person : sheet.persons)
      *out->add_signers() = reading.Person(person, Naming::kEntitled);
  }
}

void AddReached(const petition::Petition& petition, v1::PetitionView& view) {
  if (!petition.reached) return;
  view.set_reached_ms(petition.reached->at_ms);
  view.set_matter_id(petition.reached->matter.str());
  view.set_study_due_ms(petition.reached->study_due_ms);
  view.set_convene_due_ms(petition.reached->convene_due_ms);
  view.set_defence_due_ms(petition.reached->defence_due_ms);
  view.set_vote_due_ms(petition.reached->vote_due_ms);
  if (!petition.study) return;
  view.set_study(petition.study->content->text());
  view.set_studied_ms(petition.study->filed_ms);
}

}  // namespace

v1::PetitionView ViewPetition(const Reading& reading, const PetitionId& id,
                              const petition::Petition& petition, SignersOf signers) {
  const v1::Stage& stage = StageOf(reading, petition);
  const bool named = signers == SignersOf::kListed && SeesSigners(reading);
  v1::PetitionView view;
  view.set_id(id.str());
  view.set_charter_digest(petition.charter_digest.str());
  view.set_stage(petition.stage);
  view.set_stage_title(stage.title());
  view.set_stage_title_en(stage.title_en());
  *view.mutable_content() = *petition.content;
  *view.mutable_started_by() = reading.Person(petition.started_by);
  view.set_started_ms(petition.started_ms);
  view.set_collect_until_ms(petition.collect_until_ms);
  view.set_lapsed(!petition.reached && reading.now() >= petition.collect_until_ms);
  AddProgress(reading, petition, view);
  AddSheets(reading, petition, named, view);
  AddReached(petition, view);
  view.set_i_signed(reading.IsPerson() && petition.signed_by.contains(reading.reader().person));
  for (const Task& task : TasksOf(reading, id, petition)) *view.add_waiting() = ViewWaiting(reading, task);
  if (!named) return view;
  for (const PersonId& person : petition.signed_by)
    *view.add_signers() = reading.Person(person, Naming::kEntitled);
  return view;
}

absl::StatusOr<Page<v1::PetitionView>> ListPetitions(const Reading& reading,
                                                     const v1::ListPetitionsRequest& request,
                                                     const PageRequest& page) {
  std::optional<PetitionId> only;
  if (!request.petition_id().empty()) {
    YISHI_ASSIGN_OR_RETURN(only, wire::ReadId<PetitionId>(request.petition_id(), "petition_id"));
  }
  Pager<const petition::Petitions::value_type*> pager(page);
  for (const auto& entry : reading.state().petitions) {
    if (only && entry.first != *only) continue;
    if (request.open_only() && !entry.second.Collects(reading.now())) continue;
    pager.Offer(DescendingCursor(static_cast<std::uint64_t>(entry.second.started_ms), entry.first.view()),
                &entry);
  }
  auto found = pager.Take();
  Page<v1::PetitionView> views{{}, std::move(found.next)};
  for (const auto* entry : found.items)
    views.items.push_back(ViewPetition(reading, entry->first, entry->second, SignersOf::kListed));
  return views;
}

Tasks TasksOf(const Reading& reading, const PetitionId& id, const petition::Petition& petition) {
  Tasks tasks;
  const auto add = [&](std::string act, std::string zh, std::string en) -> Task& {
    Task& task = tasks.emplace_back();
    task.act = std::move(act);
    task.zh = std::move(zh);
    task.en = std::move(en);
    task.petition = id;
    return task;
  };
  if (petition.Collects(reading.now())) {
    Task& sign = add("sign_petition", "愿意的可以签名", "whoever wants to may sign");
    sign.due_ms = petition.collect_until_ms;
    sign.rule = "程序规则的征集天数 (the charter's days of collecting)";
    for (const auto& [sheet_id, sheet] : petition.sheets) {
      if (sheet.confirmed_by) continue;
      Task& confirm = add("confirm_petition_sheet", "由另一人对照原件确认签名表",
                          "compare a sheet of signatures with the paper, and confirm it");
      confirm.persons = Overseers(reading);
      std::erase(confirm.persons, sheet.entered_by);
      confirm.due_ms = petition.collect_until_ms;
    }
    return tasks;
  }
  if (!petition.reached || petition::Studied(petition, reading.now())) return tasks;
  Task& study = add("study_petition", "研究联名提请的事项；逾期不研究也召集会议",
                    "study what the petition demands; silence does not hold the meeting up");
  study.body = BodyKind::kPartyBranchCommittee;
  study.due_ms = petition.reached->study_due_ms;
  study.rule =
      "城市居民委员会组织法（2026）第三十条第四款；村民委员会组织法（2026）第二十八条第三款 (urban law art. "
      "30, village law art. 28)";
  return tasks;
}

}  // namespace yishi::view

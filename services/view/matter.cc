#include "services/view/matter.h"

#include <algorithm>

#include "engine/matter/decide.h"
#include "engine/record/decide.h"
#include "engine/wire/fields.h"
#include "services/view/box.h"
#include "services/view/oversight.h"
#include "services/view/petition.h"
#include "services/view/posting.h"
#include "services/view/record.h"
#include "services/view/task.h"

namespace yishi::view {
namespace {

std::uint32_t Size(std::size_t size) { return static_cast<std::uint32_t>(size); }

void AddVersions(const matter::Matter& matter, v1::MatterView& view) {
  for (const matter::Version& version : matter.versions) {
    v1::VersionView* out = view.add_versions();
    out->set_version(Size(static_cast<std::size_t>(view.versions_size())));
    out->set_command_id(version.command.str());
    *out->mutable_content() = *version.content;
    out->set_answer(version.answer);
    out->set_made_ms(version.made_ms);
  }
}

v1::VisitView ViewVisit(const Reading& reading, const matter::StageVisit& visit) {
  v1::VisitView view;
  view.set_stage(visit.stage);
  view.set_version(visit.version);
  view.set_entered_ms(visit.entered_ms);
  view.set_left_ms(visit.left_ms);
  view.set_passed(visit.passed);
  for (const MeetingId& id : visit.meetings) view.add_meeting_ids(id.str());
  for (const BoxId& id : visit.boxes) {
    *view.add_boxes() = ViewBox(reading, id, reading.state().boxes.at(id), Voters::kLeftOut);
  }
  for (const PostingId& id : visit.postings) view.add_posting_ids(id.str());
  return view;
}

void AddStages(const Reading& reading, const matter::Matter& matter, v1::MatterView& view) {
  const v1::Charter& charter = matter::CharterOf(reading.state().charters, matter);
  for (int i = 0; i < charter.stages_size(); ++i) {
    const v1::Stage& stage = charter.stages(i);
    v1::StageView* out = view.add_stages();
    out->set_index(Size(static_cast<std::size_t>(i)));
    out->set_id(stage.id());
    out->set_title(stage.title());
    out->set_title_en(stage.title_en());
    out->set_kind(KindOf(stage));
    out->set_body(stage.vote().body());
    out->set_referred_only(stage.vote().referred_only());
    out->set_current(matter.phase != matter::Phase::kClosed && matter.stage == out->index());
    for (const matter::StageVisit& visit : matter.visits) {
      if (visit.stage == out->index()) *out->add_visits() = ViewVisit(reading, visit);
    }
  }
}

// The matter with those that it adds to or that add to it.
void AddProject(const Reading& reading, const MatterId& id, const matter::Matter& matter,
                v1::MoneyView& money) {
  const community::State& state = reading.state();
  const record::Standing standing = matter::StandingOf(id, matter, state.charters, state.matters);
  money.set_project_budget_fen(standing.budget_fen);
  money.set_project_contracted_fen(record::ContractedOf(state.records, standing.project));
  money.set_project_paid_fen(record::SumOf(state.records, standing.project, record::Kind::kPayment));
}

std::uint32_t OnFile(const Reading& reading, const matter::Matter& matter, std::uint32_t stage,
                     record::Kind kind) {
  return Size(static_cast<std::size_t>(
      std::count_if(matter.records.begin(), matter.records.end(), [&](const RecordId& id) {
        const record::Record& record = reading.state().records.at(id);
        if (record.kind != kind || record.stage != stage) return false;
        return kind != record::Kind::kAcceptance || record.accepted;
      })));
}

void AddEvidence(const Reading& reading, const MatterId& id, const matter::Matter& matter,
                 v1::MatterView& view) {
  if (matter.phase == matter::Phase::kClosed) return;
  const community::State& state = reading.state();
  const v1::Charter& charter = matter::CharterOf(state.charters, matter);
  const std::int64_t budget = matter::StandingOf(id, matter, state.charters, state.matters).budget_fen;
  for (int i = static_cast<int>(matter.stage); i < charter.stages_size(); ++i) {
    for (const v1::EvidenceRule& rule : charter.stages(i).implement().evidence()) {
      if (!record::Applies(rule, budget)) continue;
      v1::EvidenceView* out = view.add_evidence();
      out->set_kind(rule.kind());
      out->set_needed(rule.min_count());
      out->set_on_file(
          OnFile(reading, matter, static_cast<std::uint32_t>(i), static_cast<record::Kind>(rule.kind())));
      out->set_filed_by(rule.filed_by());
    }
  }
}

// Whether the reasons of a return may be shown: not those that the Party members' meeting gave, to the
// public.
bool SeesReasons(const Reading& reading, const matter::Matter& matter) {
  if (matter.visits.empty() || matter.visits.back().boxes.empty()) return true;
  const box::Box& box = reading.state().boxes.at(matter.visits.back().boxes.back());
  return reading.MaySee(reading.state().meetings.at(box.meeting));
}

void AddReturn(const Reading& reading, const matter::Matter& matter, v1::MatterView& view) {
  if (matter.phase != matter::Phase::kReturned) return;
  if (matter.return_cause) view.set_return_cause(*matter.return_cause);
  if (SeesReasons(reading, matter)) view.set_return_reasons(matter.return_reasons);
  view.set_restart_stage(matter.restart_stage);
}

void AddPapers(const Reading& reading, const matter::Matter& matter, v1::MatterView& view) {
  const community::State& state = reading.state();
  for (const RecordId& id : matter.records)
    *view.add_records() = ViewRecord(reading, id, state.records.at(id));
  for (const matter::StageVisit& visit : matter.visits) {
    for (const PostingId& id : visit.postings) {
      *view.add_postings() = ViewPosting(reading, id, state.postings.postings.at(id));
    }
  }
}

void AddPetition(const Reading& reading, const matter::Matter& matter, v1::MatterView& view) {
  if (matter.petition) {
    *view.mutable_petition() = ViewPetition(
        reading, *matter.petition, reading.state().petitions.at(*matter.petition), SignersOf::kLeftOut);
  }
  for (const matter::Defence& defence : matter.defences) {
    v1::DefenceView* out = view.add_defences();
    out->set_text(defence.content->text());
    *out->mutable_papers() = defence.content->papers();
    out->set_filed_ms(defence.filed_ms);
  }
  if (const auto recalled = PersonId::From(matter.content().recall().person_id()))
    *view.mutable_recalled() = reading.Person(*recalled);
}

}  // namespace

v1::StageKind KindOf(const v1::Stage& stage) {
  switch (stage.kind_case()) {
    case v1::Stage::kVote:
      return v1::STAGE_KIND_VOTE;
    case v1::Stage::kDisclose:
      return v1::STAGE_KIND_DISCLOSE;
    case v1::Stage::kImplement:
      return v1::STAGE_KIND_IMPLEMENT;
    case v1::Stage::KIND_NOT_SET:
      return v1::STAGE_KIND_UNSPECIFIED;
  }
  return v1::STAGE_KIND_UNSPECIFIED;
}

v1::MoneyView ViewMoney(const Reading& reading, const MatterId& id, const matter::Matter& matter) {
  const community::State& state = reading.state();
  v1::MoneyView money;
  money.set_budget_fen(matter.content().amount_fen());
  money.set_resolved(matter::Resolved(matter, matter::CharterOf(state.charters, matter)));
  money.set_contracted_fen(record::SumOf(state.records, id, record::Kind::kContract));
  money.set_paid_fen(record::SumOf(state.records, id, record::Kind::kPayment));
  std::int64_t unauthorised = 0;
  for (const RecordId& record : matter.records) {
    const record::Record& found = state.records.at(record);
    if (found.unauthorised) unauthorised += found.amount_fen;
  }
  money.set_unauthorised_fen(unauthorised);
  money.set_changed_fen(record::SumOf(state.records, id, record::Kind::kChangeOrder));
  money.set_supplements(matter.content().supplements());
  AddProject(reading, id, matter, money);
  return money;
}

absl::StatusOr<const matter::Matters::value_type*> FindMatter(const matter::Matters& matters, BytesView bytes,
                                                              std::uint32_t number) {
  auto found = matters.end();
  if (bytes.empty() && number != 0) {
    found = std::find_if(matters.begin(), matters.end(),
                         [&](const auto& entry) { return entry.second.number == number; });
  } else {
    YISHI_ASSIGN_OR_RETURN(const MatterId id, wire::ReadId<MatterId>(bytes, "matter_id"));
    found = matters.find(id);
  }
  if (found == matters.end()) return Refuse(Reason::kNotFound, "没有这个事项", "no such matter");
  return &*found;
}

v1::MatterSummary Summarise(const Reading& reading, const MatterId& id, const matter::Matter& matter) {
  const v1::Charter& charter = matter::CharterOf(reading.state().charters, matter);
  const v1::Stage& stage = matter::StageOf(reading.state().charters, matter);
  v1::MatterSummary view;
  view.set_id(id.str());
  view.set_number(matter.number);
  view.set_title(matter.content().title());
  view.set_kind(matter.content().kind());
  view.set_amount_fen(matter.content().amount_fen());
  view.set_origin(matter.origin);
  view.set_phase(static_cast<ledger::v1::Phase>(matter.phase));
  view.set_phase_zh(std::string(matter::NameZh(matter.phase)));
  view.set_phase_en(std::string(matter::NameEn(matter.phase)));
  view.set_stage(matter.stage);
  view.set_stages(Size(static_cast<std::size_t>(charter.stages_size())));
  view.set_stage_title(stage.title());
  view.set_stage_title_en(stage.title_en());
  view.set_version(matter.version());
  view.set_opened_ms(matter.opened_ms);
  if (matter.close_cause) view.set_close_cause(*matter.close_cause);
  for (const Task& task : TasksOf(reading, id, matter)) {
    if (task.due_ms == 0) continue;
    if (view.due_ms() == 0 || task.due_ms < view.due_ms()) view.set_due_ms(task.due_ms);
  }
  view.set_overdue(view.due_ms() != 0 && reading.now() >= view.due_ms());
  view.set_standing(StandingOf(reading, matter));
  return view;
}

v1::MatterView ViewMatter(const Reading& reading, const MatterId& id, const matter::Matter& matter) {
  v1::MatterView view;
  *view.mutable_summary() = Summarise(reading, id, matter);
  view.set_charter_digest(matter.charter_digest.str());
  *view.mutable_opened_by() = reading.Person(matter.opened_by);
  AddVersions(matter, view);
  AddStages(reading, matter, view);
  AddPapers(reading, matter, view);
  *view.mutable_money() = ViewMoney(reading, id, matter);
  AddEvidence(reading, id, matter, view);
  for (const Task& task : TasksOf(reading, id, matter)) *view.add_waiting() = ViewWaiting(reading, task);
  AddReturn(reading, matter, view);
  AddOversight(reading, matter, view);
  AddPetition(reading, matter, view);
  view.set_finish_report(matter.finish_report);
  const auto chain = reading.state().chains.find(SubjectId{id.bytes});
  if (chain != reading.state().chains.end()) view.set_subject_seq(chain->second.length);
  view.set_position(reading.state().size);
  return view;
}

absl::StatusOr<v1::GetMatterResponse> ViewMatter(const Reading& reading,
                                                 const v1::GetMatterRequest& request) {
  YISHI_ASSIGN_OR_RETURN(const auto* entry,
                         FindMatter(reading.state().matters, request.matter_id(), request.number()));
  v1::GetMatterResponse response;
  *response.mutable_matter() = ViewMatter(reading, entry->first, entry->second);
  return response;
}

Page<v1::MatterSummary> ListMatters(const Reading& reading, const v1::ListMattersRequest& request,
                                    const PageRequest& page) {
  const auto& phases = request.phases();
  Pager<const matter::Matters::value_type*> pager(page);
  for (const auto& entry : reading.state().matters) {
    const matter::Matter& matter = entry.second;
    const auto phase = static_cast<int>(matter.phase);
    if (!phases.empty() && std::find(phases.begin(), phases.end(), phase) == phases.end()) continue;
    if (request.open_only() && matter.phase == matter::Phase::kClosed) continue;
    const std::string& wanted = request.stage_id();
    if (!wanted.empty() && matter::StageOf(reading.state().charters, matter).id() != wanted) continue;
    pager.Offer(DescendingCursor(matter.number, entry.first.view()), &entry);
  }
  auto found = pager.Take();
  Page<v1::MatterSummary> views{{}, std::move(found.next)};
  for (const auto* entry : found.items)
    views.items.push_back(Summarise(reading, entry->first, entry->second));
  return views;
}

}  // namespace yishi::view

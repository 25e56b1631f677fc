#include "clients/load/community.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "clients/load/parallel.h"
#include "clients/load/residents.h"
#include "clients/sdk/clock.h"
#include "clients/sdk/enrolment.h"
#include "clients/sdk/founding.h"
#include "clients/sdk/random.h"
#include "clients/sdk/roster_import.h"
#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "engine/calendar/calendar.h"

namespace yishi::load {
namespace {

constexpr crypto::SuiteId kSuite = crypto::SuiteId::kIntl;

// A rule of the community's own (LEGAL_BASIS_OWN): only such a charter may go without days of notice, and a
// load tool cannot wait for them, since yishid reads the machine's clock.
constexpr char kCharter[] = R"(
  id: "load" version: 1 title: "压力试验" title_en: "Load trial" basis: LEGAL_BASIS_OWN
  covers { kind: "LOAD_TRIAL" title: "试验事项" title_en: "Trial" }
  stages {
    id: "resolve" title: "表决" title_en: "Vote"
    vote {
      body: BODY_KIND_RESIDENTS_ASSEMBLY convened_by: BODY_KIND_RESIDENTS_COMMITTEE
      quorum { criterion { count: COUNT_KIND_PRESENT comparison: COMPARISON_KIND_MORE_THAN numerator: 1 denominator: 2
                           base: BASE_KIND_EXPECTED unit: UNIT_KIND_PERSONS } }
      threshold { criterion { count: COUNT_KIND_YES comparison: COMPARISON_KIND_MORE_THAN numerator: 1 denominator: 2
                              base: BASE_KIND_PRESENT unit: UNIT_KIND_PERSONS } }
      change: CHANGE_RULE_NONE electronic: true on_reject: ON_REJECT_CLOSE
    }
    sources { text: "压力试验自订，不用于任何真实事项" }
  }
)";

calendar::Day Today() { return {static_cast<std::int32_t>(sdk::NowMs() / kDayMs)}; }

absl::StatusOr<sdk::Signer> DrawSigner(const LedgerId& ledger, const PersonId& person) {
  return sdk::SignerFromSeed(kSuite, ledger, person, sdk::RandomBytes(32));
}

// The director first, the rest as their ids fall.
std::vector<PersonId> DirectorFirst(const sdk::People& people) {
  std::vector<PersonId> ids;
  for (const auto& [id, person] : people.persons) ids.push_back(id);
  for (const auto& [key, seat] : people.seats) {
    if (seat.capacity == v1::CAPACITY_HEAD)
      std::iter_swap(ids.begin(), std::find(ids.begin(), ids.end(), key.second));
  }
  return ids;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Community>> Community::Found(const Place& place, std::size_t voters) {
  std::unique_ptr<Community> community(new Community);
  YISHI_RETURN_IF_ERROR(community->FoundLedger(place));
  YISHI_RETURN_IF_ERROR(community->ImportRoster(voters));
  YISHI_RETURN_IF_ERROR(community->EnrolKeys());
  YISHI_RETURN_IF_ERROR(community->ConfirmKeys());
  YISHI_RETURN_IF_ERROR(community->AdoptCharter());
  return community;
}

absl::Status Community::FoundLedger(const Place& place) {
  v1::ReserveOriginRequest request;
  request.set_code("load-" + ToHex(sdk::RandomBytes(6)));
  request.set_suite(v1::SUITE_INTL);
  place.client.SetToken(place.operator_token);
  YISHI_ASSIGN_OR_RETURN(const v1::ReserveOriginResponse reserved, place.client.Call(request));
  place.client.SetToken("");

  v1::FoundCommunity act;
  act.set_suite(v1::SUITE_INTL);
  act.set_origin(reserved.origin());
  act.set_log_vkey(reserved.log_vkey());
  act.set_name("压力试验社区");
  act.set_name_en("Load trial");
  act.add_notice_places("无");
  for (int i = 0; i < 2; ++i) {
    YISHI_ASSIGN_OR_RETURN(sdk::Signer registrar, DrawSigner(LedgerId{}, sdk::RandomId<PersonId>()));
    YISHI_ASSIGN_OR_RETURN(*act.add_founders(), sdk::PrepareFounder(registrar.person, registrar.key));
    registrars_.push_back(std::move(registrar));
  }
  YISHI_ASSIGN_OR_RETURN(const sdk::Founded founded, sdk::FoundLedger(place.client, registrars_[0], act, sdk::NowMs()));
  for (sdk::Signer& registrar : registrars_) registrar.ledger = founded.ledger;
  YISHI_ASSIGN_OR_RETURN(merkle::NoteKey log_key, merkle::NoteKey::FromVkey(reserved.log_vkey()));
  submitter_ = std::make_unique<Submitter>(place.client, place.channel, std::move(log_key), founded.ledger,
                                           founded.checked.checkpoint.head, place.progress);
  return absl::OkStatus();
}

absl::Status Community::ImportRoster(std::size_t residents) {
  const calendar::Day today = Today();
  YISHI_ASSIGN_OR_RETURN(sdk::RosterImport import,
                         sdk::PrepareRosterImport(crypto::Suite::Get(kSuite),
                                                  InventResidents(residents, today), sdk::People{}, today));
  std::vector<sdk::SignedAct> acts;
  for (sdk::RosterPart& part : import.parts) {
    YISHI_ASSIGN_OR_RETURN(sdk::SignedAct act, sdk::SignAct(registrars_[0], submitter_->Draft(), part.act,
                                                            std::move(part.openings)));
    acts.push_back(std::move(act));
  }
  YISHI_RETURN_IF_ERROR(submitter_->DoAll("名册 roster parts", acts, Pace::kInOrder));
  YISHI_RETURN_IF_ERROR(submitter_->Do(registrars_[0], import.commit).status());
  v1::ConfirmRoster confirm;
  confirm.set_import_id(import.commit.import_id());
  confirm.set_root(import.commit.root());
  YISHI_RETURN_IF_ERROR(submitter_->Do(registrars_[1], confirm).status());
  return DrawKeys(import.people);
}

absl::Status Community::DrawKeys(const sdk::People& people) {
  for (const PersonId& person : DirectorFirst(people)) {
    YISHI_ASSIGN_OR_RETURN(sdk::Signer voter, DrawSigner(submitter_->ledger(), person));
    voters_.push_back(std::move(voter));
  }
  return absl::OkStatus();
}

absl::Status Community::EnrolKeys() {
  const crypto::Suite& suite = crypto::Suite::Get(kSuite);
  std::vector<PersonId> persons;
  for (const sdk::Signer& voter : voters_) persons.push_back(voter.person);
  YISHI_ASSIGN_OR_RETURN(const sdk::SlipBatch batch,
                         sdk::PrepareSlips(suite, persons, sdk::NowMs() + kDayMs));
  for (const v1::IssueEnrolments& issue : batch.acts) {
    YISHI_RETURN_IF_ERROR(submitter_->Do(registrars_[0], issue).status());
  }
  const sdk::Draft draft = submitter_->Draft();
  std::vector<sdk::SignedAct> acts(voters_.size());
  YISHI_RETURN_IF_ERROR(ForEach(acts.size(), [&](std::size_t i) -> absl::Status {
    const sdk::Signer& voter = voters_[i];
    YISHI_ASSIGN_OR_RETURN(crypto::SigningKey key, sdk::SlipKey(suite, batch.slips[i].seed));
    const KeyId id = suite.KeyIdOf(key.public_key());
    const sdk::Signer slip{
        .ledger = voter.ledger, .person = voter.person, .key_id = id, .key = std::move(key)};
    YISHI_ASSIGN_OR_RETURN(const v1::EnrolKey enrol,
                           sdk::PrepareEnrolment(voter.ledger, voter.person, voter.key, v1::CUSTODY_DEVICE));
    YISHI_ASSIGN_OR_RETURN(acts[i], sdk::SignAct(slip, draft, enrol));
    return absl::OkStatus();
  }));
  return submitter_->DoAll("登记密钥 keys enrolled", acts, Pace::kTogether);
}

absl::Status Community::ConfirmKeys() {
  constexpr std::size_t kMost = limits::kPersonsPerCommand;
  for (std::size_t from = 0; from < voters_.size(); from += kMost) {
    v1::ConfirmKeys confirm;
    const std::size_t to = std::min(from + kMost, voters_.size());
    for (std::size_t i = from; i < to; ++i) confirm.add_key_ids(voters_[i].key_id.str());
    YISHI_RETURN_IF_ERROR(submitter_->Do(registrars_[1], confirm).status());
  }
  return absl::OkStatus();
}

absl::Status Community::AdoptCharter() {
  const auto everybody = static_cast<std::uint32_t>(voters_.size());
  v1::AdoptCharter act;
  act.set_text(kCharter);
  v1::PaperResolution& paper = *act.mutable_paper();
  paper.set_body(v1::BODY_KIND_RESIDENTS_ASSEMBLY);
  paper.set_day(Today().days_since_epoch - 1);
  paper.set_expected(everybody);
  paper.set_present(everybody);
  paper.set_yes(everybody);
  paper.mutable_sheet()->set_digest(sdk::RandomBytes(32));
  paper.mutable_sheet()->set_size(1);
  paper.mutable_sheet()->set_media_type("application/pdf");
  paper.mutable_sheet()->set_title("虚构的决议 invented resolution");
  return submitter_->Do(director(), act).status();
}

}  // namespace yishi::load

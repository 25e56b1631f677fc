#include "tests/unit/record/record_fixture.h"

#include "tests/support/status_matchers.h"

namespace yishi::record {
namespace {

v1::FileRecord About(const MatterId& matter) {
  v1::FileRecord act;
  act.set_matter_id(matter.str());
  act.set_text("说明");
  return act;
}

}  // namespace

RecordFixture::RecordFixture() {
  using roster::BodyKind;
  people_.Seat(BodyKind::kResidentsCommittee, kBuyer);
  people_.Seat(BodyKind::kResidentsCommittee, kOther);
  people_.Seat(BodyKind::kSupervisionCommittee, kSupervisor);
  people_.Seat(BodyKind::kPartyBranchCommittee, kProposer);
  people_.Person(kResident);
  standing_ = {.matter = TheMatter(),
               .stage = 2,
               .implementing = &charter_.stages(2).implement(),
               .work = &charter_.stages(2).implement(),
               .proposers = BodyKind::kPartyBranchCommittee,
               .project = {TheMatter()},
               .budget_fen = 500'000};
  v1::EvidenceRule* plan = rules().add_evidence();
  plan->set_kind(v1::RECORD_KIND_PLAN);
  plan->set_min_count(1);
  plan->set_filed_by(v1::BODY_KIND_RESIDENTS_COMMITTEE);
  *rules().add_evidence() = *plan;
  rules().mutable_evidence(5)->set_kind(v1::RECORD_KIND_PROGRESS);
}

v1::FileRecord RecordFixture::Plan() {
  v1::FileRecord act = About(TheMatter());
  act.mutable_plan()->set_due_day(20'600);
  return act;
}

v1::FileRecord RecordFixture::Quote(std::int64_t fen) {
  v1::FileRecord act = About(TheMatter());
  act.mutable_quote()->set_supplier("某建材店");
  act.mutable_quote()->set_amount_fen(fen);
  return act;
}

v1::FileRecord RecordFixture::Contract(std::int64_t fen) {
  v1::FileRecord act = About(TheMatter());
  act.mutable_contract()->set_supplier("某建材店");
  act.mutable_contract()->set_amount_fen(fen);
  return act;
}

v1::FileRecord RecordFixture::Progress(std::uint32_t percent) {
  v1::FileRecord act = About(TheMatter());
  act.mutable_progress()->set_percent(percent);
  return act;
}

v1::FileRecord RecordFixture::Payment(std::int64_t fen) {
  v1::FileRecord act = About(TheMatter());
  act.mutable_payment()->set_payee("某建材店");
  act.mutable_payment()->set_voucher("2026-018");
  act.mutable_payment()->set_amount_fen(fen);
  return act;
}

v1::FileRecord RecordFixture::Acceptance(bool accepted) {
  v1::FileRecord act = About(TheMatter());
  act.mutable_acceptance()->set_accepted(accepted);
  return act;
}

v1::FileRecord RecordFixture::Opinion() {
  v1::FileRecord act = About(TheMatter());
  act.mutable_opinion()->set_verdict(v1::OPINION_VERDICT_RESERVATIONS);
  return act;
}

v1::FileRecord RecordFixture::Consent() {
  v1::FileRecord act = About(TheMatter());
  act.mutable_consent()->set_authority("沱江镇人民政府");
  *act.add_papers() = Blob();
  return act;
}

v1::BlobRef RecordFixture::Blob() {
  v1::BlobRef blob;
  blob.set_digest(Bytes(32, 'b'));
  blob.set_size(1'000);
  blob.set_media_type("application/pdf");
  blob.set_title("同意书");
  return blob;
}

absl::StatusOr<Effects> RecordFixture::Try(int actor, const v1::FileRecord& act) const {
  return DecideFile(records_, people_.roster, people_.ActingAs(actor, now_), standing_, act);
}

ledger::v1::RecordFiled RecordFixture::File(int actor, v1::FileRecord act) {
  now_ += kMinuteMs;
  // A voucher is booked once: the first payment has the one of Payment(), the others their own.
  if (act.has_payment() && payments_++ > 0)
    act.mutable_payment()->set_voucher(act.payment().voucher() + "-" + std::to_string(payments_));
  const auto effects = Try(actor, act);
  EXPECT_THAT(effects, testing::IsOk());
  if (!effects.ok()) return {};
  v1::Command command;
  command.set_actor_id(testing::Nr(actor).str());
  *command.mutable_file_record() = act;
  EXPECT_TRUE(Apply(records_, meetings_, (*effects)[0], command, standing_.stage, ++seq_, now_));
  return (*effects)[0].record_filed();
}

}  // namespace yishi::record

#include "tests/unit/posting/posting_fixture.h"

#include "engine/wire/opening.h"
#include "tests/support/status_matchers.h"

namespace yishi::posting {

using ::yishi::testing::At;
using ::yishi::testing::IsOk;
using ::yishi::testing::Nr;

PostingFixture::PostingFixture() {
  using roster::BodyKind;
  people_.Seat(BodyKind::kResidentsCommittee, kMember);
  people_.Seat(BodyKind::kResidentsCommittee, kOtherMember);
  people_.Seat(BodyKind::kSupervisionCommittee, kSupervisor);
  people_.Seat(BodyKind::kTownship, kTown);
  people_.Person(kResident);
  people_.Person(kNeighbour);
  rules_.set_what(v1::DISCLOSURE_RESOLUTION);
  rules_.set_min_days(15);
  rules_.set_due_days(10);
  rules_.set_opinion_days(3);
  rules_.set_answer_days(10);
  due_ = {.stage = 4, .since_ms = now_ - kHourMs, .opinion_on_file = true, .rules = &rules_};
}

v1::PutUpPosting PostingFixture::Notice() const {
  v1::PutUpPosting act;
  act.set_matter_id(TheMatter().str());
  act.set_text("居民代表会议决议公告");
  act.add_places("社区公示栏");
  act.add_places("3栋楼道");
  return act;
}

absl::StatusOr<Effects> PostingFixture::TryPutUp(int actor, const v1::PutUpPosting& act) const {
  return DecidePutUp(people_.roster, calendar_, As(actor), mandatory_, due_, act);
}

absl::StatusOr<Effects> PostingFixture::TryProve(int actor, std::uint32_t place) const {
  v1::ProvePosting act;
  act.set_posting_id(ThePosting().str());
  act.set_place(place);
  act.mutable_photo()->set_digest(Bytes(32, 'p'));
  act.mutable_photo()->set_size(1'000);
  act.mutable_photo()->set_media_type("image/jpeg");
  act.mutable_photo()->set_title("照片");
  return DecideProve(posting(), people_.roster, calendar_, As(actor), act);
}

absl::StatusOr<Effects> PostingFixture::TryInterrupt(std::uint32_t place, v1::InterruptionCause cause,
                                                     int actor) const {
  v1::InterruptPosting act;
  act.set_posting_id(ThePosting().str());
  act.set_place(place);
  act.set_cause(cause);
  act.set_text("公告不见了");
  return DecideInterrupt(posting(), people_.roster, As(actor), act);
}

absl::StatusOr<Effects> PostingFixture::TryRaise(int actor) const {
  v1::Opening opening;
  opening.set_schema(v1::OPENING_SCHEMA_STATEMENT);
  v1::OpenedField* field = opening.add_fields();
  field->set_number(1);
  field->set_salt(Bytes(32, 's'));
  field->set_content("金额不对");
  v1::RaiseObjection act;
  act.set_posting_id(ThePosting().str());
  act.set_statement(wire::CommitmentOf(suite_, opening).str());
  return DecideRaise(postings_, calendar_, As(actor), rules_, std::span(&opening, 1), suite_, act);
}

absl::StatusOr<Effects> PostingFixture::TryAnswer(int actor, int number, v1::ObjectionOutcome outcome,
                                                  const std::string& redo, bool redo_is_earlier) const {
  v1::AnswerObjection act;
  act.set_objection_id(TheObjection(number).str());
  act.set_outcome(outcome);
  act.set_reasons("已核对");
  act.set_redo_stage(redo);
  return DecideAnswer(objection(number), people_.roster, As(actor), redo_is_earlier, act);
}

void PostingFixture::Fold(const absl::StatusOr<Effects>& effects, v1::Command command, int actor) {
  ASSERT_THAT(effects, IsOk());
  command.set_actor_id(Nr(actor).str());
  for (const auto& effect : *effects)
    ASSERT_TRUE(Apply(postings_, effect, command, &rules_, due_.stage, now_));
}

void PostingFixture::PutUp() {
  auto effects = TryPutUp(kMember, Notice());
  ASSERT_THAT(effects, IsOk());
  (*effects)[0].mutable_posting_put_up()->set_posting_id(ThePosting().str());
  v1::Command command;
  *command.mutable_put_up_posting() = Notice();
  Fold(effects, command, kMember);
}

std::size_t PostingFixture::ProveAt(std::string_view minute, std::uint32_t place) {
  now_ = At(minute);
  const auto effects = TryProve(kMember, place);
  Fold(effects, {}, kMember);
  return effects.ok() ? effects->size() : 0;
}

void PostingFixture::InterruptAt(std::string_view minute, std::uint32_t place, v1::InterruptionCause cause) {
  now_ = At(minute);
  Fold(TryInterrupt(place, cause), {}, kResident);
}

void PostingFixture::RaiseAt(std::string_view minute, int actor, int number) {
  now_ = At(minute);
  auto effects = TryRaise(actor);
  ASSERT_THAT(effects, IsOk());
  (*effects)[0].mutable_objection_raised()->set_objection_id(TheObjection(number).str());
  v1::Command command;
  command.mutable_raise_objection()->set_statement(Bytes(32, 't'));
  Fold(effects, command, actor);
}

void PostingFixture::Answer(int actor, int number, v1::ObjectionOutcome outcome, const std::string& redo) {
  v1::Command command;
  command.mutable_answer_objection()->set_reasons("已核对");
  Fold(TryAnswer(actor, number, outcome, redo, !redo.empty()), command, actor);
}

void PostingFixture::EscalateAt(Millis at, int number) {
  now_ = at;
  Fold(Effects{Overdue(TheObjection(number), objection(number), calendar_, rules_, now_)}, {}, kMember);
}

void PostingFixture::Start() {
  PutUp();
  ProveAt("2026-03-02 10:00", 0);
  ProveAt("2026-03-02 11:00", 1);
}

}  // namespace yishi::posting

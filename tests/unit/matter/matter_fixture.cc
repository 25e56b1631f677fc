#include "tests/unit/matter/matter_fixture.h"

namespace yishi::matter {

using ::yishi::testing::Nr;
using ::yishi::testing::NumberedId;

MatterFixture::MatterFixture() {
  using roster::BodyKind;
  people_.Seat(BodyKind::kResidentsCommittee, kHead, roster::Capacity::kHead);
  people_.Seat(BodyKind::kResidentsCommittee, kMember);
  people_.Person(kResident);
  charters_.by_digest[digest_] = std::make_shared<const v1::Charter>(charter_);
  charters_.newest[kCharterId] = digest_;
  Matter matter;
  matter.number = 20'260'001;
  matter.charter_digest = digest_;
  matter.opened_by = Nr(kHead);
  matter.versions.push_back(
      {NumberedId<CommandId>(1), std::make_shared<const v1::MatterContent>(Content()), "", now_});
  matters_[TheMatter()] = std::move(matter);
  Put(0, Phase::kAwaitingMeeting);
}

v1::MatterContent MatterFixture::Content() {
  v1::MatterContent content;
  content.set_title("临时停车场");
  content.set_text("在闲置公地划设 40 个车位");
  content.set_kind("PUBLIC_WORKS");
  content.set_place("3栋东侧");
  content.set_amount_fen(300'000);
  content.add_budget()->set_item("划线");
  content.mutable_budget(0)->set_amount_fen(100'000);
  content.add_budget()->set_item("地面平整");
  content.mutable_budget(1)->set_amount_fen(200'000);
  content.set_funding("社区公益金");
  content.add_parties("居民委员会");
  content.set_beneficiaries("全体居民");
  content.set_ownership(v1::OWNERSHIP_COMMUNITY);
  return content;
}

void MatterFixture::Put(std::uint32_t stage, Phase phase) {
  matter().stage = stage;
  matter().phase = phase;
  StageVisit visit;
  visit.stage = stage;
  visit.version = matter().version();
  visit.entered_ms = now_;
  matter().visits.push_back(std::move(visit));
}

void MatterFixture::AddBox(bool meeting_closed) {
  meetings_[TheMeeting()].agenda = {TheMatter()};
  meetings_[TheMeeting()].closed = meeting_closed;
  box::Box box;
  box.matter = TheMatter();
  box.meeting = TheMeeting();
  boxes_[TheBox()] = std::move(box);
  matter().visits.back().boxes.push_back(TheBox());
}

PostingId MatterFixture::AddPosting(int number, posting::Standing standing) {
  const auto id = NumberedId<PostingId>(number);
  posting::Posting posting;
  posting.matter = TheMatter();
  posting.stage = matter().stage;
  posting.standing = standing;
  postings_.postings[id] = std::move(posting);
  matter().visits.back().postings.push_back(id);
  return id;
}

ObjectionId MatterFixture::AddObjection(int number, const PostingId& posting, bool suspends) {
  const auto id = NumberedId<ObjectionId>(number);
  posting::Objection objection;
  objection.posting = posting;
  objection.matter = TheMatter();
  objection.by = Nr(kResident);
  objection.suspends = suspends;
  postings_.objections[id] = std::move(objection);
  return id;
}

Effects MatterFixture::React(ledger::v1::Effect cause, const v1::Command& command) {
  Effects effects{std::move(cause)};
  matter::React(matters_, Around(), command, effects);
  effects.erase(effects.begin());
  Fold(effects, command);
  return effects;
}

Effects MatterFixture::Declared(ledger::v1::BoxOutcome outcome) {
  ledger::v1::Effect effect;
  effect.mutable_box_declared()->set_box_id(TheBox().str());
  effect.mutable_box_declared()->set_outcome(outcome);
  v1::Command command;
  command.mutable_declare_box()->set_reasons("资金来源不清");
  return React(effect, command);
}

void MatterFixture::Fold(const Effects& effects, const v1::Command& command) {
  for (const auto& effect : effects)
    Apply(matters_, petitions_, effect, command, NumberedId<CommandId>(2), now_);
}

std::string NameOf(const ledger::v1::Effect& effect) {
  const auto* oneof = effect.GetDescriptor()->oneof_decl(0);
  const auto* field = effect.GetReflection()->GetOneofFieldDescriptor(effect, oneof);
  return field == nullptr ? "" : field->name();
}

std::vector<std::string> NamesOf(const Effects& effects) {
  std::vector<std::string> names;
  for (const auto& effect : effects) names.push_back(NameOf(effect));
  return names;
}

}  // namespace yishi::matter

#include "tests/support/community_fixture.h"

#include <algorithm>
#include <utility>

#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "engine/merkle/checkpoint.h"
#include "engine/merkle/hash.h"
#include "engine/merkle/tree.h"
#include "engine/wire/envelope.h"
#include "engine/wire/opening.h"

namespace yishi::testing {
namespace {

constexpr char kCharter[] = R"(
  id: "plain" version: 1 title: "简易程序" title_en: "Plain procedure" basis: LEGAL_BASIS_OWN
  covers { kind: "GENERAL_AFFAIRS" title: "一般事务" title_en: "General affairs" }
  stages {
    id: "resolve" title: "决议" title_en: "Resolution"
    vote {
      body: BODY_KIND_REPRESENTATIVES_MEETING convened_by: BODY_KIND_RESIDENTS_COMMITTEE
      quorum { criterion { count: COUNT_KIND_PRESENT comparison: COMPARISON_KIND_AT_LEAST numerator: 2 denominator: 3
                           base: BASE_KIND_EXPECTED unit: UNIT_KIND_PERSONS } }
      threshold { criterion { count: COUNT_KIND_YES comparison: COMPARISON_KIND_MORE_THAN numerator: 1 denominator: 2
                              base: BASE_KIND_PRESENT unit: UNIT_KIND_PERSONS } }
      change: $CHANGE electronic: true on_reject: ON_REJECT_CLOSE window: true
    }
    sources { text: "本社区自订" }
  }
)";

// The body's number makes its id.
Bytes BodyIdBytes(v1::BodyKind kind) {
  Bytes id(16, '\x42');
  id.back() = static_cast<char>(kind);
  return id;
}

Hash RootOf(const crypto::Suite& suite, const std::vector<v1::RosterRow>& rows) {
  merkle::Tree tree(suite);
  for (const v1::RosterRow& row : rows) tree.Append(merkle::LeafHash(suite, row.SerializeAsString()));
  return tree.Root();
}

std::int32_t DayOf(Millis now) { return static_cast<std::int32_t>(now / kDayMs); }

Millis NextMidnight(Millis now) { return (now / kDayMs + 1) * kDayMs; }

template <typename Id>
absl::StatusOr<Id> IdOf(const Bytes& bytes) {
  const auto id = Id::From(bytes);
  if (!id)
    return Refuse(Reason::kInternal, "没有得到编号",
                  "an entry lacks the id that its command should have made");
  return *id;
}

// The first effect of that kind; its default if there is none, which then fails by itself.
template <typename Has>
ledger::v1::Effect EffectWith(const ledger::v1::Entry& entry, Has has) {
  for (const auto& effect : entry.effects()) {
    if ((effect.*has)()) return effect;
  }
  return {};
}

}  // namespace

CommunityFixture::CommunityFixture(CommunityPlan plan, Host host)
    : plan_(std::move(plan)), host_(std::move(host)), suite_(crypto::Suite::Get(plan_.suite)) {
  const auto fill = [this](std::deque<Actor>& actors, int count) {
    for (int i = 0; i < count; ++i) actors.push_back(MakeActor());
  };
  fill(registrars, 2);
  fill(branch, plan_.branch);
  fill(committee, plan_.committee);
  fill(representatives, plan_.representatives);
  fill(supervisors, plan_.supervisors);
}

Bytes CommunityFixture::Draw(std::size_t size) const {
  Bytes number;
  AppendU64(number, plan_.seed);
  AppendU64(number, drawn_++);
  return suite_.Tagged("tests", {number}).str().substr(0, size);
}

Actor CommunityFixture::MakeActor() const {
  crypto::SigningKey key = *suite_.KeyFromSeed(Draw(32));
  const KeyId id = suite_.KeyIdOf(key.public_key());
  return {*PersonId::From(Draw(16)), std::move(key), id};
}

std::vector<const Actor*> CommunityFixture::Enrolled() const {
  std::vector<const Actor*> all;
  for (const auto* group : {&branch, &committee, &representatives, &supervisors}) {
    for (const Actor& actor : *group) all.push_back(&actor);
  }
  return all;
}

std::vector<const Actor*> CommunityFixture::Voters() const {
  std::vector<const Actor*> all;
  for (const auto* group : {&committee, &representatives}) {
    for (const Actor& actor : *group) all.push_back(&actor);
  }
  return all;
}

SignedAct CommunityFixture::Sign(const Actor& actor, v1::Command act,
                                 std::vector<v1::Opening> openings) const {
  const Millis now = host_.now();
  act.set_version(1);
  act.set_ledger_id(ledger_.str());
  act.set_suite(static_cast<std::uint32_t>(plan_.suite));
  act.set_actor_id(actor.person.str());
  act.set_key_id(actor.key_id.str());
  act.set_issued_ms(now);
  act.set_expires_ms(now + limits::kWindowMs);
  act.set_nonce(Draw(16));
  if (seen_.size > 0) {
    act.set_seen_size(seen_.size);
    act.set_seen_root(seen_.root.str());
  }
  const auto command = wire::SignCommand(actor.key, act.SerializeAsString());
  return {wire::SerializeSignedCommand(*command), std::move(openings)};
}

SignedAct CommunityFixture::Ballot(const Actor& actor, const Poll& poll, v1::Choice choice) const {
  v1::Opening opening;
  opening.set_schema(v1::OPENING_SCHEMA_BALLOT);
  auto* field = opening.add_fields();
  field->set_number(1);
  field->set_salt(Draw(32));
  field->set_content(Bytes(1, static_cast<char>(choice)));
  v1::Command act;
  auto* ballot = act.mutable_cast_ballot();
  ballot->set_box_id(poll.box.str());
  ballot->set_question(poll.question);
  ballot->set_commitment(wire::CommitmentOf(suite_, opening).str());
  return Sign(actor, std::move(act), {std::move(opening)});
}

absl::StatusOr<merkle::Head> CommunityFixture::CheckReceipt(const v1::Receipt& receipt) const {
  YISHI_ASSIGN_OR_RETURN(const merkle::NoteKey log_key, merkle::NoteKey::FromVkey(plan_.log_vkey));
  YISHI_ASSIGN_OR_RETURN(const merkle::Checkpoint checkpoint,
                         merkle::OpenCheckpoint(receipt.checkpoint(), log_key));
  std::vector<Hash> proof;
  for (const Bytes& node : receipt.inclusion_proof()) {
    YISHI_ASSIGN_OR_RETURN(const FixedBytes<32> hash, [&]() -> absl::StatusOr<Hash> {
      const auto read = Hash::From(node);
      if (!read) return Refuse(Reason::kProofInvalid, "证明长度不对", "a node of the proof is not 32 bytes");
      return *read;
    }());
    proof.push_back(hash);
  }
  YISHI_RETURN_IF_ERROR(merkle::VerifyInclusion(suite_, merkle::LeafHash(suite_, receipt.entry()),
                                                receipt.index(), proof, checkpoint.head));
  ledger::v1::Entry entry;
  if (!entry.ParseFromString(receipt.entry()) || entry.seq() != receipt.index()) {
    return Refuse(Reason::kProofInvalid, "回执的位置与记录不符", "the receipt's index is not its entry's");
  }
  return checkpoint.head;
}

absl::StatusOr<ledger::v1::Entry> CommunityFixture::Submit(const SignedAct& act) {
  YISHI_ASSIGN_OR_RETURN(const v1::Receipt receipt, host_.submit(act));
  YISHI_ASSIGN_OR_RETURN(const merkle::Head head, CheckReceipt(receipt));
  ledger::v1::Entry entry;
  entry.ParseFromString(receipt.entry());
  if (entry.signed_command() != act.bytes) {
    return Refuse(Reason::kInternal, "回执是别的指令的", "the receipt is of another command");
  }
  if (head.size > seen_.size) seen_ = head;
  return entry;
}

absl::StatusOr<ledger::v1::Entry> CommunityFixture::Do(const Actor& actor, v1::Command act) {
  return Submit(Sign(actor, std::move(act)));
}

SignedAct CommunityFixture::FoundingAct() const {
  v1::Command act;
  auto* found = act.mutable_found_community();
  found->set_suite(static_cast<v1::Suite>(plan_.suite));
  found->set_origin(plan_.origin);
  found->set_log_vkey(plan_.log_vkey);
  found->set_name("虹桥社区");
  found->set_name_en("Hongqiao Community");
  for (const Actor& registrar : registrars) {
    auto* founder = found->add_founders();
    founder->set_person_id(registrar.person.str());
    founder->set_public_key(registrar.key.public_key());
    const Hash digest =
        suite_.Tagged("pop", {LedgerId{}.view(), registrar.person.view(), registrar.key.public_key()});
    founder->set_proof_of_possession(*registrar.key.Sign(digest.view()));
  }
  found->add_notice_places("社区公示栏");
  return Sign(registrars[0], std::move(act));
}

absl::Status CommunityFixture::Found() {
  const SignedAct act = FoundingAct();
  YISHI_ASSIGN_OR_RETURN(const v1::Receipt receipt, host_.submit(act));
  YISHI_ASSIGN_OR_RETURN(seen_, CheckReceipt(receipt));
  ledger_ = LedgerId{merkle::LeafHash(suite_, receipt.entry())};
  return absl::OkStatus();
}

std::vector<v1::RosterRow> CommunityFixture::RosterRows() const {
  std::vector<v1::RosterRow> rows;
  const Bytes building = Draw(16);
  auto* place = rows.emplace_back().mutable_building();
  place->set_id(building);
  place->set_name("1栋");
  const std::int32_t today = DayOf(host_.now());
  const auto body = [&](v1::BodyKind kind, const std::string& name) {
    auto* row = rows.emplace_back().mutable_body();
    row->set_id(BodyIdBytes(kind));
    row->set_kind(kind);
    row->set_name(name);
  };
  const auto seat = [&](const Actor& actor, v1::BodyKind kind, bool head) {
    auto* home = rows.emplace_back().mutable_household();
    home->set_id(Draw(16));
    home->set_building_id(building);
    auto* person = rows.emplace_back().mutable_person();
    person->set_id(actor.person.str());
    person->set_household_id(rows[rows.size() - 2].household().id());
    person->set_record(Draw(32));
    person->set_elector(true);
    auto* membership = rows.emplace_back().mutable_membership();
    membership->set_body_id(BodyIdBytes(kind));
    membership->set_person_id(actor.person.str());
    membership->set_capacity(head ? v1::CAPACITY_HEAD : v1::CAPACITY_MEMBER);
    membership->set_from_day(today - 100);
    membership->set_to_day(today + 1'000);
  };
  const auto fill = [&](const std::deque<Actor>& actors, v1::BodyKind kind, const std::string& name,
                        bool headed) {
    if (actors.empty()) return;
    body(kind, name);
    for (const Actor& actor : actors) seat(actor, kind, headed && &actor == &actors.front());
  };
  fill(branch, v1::BODY_KIND_PARTY_BRANCH_COMMITTEE, "党支部委员会", true);
  fill(committee, v1::BODY_KIND_RESIDENTS_COMMITTEE, "居民委员会", true);
  fill(representatives, v1::BODY_KIND_RESIDENT_REPRESENTATIVES, "居民代表", false);
  fill(supervisors, v1::BODY_KIND_SUPERVISION_COMMITTEE, "居务监督委员会", true);
  return rows;
}

absl::Status CommunityFixture::ImportRoster() {
  const std::vector<v1::RosterRow> rows = RosterRows();
  const Bytes id = Draw(16);
  constexpr std::size_t kPart = 300;
  for (std::size_t from = 0; from < rows.size(); from += kPart) {
    v1::Command act;
    auto* part = act.mutable_stage_roster_part();
    part->set_import_id(id);
    part->set_part(static_cast<std::uint32_t>(from / kPart));
    for (std::size_t i = from; i < std::min(from + kPart, rows.size()); ++i) *part->add_rows() = rows[i];
    YISHI_RETURN_IF_ERROR(Do(registrars[0], std::move(act)).status());
  }
  const Bytes root = RootOf(suite_, rows).str();
  v1::Command commit;
  commit.mutable_commit_roster()->set_import_id(id);
  commit.mutable_commit_roster()->set_rows(static_cast<std::uint32_t>(rows.size()));
  commit.mutable_commit_roster()->set_root(root);
  YISHI_RETURN_IF_ERROR(Do(registrars[0], std::move(commit)).status());
  v1::Command confirm;
  confirm.mutable_confirm_roster()->set_import_id(id);
  confirm.mutable_confirm_roster()->set_root(root);
  return Do(registrars[1], std::move(confirm)).status();
}

absl::Status CommunityFixture::EnrolEveryone() {
  const std::vector<const Actor*> all = Enrolled();
  constexpr std::size_t kGroup = 300;
  for (std::size_t from = 0; from < all.size(); from += kGroup) {
    const std::size_t to = std::min(from + kGroup, all.size());
    std::deque<Actor> slips;
    v1::Command issue;
    v1::Command confirm;
    for (std::size_t i = from; i < to; ++i) {
      slips.push_back(MakeActor());
      slips.back().person = all[i]->person;
      auto* slip = issue.mutable_issue_enrolments()->add_enrolments();
      slip->set_person_id(all[i]->person.str());
      slip->set_public_key(slips.back().key.public_key());
      slip->set_expires_ms(host_.now() + 30 * kDayMs);
      confirm.mutable_confirm_keys()->add_key_ids(all[i]->key_id.str());
    }
    YISHI_RETURN_IF_ERROR(Do(registrars[0], std::move(issue)).status());
    for (std::size_t i = from; i < to; ++i) {
      v1::Command enrol;
      auto* act = enrol.mutable_enrol_key();
      const Bytes& public_key = all[i]->key.public_key();
      act->set_public_key(public_key);
      const Hash digest = suite_.Tagged("pop", {ledger_.view(), all[i]->person.view(), public_key});
      YISHI_ASSIGN_OR_RETURN(*act->mutable_proof_of_possession(), all[i]->key.Sign(digest.view()));
      act->set_custody(v1::CUSTODY_DEVICE);
      YISHI_RETURN_IF_ERROR(Do(slips[i - from], std::move(enrol)).status());
    }
    YISHI_RETURN_IF_ERROR(Do(registrars[1], std::move(confirm)).status());
  }
  return absl::OkStatus();
}

absl::Status CommunityFixture::AdoptCharter() {
  std::string text = kCharter;
  text.replace(text.find("$CHANGE"), 7, v1::ChangeRule_Name(plan_.change));
  const auto voters = static_cast<std::uint32_t>(Voters().size());
  v1::Command act;
  act.mutable_adopt_charter()->set_text(text);
  auto* paper = act.mutable_adopt_charter()->mutable_paper();
  paper->set_body(v1::BODY_KIND_REPRESENTATIVES_MEETING);
  paper->set_day(DayOf(host_.now()) - 10);
  paper->set_expected(voters);
  paper->set_present(voters);
  paper->set_yes(voters);
  paper->mutable_sheet()->set_digest(Draw(32));
  paper->mutable_sheet()->set_size(4'711);
  paper->mutable_sheet()->set_media_type("application/pdf");
  paper->mutable_sheet()->set_title("决议签字页");
  return Do(committee[0], std::move(act)).status();
}

absl::Status CommunityFixture::SetUp() {
  YISHI_RETURN_IF_ERROR(Found());
  YISHI_RETURN_IF_ERROR(ImportRoster());
  YISHI_RETURN_IF_ERROR(EnrolEveryone());
  return AdoptCharter();
}

absl::StatusOr<MatterId> CommunityFixture::OpenMotion(const std::string& title) {
  v1::Command act;
  auto* open = act.mutable_open_matter();
  open->set_charter_id("plain");
  open->set_origin(v1::ORIGIN_RESIDENTS);
  auto* content = open->mutable_content();
  content->set_title(title);
  content->set_text("提请居民代表会议表决。");
  content->set_kind("GENERAL_AFFAIRS");
  content->set_ownership(v1::OWNERSHIP_COMMUNITY);
  YISHI_ASSIGN_OR_RETURN(const auto entry, Do(committee[0], std::move(act)));
  return IdOf<MatterId>(
      EffectWith(entry, &ledger::v1::Effect::has_matter_opened).matter_opened().matter_id());
}

absl::StatusOr<MeetingId> CommunityFixture::Convene(const MatterId& matter, Millis window_ms) {
  v1::Command act;
  auto* convene = act.mutable_convene_meeting();
  convene->set_body(v1::BODY_KIND_REPRESENTATIVES_MEETING);
  convene->add_agenda(matter.str());
  convene->set_starts_ms(NextMidnight(host_.now()) + 9 * kHourMs);
  convene->set_place("社区会议室");
  convene->set_sitting(window_ms > 0 ? v1::SITTING_WINDOW : v1::SITTING_SESSION);
  if (window_ms > 0) convene->set_ends_ms(convene->starts_ms() + window_ms);
  for (v1::MeetingRole role : {v1::MEETING_ROLE_CHAIR, v1::MEETING_ROLE_SECRETARY, v1::MEETING_ROLE_DESK}) {
    auto* officer = convene->add_officers();
    officer->set_person_id(committee[0].person.str());
    officer->set_role(role);
  }
  const Millis starts_ms = convene->starts_ms();
  YISHI_ASSIGN_OR_RETURN(const auto entry, Do(committee[0], std::move(act)));
  host_.advance_to(starts_ms);
  return IdOf<MeetingId>(
      EffectWith(entry, &ledger::v1::Effect::has_meeting_convened).meeting_convened().meeting_id());
}

absl::Status CommunityFixture::CheckInEveryone(const MeetingId& meeting) {
  const std::vector<const Actor*> voters = Voters();
  constexpr std::size_t kGroup = limits::kPersonsPerCommand;
  for (std::size_t from = 0; from < voters.size(); from += kGroup) {
    v1::Command act;
    auto* check_in = act.mutable_check_in();
    check_in->set_meeting_id(meeting.str());
    for (std::size_t i = from; i < std::min(from + kGroup, voters.size()); ++i) {
      auto* attendance = check_in->add_attendances();
      attendance->set_person_id(voters[i]->person.str());
      attendance->set_channel(v1::CHANNEL_DEVICE);
    }
    YISHI_RETURN_IF_ERROR(Do(committee[0], std::move(act)).status());
  }
  return absl::OkStatus();
}

absl::StatusOr<Poll> CommunityFixture::OpenBox(const MatterId& matter, const MeetingId& meeting,
                                               std::uint32_t present) {
  v1::Command act;
  act.mutable_open_box()->set_meeting_id(meeting.str());
  act.mutable_open_box()->set_matter_id(matter.str());
  if (present > 0) act.mutable_open_box()->set_present(present);
  YISHI_ASSIGN_OR_RETURN(const auto entry, Do(committee[0], std::move(act)));
  const auto opened = EffectWith(entry, &ledger::v1::Effect::has_box_opened).box_opened();
  YISHI_ASSIGN_OR_RETURN(const BoxId box, IdOf<BoxId>(opened.box_id()));
  return Poll{matter, meeting, box, opened.question()};
}

absl::Status CommunityFixture::CloseBox(const Poll& poll, std::uint32_t without_ballot) {
  v1::Command act;
  act.mutable_close_box()->set_box_id(poll.box.str());
  if (without_ballot > 0) act.mutable_close_box()->set_without_ballot(without_ballot);
  return Do(committee[0], std::move(act)).status();
}

absl::Status CommunityFixture::DeclareBox(const Poll& poll) {
  v1::Command act;
  act.mutable_declare_box()->set_box_id(poll.box.str());
  return Do(committee[0], std::move(act)).status();
}

absl::StatusOr<Poll> CommunityFixture::OpenPoll(const std::string& title) {
  if (ledger_.is_zero()) YISHI_RETURN_IF_ERROR(SetUp());
  YISHI_ASSIGN_OR_RETURN(const MatterId matter, OpenMotion(title));
  YISHI_ASSIGN_OR_RETURN(const MeetingId meeting, Convene(matter));
  YISHI_RETURN_IF_ERROR(CheckInEveryone(meeting));
  return OpenBox(matter, meeting, static_cast<std::uint32_t>(Voters().size()));
}

absl::StatusOr<Poll> CommunityFixture::OpenWindow(const std::string& title, Millis window_ms) {
  if (ledger_.is_zero()) YISHI_RETURN_IF_ERROR(SetUp());
  YISHI_ASSIGN_OR_RETURN(const MatterId matter, OpenMotion(title));
  YISHI_ASSIGN_OR_RETURN(const MeetingId meeting, Convene(matter, window_ms));
  return OpenBox(matter, meeting, 0);
}

}  // namespace yishi::testing

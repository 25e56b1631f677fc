#include "tests/unit/audit/told_ledger.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/merkle/hash.h"
#include "engine/wire/envelope.h"
#include "engine/wire/opening.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace yishi::audit {
namespace {

using testing::Actor;
using testing::CommunityPlan;
using testing::IsOk;
using testing::Poll;
using testing::SignedAct;

constexpr Millis kStart = 1'772'413'200'000;  // 2026-03-02 01:00 UTC

constexpr char kWindowCharter[] = R"(
  id: "days" version: 1 title: "分日表决" title_en: "Vote over days" basis: LEGAL_BASIS_OWN
  covers { kind: "RULES" title: "规约" title_en: "Rules" }
  stages {
    id: "resolve" title: "决议" title_en: "Resolution"
    vote {
      body: BODY_KIND_REPRESENTATIVES_MEETING convened_by: BODY_KIND_RESIDENTS_COMMITTEE
      quorum { criterion { count: COUNT_KIND_PRESENT comparison: COMPARISON_KIND_AT_LEAST numerator: 1 denominator: 2
                           base: BASE_KIND_EXPECTED unit: UNIT_KIND_PERSONS } }
      threshold { criterion { count: COUNT_KIND_YES comparison: COMPARISON_KIND_MORE_THAN numerator: 1 denominator: 2
                              base: BASE_KIND_PRESENT unit: UNIT_KIND_PERSONS } }
      change: CHANGE_RULE_NONE electronic: true window: true on_reject: ON_REJECT_CLOSE
    }
    sources { text: "本社区自订" }
  }
  stages {
    id: "post" title: "公示" title_en: "Posting"
    disclose { what: DISCLOSURE_RESOLUTION min_days: 7 due_days: 10 answer_days: 1 }
    sources { text: "本社区自订" }
  }
)";

CommunityPlan PlanOf(crypto::SuiteId suite, std::uint64_t seed, const Log& log) {
  CommunityPlan plan;
  plan.suite = suite;
  plan.origin = suite == crypto::SuiteId::kGm ? "example.org/ledger/hongqiao/sm3"
                                              : "example.org/ledger/hongqiao/sha256";
  plan.log_vkey = log.vkey();
  plan.seed = seed;
  plan.branch = 1;
  plan.committee = 3;
  plan.representatives = 4;
  return plan;
}

std::string OriginOf(crypto::SuiteId suite) {
  return std::string("example.org/ledger/hongqiao/") + (suite == crypto::SuiteId::kGm ? "sm3" : "sha256");
}

const ledger::v1::Effect& FirstEffect(const ledger::v1::Entry& entry) {
  return entry.effects_size() > 0 ? entry.effects(0) : ledger::v1::Effect::default_instance();
}

}  // namespace

ToldLedger::ToldLedger(crypto::SuiteId suite, std::uint64_t seed)
    : suite_(crypto::Suite::Get(suite)),
      log_(OriginOf(suite), suite, std::to_string(seed)),
      now_(kStart),
      community_(suite_) {
  people_ = std::make_unique<testing::CommunityFixture>(
      PlanOf(suite, seed, log_), testing::Host{.submit = [this](const SignedAct& act) { return Submit(act); },
                                               .now = [this] { return now_; },
                                               .advance_to = [this](Millis time) { AdvanceTo(time); }});
}

void ToldLedger::Keep(const community::Decided& decided, const std::vector<v1::Opening>& openings) {
  EXPECT_THAT(community::Apply(community_, decided, openings), IsOk());
  if (decided.command.has_cast_ballot() && openings.size() == 1) {
    v1::ReleasedOpening released;
    released.set_seq(entries_.size());
    released.set_commitment(decided.command.cast_ballot().commitment());
    *released.mutable_opening() = openings[0];
    openings_.push_back(std::move(released));
  }
  entries_.push_back(decided.bytes);
}

absl::StatusOr<v1::Receipt> ToldLedger::Submit(const SignedAct& act) {
  now_ += kSecondMs;
  while (const auto due = community::DecideDue(community_, now_)) Keep(*due, {});
  YISHI_ASSIGN_OR_RETURN(const community::Request request,
                         community::ReadRequest(suite_, act.bytes, act.openings));
  if (!careless) {
    YISHI_ASSIGN_OR_RETURN(const Bytes key, community::PublicKeyFor(community_.state, request));
    YISHI_ASSIGN_OR_RETURN(const crypto::Verifier verifier, suite_.MakeVerifier(key));
    YISHI_RETURN_IF_ERROR(wire::CheckSignature(verifier, request.envelope));
  }
  YISHI_ASSIGN_OR_RETURN(const community::Decided decided, community::Decide(community_, request, now_));
  Keep(decided, act.openings);
  v1::Receipt receipt;
  receipt.set_entry(decided.bytes);
  receipt.set_index(entries_.size() - 1);
  receipt.set_checkpoint(log_.Sign(entries_));
  YISHI_ASSIGN_OR_RETURN(const std::vector<Hash> proof,
                         community_.tree.InclusionProof(entries_.size() - 1, entries_.size()));
  for (const Hash& node : proof) receipt.add_inclusion_proof(node.str());
  return receipt;
}

ledger::v1::Entry ToldLedger::Do(const Actor& actor, v1::Command act) {
  const auto entry = people_->Do(actor, std::move(act));
  EXPECT_THAT(entry, IsOk());
  return entry.ok() ? *entry : ledger::v1::Entry();
}

Parts ToldLedger::All() const { return Until(entries_.size()); }

Parts ToldLedger::Until(std::size_t size) const {
  Parts parts;
  parts.entries.assign(entries_.begin(), entries_.begin() + static_cast<std::ptrdiff_t>(size));
  parts.checkpoint = log_.Sign(parts.entries);
  parts.documents = documents_;
  parts.others["README.txt"] = "议事账本\n";
  std::set<Bytes> declared;
  for (std::size_t i = 0; i < size; ++i) {
    const ledger::v1::Entry entry = EntryIn(parts, i);
    for (const ledger::v1::Effect& effect : entry.effects()) declared.insert(effect.box_declared().box_id());
  }
  for (const v1::ReleasedOpening& opening : openings_) {
    if (opening.seq() >= size) continue;
    const auto request = community::RequestOf(suite_, EntryIn(parts, opening.seq()));
    if (declared.contains((*request)->command.cast_ballot().box_id())) parts.openings.push_back(opening);
  }
  return parts;
}

Poll ToldLedger::Vote(const std::string& title, const std::vector<v1::Choice>& choices) {
  const auto poll = people_->OpenPoll(title);
  EXPECT_THAT(poll, IsOk());
  if (!poll.ok()) return {};
  const std::vector<const Actor*> voters = people_->Voters();
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i + 2 >= choices.size()) {
      EXPECT_THAT(people_->Submit(people_->Ballot(*voters[i], *poll, v1::CHOICE_ABSTAIN)), IsOk());
    }
    EXPECT_THAT(people_->Submit(people_->Ballot(*voters[i], *poll, choices[i])), IsOk());
  }
  EXPECT_THAT(people_->CloseBox(*poll, static_cast<std::uint32_t>(voters.size() - choices.size())), IsOk());
  EXPECT_THAT(people_->DeclareBox(*poll), IsOk());
  return *poll;
}

Poll ToldLedger::OpenBox(const std::string& title) {
  const auto poll = people_->OpenPoll(title);
  EXPECT_THAT(poll, IsOk());
  if (!poll.ok()) return {};
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_THAT(people_->Submit(people_->Ballot(*people_->Voters()[i], *poll, v1::CHOICE_YES)), IsOk());
  return *poll;
}

v1::BlobRef ToldLedger::KeepDocument(const std::string& title) {
  const Bytes content = "%PDF " + title;
  const Hash digest = suite_.Digest({content});
  documents_[ToHex(digest.view())] = content;
  v1::BlobRef blob;
  blob.set_digest(digest.str());
  blob.set_size(content.size());
  blob.set_media_type("application/pdf");
  blob.set_title(title);
  return blob;
}

void ToldLedger::AdoptWindowCharter() {
  v1::Command act;
  act.mutable_adopt_charter()->set_text(kWindowCharter);
  auto* paper = act.mutable_adopt_charter()->mutable_paper();
  paper->set_body(v1::BODY_KIND_REPRESENTATIVES_MEETING);
  paper->set_day(static_cast<std::int32_t>(now_ / kDayMs) - 10);
  paper->set_expected(7);
  paper->set_present(6);
  paper->set_yes(6);
  *paper->mutable_sheet() = KeepDocument("分日表决程序的决议");
  Do(people_->committee[0], std::move(act));
}

Poll ToldLedger::OpenWindow(const std::string& title) {
  v1::Command open;
  open.mutable_open_matter()->set_charter_id("days");
  open.mutable_open_matter()->set_origin(v1::ORIGIN_OFFICERS);
  auto* content = open.mutable_open_matter()->mutable_content();
  content->set_title(title);
  content->set_text("提请分日表决。");
  content->set_kind("RULES");
  content->set_ownership(v1::OWNERSHIP_COMMUNITY);
  Poll poll;
  const auto opened = FirstEffect(Do(people_->committee[0], std::move(open)));
  poll.matter = MatterId::From(opened.matter_opened().matter_id()).value_or(MatterId{});
  v1::Command act;
  auto* convene = act.mutable_convene_meeting();
  convene->set_body(v1::BODY_KIND_REPRESENTATIVES_MEETING);
  convene->add_agenda(poll.matter.str());
  convene->set_starts_ms((now_ / kDayMs + 1) * kDayMs);
  convene->set_ends_ms(convene->starts_ms() + 2 * kDayMs);
  convene->set_place("社区会议室");
  convene->set_sitting(v1::SITTING_WINDOW);
  for (v1::MeetingRole role : {v1::MEETING_ROLE_CHAIR, v1::MEETING_ROLE_SECRETARY, v1::MEETING_ROLE_DESK}) {
    auto* officer = convene->add_officers();
    officer->set_person_id(people_->committee[0].person.str());
    officer->set_role(role);
  }
  const Millis starts_ms = convene->starts_ms();
  const auto convened = FirstEffect(Do(people_->committee[0], std::move(act)));
  poll.meeting = MeetingId::From(convened.meeting_convened().meeting_id()).value_or(MeetingId{});
  AdvanceTo(starts_ms);
  v1::Command box;
  box.mutable_open_box()->set_meeting_id(poll.meeting.str());
  box.mutable_open_box()->set_matter_id(poll.matter.str());
  const auto box_opened = FirstEffect(Do(people_->committee[0], std::move(box)));
  poll.box = BoxId::From(box_opened.box_opened().box_id()).value_or(BoxId{});
  poll.question = box_opened.box_opened().question();
  return poll;
}

void ToldLedger::CloseMeeting(const MeetingId& meeting) {
  v1::Command minutes;
  minutes.mutable_file_record()->set_meeting_id(meeting.str());
  minutes.mutable_file_record()->set_text("分日表决，记录如下。");
  minutes.mutable_file_record()->mutable_minutes();
  Do(people_->committee[0], std::move(minutes));
  v1::Command close;
  close.mutable_close_meeting()->set_meeting_id(meeting.str());
  Do(people_->committee[0], std::move(close));
}

Bytes ToldLedger::PutUp(const MatterId& matter) {
  v1::Command act;
  act.mutable_put_up_posting()->set_matter_id(matter.str());
  act.mutable_put_up_posting()->set_text("公示");
  act.mutable_put_up_posting()->add_places("社区公示栏");
  return FirstEffect(Do(people_->committee[0], std::move(act))).posting_put_up().posting_id();
}

void ToldLedger::Prove(const Bytes& posting) {
  v1::Command act;
  act.mutable_prove_posting()->set_posting_id(posting);
  *act.mutable_prove_posting()->mutable_photo() = KeepDocument("照片 " + std::to_string(now_));
  Do(people_->committee[1], std::move(act));
}

void ToldLedger::VoteAndPost(const std::string& title) {
  AdoptWindowCharter();
  const Poll poll = OpenWindow(title);
  for (const Actor* voter : people_->Voters())
    EXPECT_THAT(people_->Submit(people_->Ballot(*voter, poll, v1::CHOICE_YES)), IsOk());
  AdvanceTo(now_ + 3 * kDayMs);
  EXPECT_THAT(people_->DeclareBox(poll), IsOk());
  CloseMeeting(poll.meeting);
  const Bytes posting = PutUp(poll.matter);
  Prove(posting);
  v1::Opening statement;
  statement.set_schema(v1::OPENING_SCHEMA_STATEMENT);
  auto* field = statement.add_fields();
  field->set_number(1);
  field->set_salt(people_->Draw(32));
  field->set_content("不同意。");
  v1::Command object;
  object.mutable_raise_objection()->set_posting_id(posting);
  object.mutable_raise_objection()->set_statement(wire::CommitmentOf(suite_, statement).str());
  const auto raised =
      people_->Submit(people_->Sign(people_->representatives[0], std::move(object), {statement}));
  EXPECT_THAT(raised, IsOk());
  if (!raised.ok()) return;
  const Bytes objection = FirstEffect(*raised).objection_raised().objection_id();
  const Millis due = community_.state.postings.objections.at(*ObjectionId::From(objection)).due_ms;
  AdvanceTo(due + kHourMs);
  v1::Command answer;
  answer.mutable_answer_objection()->set_objection_id(objection);
  answer.mutable_answer_objection()->set_outcome(v1::OBJECTION_OUTCOME_DISMISSED);
  answer.mutable_answer_objection()->set_reasons("表决程序合规。");
  Do(people_->supervisors[0], std::move(answer));
  const Millis ends = community_.state.postings.postings.at(*PostingId::From(posting)).ends_ms;
  AdvanceTo(ends - kHourMs);
  Prove(posting);
  AdvanceTo(ends + kHourMs);
}

std::uint64_t ToldLedger::VoteWithLateClock(const std::string& title) {
  AdoptWindowCharter();
  const Poll poll = OpenWindow(title);
  for (const Actor* voter : people_->Voters())
    EXPECT_THAT(people_->Submit(people_->Ballot(*voter, poll, v1::CHOICE_YES)), IsOk());
  AdvanceTo(now_ + 3 * kDayMs);
  v1::Command revoke;
  revoke.mutable_revoke_key()->set_key_id(people_->branch[0].key_id.str());
  revoke.mutable_revoke_key()->set_reason("换了手机");
  const auto request =
      community::ReadRequest(suite_, people_->Sign(people_->branch[0], std::move(revoke)).bytes, {});
  const std::uint64_t late = entries_.size();
  Keep(*community::Decide(community_, *request, now_), {});
  EXPECT_THAT(people_->DeclareBox(poll), IsOk());
  return late;
}

const ToldLedger& Told() {
  static const ToldLedger* told = [] {
    auto* made = new ToldLedger();
    made->Vote("第一项", {v1::CHOICE_YES, v1::CHOICE_YES, v1::CHOICE_YES, v1::CHOICE_YES, v1::CHOICE_NO,
                          v1::CHOICE_NO, v1::CHOICE_ABSTAIN});
    made->VoteAndPost("第二项");
    made->OpenBox("第三项");
    return made;
  }();
  return *told;
}

}  // namespace yishi::audit

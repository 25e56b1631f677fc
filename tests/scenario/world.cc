#include "tests/scenario/world.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "engine/matter/decide.h"
#include "engine/matter/oversight.h"
#include "engine/merkle/note_key.h"
#include "engine/roster/decide.h"
#include "engine/roster/rows.h"
#include "engine/wire/deterministic.h"
#include "engine/wire/envelope.h"
#include "engine/wire/opening.h"
#include "tests/scenario/explained.h"
#include "tests/scenario/print.h"

namespace yishi::scenario {
namespace {

constexpr int kOffsetMinutes = 480;

calendar::Calendar China() {
  calendar::CalendarData data;
  data.offset_minutes = kOffsetMinutes;
  for (const char* day : {"2026-10-01", "2026-10-02", "2026-10-03"})
    data.holidays.insert(*calendar::ParseDay(day));
  return *calendar::Calendar::Make(std::move(data));
}

// Bytes as protobuf text writes them.
std::string Quoted(BytesView bytes) {
  std::string out = "\"";
  for (char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    out += '\\';
    out += static_cast<char>('0' + (byte >> 6));
    out += static_cast<char>('0' + ((byte >> 3) & 7));
    out += static_cast<char>('0' + (byte & 7));
  }
  return out + "\"";
}

absl::Status ScriptFault(const std::string& what) { return absl::InternalError("script: " + what); }

}  // namespace

World::World(crypto::SuiteId suite)
    : suite_(crypto::Suite::Get(suite)),
      days_(China()),
      community_(std::make_unique<community::Community>(suite_)) {}

Bytes World::Draw(std::size_t size) {
  Bytes number;
  AppendU64(number, ++drawn_);
  return suite_.Tagged("scenario", {number}).str().substr(0, size);
}

void World::Name(const std::string& name, const Bytes& id) {
  ids_[name] = id;
  names_[id] = name;
}

void World::AddPerson(const std::string& name, std::vector<std::string> seats) {
  Person person;
  person.id = *PersonId::From(Draw(16));
  person.key = std::make_unique<crypto::SigningKey>(*suite_.KeyFromSeed(Draw(32)));
  person.slip = std::make_unique<crypto::SigningKey>(*suite_.KeyFromSeed(Draw(32)));
  person.seats = std::move(seats);
  Name(name, person.id.str());
  Name(name + ".key", suite_.KeyIdOf(person.key->public_key()).str());
  people_[name] = std::move(person);
}

void World::MoveTogether(const std::vector<std::string>& names, std::uint32_t area_dm2) {
  v1::Household household;
  household.set_id(Draw(16));
  household.set_area_dm2(area_dm2);
  household.set_representative_id(people_.at(names[0]).id.str());
  for (const std::string& name : names) people_.at(name).household = household.id();
  households_[household.id()] = std::move(household);
}

void World::House(const std::string& building, const std::vector<std::string>& names) {
  const Bytes id = Draw(16);
  buildings_[building] = id;
  Name(building, id);
  for (const std::string& name : names) {
    Person& person = people_.at(name);
    if (person.household.empty()) {
      person.household = Draw(16);
      households_[person.household].set_id(person.household);
    }
    households_.at(person.household).set_building_id(id);
  }
}

absl::Status World::Found(const std::string& first, const std::string& second) {
  const std::string origin =
      suite_.id() == crypto::SuiteId::kGm ? "example.cn/ledger/test/sm3" : "example.cn/ledger/test/sha256";
  log_key_ = std::make_unique<crypto::SigningKey>(*suite_.KeyFromSeed(Draw(32)));
  v1::Command command;
  auto* act = command.mutable_found_community();
  act->set_suite(static_cast<v1::Suite>(suite_.id()));
  act->set_origin(origin);
  act->set_log_vkey(merkle::NoteKey::Make(origin, suite_.id(), log_key_->public_key())->ToVkey());
  act->set_name("测试社区");
  act->set_name_en("Test community");
  act->set_utc_offset_minutes(kOffsetMinutes);
  for (const calendar::Day& day : days_.data().holidays) act->add_holidays(day.days_since_epoch);
  for (const std::string& name : {first, second}) {
    const Person& person = people_.at(name);
    auto* founder = act->add_founders();
    founder->set_person_id(person.id.str());
    founder->set_public_key(person.key->public_key());
    const Hash digest =
        roster::PossessionDigest(suite_, LedgerId{}, person.id.view(), person.key->public_key());
    founder->set_proof_of_possession(*person.key->Sign(digest.view()));
  }
  act->add_notice_places("公示栏");
  act->add_notice_places("数字公示");
  return Submit(first, std::move(command), {}, "").status();
}

absl::Status World::ImportRoster(const std::string& by, const std::string& confirmed_by) {
  std::vector<v1::RosterRow> rows;
  auto* building = rows.emplace_back().mutable_building();
  building->set_id(Draw(16));
  building->set_name("1栋");
  const Bytes building_id = building->id();
  std::map<std::string, Bytes> bodies;
  for (const auto& [name, id] : buildings_) {
    auto* named = rows.emplace_back().mutable_building();
    named->set_id(id);
    named->set_name(name);
  }
  for (auto& [id, household] : households_) {
    if (household.building_id().empty()) household.set_building_id(building_id);
    *rows.emplace_back().mutable_household() = household;
  }
  for (const auto& [name, person] : people_) {
    const Bytes household_id = person.household.empty() ? Draw(16) : person.household;
    if (person.household.empty()) {
      auto* household = rows.emplace_back().mutable_household();
      household->set_id(household_id);
      household->set_building_id(building_id);
    }
    auto* row = rows.emplace_back().mutable_person();
    row->set_id(person.id.str());
    row->set_household_id(household_id);
    row->set_record(Draw(32));
    Name(name + ".record", row->record());
    row->set_elector(true);
    for (const std::string& seat : person.seats) {
      const std::string kind = seat.substr(0, seat.find(':'));
      if (bodies.contains(kind)) continue;
      auto* body = rows.emplace_back().mutable_body();
      body->set_id(bodies[kind] = Draw(16));
      Name(kind, body->id());
      v1::BodyKind value;
      if (!v1::BodyKind_Parse("BODY_KIND_" + kind, &value)) return ScriptFault("no body " + kind);
      body->set_kind(value);
      body->set_name(kind);
    }
  }
  for (const auto& [name, person] : people_) {
    for (const std::string& seat : person.seats) {
      const std::size_t colon = seat.find(':');
      auto* membership = rows.emplace_back().mutable_membership();
      membership->set_body_id(bodies.at(seat.substr(0, colon)));
      membership->set_person_id(person.id.str());
      v1::Capacity capacity = v1::CAPACITY_MEMBER;
      if (colon != std::string::npos &&
          !v1::Capacity_Parse("CAPACITY_" + seat.substr(colon + 1), &capacity)) {
        return ScriptFault("no capacity in " + seat);
      }
      membership->set_capacity(capacity);
      membership->set_from_day(days_.DayOf(now_).days_since_epoch);
      membership->set_to_day(days_.DayOf(now_).days_since_epoch + 5 * 365);
    }
  }
  return Import(by, confirmed_by, rows).status();
}

absl::StatusOr<ledger::v1::Entry> World::ChangeRoster(const std::string& by, const std::string& confirmed_by,
                                                      const std::string& text) {
  v1::StageRosterPart part;
  const std::string expanded = Substitute(text);
  if (!google::protobuf::TextFormat::ParseFromString(expanded, &part))
    return ScriptFault("cannot read " + expanded);
  return Import(by, confirmed_by, {part.rows().begin(), part.rows().end()});
}

absl::StatusOr<ledger::v1::Entry> World::Import(const std::string& by, const std::string& confirmed_by,
                                                const std::vector<v1::RosterRow>& rows) {
  const Bytes import_id = Draw(16);
  std::vector<Bytes> bytes;
  constexpr std::size_t kPart = 100;
  for (std::size_t from = 0; from < rows.size(); from += kPart) {
    v1::Command command;
    auto* stage = command.mutable_stage_roster_part();
    stage->set_import_id(import_id);
    stage->set_part(static_cast<std::uint32_t>(from / kPart));
    for (std::size_t i = from; i < std::min(from + kPart, rows.size()); ++i) {
      *stage->add_rows() = rows[i];
      bytes.push_back(wire::SerializeDeterministic(rows[i]));
    }
    YISHI_RETURN_IF_ERROR(Submit(by, std::move(command), {}, "").status());
  }
  const Bytes root = roster::RowsRoot(suite_, bytes).str();
  v1::Command commit;
  commit.mutable_commit_roster()->set_import_id(import_id);
  commit.mutable_commit_roster()->set_rows(static_cast<std::uint32_t>(rows.size()));
  commit.mutable_commit_roster()->set_root(root);
  YISHI_RETURN_IF_ERROR(Submit(by, std::move(commit), {}, "").status());
  v1::Command confirm;
  confirm.mutable_confirm_roster()->set_import_id(import_id);
  confirm.mutable_confirm_roster()->set_root(root);
  return Submit(confirmed_by, std::move(confirm), {}, "");
}

absl::Status World::EnrolAll(const std::string& by, const std::string& confirmed_by) {
  v1::Command issue;
  v1::Command confirm;
  for (const auto& [name, person] : people_) {
    if (community_->state.roster.keys.contains(suite_.KeyIdOf(person.key->public_key()))) continue;
    auto* enrolment = issue.mutable_issue_enrolments()->add_enrolments();
    enrolment->set_person_id(person.id.str());
    enrolment->set_public_key(person.slip->public_key());
    enrolment->set_expires_ms(now_ + kDayMs);
    confirm.mutable_confirm_keys()->add_key_ids(suite_.KeyIdOf(person.key->public_key()).str());
  }
  YISHI_RETURN_IF_ERROR(Submit(by, issue, {}, "").status());
  for (const auto& enrolment : issue.issue_enrolments().enrolments()) {
    const Person& person = people_.at(names_.at(enrolment.person_id()));
    YISHI_RETURN_IF_ERROR(EnrolBySlip(*person.slip, person.id, *person.key).status());
  }
  return Submit(confirmed_by, std::move(confirm), {}, "").status();
}

absl::StatusOr<ledger::v1::Entry> World::EnrolBySlip(const crypto::SigningKey& slip, const PersonId& person,
                                                     const crypto::SigningKey& key) {
  v1::Command enrol;
  enrol.mutable_enrol_key()->set_public_key(key.public_key());
  enrol.mutable_enrol_key()->set_custody(v1::CUSTODY_DEVICE);
  const Hash digest =
      roster::PossessionDigest(suite_, community_->state.foundation.ledger, person.view(), key.public_key());
  enrol.mutable_enrol_key()->set_proof_of_possession(*key.Sign(digest.view()));
  YISHI_ASSIGN_OR_RETURN(const community::Request request, Sign(slip, person, std::move(enrol), {}));
  return Admit(request);
}

absl::StatusOr<ledger::v1::Entry> World::EnrolMore(const std::string& who, const std::string& name,
                                                   const std::string& by) {
  Person& person = people_.at(who);
  const crypto::SigningKey slip = *suite_.KeyFromSeed(Draw(32));
  auto key = std::make_unique<crypto::SigningKey>(*suite_.KeyFromSeed(Draw(32)));
  v1::Command issue;
  auto* enrolment = issue.mutable_issue_enrolments()->add_enrolments();
  enrolment->set_person_id(person.id.str());
  enrolment->set_public_key(slip.public_key());
  enrolment->set_expires_ms(now_ + kDayMs);
  YISHI_RETURN_IF_ERROR(Submit(by, std::move(issue), {}, "").status());
  Name(who + "." + name, suite_.KeyIdOf(key->public_key()).str());
  auto entry = EnrolBySlip(slip, person.id, *key);
  person.more_keys[name] = std::move(key);
  return entry;
}

std::string World::Substitute(const std::string& text) const {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '@') {
      out += text[i];
      continue;
    }
    std::size_t end = i + 1;
    const auto of_name = [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '_';
    };
    while (end < text.size() && of_name(text[end])) ++end;
    const std::string name = text.substr(i + 1, end - i - 1);
    if ((name == "time" || name == "day") && end < text.size() && text[end] == '(') {
      const std::size_t close = text.find(')', end);
      const auto at = ParseTime(text.substr(end + 1, close - end - 1), days_);
      out += std::to_string(name == "day" ? days_.DayOf(at).days_since_epoch : at);
      i = close;
    } else if (name == "digest") {
      out += Quoted(Bytes(32, '\x5a'));
      i = end - 1;
    } else {
      const auto found = ids_.find(name);
      out += found == ids_.end() ? "<no id " + name + ">" : Quoted(found->second);
      i = end - 1;
    }
  }
  return out;
}

absl::StatusOr<ledger::v1::Entry> World::Act(const std::string& who, const std::string& text,
                                             const std::string& as) {
  v1::Command command;
  const std::string expanded = Substitute(text);
  if (!google::protobuf::TextFormat::ParseFromString(expanded, &command))
    return ScriptFault("cannot read " + expanded);
  return Submit(who, std::move(command), {}, as);
}

v1::Opening World::MakeOpening(v1::OpeningSchema schema, const Bytes& content) {
  v1::Opening opening;
  opening.set_schema(static_cast<std::uint32_t>(schema));
  auto* field = opening.add_fields();
  field->set_number(1);
  field->set_salt(Draw(32));
  field->set_content(content);
  return opening;
}

absl::StatusOr<ledger::v1::Entry> World::Vote(const std::string& who, const std::string& box,
                                              v1::Choice choice) {
  return Cast(who, box, Bytes(1, static_cast<char>(choice)));
}

absl::StatusOr<ledger::v1::Entry> World::Cast(const std::string& who, const std::string& box,
                                              const Bytes& content) {
  const Bytes box_id = ids_.contains(box) ? ids_.at(box) : Bytes(16, '\x01');
  const auto shown = community_->state.boxes.find(
      *BoxId::From(tamper.question_of.empty() ? BytesView(box_id) : BytesView(ids_.at(tamper.question_of))));
  v1::Opening opening = MakeOpening(v1::OPENING_SCHEMA_BALLOT, content);
  v1::Command command;
  auto* act = command.mutable_cast_ballot();
  act->set_box_id(box_id);
  act->set_question(shown == community_->state.boxes.end() ? Bytes(32, '\x02')
                                                           : shown->second.question.str());
  act->set_commitment(wire::CommitmentOf(suite_, opening).str());
  if (!tamper.votes_for.empty()) act->set_principal_id(ids_.at(tamper.votes_for));
  if (tamper.other_opening) opening.mutable_fields(0)->set_content(content == "\x01" ? "\x02" : "\x01");
  std::vector<v1::Opening> openings;
  if (!tamper.without_opening) openings.push_back(std::move(opening));
  return Submit(who, std::move(command), std::move(openings), "");
}

absl::StatusOr<ledger::v1::Entry> World::Object(const std::string& who, const std::string& posting,
                                                const std::string& as) {
  v1::Opening opening = MakeOpening(v1::OPENING_SCHEMA_STATEMENT, "车位太少");
  v1::Command command;
  command.mutable_raise_objection()->set_posting_id(ids_.at(posting));
  command.mutable_raise_objection()->set_statement(wire::CommitmentOf(suite_, opening).str());
  if (!as.empty()) Name(as + ".statement", command.raise_objection().statement());
  return Submit(who, std::move(command), {std::move(opening)}, as);
}

absl::StatusOr<ledger::v1::Entry> World::ObjectToRoll(const std::string& who, const std::string& meeting,
                                                      const std::string& as) {
  v1::Opening opening = MakeOpening(v1::OPENING_SCHEMA_STATEMENT, "名单有误");
  v1::Command command;
  command.mutable_object_to_roll()->set_meeting_id(ids_.at(meeting));
  command.mutable_object_to_roll()->set_statement(wire::CommitmentOf(suite_, opening).str());
  if (!as.empty()) Name(as + ".statement", command.object_to_roll().statement());
  std::vector<v1::Opening> openings;
  if (!tamper.without_opening) openings.push_back(std::move(opening));
  return Submit(who, std::move(command), std::move(openings), as);
}

v1::PaperResolution World::OnPaper(v1::BodyKind body) const {
  v1::PaperResolution paper;
  paper.set_body(body);
  paper.set_day(days_.DayOf(now_).days_since_epoch);
  paper.set_expected(9);
  paper.set_present(6);
  paper.set_yes(4);
  paper.mutable_sheet()->set_digest(Bytes(32, '\x5a'));
  paper.mutable_sheet()->set_size(1000);
  paper.mutable_sheet()->set_media_type("image/jpeg");
  paper.mutable_sheet()->set_title("决议原件");
  return paper;
}

absl::StatusOr<ledger::v1::Entry> World::Adopt(const std::string& who, const std::string& charter) {
  v1::Command command;
  command.mutable_adopt_charter()->set_text(charter);
  *command.mutable_adopt_charter()->mutable_paper() = OnPaper(v1::BODY_KIND_REPRESENTATIVES_MEETING);
  return Submit(who, std::move(command), {}, "");
}

absl::StatusOr<ledger::v1::Entry> World::AdoptCatalogue(const std::string& who, const std::string& catalogue,
                                                        const std::string& body) {
  v1::BodyKind kind = v1::BODY_KIND_UNSPECIFIED;
  if (!v1::BodyKind_Parse("BODY_KIND_" + body, &kind)) return ScriptFault("no such body: " + body);
  v1::Command command;
  command.mutable_adopt_catalogue()->set_text(catalogue);
  *command.mutable_adopt_catalogue()->mutable_paper() = OnPaper(kind);
  return Submit(who, std::move(command), {}, "");
}

absl::StatusOr<community::Request> World::Sign(const crypto::SigningKey& key, const PersonId& actor,
                                               v1::Command command, std::vector<v1::Opening> openings) {
  command.set_version(1);
  command.set_ledger_id(community_->state.foundation.ledger.str());
  command.set_suite(static_cast<std::uint32_t>(suite_.id()));
  command.set_actor_id(tamper.as_person.empty() ? actor.str() : ids_.at(tamper.as_person));
  command.set_key_id(suite_.KeyIdOf(key.public_key()).str());
  command.set_issued_ms(now_ + tamper.issued_shift_ms);
  command.set_expires_ms(now_ + tamper.issued_shift_ms + tamper.lifetime_ms);
  command.set_nonce(Draw(16));
  if (tamper.wrong_ledger) command.set_ledger_id(Bytes(32, '\x07'));
  if (community_->tree.size() > 0) {
    command.set_seen_size(community_->tree.size());
    command.set_seen_root(tamper.wrong_seen ? Bytes(32, '\x08') : community_->tree.Root().str());
  }
  if (tamper.stale_subject) command.set_expect_subject_seq(1'000'000);
  YISHI_ASSIGN_OR_RETURN(v1::SignedCommand signed_command,
                         wire::SignCommand(key, wire::SerializeDeterministic(command)));
  if (tamper.bad_signature) (*signed_command.mutable_signature())[0] ^= 1;
  return community::ReadRequest(suite_, wire::SerializeSignedCommand(signed_command), std::move(openings));
}

absl::StatusOr<ledger::v1::Entry> World::Submit(const std::string& who, v1::Command command,
                                                std::vector<v1::Opening> openings, const std::string& as) {
  const Person& person = people_.at(who);
  const crypto::SigningKey& key = tamper.by_key.empty() ? *person.key : *person.more_keys.at(tamper.by_key);
  YISHI_ASSIGN_OR_RETURN(const community::Request request,
                         Sign(key, person.id, std::move(command), std::move(openings)));
  YISHI_ASSIGN_OR_RETURN(ledger::v1::Entry entry, Admit(request));
  Name(as.empty() ? "entry" + std::to_string(entry.seq()) : as, request.id.str().substr(0, 16));
  if (!as.empty()) Name(as + ".command", request.id.str());
  return entry;
}

absl::StatusOr<ledger::v1::Entry> World::Admit(const community::Request& request) {
  LetTimePass();
  const community::State before = community_->state;
  const auto admit = [&]() -> absl::StatusOr<community::Decided> {
    YISHI_ASSIGN_OR_RETURN(const Bytes public_key, community::PublicKeyFor(community_->state, request));
    YISHI_ASSIGN_OR_RETURN(const crypto::Verifier verifier, suite_.MakeVerifier(public_key));
    YISHI_RETURN_IF_ERROR(wire::CheckSignature(verifier, request.envelope));
    if (community::FindDuplicate(community_->state, request.id)) return absl::AlreadyExistsError("duplicate");
    return community::Decide(*community_, request, now_);
  };
  auto decided = admit();
  EXPECT_TRUE(community_->state == before) << "deciding changed the state";
  if (!decided.ok()) return decided.status();
  const auto again = community::Decide(*community_, request, now_);
  EXPECT_TRUE(again.ok() && again->bytes == decided->bytes) << "deciding twice gave two entries";
  YISHI_RETURN_IF_ERROR(Append(*decided, request.openings));
  return decided->entry;
}

absl::Status World::Append(const community::Decided& decided, const std::vector<v1::Opening>& openings) {
  community::Community replayed = *community_;
  YISHI_RETURN_IF_ERROR(community::Apply(*community_, decided, openings));
  const auto read = community::ReadEntry(suite_, decided.bytes);
  EXPECT_TRUE(read.ok()) << ToText(read.status());
  if (read.ok()) {
    EXPECT_TRUE(community::Apply(replayed, *read, openings).ok());
    EXPECT_TRUE(replayed.state == community_->state) << "reading an entry back gives another state";
  }
  EXPECT_FALSE(community::DecideDue(*community_, decided.entry.admitted_ms() - 1).has_value());
  return absl::OkStatus();
}

std::vector<ledger::v1::Entry> World::LetTimePass() {
  std::vector<ledger::v1::Entry> entries;
  if (community_->tree.size() == 0) return entries;
  while (auto due = community::DecideDue(*community_, now_)) {
    EXPECT_TRUE(Append(*due, {}).ok());
    entries.push_back(due->entry);
  }
  return entries;
}

std::string World::Print(const ledger::v1::Entry& entry) const { return PrintEffects(entry, names_, days_); }

std::string World::WithNames(std::string text) const {
  for (const auto& [id, name] : names_) {
    const std::string hex = ToHex(id);
    for (std::size_t at = text.find(hex); at != std::string::npos; at = text.find(hex)) {
      text.replace(at, hex.size(), name);
    }
  }
  // Digests differ between the suites.
  std::string out;
  std::string run;
  for (char c : text + " ") {
    if (std::string_view("0123456789abcdef").find(c) != std::string_view::npos) {
      run += c;
      continue;
    }
    out += run.size() == 64 ? "<digest>" : run;
    run.clear();
    out += c;
  }
  out.pop_back();
  return out;
}

std::string World::Show(const std::string& name) const {
  const auto found = community_->state.matters.find(*MatterId::From(ids_.at(name)));
  if (found == community_->state.matters.end()) return "no such matter\n";
  const matter::Matter& m = found->second;
  std::string out = std::to_string(m.number) + " version " + std::to_string(m.version()) + " at " +
                    matter::StageOf(community_->state.charters, m).id() + ": " +
                    std::string(matter::NameEn(m.phase));
  if (!m.return_reasons.empty()) out += " (" + m.return_reasons + ")";
  const matter::Decision decision = matter::DecisionOn(m, matter::CharterOf(community_->state.charters, m));
  if (decision == matter::Decision::kCorrectionOrdered) out += ", ordered to be corrected";
  if (decision == matter::Decision::kAnnulled) out += ", annulled";
  return out + "\n";
}

std::string World::Explain(const std::string& name, const std::string& who) const {
  const MatterId matter = *MatterId::From(ids_.at(name));
  if (who.empty()) return WithNames(Explained(*community_, now_, matter, std::nullopt, names_));
  return WithNames(Explained(*community_, now_, matter, people_.at(who).id, names_));
}

}  // namespace yishi::scenario

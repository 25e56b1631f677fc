// A community of some dozens acts at random, through a chamber whose store fails and whose process ends at
// any moment, and an auditor that knows the rules from their text alone says of every command whether it must
// be admitted and of every entry what it must decide.
//
// YISHI_SEED chooses the people and the draws (tests/README.md); YISHI_SIMULATION_SECONDS says how long each
// store is simulated (15 unless told).

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <sstream>
#include <thread>

#include "engine/base/status.h"
#include "engine/wire/envelope.h"
#include "engine/wire/opening.h"
#include "services/storage/memory_store.h"
#include "services/storage/sqlite_store.h"
#include "tests/simulation/random_acts.h"
#include "tests/support/fault_store.h"
#include "tests/support/hall_host.h"
#include "tests/support/seed.h"

namespace yishi::simulation {
namespace {

using yishi::testing::Actor;
using yishi::testing::CommunityFixture;
using yishi::testing::Fault;
using yishi::testing::FaultStore;
using yishi::testing::HallHost;
using yishi::testing::Host;
using yishi::testing::SignedAct;

constexpr std::size_t kSteps = 2'500;  // of one community
constexpr int kTries = 20;

std::string CharterText() {
  std::ifstream file(std::string(YISHI_SOURCE_DIR) + "/tests/simulation/simulated.txtpb");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// A store that outlives the process that writes to it.
class Disk {
 public:
  explicit Disk(bool sqlite) {
    if (sqlite) folder_ = std::make_unique<testing::TemporaryFolder>();
    Reopen();
  }
  FaultStore& store() { return *faulty_; }
  // What a new process finds.
  void Reopen() {
    faulty_.reset();
    if (folder_) {
      store_.reset();
      auto opened = storage::SqliteStore::Open({.path = (folder_->path() / "ledgers.db").string()});
      if (opened.ok()) store_ = *std::move(opened);
    } else if (!store_) {
      store_ = std::make_unique<storage::MemoryStore>();
    }
    faulty_ = std::make_unique<FaultStore>(*store_);
  }

 private:
  std::unique_ptr<testing::TemporaryFolder> folder_;
  std::unique_ptr<storage::EventStore> store_;
  std::unique_ptr<FaultStore> faulty_;
};

// One community, from its founding on.
class Run {
 public:
  Run(std::uint64_t seed, bool sqlite)
      : acts_(seed),
        disk_(sqlite),
        hall_(disk_.store()),
        community_(PlanFor(seed), Persistent(hall_.host())) {}

  // Whether the auditor agreed throughout.
  bool Play(std::size_t steps) {
    if (!SetUp()) return false;
    for (std::size_t i = 0; i < steps && Agree(); ++i) Step();
    return Agree();
  }

  const Auditor& auditor() const { return *auditor_; }
  std::size_t admitted() const { return admitted_; }
  std::size_t refused() const { return refused_; }
  std::size_t restarts() const { return restarts_; }

  std::string Report() const {
    std::string text;
    for (const std::string& difference : auditor_->differences()) text += "\n  " + difference;
    for (const std::string& line : recent_) text += "\n    " + line;
    return text;
  }

 private:
  testing::CommunityPlan PlanFor(std::uint64_t seed) {
    testing::CommunityPlan plan = hall_.Plan();
    plan.seed = seed;
    plan.branch = 5;
    plan.committee = 5;
    plan.representatives = 18;
    plan.supervisors = 3;
    return plan;
  }

  // Sends the same bytes again as long as the answer is that the store failed.
  static Host Persistent(Host host) {
    const auto once = host.submit;
    host.submit = [once](const SignedAct& act) {
      auto answer = once(act);
      for (int i = 0; i < kTries && !answer.ok() && ReasonOf(answer.status()) == Reason::kStoreFailed; ++i)
        answer = once(act);
      return answer;
    };
    return host;
  }

  static std::vector<Id> IdsOf(const std::deque<Actor>& actors, std::map<Id, const Actor*>& by_id) {
    std::vector<Id> ids;
    for (const Actor& actor : actors) {
      ids.push_back(actor.person.str());
      by_id[ids.back()] = &actor;
    }
    return ids;
  }

  bool SetUp() {
    People people;
    people.branch = IdsOf(community_.branch, actors_);
    people.committee = IdsOf(community_.committee, actors_);
    people.representatives = IdsOf(community_.representatives, actors_);
    people.supervisors = IdsOf(community_.supervisors, actors_);
    people.registrars = IdsOf(community_.registrars, actors_);
    for (const auto& [id, actor] : actors_) people.keys[actor->key_id.str()] = id;
    auditor_ = std::make_unique<Auditor>(std::move(people), std::vector<std::string>{"社区公示栏"});
    for (const auto step :
         {&CommunityFixture::Found, &CommunityFixture::ImportRoster, &CommunityFixture::EnrolEveryone}) {
      const absl::Status done = (community_.*step)();
      EXPECT_TRUE(done.ok()) << ToText(done);
      if (!done.ok()) return false;
    }
    const auto adopted = community_.Do(community_.committee[0], Adoption());
    EXPECT_TRUE(adopted.ok()) << ToText(adopted.status());
    if (adopted.ok()) read_ = adopted->seq() + 1;
    return adopted.ok();
  }

  v1::Command Adoption() {
    v1::Command act;
    act.mutable_adopt_charter()->set_text(CharterText());
    auto* paper = act.mutable_adopt_charter()->mutable_paper();
    paper->set_body(v1::BODY_KIND_REPRESENTATIVES_MEETING);
    paper->set_day(static_cast<std::int32_t>(now() / kDayMs) - 10);
    paper->set_expected(23);
    paper->set_present(23);
    paper->set_yes(23);
    paper->mutable_sheet()->set_digest(Bytes(32, '\x5a'));
    paper->mutable_sheet()->set_size(1'000);
    paper->mutable_sheet()->set_media_type("application/pdf");
    paper->mutable_sheet()->set_title("决议签字页");
    return act;
  }

  Millis now() { return hall_.clock().Now(); }
  bool Agree() const { return auditor_->differences().empty() && !stopped_; }
  void Fail(const std::string& what) {
    stopped_ = true;
    Note("FAILED: " + what);
  }
  void Note(const std::string& line) {
    recent_.push_back(line);
    if (recent_.size() > 25) recent_.pop_front();
  }

  void Step() {
    hall_.clock().Advance(acts_.Pause(*auditor_, now()));
    LetTheClockAct();
    if (acts_.Number(150) == 0) Crash();
    const RandomAct act = acts_.Next(*auditor_, now());
    if (!actors_.contains(act.actor)) return;
    SignedAct signed_act = Sign(act);
    Said said = SaidBy(signed_act, act.choice);
    const std::uint64_t way = acts_.Number(100);
    if (way < 2) return Forge(std::move(signed_act));
    if (way < 4) return DeliverLate(signed_act);
    if (way < 7 && !delivered_.empty()) return Repeat();
    Deliver(signed_act, std::move(said));
  }

  SignedAct Sign(const RandomAct& act) {
    const Actor& actor = *actors_.at(act.actor);
    v1::Command command = act.command;
    if (command.has_cast_ballot()) {
      const testing::Poll poll{
          {}, {}, *BoxId::From(command.cast_ballot().box_id()), questions_[command.cast_ballot().box_id()]};
      return community_.Ballot(actor, poll, static_cast<v1::Choice>(act.choice));
    }
    if (!command.has_raise_objection() && !command.has_object_to_roll())
      return community_.Sign(actor, std::move(command));
    v1::Opening opening;
    opening.set_schema(v1::OPENING_SCHEMA_STATEMENT);
    opening.add_fields()->set_number(1);
    opening.mutable_fields(0)->set_salt(community_.Draw(32));
    opening.mutable_fields(0)->set_content("太贵");
    const Bytes commitment = wire::CommitmentOf(community_.suite(), opening).str();
    if (command.has_raise_objection()) command.mutable_raise_objection()->set_statement(commitment);
    if (command.has_object_to_roll()) command.mutable_object_to_roll()->set_statement(commitment);
    return community_.Sign(actor, std::move(command), {std::move(opening)});
  }

  Said SaidBy(const SignedAct& act, int choice) const {
    Said said;
    v1::SignedCommand envelope;
    envelope.ParseFromString(act.bytes);
    said.command.ParseFromString(envelope.payload());
    said.command_id = wire::CommandIdOf(community_.suite(), envelope).str();
    said.choice = choice;
    return said;
  }

  // Somebody changed it on its way.
  void Forge(SignedAct act) {
    v1::SignedCommand envelope;
    envelope.ParseFromString(act.bytes);
    (*envelope.mutable_signature())[3] ^= 1;
    act.bytes = wire::SerializeSignedCommand(envelope);
    if (community_.Submit(act).ok()) Fail("a forged command was admitted");
  }

  // It lay about until its time was over. Sheets may be late; none of them is sent so here.
  void DeliverLate(const SignedAct& act) {
    hall_.clock().Advance(26 * kHourMs);
    LetTheClockAct();
    if (community_.Submit(act).ok()) Fail("an expired command was admitted");
  }

  // What was admitted once answers with its first entry.
  void Repeat() {
    const auto& [act, seq] = delivered_[acts_.Number(delivered_.size())];
    const auto entry = community_.Submit(act);
    if (!entry.ok() || entry->seq() != seq)
      Fail("I3 sent again: " + (entry.ok() ? "another entry" : ToText(entry.status())));
  }

  void Deliver(const SignedAct& act, Said said) {
    const std::string why_not = auditor_->WhyNot(said, now());
    // Its own append and none of the clock's, so that no step hangs on how fast the clock's thread is.
    if (why_not.empty() && acts_.Chance(4)) {
      disk_.store().FailAppend(1, acts_.Chance(50) ? Fault::kBefore : Fault::kAfter);
    }
    const auto entry = community_.Submit(act);
    Note(std::to_string(now()) + " " + Describe(said.command) + ": " +
         (entry.ok() ? "admitted" : ToText(entry.status())));
    if (entry.ok() != why_not.empty()) {
      return Fail(entry.ok() ? "admitted, but " + why_not : "refused, and the auditor knows no reason");
    }
    if (!entry.ok()) {
      ++refused_;
      return ReadOn(nullptr);
    }
    ++admitted_;
    delivered_.emplace_back(act, entry->seq());
    ReadOn(&said);
  }

  static std::string Describe(const v1::Command& command) {
    v1::Command act = command;
    for (const auto clear :
         {&v1::Command::clear_ledger_id, &v1::Command::clear_key_id, &v1::Command::clear_nonce,
          &v1::Command::clear_seen_root, &v1::Command::clear_issued_ms, &v1::Command::clear_expires_ms})
      (act.*clear)();
    act.clear_version();
    act.clear_suite();
    return act.ShortDebugString();
  }

  // Follows what has been written: entries of the clock, and that of the command, if it was admitted.
  void ReadOn(const Said* said) {
    const auto entries = disk_.store().Read(community_.ledger(), read_, 1'000, 10'000'000);
    if (!entries.ok()) return Fail(ToText(entries.status()));
    for (const auto& stored : *entries) {
      ledger::v1::Entry entry;
      entry.ParseFromString(stored.bytes);
      if (entry.seq() != read_++) return Fail("I1 entries are contiguous");
      const bool clock = entry.kind() == ledger::v1::ENTRY_KIND_CLOCK;
      if (!clock && said == nullptr) return Fail("an entry that nobody sent");
      if (clock) Note(std::to_string(entry.admitted_ms()) + " clock: " + entry.effects(0).ShortDebugString());
      auditor_->Follow(entry, clock ? nullptr : said);
      for (const auto& effect : entry.effects()) {
        if (effect.has_box_opened())
          questions_[effect.box_opened().box_id()] = effect.box_opened().question();
      }
    }
  }

  // Waits until nothing is due by the auditor's account.
  void LetTheClockAct() {
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    ReadOn(nullptr);
    while (Agree() && !auditor_->Overdue(now()).empty()) {
      if (std::chrono::steady_clock::now() > give_up)
        return Fail("the clock does nothing: " + auditor_->Overdue(now())[0]);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      ReadOn(nullptr);
    }
  }

  // The process ends, and another finds what is on the disk: the same community.
  void Crash() {
    ++restarts_;
    const auto state = [this] {
      return hall_.chamber(community_).Read([](const community::Community& c) { return c.state; });
    };
    const community::State before = state();
    hall_.Stop();
    disk_.Reopen();
    hall_.Restart(disk_.store());
    if (!(state() == before)) Fail("I6 another state after a restart");
  }

  RandomActs acts_;
  Disk disk_;
  HallHost hall_;
  CommunityFixture community_;
  std::map<Id, const Actor*> actors_;
  std::unique_ptr<Auditor> auditor_;
  std::map<Id, Bytes> questions_;
  std::vector<std::pair<SignedAct, std::uint64_t>> delivered_;
  std::uint64_t read_ = 0;
  std::size_t admitted_ = 0;
  std::size_t refused_ = 0;
  std::size_t restarts_ = 0;
  bool stopped_ = false;
  std::deque<std::string> recent_;
};

std::chrono::seconds HowLong() {
  const char* given = std::getenv("YISHI_SIMULATION_SECONDS");
  return std::chrono::seconds(given == nullptr ? 15 : std::stoi(given));
}

void Simulate(bool sqlite) {
  std::uint64_t seed = testing::TestSeed();
  std::size_t communities = 0, admitted = 0, refused = 0, restarts = 0;
  std::map<std::string, int> seen;
  const auto until = std::chrono::steady_clock::now() + HowLong();
  do {
    Run run(seed, sqlite);
    if (!run.Play(kSteps)) {
      FAIL() << "YISHI_SEED=" << seed << " it was" << run.Report();
    }
    ++communities;
    ++seed;
    admitted += run.admitted();
    refused += run.refused();
    restarts += run.restarts();
    for (const auto& [outcome, count] : run.auditor().outcomes) seen[outcome] += count;
    for (const auto& [id, motion] : run.auditor().motions)
      seen[motion.at == At::kOver ? "over" : "under way"] += 1;
    for (const auto& [id, posting] : run.auditor().postings)
      seen["postings " + std::to_string(posting.standing)] += 1;
    for (const auto& [id, o] : run.auditor().objections)
      seen["objections at level " + std::to_string(o.level)] += 1;
  } while (std::chrono::steady_clock::now() < until);
  std::cout << communities << " communities, " << admitted << " admitted, " << refused << " refused, "
            << restarts << " restarts;";
  for (const auto& [what, count] : seen) std::cout << " " << what << " " << count;
  std::cout << std::endl;
  EXPECT_GT(seen["BOX_OUTCOME_PASSED"], 0);
  EXPECT_GT(seen["BOX_OUTCOME_REJECTED"], 0);
  EXPECT_GT(seen["postings 1"], 0) << "no disclosure was ever complete";
  EXPECT_GT(seen["over"], 0) << "no motion was ever over";
}

TEST(SimulationTest, TheAuditorAgreesOverAMemoryStore) { Simulate(false); }
TEST(SimulationTest, TheAuditorAgreesOverSqlite) { Simulate(true); }

}  // namespace
}  // namespace yishi::simulation

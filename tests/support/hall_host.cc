#include "tests/support/hall_host.h"

#include <cstdlib>
#include <future>
#include <iostream>
#include <utility>

#include "engine/base/status.h"

namespace yishi::testing {
namespace {

// What a test cannot do without.
template <typename T>
T Must(absl::StatusOr<T> result) {
  if (result.ok()) return *std::move(result);
  std::cerr << ToText(result.status()) << std::endl;
  std::abort();
}

bool IsFounding(const Bytes& signed_command) {
  v1::SignedCommand envelope;
  v1::Command command;
  return envelope.ParseFromString(signed_command) && command.ParseFromString(envelope.payload()) &&
         command.has_found_community();
}

LedgerId LedgerOf(const Bytes& signed_command) {
  v1::SignedCommand envelope;
  v1::Command command;
  envelope.ParseFromString(signed_command);
  command.ParseFromString(envelope.payload());
  return LedgerId::From(command.ledger_id()).value_or(LedgerId{});
}

// Calls `submit(submission, done)` and waits.
template <typename SubmitTo>
absl::StatusOr<v1::Receipt> AwaitFrom(SubmitTo submit, const SignedAct& act) {
  std::promise<absl::StatusOr<v1::Receipt>> promise;
  auto answer = promise.get_future();
  submit(runtime::Submission{act.bytes, act.openings},
         [&promise](absl::StatusOr<v1::Receipt> result) { promise.set_value(std::move(result)); });
  return answer.get();
}

}  // namespace

absl::StatusOr<v1::Receipt> Await(runtime::Chamber& chamber, const SignedAct& act) {
  return AwaitFrom(
      [&](auto submission, auto done) { chamber.Submit(std::move(submission), std::move(done)); }, act);
}

HallHost::HallHost(storage::EventStore& store, runtime::HallLimits limits)
    : limits_(limits), keys_(Must(runtime::LogKeys::Open(keys()))) {
  Restart(store);
}

void HallHost::Restart(storage::EventStore& store) {
  hall_.reset();
  hall_ = Must(runtime::Hall::Open(store, keys_, heads(), clock_, limits_, {}));
}

runtime::Chamber& HallHost::chamber(const CommunityFixture& fixture) {
  return *Must(hall_->Find(fixture.ledger()));
}

CommunityPlan HallHost::Plan(const std::string& code, crypto::SuiteId suite) {
  CommunityPlan plan;
  plan.suite = suite;
  plan.origin = "example.org/ledger/" + code + (suite == crypto::SuiteId::kIntl ? "/sha256" : "/sm3");
  plan.log_vkey = Must(hall_->ReserveOrigin(plan.origin, suite));
  return plan;
}

Host HallHost::host() {
  Host host;
  host.submit = [this](const SignedAct& act) -> absl::StatusOr<v1::Receipt> {
    if (IsFounding(act.bytes)) {
      return AwaitFrom(
          [&](auto submission, auto done) { hall_->Found(std::move(submission), std::move(done)); }, act);
    }
    YISHI_ASSIGN_OR_RETURN(runtime::Chamber * chamber, hall_->Find(LedgerOf(act.bytes)));
    return Await(*chamber, act);
  };
  host.now = [this] { return clock_.Now(); };
  host.advance_to = [this](Millis to) { clock_.AdvanceTo(to); };
  return host;
}

}  // namespace yishi::testing

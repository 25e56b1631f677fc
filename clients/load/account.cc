#include "clients/load/account.h"

#include "clients/sdk/status_from_wire.h"
#include "engine/base/status.h"

namespace yishi::load {
namespace {

std::string Text(const Counts& counts) {
  return std::to_string(counts.yes) + " yes, " + std::to_string(counts.no) + " no, " +
         std::to_string(counts.abstain) + " abstaining";
}

void CountFailure(const grpc::Status& failed, Account& account) {
  const absl::Status status = sdk::StatusFromWire(static_cast<int>(failed.error_code()),
                                                  failed.error_message(), failed.error_details());
  const auto refusal = RefusalOf(status);
  // After STORE_FAILED the outcome is unknown (proto/yishi/v1/command_service.proto).
  const bool decided = refusal && refusal->reason != Reason::kStoreFailed;
  ++(decided ? account.refused : account.unknown);
  ++account.reasons[refusal ? std::string(ReasonName(refusal->reason))
                            : absl::StatusCodeToString(status.code())];
}

void CountChoice(v1::Choice choice, Counts& counts) {
  if (choice == v1::CHOICE_YES) ++counts.yes;
  if (choice == v1::CHOICE_NO) ++counts.no;
  if (choice == v1::CHOICE_ABSTAIN) ++counts.abstain;
}

}  // namespace

Account AccountFor(std::span<const Answer> answers, std::span<const v1::Choice> choices) {
  Account account;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!answers[i].status.ok()) {
      CountFailure(answers[i].status, account);
      continue;
    }
    ++account.acknowledged;
    if (!choices.empty()) CountChoice(choices[i], account.said);
  }
  return account;
}

std::optional<std::string> Contradiction(const Account& account, const Outcome& outcome) {
  const Counts& declared = outcome.declared;
  if (outcome.turnout != declared.total()) {
    return "the box held " + std::to_string(outcome.turnout) + " ballots, " +
           std::to_string(declared.total()) + " were declared";
  }
  const Counts& said = account.said;
  const bool all_in = declared.yes >= said.yes && declared.no >= said.no && declared.abstain >= said.abstain;
  if (all_in && declared.total() <= said.total() + account.unknown) return std::nullopt;
  return "acknowledged: " + Text(said) + " (" + std::to_string(account.unknown) +
         " ballots unknown); declared: " + Text(declared);
}

}  // namespace yishi::load

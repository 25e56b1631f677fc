// What became of the ballots of one round, and whether the declared result agrees.

#ifndef YISHI_CLIENTS_LOAD_ACCOUNT_H_
#define YISHI_CLIENTS_LOAD_ACCOUNT_H_

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "clients/load/drive.h"
#include "clients/load/poll.h"
#include "yishi/v1/box.pb.h"

namespace yishi::load {

struct Account {
  std::uint32_t acknowledged = 0;
  std::uint32_t refused = 0;  // with a reason that says that it was not admitted
  std::uint32_t unknown = 0;  // it may have been admitted
  Counts said{};              // what the acknowledged ballots say
  std::map<std::string, std::uint32_t> reasons{};

  bool operator==(const Account&) const = default;
};

// `choices` has one for each answer; it is empty where nothing is counted.
Account AccountFor(std::span<const Answer> answers, std::span<const v1::Choice> choices);

// What contradicts the account, in words: every acknowledged ballot is in the result, and beyond them only
// such as may have been admitted; the turnout is the result's.
std::optional<std::string> Contradiction(const Account& account, const Outcome& outcome);

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_ACCOUNT_H_

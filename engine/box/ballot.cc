#include "engine/box/ballot.h"

#include <set>
#include <string>

#include "engine/base/limits.h"
#include "engine/base/status.h"

namespace yishi::box {
namespace {

// The one content that names no option.
bool NamesNone(BytesView content) {
  return content.size() == 1 && content[0] == static_cast<char>(kOptionByte);
}

absl::Status NoChoice() {
  return Refuse(Reason::kChoiceInvalid, "选票内容须为同意、反对或弃权之一",
                "a ballot says yes, no or abstain");
}

absl::Status CheckNumbers(std::uint32_t options, BytesView content) {
  std::set<std::uint32_t> named;
  for (char byte : content) {
    const std::uint32_t number = static_cast<std::uint8_t>(byte) - kOptionByte;
    if (number >= 1 && number <= options && named.insert(number).second) continue;
    const std::string said = number > limits::kOptions ? "?" : std::to_string(number);
    return Refuse(
        {.reason = Reason::kChoiceInvalid,
         .zh = "选票上的序号 " + said + " 不对：应为 1 至 " + std::to_string(options) + "，且不重复",
         .en = "the ballot names option " + said + ": it must be 1 to " + std::to_string(options) +
               ", each once",
         .rule = "",
         .numbers = {{"option", said}, {"options", std::to_string(options)}}});
  }
  if (!content.empty()) return absl::OkStatus();
  return Refuse(Reason::kChoiceInvalid, "选票是空的", "the ballot is empty");
}

// Approvals are a set: one way to write each.
absl::Status CheckAscending(BytesView content) {
  for (std::size_t i = 1; i < content.size(); ++i) {
    if (content[i - 1] > content[i])
      return Refuse(Reason::kChoiceInvalid, "选票上的序号须从小到大排列", "the ballot's options must ascend");
  }
  return absl::OkStatus();
}

absl::Status CheckSeats(const v1::VoteRules& rules, BytesView content) {
  if (content.size() <= rules.seats()) return absl::OkStatus();
  const std::string chosen = std::to_string(content.size());
  const std::string seats = std::to_string(rules.seats());
  return Refuse({.reason = Reason::kTooManyChoices,
                 .zh = "选了 " + chosen + " 项，最多选 " + seats + " 项；多选的票无效，请改后再投",
                 .en = chosen + " options are chosen, at most " + seats +
                       " may be; such a ballot would be void, change it and cast it again",
                 .rule = "程序规则的应选名额 (the charter's number of seats)",
                 .numbers = {{"chosen", chosen}, {"seats", seats}}});
}

}  // namespace

std::optional<Choice> ReadChoice(BytesView content) {
  if (content.size() != 1) return std::nullopt;
  const int number = content[0];
  if (number < v1::CHOICE_YES || number > v1::CHOICE_ABSTAIN) return std::nullopt;
  return static_cast<Choice>(number);
}

std::vector<tally::Option> OptionsIn(BytesView content) {
  std::vector<tally::Option> options;
  if (NamesNone(content)) return options;
  for (char byte : content) options.push_back(static_cast<std::uint8_t>(byte) - kOptionByte - 1u);
  return options;
}

absl::Status CheckBallot(const v1::VoteRules& rules, std::uint32_t options, BytesView content) {
  const bool approval = rules.ballot() == v1::BALLOT_FORM_APPROVAL;
  if (!approval && rules.ballot() != v1::BALLOT_FORM_RANKED) {
    return ReadChoice(content) ? absl::OkStatus() : NoChoice();
  }
  if (NamesNone(content)) return absl::OkStatus();
  YISHI_RETURN_IF_ERROR(CheckNumbers(options, content));
  if (!approval) return absl::OkStatus();
  YISHI_RETURN_IF_ERROR(CheckAscending(content));
  return CheckSeats(rules, content);
}

}  // namespace yishi::box

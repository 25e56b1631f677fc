// What a ballot may say, as the charter has it, and how its content is read.

#ifndef YISHI_ENGINE_BOX_BALLOT_H_
#define YISHI_ENGINE_BOX_BALLOT_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "engine/base/bytes.h"
#include "engine/tally/seats.h"
#include "yishi/v1/box.pb.h"
#include "yishi/v1/charter.pb.h"

namespace yishi::box {

enum class Choice { kYes = v1::CHOICE_YES, kNo = v1::CHOICE_NO, kAbstain = v1::CHOICE_ABSTAIN };

// The choice that a yes/no/abstain ballot's content says: one byte, 1 to 3.
std::optional<Choice> ReadChoice(BytesView content);

// A byte of a content that names an option: this and the option's number, from 1; this alone for none of
// them. The bytes of yes, no and abstain are apart from these.
inline constexpr std::uint32_t kOptionByte = 0x40;

// The options that a content names, in its order. REQUIRES: CheckBallot accepted it.
std::vector<tally::Option> OptionsIn(BytesView content);

// Whether the content is a ballot of the charter's form, out of `options` options: kChoiceInvalid,
// kTooManyChoices.
absl::Status CheckBallot(const v1::VoteRules& rules, std::uint32_t options, BytesView content);

}  // namespace yishi::box

#endif  // YISHI_ENGINE_BOX_BALLOT_H_

// Errors are values: absl::Status, carrying a Refusal that says why in both languages.

#ifndef YISHI_ENGINE_BASE_STATUS_H_
#define YISHI_ENGINE_BASE_STATUS_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/base/reason.h"

namespace yishi {

// What a person or a program needs in order to mend what was refused.
struct Refusal {
  Reason reason = Reason::kInternal;
  std::string zh;  // a plain sentence, with the number that was wrong
  std::string en;  // the same in English
  std::string rule;  // what it rests on, e.g. "城市居民委员会组织法 art. 29"; empty for matters of form
  // Named numbers, e.g. {"present", "25"}, {"needed", "26"}, in the order in which they are to be read.
  std::vector<std::pair<std::string, std::string>> numbers;

  bool operator==(const Refusal&) const = default;
};

// A status with the reason's code, the English sentence as its message, and the refusal as its payload.
absl::Status Refuse(Refusal refusal);
// Shorthand without rule or numbers.
absl::Status Refuse(Reason reason, std::string zh, std::string en, std::string rule = "");

// The refusal that `status` carries; absent for OK and for statuses made elsewhere.
std::optional<Refusal> RefusalOf(const absl::Status& status);
// Its reason; kInternal where it carries none. REQUIRES: !status.ok().
Reason ReasonOf(const absl::Status& status);

// "QUORUM_NOT_REACHED: zh / en [rule]", for logs and terminals.
std::string ToText(const absl::Status& status);

}  // namespace yishi

#define YISHI_RETURN_IF_ERROR(expression)                                                  \
  do {                                                                                     \
    if (absl::Status yishi_status = (expression); !yishi_status.ok()) return yishi_status; \
  } while (false)

#define YISHI_CONCAT_INNER(a, b) a##b
#define YISHI_CONCAT(a, b) YISHI_CONCAT_INNER(a, b)

// YISHI_ASSIGN_OR_RETURN(auto value, MayFail());
#define YISHI_ASSIGN_OR_RETURN(declaration, expression)                                                      \
  auto YISHI_CONCAT(yishi_or_, __LINE__) = (expression);                                                     \
  if (!YISHI_CONCAT(yishi_or_, __LINE__).ok()) return std::move(YISHI_CONCAT(yishi_or_, __LINE__)).status(); \
  declaration = *std::move(YISHI_CONCAT(yishi_or_, __LINE__))

#endif  // YISHI_ENGINE_BASE_STATUS_H_

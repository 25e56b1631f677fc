// The choices behind the ballots of boxes that are not declared yet. They are no part of the state, which
// follows from the entries alone: the server that counts holds them, and an auditor has them once they are
// released.

#ifndef YISHI_ENGINE_BOX_OPENINGS_H_
#define YISHI_ENGINE_BOX_OPENINGS_H_

#include <map>
#include <optional>

#include "engine/base/bytes.h"
#include "engine/box/box.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::box {

// The choice that a ballot's opening holds; absent if it is no such opening (schema, one field, one byte, 1
// to 3).
std::optional<Choice> ChoiceOf(const v1::Opening& opening);

class Openings {
 public:
  void Put(const Hash& commitment, Choice choice) { choices_[commitment] = choice; }
  std::optional<Choice> Find(const Hash& commitment) const {
    const auto found = choices_.find(commitment);
    if (found == choices_.end()) return std::nullopt;
    return found->second;
  }
  void Drop(const Hash& commitment) { choices_.erase(commitment); }
  std::size_t size() const { return choices_.size(); }

 private:
  std::map<Hash, Choice> choices_;
};

}  // namespace yishi::box

#endif  // YISHI_ENGINE_BOX_OPENINGS_H_

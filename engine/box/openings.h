// The choices behind the ballots of boxes that are not declared yet. They are no part of the state, which
// follows from the entries alone: the server that counts holds them, and an auditor has them once they are
// released.
//
// Each is kept under the entry that holds its ballot. A commitment would not do: voters may share an opening,
// and one voter may use it in two boxes, and a ballot that counts no more must not take another's choice
// along.

#ifndef YISHI_ENGINE_BOX_OPENINGS_H_
#define YISHI_ENGINE_BOX_OPENINGS_H_

#include <cstdint>
#include <map>
#include <optional>

#include "engine/box/box.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::box {

// The content of a ballot's opening, whatever it says; absent if it is no such opening (schema, one field, at
// most a byte for each option).
std::optional<Bytes> ContentOf(const v1::Opening& opening);
// The choice that a yes/no/abstain ballot's opening holds; absent if it is no such opening.
std::optional<Choice> ChoiceOf(const v1::Opening& opening);

class Openings {
 public:
  void Put(std::uint64_t entry, Bytes content) { choices_[entry] = std::move(content); }
  // The ballot's content; null if it is not there.
  const Bytes* Find(std::uint64_t entry) const {
    const auto found = choices_.find(entry);
    return found == choices_.end() ? nullptr : &found->second;
  }
  void Drop(std::uint64_t entry) { choices_.erase(entry); }
  std::size_t size() const { return choices_.size(); }

 private:
  std::map<std::uint64_t, Bytes> choices_;
};

}  // namespace yishi::box

#endif  // YISHI_ENGINE_BOX_OPENINGS_H_

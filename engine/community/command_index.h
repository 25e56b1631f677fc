// Every command that was ever admitted, and where.

#ifndef YISHI_ENGINE_COMMUNITY_COMMAND_INDEX_H_
#define YISHI_ENGINE_COMMUNITY_COMMAND_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "engine/base/ids.h"

namespace yishi::community {

// The largest index of a community, asked several times for each command. It is hashed and not ordered, with
// a seed of each process's own, since ids come from outside; and it cannot be walked, so that nothing ever
// follows from the order in which it holds them.
class CommandIndex {
 public:
  // The seq of the entry that admitted it.
  std::optional<std::uint64_t> Find(const CommandId& id) const {
    const auto found = seqs_.find(id);
    if (found == seqs_.end()) return std::nullopt;
    return found->second;
  }
  void Put(const CommandId& id, std::uint64_t seq) { seqs_[id] = seq; }
  std::size_t size() const { return seqs_.size(); }
  bool operator==(const CommandIndex&) const = default;

 private:
  struct Hasher {
    std::size_t operator()(const CommandId& id) const { return absl::Hash<BytesView>()(id.view()); }
  };
  absl::flat_hash_map<CommandId, std::uint64_t, Hasher> seqs_;
};

}  // namespace yishi::community

#endif  // YISHI_ENGINE_COMMUNITY_COMMAND_INDEX_H_

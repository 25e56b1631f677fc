// Strong ids: one type for each thing that has an id, so that none can stand for another.

#ifndef YISHI_ENGINE_BASE_IDS_H_
#define YISHI_ENGINE_BASE_IDS_H_

#include <compare>
#include <optional>

#include "engine/base/bytes.h"

namespace yishi {

// `Tag` is never defined; `N` is the id's length in bytes.
template <typename Tag, std::size_t N>
struct StrongId {
  FixedBytes<N> bytes;

  static constexpr std::size_t kSize = N;

  static std::optional<StrongId> From(BytesView view) {
    auto parsed = FixedBytes<N>::From(view);
    if (!parsed) return std::nullopt;
    return StrongId{*parsed};
  }
  BytesView view() const { return bytes.view(); }
  Bytes str() const { return bytes.str(); }
  Bytes hex() const { return ToHex(view()); }
  bool is_zero() const { return bytes.is_zero(); }
  auto operator<=>(const StrongId&) const = default;
};

// 16 random bytes, drawn by the registrar's device when the roster is made. On the ledger a person is nothing
// else.
using PersonId = StrongId<struct PersonTag, 16>;
using HouseholdId = StrongId<struct HouseholdTag, 16>;
using BuildingId = StrongId<struct BuildingTag, 16>;
using BodyId = StrongId<struct BodyTag, 16>;

// The first 16 bytes of the id of the command that brought the thing about.
using MatterId = StrongId<struct MatterTag, 16>;
using MeetingId = StrongId<struct MeetingTag, 16>;
using BoxId = StrongId<struct BoxTag, 16>;
using RecordId = StrongId<struct RecordTag, 16>;
using PostingId = StrongId<struct PostingTag, 16>;
using ObjectionId = StrongId<struct ObjectionTag, 16>;
using ImportId = StrongId<struct ImportTag, 16>;
using RollChangeId = StrongId<struct RollChangeTag, 16>;
using PetitionId = StrongId<struct PetitionTag, 16>;
using OrderId = StrongId<struct OrderTag, 16>;
using ErasureId = StrongId<struct ErasureTag, 16>;

// What an entry's chain is about: a matter, a meeting, or (all zero) the community itself.
using SubjectId = StrongId<struct SubjectTag, 16>;

// 32 bytes: digests under a label of their own (engine/crypto/suite.h).
using KeyId = StrongId<struct KeyTag, 32>;
using CommandId = StrongId<struct CommandTag, 32>;
using LedgerId = StrongId<struct LedgerTag, 32>;

// The registry (登记) that the founders form: its id is the same in every ledger (yishi/v1/roster.proto,
// Body).
inline BodyId FoundersRegistry() {
  BodyId id;
  id.bytes.data[15] = 1;
  return id;
}

}  // namespace yishi

#endif  // YISHI_ENGINE_BASE_IDS_H_

// The catalogue of matters (事项清单): which kinds there are and who decides them, by amount.
//
// It stands beside the charters: a charter says which kinds it can decide, the catalogue which charter a kind
// needs. A matter is opened only where both agree.

#ifndef YISHI_ENGINE_CHARTER_CATALOGUE_H_
#define YISHI_ENGINE_CHARTER_CATALOGUE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/calendar/day.h"
#include "engine/charter/charter.h"
#include "engine/tally/words.h"

namespace yishi::charter {

// Reads protobuf text. kOversized; kCatalogueUnreadable with line and column.
absl::StatusOr<CataloguePtr> ParseCatalogue(std::string_view text);

// ParseCatalogue, and kCatalogueContradicts with every point of CheckCatalogue.
absl::StatusOr<CataloguePtr> ReadCatalogue(std::string_view text);

// Everything in which the catalogue contradicts itself, the law that it names, or leaves open what it must
// say.
std::vector<Point> CheckCatalogue(const v1::Catalogue& catalogue);

// How heavily a charter decides: by the body of its last vote, and only as the committee does unless one of
// the two laws lies under it as its floor. Unspecified where a body of the Party decides: the catalogue knows
// none.
v1::Decider DeciderOf(const v1::Charter& charter);
tally::Words NameOf(v1::Decider decider);

// A matter that was opened before, as far as amounts are added up.
struct Earlier {
  std::uint32_t number = 0;  // for people
  std::string kind;
  std::int64_t amount_fen = 0;
  calendar::Day opened;
  v1::Decider decider = v1::DECIDER_UNSPECIFIED;
};

// Whether a matter may be opened, or revised, under `charter` today. `earlier` are the other matters, without
// those withdrawn or rejected for good. kMatterNotCovered, kMatterBelongsToOwners, kCharterTooLight with both
// numbers, kDelegationExpired, kSplitOverCeiling naming the matters that were added up.
absl::Status CatalogueAllows(const v1::Catalogue& catalogue, const v1::Charter& charter,
                             std::string_view kind, std::int64_t amount_fen, calendar::Day today,
                             std::span<const Earlier> earlier);

}  // namespace yishi::charter

#endif  // YISHI_ENGINE_CHARTER_CATALOGUE_H_

// Charters (程序规则): reading, checking and finding one's way in them.
//
// A charter is kept as the message that was adopted, immutable and shared: it is data that never changes, and
// a struct of our own would only mirror it.

#ifndef YISHI_ENGINE_CHARTER_CHARTER_H_
#define YISHI_ENGINE_CHARTER_CHARTER_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/base/bytes.h"
#include "engine/base/ids.h"
#include "engine/roster/kinds.h"
#include "engine/roster/makeup.h"
#include "engine/tally/rule.h"
#include "yishi/v1/catalogue.pb.h"
#include "yishi/v1/charter.pb.h"

namespace yishi::charter {

using CharterPtr = std::shared_ptr<const v1::Charter>;
using CataloguePtr = std::shared_ptr<const v1::Catalogue>;

// The charters of a community, by the digest of their text, and its catalogue of matters.
struct Charters {
  std::map<Hash, CharterPtr> by_digest;
  std::map<std::string, Hash> newest;  // by id: what a new matter is opened under
  CataloguePtr catalogue;              // null until one is adopted
  Hash catalogue_digest;
  bool operator==(const Charters& other) const {  // digests name contents
    return newest == other.newest && catalogue_digest == other.catalogue_digest;
  }
};

// Reads protobuf text. kOversized; kCharterUnreadable with line and column.
absl::StatusOr<CharterPtr> Parse(std::string_view text);

// Parse, and kCharterContradicts with every point of Check. What the message cannot be written down as, such
// as a title that is no UTF-8, is kCharterUnreadable with the field's path.
absl::StatusOr<CharterPtr> Read(std::string_view text);

// Everything in which the charter contradicts itself or leaves open what it must say, each as a sentence in
// Chinese and English; empty if it is sound.
struct Point {
  std::string where;  // "stages[3].vote.threshold"
  std::string zh;
  std::string en;
};
std::vector<Point> Check(const v1::Charter& charter);

// A rule of the charter as the tally takes it. REQUIRES: Check found nothing.
tally::Rule ToTallyRule(const v1::Rule& rule);

// Whether quorum or threshold counts in `unit`.
bool CountsIn(const v1::VoteRules& rules, v1::UnitKind unit);

// Whether its ballots choose options rather than say yes or no.
bool ChoosesOptions(const v1::VoteRules& rules);
// How many options a matter must list so that every vote of the charter can be held; 0 where none chooses
// any.
std::uint32_t OptionsNeeded(const v1::Charter& charter);

// The index of the stage with this id; -1 if there is none.
int StageIndex(const v1::Charter& charter, std::string_view id);

// The index of the last stage in which every matter is voted on; one may be referred to a later one.
int LastVote(const v1::Charter& charter);

// Which laws the newest charters rest on.
roster::Statutes StatutesOf(const Charters& charters);

// The body of the last vote that every matter walks, which decides. REQUIRES: Check found nothing.
v1::BodyKind DecidingBody(const v1::Charter& charter);

// The stage to which a matter goes that has passed `stage`: the next one that is not walked by referral only;
// absent after the last.
std::optional<std::uint32_t> StageAfter(const v1::Charter& charter, std::uint32_t stage);

// Whether the charter covers a matter of `kind` and `amount_fen`: kMatterNotCovered, kCharterTooLight.
absl::Status Covers(const v1::Charter& charter, std::string_view kind, std::int64_t amount_fen);

}  // namespace yishi::charter

#endif  // YISHI_ENGINE_CHARTER_CHARTER_H_

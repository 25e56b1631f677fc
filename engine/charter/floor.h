// The statutory floor: what no charter on a legal basis may ask less than.
//
//   URBAN_2026    城市居民委员会组织法 (in force 2026-01-01), arts. 19, 20, 26 to 30 and 34
//   VILLAGE_2026  村民委员会组织法 (as amended, in force 2026-01-01), arts. 18, 19, 25, 26, 28, 30, 31 and 35
//   PARTY         中国共产党支部工作条例（试行）, art. 11; it binds the Party's meetings under the two laws
//   too OWN           no floor, but no kind of matter that the laws reserve
//
// On any of them the owners' meeting has the floor of 民法典, art. 278 and 物业管理条例, art. 14.
//
// Rules are compared by what they imply (tally/implies.h), not by their look: a rule that is at least as
// strict in every vote passes, however it is written. A threshold is taken together with its quorum, since a
// box passes only when both hold; a quorum stands for itself, since the law says when a meeting may be held
// at all.

#ifndef YISHI_ENGINE_CHARTER_FLOOR_H_
#define YISHI_ENGINE_CHARTER_FLOOR_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "engine/tally/rule.h"
#include "engine/tally/words.h"
#include "yishi/v1/charter.pb.h"

namespace yishi::charter {

// What a law asks of a body that decides, each with its article.
struct BodyFloor {
  tally::Rule quorum = {};
  tally::Words quorum_law = {};
  tally::Rule threshold = {};
  tally::Words threshold_law = {};
  std::uint32_t notice_days = 0;  // 0: the law asks for none
  tally::Words notice_law = {};
  v1::BodyKind convened_by = v1::BODY_KIND_UNSPECIFIED;  // unspecified: the law does not say
  tally::Words convened_law = {};
};

// Absent if the basis says nothing of the body. For OWN nothing has a floor.
std::optional<BodyFloor> FloorOf(v1::LegalBasis basis, v1::BodyKind body);

// The same of a vote on the recall of a member of the residents' committee: by those who elect it (urban law,
// art. 20), in villages by the villagers (village law, art. 19). Absent if the basis does not let the body
// vote on it.
std::optional<BodyFloor> RecallFloorOf(v1::LegalBasis basis, v1::BodyKind body);

// What the Civil Code, art. 278, asks of the owners, on whatever basis they vote: for matters of its items 6
// to 8
// (`graver`) three quarters, for others more than half. Who takes part is who gave a ballot.
BodyFloor OwnersFloor(bool graver);
// Whether the kind is one of those items: raising money for maintenance, rebuilding, change of use of common
// parts.
bool IsGraverForOwners(std::string_view kind);

// Whether anything of the charter has a floor to be compared with.
bool HasFloor(const v1::Charter& charter);

// One point at which a charter asks for less than its basis.
struct Shortfall {
  tally::Words place;  // for people: "第 4 步“居民代表会议决议”的法定人数"
  std::string where;   // "stages[3].vote.quorum"
  tally::Words says;   // what the charter says there: "到会人数不少于应到人数的半数"
  tally::Words needs;  // what the law asks for
  tally::Words law;    // "城市居民委员会组织法（2026）第二十九条"
  bool operator==(const Shortfall&) const = default;
};

// Every such point, in the order of the charter; empty if it keeps to the floor. REQUIRES: Check found
// nothing.
std::vector<Shortfall> BelowFloor(const v1::Charter& charter);

// kCharterBelowFloor with every point: where, the charter's words and number, the law's, the article.
absl::Status CheckFloor(const v1::Charter& charter);

// Whether a law reserves the kind for the assembly, or for the representatives by its delegation (urban law,
// art. 30; village law, arts. 27, 28 and 31).
bool IsReserved(std::string_view kind);

// Whether the assembly cannot delegate the kind: the village's pact and charter of self-governance, of which
// village law, art. 31 speaks apart from what arts. 27 and 28 let it delegate.
bool IsAssemblyOnly(v1::LegalBasis basis, std::string_view kind);

}  // namespace yishi::charter

#endif  // YISHI_ENGINE_CHARTER_FLOOR_H_

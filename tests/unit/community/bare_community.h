// A made-up community on the bare engine: what is submitted is read, decided and applied, and nothing else.
//
// Around every act it checks what must always hold: deciding twice gives the same bytes, and a refusal
// changes nothing.

#ifndef YISHI_TESTS_UNIT_COMMUNITY_BARE_COMMUNITY_H_
#define YISHI_TESTS_UNIT_COMMUNITY_BARE_COMMUNITY_H_

#include <vector>

#include "engine/community/community.h"
#include "tests/support/community_fixture.h"

namespace yishi::community {

class BareCommunity {
 public:
  explicit BareCommunity(crypto::SuiteId suite = crypto::SuiteId::kIntl);

  const crypto::Suite& suite() const { return suite_; }
  const State& state() const { return community_.state; }
  const Community& community() const { return community_; }
  // Everything that was admitted, as it is stored, with its openings.
  const std::vector<Decided>& entries() const { return entries_; }
  const std::vector<std::vector<v1::Opening>>& openings() const { return openings_; }

  // Reads, verifies, decides and applies, after all that is due by now.
  absl::StatusOr<v1::Receipt> Submit(const testing::SignedAct& act);
  // The same as far as deciding.
  absl::StatusOr<Decided> Try(const testing::SignedAct& act) const;
  // Lets the clock act. How many entries it made.
  int LetTimePass();

  // `command` as it stands, signed by `key`.
  testing::SignedAct SignedAs(const crypto::SigningKey& key, const v1::Command& command) const;

  testing::CommunityFixture people;
  Millis now;

 private:
  testing::Host Doors();
  absl::Status Keep(Decided decided, std::vector<v1::Opening> openings);

  const crypto::Suite& suite_;
  crypto::SigningKey log_key_;
  Community community_;
  std::vector<Decided> entries_;
  std::vector<std::vector<v1::Opening>> openings_;
};

// The command that an act holds.
v1::Command CommandOf(const testing::SignedAct& act);

}  // namespace yishi::community

#endif  // YISHI_TESTS_UNIT_COMMUNITY_BARE_COMMUNITY_H_

// The people of the story, each with a key of their own: who does what, and who tried in vain.

#ifndef YISHI_TESTS_DEMO_CAST_H_
#define YISHI_TESTS_DEMO_CAST_H_

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/sdk/client.h"
#include "clients/sdk/keyfile.h"
#include "clients/sdk/people.h"
#include "clients/sdk/receipts.h"
#include "engine/base/reason.h"
#include "tests/demo/narrator.h"
#include "tests/demo/story_clock.h"

namespace yishi::demo {

// How often what happened.
struct Tally {
  int acts = 0;
  int refusals = 0;
  int ballots = 0;  // electronic ones, changed ones included
  int papers = 0;   // persons who were handed paper
};

// Every act is signed over the newest verified head, and believed only when its receipt was checked.
class Cast {
 public:
  // All must outlive this.
  Cast(const crypto::Suite& suite, sdk::Client& client, StoryClock& clock, Narrator& narrator)
      : suite_(suite), client_(client), clock_(clock), narrator_(narrator) {}

  // A key of the person's own, before the ledger is founded or by a slip.
  absl::Status Enter(const std::string& name, const PersonId& person, const sdk::KeySeed& seed);
  // The ledger is founded: `receipt` is of its first entry. Keeps receipts in `folder`.
  absl::Status Join(const LedgerId& ledger, const std::string& log_vkey, const v1::Receipt& receipt,
                    const std::filesystem::path& folder);
  void Know(sdk::People people) { people_ = std::move(people); }

  // Signs and submits. kNotFound for a name that never entered.
  absl::StatusOr<sdk::SignedAct> Do(const std::string& name, const google::protobuf::Message& act,
                                    std::vector<v1::Opening> openings = {});
  // The same with a key that nobody holds for long: a slip's one-time key, or the first founder's.
  absl::StatusOr<sdk::SignedAct> DoAs(const sdk::Signer& signer, const google::protobuf::Message& act,
                                      std::vector<v1::Opening> openings = {});
  // The same, refused for `expected` and for nothing else. An error if it was not.
  absl::Status Refused(const std::string& name, const google::protobuf::Message& act, Reason expected,
                       const Words& what, std::vector<v1::Opening> openings = {});

  // A client with a session of that person.
  absl::StatusOr<sdk::Client*> SessionOf(const std::string& name);
  // Puts a document where acts can name it.
  absl::StatusOr<v1::BlobRef> PutPaper(const std::string& name, const std::string& title,
                                       const std::string& media_type, const Bytes& content);

  // Those with a vote in a body, composed ones included: members of the two committees first, then the
  // youngest first. REQUIRES: Know was called.
  std::vector<std::string> VotersOf(v1::BodyKind body) const;
  absl::StatusOr<PersonId> IdOf(const std::string& name) const;
  // kNotFound for a name that never entered.
  absl::StatusOr<const sdk::Signer*> SignerOf(const std::string& name) const;
  absl::StatusOr<sdk::KeySeed> SeedOf(const std::string& name) const;

  const LedgerId& ledger() const { return ledger_; }
  const crypto::Suite& suite() const { return suite_; }
  const sdk::ReceiptBook& book() const { return *book_; }
  const sdk::People& people() const { return people_; }
  Tally& tally() { return tally_; }

 private:
  struct Player {
    sdk::KeySeed seed;
    sdk::Signer signer;
  };
  struct Session {
    std::unique_ptr<sdk::Client> client;
    Millis since_ms = 0;
  };
  absl::StatusOr<const Player*> Find(const std::string& name) const;
  absl::Status Believe(const sdk::SignedAct& act, const v1::Receipt& receipt);

  const crypto::Suite& suite_;
  sdk::Client& client_;
  StoryClock& clock_;
  Narrator& narrator_;
  LedgerId ledger_;
  std::optional<sdk::ReceiptBook> book_;
  std::map<std::string, Player> players_;
  std::map<std::string, Session> sessions_;
  sdk::People people_;
  Tally tally_;
};

}  // namespace yishi::demo

#endif  // YISHI_TESTS_DEMO_CAST_H_

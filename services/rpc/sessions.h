// Sessions for reading: challenges, tokens, and whom they stand for.
//
// A challenge is made so that nothing is kept for it: 8 bytes of time, 8 random bytes, and 16 bytes of a hash
// over those, the ledger, the key and a secret of this process. What is kept is the nonce of each challenge
// that gave a session, until it has expired, so that it gives no second one.

#ifndef YISHI_SERVICES_RPC_SESSIONS_H_
#define YISHI_SERVICES_RPC_SESSIONS_H_

#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/base/ids.h"
#include "engine/community/state.h"
#include "services/runtime/clock.h"
#include "services/view/reading.h"

namespace yishi::rpc {

inline constexpr Millis kChallengeLifeMs = 2 * kMinuteMs;
inline constexpr Millis kSessionLifeMs = 12 * kHourMs;
inline constexpr std::size_t kSessionsMax = 100'000;
// Of one key: a further session ends its oldest, so that nobody can use up what is there for all.
inline constexpr std::size_t kSessionsOfAKey = 16;
// What one key may put among the documents within kSessionLifeMs, by however many sessions.
inline constexpr std::size_t kKeyBlobBytes = 256 * 1024 * 1024;

// A key outside the rosters that may read ledgers: an auditor's or a witness's.
struct AuditorKey {
  crypto::SuiteId suite = crypto::SuiteId::kIntl;
  Bytes public_key;
};

struct Session {
  LedgerId ledger;
  KeyId key;
  view::Reader reader;
  Millis expires_ms = 0;
};

struct Challenge {
  Bytes bytes;
  Millis expires_ms = 0;
};

struct Granted {
  std::string token;
  Session session;
};

// Thread-safe.
class Sessions {
 public:
  // `clock` must outlive this. kStoreFailed if the system has no randomness to give.
  static absl::StatusOr<std::unique_ptr<Sessions>> Make(runtime::Clock& clock,
                                                        std::vector<AuditorKey> auditors);

  absl::StatusOr<Challenge> MakeChallenge(const LedgerId& ledger, const KeyId& key) const;

  // Who holds the key, by the roster or the configured auditors; absent for a key that is unknown.
  // kKeyRevoked.
  struct Holder {
    view::Reader reader;
    Bytes public_key;
  };
  absl::StatusOr<std::optional<Holder>> FindHolder(const community::State& state, const KeyId& key) const;

  // kSessionExpired, kSignatureInvalid (also if there is no holder, as if it had been checked), kOverloaded.
  absl::StatusOr<Granted> Grant(const crypto::Suite& suite, const LedgerId& ledger, const KeyId& key,
                                const std::optional<Holder>& holder, BytesView challenge,
                                BytesView signature);

  // kSessionExpired if the token stands for none.
  absl::StatusOr<Session> Find(std::string_view token);
  void End(std::string_view token);

  // Counts a document against the session's key. kLimitExceeded.
  absl::Status SpendBlobBytes(std::string_view token, std::size_t bytes);

 private:
  Sessions(runtime::Clock& clock, std::vector<AuditorKey> auditors, Bytes secret);

  FixedBytes<16> Tag(const LedgerId& ledger, const KeyId& key, BytesView head) const;
  absl::Status Use(const LedgerId& ledger, const KeyId& key, BytesView challenge);
  // These REQUIRE: mutex_ is held.
  void DropExpired();
  void MakeRoomFor(const LedgerId& ledger, const KeyId& key);

  struct OfKey {
    std::deque<Hash> sessions;  // the oldest first, those that ended among them
    Millis counted_since_ms = 0;
    std::size_t blob_bytes = 0;
  };

  runtime::Clock& clock_;
  const std::vector<AuditorKey> auditors_;
  const Bytes secret_;

  std::mutex mutex_;
  std::map<Bytes, Millis> used_;      // nonces of challenges that gave a session
  std::map<Hash, Session> sessions_;  // by the token's hash: looking one up tells nothing of another's bytes
  std::map<std::pair<LedgerId, KeyId>, OfKey> keys_;  // that ever had a session
};

}  // namespace yishi::rpc

#endif  // YISHI_SERVICES_RPC_SESSIONS_H_

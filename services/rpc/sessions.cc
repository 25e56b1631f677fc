#include "services/rpc/sessions.h"

#include <utility>

#include "engine/base/status.h"
#include "engine/crypto/suite.h"
#include "services/runtime/private_file.h"

namespace yishi::rpc {
namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kNonceBytes = 8;
constexpr std::size_t kHeadBytes = 16;       // time and nonce
constexpr std::size_t kChallengeBytes = 32;  // head and tag

// Of the server itself, whatever suites its ledgers have.
const crypto::Suite& Own() { return crypto::Suite::Get(crypto::SuiteId::kIntl); }

Hash TokenHash(std::string_view token) { return Own().Tagged("session-token", {token}); }

absl::Status Expired(std::string zh, std::string en) {
  return Refuse(Reason::kSessionExpired, std::move(zh), std::move(en));
}

Millis TimeOf(BytesView head) {
  std::uint64_t time = 0;
  for (std::size_t i = 0; i < 8; ++i) time = time << 8 | static_cast<std::uint8_t>(head[i]);
  return static_cast<Millis>(time);
}

// Takes as long wherever the two first differ.
bool SameBytes(BytesView a, BytesView b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    difference |= static_cast<unsigned>(static_cast<std::uint8_t>(a[i]) ^ static_cast<std::uint8_t>(b[i]));
  }
  return difference == 0;
}

template <typename Map, typename Time>
void EraseExpired(Map& map, Millis now, Time time) {
  std::erase_if(map, [&](const auto& entry) { return time(entry.second) <= now; });
}

}  // namespace

absl::StatusOr<std::unique_ptr<Sessions>> Sessions::Make(runtime::Clock& clock,
                                                         std::vector<AuditorKey> auditors) {
  YISHI_ASSIGN_OR_RETURN(Bytes secret, runtime::RandomBytes(32));
  return std::unique_ptr<Sessions>(new Sessions(clock, std::move(auditors), std::move(secret)));
}

Sessions::Sessions(runtime::Clock& clock, std::vector<AuditorKey> auditors, Bytes secret)
    : clock_(clock), auditors_(std::move(auditors)), secret_(std::move(secret)) {}

FixedBytes<16> Sessions::Tag(const LedgerId& ledger, const KeyId& key, BytesView head) const {
  const Hash hash = Own().Tagged("session-challenge", {secret_, ledger.view(), key.view(), head});
  return *FixedBytes<16>::From(hash.view().substr(0, 16));
}

absl::StatusOr<Challenge> Sessions::MakeChallenge(const LedgerId& ledger, const KeyId& key) const {
  YISHI_ASSIGN_OR_RETURN(const Bytes nonce, runtime::RandomBytes(kNonceBytes));
  Challenge challenge;
  challenge.expires_ms = clock_.Now() + kChallengeLifeMs;
  AppendU64(challenge.bytes, static_cast<std::uint64_t>(challenge.expires_ms));
  challenge.bytes += nonce;
  challenge.bytes += Tag(ledger, key, challenge.bytes).view();
  return challenge;
}

absl::StatusOr<std::optional<Sessions::Holder>> Sessions::FindHolder(const community::State& state,
                                                                     const KeyId& key) const {
  const auto found = state.roster.keys.find(key);
  if (found != state.roster.keys.end()) {
    if (found->second.revoked_seq) {
      return Refuse(Reason::kKeyRevoked, "此密钥已被撤销", "this key has been revoked");
    }
    return Holder{{view::Reader::Kind::kPerson, found->second.person, found->second.confirmed},
                  found->second.public_key};
  }
  for (const AuditorKey& auditor : auditors_) {
    if (auditor.suite != state.foundation.suite) continue;
    if (state.suite().KeyIdOf(auditor.public_key) != key) continue;
    return Holder{{view::Reader::Kind::kAuditor, {}}, auditor.public_key};
  }
  return std::optional<Holder>();
}

absl::Status Sessions::Use(const LedgerId& ledger, const KeyId& key, BytesView challenge) {
  if (challenge.size() != kChallengeBytes ||
      !SameBytes(challenge.substr(kHeadBytes), Tag(ledger, key, challenge.substr(0, kHeadBytes)).view())) {
    return Expired("登录验证码无效，请重新获取", "this is no challenge of this server; ask for a new one");
  }
  const Millis expires = TimeOf(challenge);
  if (expires <= clock_.Now())
    return Expired("登录验证码已过期，请重新获取", "the challenge is too old; ask for a new one");
  DropExpired();
  if (!used_.emplace(Bytes(challenge.substr(0, kHeadBytes)), expires).second) {
    return Expired("登录验证码已用过，请重新获取", "the challenge has been used; ask for a new one");
  }
  return absl::OkStatus();
}

void Sessions::DropExpired() {
  const Millis now = clock_.Now();
  EraseExpired(used_, now, [](Millis expires) { return expires; });
  if (sessions_.size() >= kSessionsMax) {
    EraseExpired(sessions_, now, [](const Session& session) { return session.expires_ms; });
  }
}

void Sessions::MakeRoomFor(const LedgerId& ledger, const KeyId& key) {
  std::deque<Hash>& own = keys_[{ledger, key}].sessions;
  std::erase_if(own, [this](const Hash& token) { return !sessions_.contains(token); });
  while (own.size() >= kSessionsOfAKey) {
    sessions_.erase(own.front());
    own.pop_front();
  }
}

absl::StatusOr<Granted> Sessions::Grant(const crypto::Suite& suite, const LedgerId& ledger, const KeyId& key,
                                        const std::optional<Holder>& holder, BytesView challenge,
                                        BytesView signature) {
  const Hash claim = suite.Tagged("session", {ledger.view(), key.view(), challenge});
  if (!holder || !suite.VerifySignature(holder->public_key, claim.view(), signature)) {
    return Refuse(Reason::kSignatureInvalid, "签名无效，或密钥未登记",
                  "the signature is not valid, or the key is unknown");
  }
  YISHI_ASSIGN_OR_RETURN(const Bytes random, runtime::RandomBytes(kTokenBytes));
  const std::lock_guard lock(mutex_);
  YISHI_RETURN_IF_ERROR(Use(ledger, key, challenge));
  MakeRoomFor(ledger, key);
  if (sessions_.size() >= kSessionsMax) {
    return Refuse(Reason::kOverloaded, "登录人数过多，请稍后再试", "too many sessions; try again later");
  }
  Granted granted{ToHex(random), {ledger, key, holder->reader, clock_.Now() + kSessionLifeMs}};
  const Hash token = TokenHash(granted.token);
  sessions_[token] = granted.session;
  keys_[{ledger, key}].sessions.push_back(token);
  return granted;
}

absl::StatusOr<Session> Sessions::Find(std::string_view token) {
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(TokenHash(token));
  if (found == sessions_.end())
    return Expired("登录已失效，请重新登录", "the session is over; sign in again");
  if (found->second.expires_ms <= clock_.Now()) {
    sessions_.erase(found);
    return Expired("登录已过期，请重新登录", "the session has expired; sign in again");
  }
  return found->second;
}

void Sessions::End(std::string_view token) {
  const std::lock_guard lock(mutex_);
  sessions_.erase(TokenHash(token));
}

absl::Status Sessions::SpendBlobBytes(std::string_view token, std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(TokenHash(token));
  if (found == sessions_.end())
    return Expired("登录已失效，请重新登录", "the session is over; sign in again");
  OfKey& of = keys_[{found->second.ledger, found->second.key}];
  const Millis now = clock_.Now();
  if (now - of.counted_since_ms >= kSessionLifeMs) {
    of.counted_since_ms = now;
    of.blob_bytes = 0;
  }
  if (of.blob_bytes + bytes > kKeyBlobBytes) {
    const std::string limit = std::to_string(kKeyBlobBytes);
    const std::string hours = std::to_string(kSessionLifeMs / kHourMs);
    return Refuse(
        {.reason = Reason::kLimitExceeded,
         .zh = "一个密钥在 " + hours + " 小时内最多上传 " + limit + " 字节的文件",
         .en = "one key may put documents of " + limit + " bytes together within " + hours + " hours",
         .rule = "",
         .numbers = {{"limit", limit}}});
  }
  of.blob_bytes += bytes;
  return absl::OkStatus();
}

}  // namespace yishi::rpc

#include "services/rpc/reception.h"

#include "engine/base/bytes.h"
#include "engine/wire/fields.h"

namespace yishi::rpc {

absl::StatusOr<std::unique_ptr<Reception>> Reception::Make(runtime::Hall& hall, storage::EventStore& store,
                                                           runtime::Clock& clock, ReceptionOptions options) {
  YISHI_ASSIGN_OR_RETURN(std::unique_ptr<Sessions> sessions, Sessions::Make(clock, options.auditors));
  return std::unique_ptr<Reception>(
      new Reception(hall, store, clock, std::move(options), std::move(sessions)));
}

Reception::Reception(runtime::Hall& hall, storage::EventStore& store, runtime::Clock& clock,
                     ReceptionOptions options, std::unique_ptr<Sessions> sessions)
    : hall_(hall),
      store_(store),
      clock_(clock),
      options_(std::move(options)),
      sessions_(std::move(sessions)),
      names_(
          [&store](const LedgerId& ledger, const Hash& record) { return store.GetOpening(ledger, record); }),
      streams_(options_.streams),
      pool_(options_.reading_threads, options_.reading_waiting) {}

absl::StatusOr<Visit> Reception::Receive(std::string_view token, BytesView ledger_id) {
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, wire::ReadId<LedgerId>(ledger_id, "ledger_id"));
  YISHI_ASSIGN_OR_RETURN(runtime::Chamber * chamber, hall_.Find(ledger));
  Visit visit{chamber, {}, std::string(token)};
  if (token.empty() || IsOperator(token)) return visit;
  YISHI_ASSIGN_OR_RETURN(const Session session, sessions_->Find(token));
  if (session.ledger != ledger) {
    return Refuse(Reason::kSessionRequired, "此登录属于另一个社区，请在本社区登录",
                  "this session is of another community; sign in to this one");
  }
  YISHI_ASSIGN_OR_RETURN(visit.reader, ReaderOf(*chamber, session, token));
  return visit;
}

absl::StatusOr<view::Reader> Reception::ReaderOf(const runtime::Chamber& chamber, const Session& session,
                                                 std::string_view token) {
  const auto holder = chamber.Read([&](const community::Community& community) {
    return sessions_->FindHolder(community.state, session.key);
  });
  if (!holder.ok()) {
    sessions_->End(token);
    return holder.status();
  }
  return *holder ? (*holder)->reader : session.reader;
}

Feed& Reception::FeedOf(const runtime::Chamber& chamber) {
  const std::lock_guard lock(feeds_mutex_);
  std::unique_ptr<Feed>& feed = feeds_[chamber.ledger()];
  if (!feed) feed = std::make_unique<Feed>(chamber);
  return *feed;
}

bool Reception::IsOperator(std::string_view token) const {
  const std::string& own = options_.operator_token;
  if (own.empty()) return false;
  const crypto::Suite& suite = crypto::Suite::Get(crypto::SuiteId::kIntl);
  return suite.Tagged("operator-token", {token}) == suite.Tagged("operator-token", {own});
}

}  // namespace yishi::rpc

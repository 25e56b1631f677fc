// Names behind persons' commitments, kept in memory, so that a view need not wait for the store.
//
// A view runs under a chamber's lock and may only look here. What it misses is noted, fetched after the lock
// is released, and the view, being pure, is made again.

#ifndef YISHI_SERVICES_RPC_NAME_BOOK_H_
#define YISHI_SERVICES_RPC_NAME_BOOK_H_

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "engine/base/status.h"
#include "services/view/reading.h"

namespace yishi::rpc {

inline constexpr std::size_t kNamesMax = 500'000;

// Where the bytes behind a commitment are read: storage::EventStore::GetOpening. Called from any thread.
using ReadOpening = std::function<absl::StatusOr<std::optional<Bytes>>(const LedgerId&, const Hash&)>;

// Thread-safe.
class NameBook {
 public:
  explicit NameBook(ReadOpening read) : read_(std::move(read)) {}

  // make(const view::NameOf&), again until it misses no name. kStoreFailed.
  template <typename Make>
  auto Fill(const LedgerId& ledger, Make&& make) -> decltype(make(std::declval<const view::NameOf&>())) {
    while (true) {
      std::set<Hash> missing;
      auto made = make(view::NameOf([&](const Hash& record) { return Look(ledger, record, missing); }));
      if (missing.empty()) return made;
      YISHI_RETURN_IF_ERROR(Fetch(ledger, missing));
    }
  }

 private:
  std::string Look(const LedgerId& ledger, const Hash& record, std::set<Hash>& missing) const;
  absl::Status Fetch(const LedgerId& ledger, const std::set<Hash>& missing);

  const ReadOpening read_;
  mutable std::shared_mutex mutex_;
  std::map<std::pair<LedgerId, Hash>, std::string> names_;  // empty: there is none
};

}  // namespace yishi::rpc

#endif  // YISHI_SERVICES_RPC_NAME_BOOK_H_

#include "services/runtime/chamber.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "engine/base/status.h"
#include "engine/merkle/hash.h"
#include "engine/wire/envelope.h"
#include "engine/wire/opening.h"
#include "services/runtime/gate.h"
#include "services/runtime/head_signer.h"
#include "services/runtime/journal.h"
#include "services/runtime/key_cache.h"
#include "services/runtime/ledger_reader.h"
#include "services/runtime/receipts.h"
#include "services/runtime/waiting.h"
#include "services/runtime/writer.h"

namespace yishi::runtime {
namespace {

constexpr std::size_t kCachedKeys = 100'000;
constexpr std::size_t kReadBytes = 4 * 1024 * 1024;

std::size_t WeightOf(const Submission& submission) {
  std::size_t bytes = submission.signed_command.size();
  for (const v1::Opening& opening : submission.openings) bytes += opening.ByteSizeLong();
  return bytes;
}

std::vector<storage::StoredOpening> StoredForms(const crypto::Suite& suite,
                                                const std::vector<v1::Opening>& openings) {
  std::vector<storage::StoredOpening> stored;
  stored.reserve(openings.size());
  for (const v1::Opening& opening : openings) {
    stored.push_back({wire::CommitmentOf(suite, opening), opening.SerializeAsString()});
  }
  return stored;
}

// Whether the entry's command is these very bytes.
bool HoldsBytes(const v1::Receipt& receipt, BytesView signed_command) {
  ledger::v1::Entry entry;
  return entry.ParseFromString(receipt.entry()) && entry.signed_command() == signed_command;
}

}  // namespace

// What a chamber is made of, in the order in which it is built; what needs something comes after it.
class Chamber::Front {
 public:
  Front(const Surroundings& surroundings, const ChamberLimits& limits, community::Community community)
      : surroundings_(surroundings),
        limits_(limits),
        ledger_(community.state.foundation.ledger),
        suite_(community.tree.suite()),
        origin_(community.state.foundation.origin),
        keys_(suite_, kCachedKeys),
        gate_(limits.in_flight, limits.in_flight_bytes, surroundings.counters),
        committed_(std::move(community)) {}

  // Signs the head that was loaded and begins to write.
  absl::Status Start() {
    const auto state = committed_.Read([](const community::Community& c) { return c.state.foundation; });
    YISHI_ASSIGN_OR_RETURN(HeadSigner signer,
                           HeadSigner::Make(surroundings_.keys, surroundings_.heads, state));
    YISHI_RETURN_IF_ERROR(
        committed_.Read([&](const community::Community& c) { return signer.CheckExtends(c.tree); }));
    const merkle::Head head = committed_.Read([](const community::Community& c) {
      return merkle::Head{c.tree.size(), c.tree.Root()};
    });
    YISHI_ASSIGN_OR_RETURN(std::shared_ptr<const SignedHead> signed_head, signer.Sign(head));
    committed_.Write(std::move(signed_head), [](community::Community&) {});
    writer_ = std::make_unique<Writer>(
        ledger_, surroundings_, limits_,
        Journal(ledger_, surroundings_.store, surroundings_.counters, std::move(signer), committed_),
        committed_, watchers_, gate_);
    return absl::OkStatus();
  }

  void Submit(Submission submission, Done done) {
    const std::size_t bytes = WeightOf(submission);
    absl::Status entered = Health();
    if (entered.ok()) entered = gate_.Enter(bytes);
    if (!entered.ok()) return Tell(done, std::move(entered));
    auto* waiting = new Waiting{std::move(submission), std::move(done), bytes, {}, {}};
    // The job holds a bare pointer, since a std::function must be copyable; the pool runs every job that it
    // took.
    if (surroundings_.pool.TryPost([this, waiting] { Check(std::unique_ptr<Waiting>(waiting)); })) return;
    Answer(std::unique_ptr<Waiting>(waiting),
           Refuse(Reason::kOverloaded, "服务器繁忙，请稍后重试", "the server is busy; try again shortly"));
  }

  absl::Status Health() const { return writer_->Health(); }

  void Stop() {
    gate_.Close();
    gate_.WaitEmpty();
  }

  const Surroundings& surroundings() const { return surroundings_; }
  const LedgerId& ledger() const { return ledger_; }
  const crypto::Suite& suite() const { return suite_; }
  const std::string& origin() const { return origin_; }
  const Committed& committed() const { return committed_; }
  Watchers& watchers() { return watchers_; }

 private:
  // What the committed state says of a request.
  struct Known {
    std::optional<std::uint64_t> duplicate;
    absl::StatusOr<Bytes> public_key;
  };

  // On the pool: everything that can be known without deciding.
  void Check(std::unique_ptr<Waiting> waiting) {
    absl::StatusOr<community::Request> request = community::ReadRequest(
        suite_, waiting->submission.signed_command, std::move(waiting->submission.openings));
    if (!request.ok()) return Answer(std::move(waiting), std::move(request).status());
    waiting->request = *std::move(request);
    const Known known = committed_.Read([&](const community::Community& c) {
      return Known{community::FindDuplicate(c.state, waiting->request.id),
                   community::PublicKeyFor(c.state, waiting->request)};
    });
    if (known.duplicate) {
      absl::StatusOr<v1::Receipt> receipt =
          FetchReceipt(surroundings_.store, ledger_, committed_, *known.duplicate);
      if (receipt.ok()) receipt->set_duplicate(true);
      // The same bytes prove themselves, even if their key is worthless by now.
      const bool proven = !receipt.ok() || HoldsBytes(*receipt, waiting->request.envelope_bytes);
      absl::Status signature = proven ? absl::OkStatus() : CheckSignature(known.public_key, *waiting);
      if (signature.ok()) return Answer(std::move(waiting), std::move(receipt));
      return Answer(std::move(waiting), std::move(signature));
    }
    if (absl::Status status = CheckSignature(known.public_key, *waiting); !status.ok()) {
      return Answer(std::move(waiting), std::move(status));
    }
    waiting->openings = StoredForms(suite_, waiting->request.openings);
    writer_->Push(std::move(waiting));
  }

  absl::Status CheckSignature(const absl::StatusOr<Bytes>& public_key, const Waiting& waiting) {
    YISHI_RETURN_IF_ERROR(public_key.status());
    YISHI_ASSIGN_OR_RETURN(const crypto::Verifier verifier, keys_.Get(*public_key));
    return wire::CheckSignature(verifier, waiting.request.envelope);
  }

  void Answer(std::unique_ptr<Waiting> waiting, absl::StatusOr<v1::Receipt> result) {
    Tell(waiting->done, std::move(result));
    gate_.Leave(1, waiting->bytes);
  }

  void Tell(const Done& done, absl::StatusOr<v1::Receipt> result) {
    surroundings_.counters.CountAnswer(result);
    done(std::move(result));
  }

  const Surroundings surroundings_;
  const ChamberLimits limits_;
  const LedgerId ledger_;
  const crypto::Suite& suite_;
  const std::string origin_;
  KeyCache keys_;
  Gate gate_;
  Watchers watchers_;
  Committed committed_;
  std::unique_ptr<Writer> writer_;
};

absl::StatusOr<std::unique_ptr<Chamber>> Chamber::Open(const LedgerId& ledger,
                                                       const Surroundings& surroundings,
                                                       const ChamberLimits& limits,
                                                       const Progress& progress) {
  YISHI_ASSIGN_OR_RETURN(community::Community community, LoadCommunity(surroundings.store, ledger, progress));
  auto front = std::make_unique<Front>(surroundings, limits, std::move(community));
  YISHI_RETURN_IF_ERROR(front->Start());
  return std::unique_ptr<Chamber>(new Chamber(std::move(front)));
}

Chamber::Chamber(std::unique_ptr<Front> front) : front_(std::move(front)) {}

Chamber::~Chamber() { Stop(); }

const LedgerId& Chamber::ledger() const { return front_->ledger(); }

const crypto::Suite& Chamber::suite() const { return front_->suite(); }

const std::string& Chamber::origin() const { return front_->origin(); }

const Committed& Chamber::committed() const { return front_->committed(); }

void Chamber::Submit(Submission submission, Done done) {
  front_->Submit(std::move(submission), std::move(done));
}

absl::StatusOr<std::vector<storage::StoredEntry>> Chamber::ReadEntries(std::uint64_t from,
                                                                       std::size_t max_entries) const {
  // The store may hold a batch that is not published yet.
  const std::uint64_t size = Read([](const community::Community& c) { return c.tree.size(); });
  if (from >= size) return std::vector<storage::StoredEntry>();
  const std::size_t most = std::min<std::uint64_t>(max_entries, size - from);
  return front_->surroundings().store.Read(ledger(), from, most, kReadBytes);
}

absl::StatusOr<v1::Receipt> Chamber::ReceiptFor(std::uint64_t index) const {
  return FetchReceipt(front_->surroundings().store, ledger(), committed(), index);
}

Subscription Chamber::Subscribe(Watchers::Callback callback) {
  return front_->watchers().Add(std::move(callback));
}

absl::Status Chamber::Health() const { return front_->Health(); }

void Chamber::Stop() { front_->Stop(); }

}  // namespace yishi::runtime

#include "services/runtime/journal.h"

#include <chrono>
#include <string>
#include <utility>

#include "engine/base/status.h"
#include "services/runtime/ledger_reader.h"

namespace yishi::runtime {
namespace {

storage::Head Stored(const merkle::Head& head) { return {head.size, head.root}; }

absl::Status NotStored() {
  return Refuse(Reason::kStoreFailed, "存储出错，指令未被受理，请重试",
                "the store failed, and the command was not admitted; try again");
}

absl::Status Unsettled(const absl::Status& why) {
  return Refuse(
      Reason::kStoreFailed, "存储出错，指令是否已受理尚不清楚，请原样重发（" + ToText(why) + "）",
      "the store failed, and it is not known whether the command was admitted; send the same again (" +
          ToText(why) + ")");
}

absl::Status Strange(const merkle::Head& ours, const storage::Head& stored) {
  const std::string our_size = std::to_string(ours.size);
  const std::string stored_size = std::to_string(stored.size);
  return Refuse({.reason = Reason::kStoreWentBack,
                 .zh = "存储中的账本（" + stored_size + " 条）既不是已提交的（" + our_size +
                       " 条），也不是刚写入的：停止写入，须由管理员检查后重启",
                 .en = "the stored ledger (" + stored_size +
                       " entries) is neither the one that was committed (" + our_size +
                       ") nor the one just written: nothing more is written until the operator has "
                       "looked and restarted",
                 .rule = "一部账本只有一个写入者 (one writer for a ledger)",
                 .numbers = {{"committed_size", our_size}, {"stored_size", stored_size}}});
}

std::uint64_t MicrosSince(std::chrono::steady_clock::time_point start) {
  const auto spent = std::chrono::steady_clock::now() - start;
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(spent).count());
}

}  // namespace

Journal::Journal(const LedgerId& ledger, storage::EventStore& store, Counters& counters, HeadSigner signer,
                 Committed& committed)
    : ledger_(ledger),
      store_(store),
      counters_(counters),
      signer_(std::move(signer)),
      committed_(committed),
      published_(committed.newest()->head),
      working_(committed.Read([](const community::Community& c) { return c; })) {}

absl::Status Journal::Ready() {
  YISHI_RETURN_IF_ERROR(broken_);
  if (!doubtful_) return absl::OkStatus();
  const absl::Status settled = Settle();
  YISHI_RETURN_IF_ERROR(broken_);
  return doubtful_ ? settled : absl::OkStatus();
}

absl::Status Journal::Commit(const Batch& batch) {
  const merkle::Head after{working_.tree.size(), working_.tree.Root()};
  const absl::Status appended = Append(batch, after);
  absl::Status done = appended.ok() ? Publish(batch.steps(), after) : appended;
  if (done.ok() || !broken_.ok()) return done;
  // Appended or not, nobody has seen the batch: what the store has decides.
  doubtful_ = after;
  return Settle();
}

absl::Status Journal::Append(const Batch& batch, const merkle::Head& after) {
  const auto start = std::chrono::steady_clock::now();
  absl::Status status = store_.Append(ledger_, Stored(published_), batch.stored(), after.root);
  counters_.commit_micros.Record(MicrosSince(start));
  if (!status.ok()) counters_.store_failures.fetch_add(1, std::memory_order_relaxed);
  return status;
}

absl::Status Journal::Settle() {
  const absl::StatusOr<storage::Head> stored = store_.GetHead(ledger_);
  if (!stored.ok()) return Unsettled(stored.status());
  if (*stored == Stored(published_)) {
    doubtful_.reset();
    Discard();
    return NotStored();
  }
  if (*stored != Stored(*doubtful_)) return Break(Strange(published_, *stored));
  const absl::Status read = ReadBack(*doubtful_);
  if (!broken_.ok()) return broken_;
  if (!read.ok()) return Unsettled(read);
  doubtful_.reset();
  Discard();
  return absl::OkStatus();
}

absl::Status Journal::ReadBack(const merkle::Head& head) {
  YISHI_ASSIGN_OR_RETURN(const std::vector<Step> steps,
                         Recall(store_, working_.tree.suite(), ledger_, published_.size, head.size));
  // Before anybody sees them: what was read must be what was written.
  merkle::Tree tree = committed_.Read([](const community::Community& c) { return c.tree; });
  for (const Step& step : steps) tree.Append(step.decided.leaf);
  if (tree.Root() != head.root) {
    return Refuse(Reason::kArchiveDamaged, "读回的记录与所存的树根不符",
                  "the entries read back do not give the stored root");
  }
  return Publish(steps, head);
}

absl::Status Journal::Publish(std::span<const Step> steps, const merkle::Head& head) {
  YISHI_ASSIGN_OR_RETURN(std::shared_ptr<const SignedHead> signed_head, signer_.Sign(head));
  const absl::Status applied =
      committed_.Write(std::move(signed_head), [&](community::Community& community) -> absl::Status {
        for (const Step& step : steps) {
          YISHI_RETURN_IF_ERROR(community::Apply(community, step.decided, step.openings));
        }
        if (community.tree.size() == head.size && community.tree.Root() == head.root) return absl::OkStatus();
        return Refuse(Reason::kInternal, "已提交的账本与工作副本不一致",
                      "the committed ledger differs from the one that was decided upon");
      });
  if (!applied.ok()) return Break(applied);
  published_ = head;
  return absl::OkStatus();
}

void Journal::Discard() {
  working_ = committed_.Read([](const community::Community& c) { return c; });
}

absl::Status Journal::Break(absl::Status why) {
  broken_ = std::move(why);
  return broken_;
}

}  // namespace yishi::runtime

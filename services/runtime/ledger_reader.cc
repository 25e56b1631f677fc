#include "services/runtime/ledger_reader.h"

#include <future>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "engine/base/status.h"
#include "engine/merkle/hash.h"

namespace yishi::runtime {
namespace {

constexpr std::size_t kPageEntries = 4'096;
constexpr std::size_t kPageBytes = 8 * 1024 * 1024;

absl::Status Damaged(const std::string& zh, const std::string& en) {
  return Refuse(Reason::kArchiveDamaged, "账本已损坏：" + zh, "the stored ledger is damaged: " + en);
}

absl::StatusOr<v1::Opening> ReadOpening(const storage::OpeningAt& stored) {
  v1::Opening opening;
  if (opening.ParseFromString(stored.opening.bytes)) return opening;
  const std::string seq = std::to_string(stored.seq);
  return Damaged("第 " + seq + " 号记录的附件无法读取", "an opening of entry " + seq + " cannot be read");
}

// The suite that a ledger's first entry names.
absl::StatusOr<const crypto::Suite*> SuiteOf(BytesView first_entry) {
  ledger::v1::Entry entry;
  const bool read = entry.ParseFromArray(first_entry.data(), static_cast<int>(first_entry.size()));
  const auto id = crypto::SuiteIdFromNumber(entry.suite());
  if (!read || !id) return Damaged("第一号记录没有写明套件", "its first entry names no suite");
  return &crypto::Suite::Get(*id);
}

absl::Status CheckHead(const community::Community& community, const storage::Head& head) {
  if (community.tree.size() == head.size && community.tree.Root() == head.root) return absl::OkStatus();
  return Damaged("记录算出的树根与所存的不符", "its entries do not give the stored root");
}

absl::Status ApplyPage(community::Community& community, const std::vector<Step>& page) {
  for (const Step& entry : page) {
    YISHI_RETURN_IF_ERROR(community::Apply(community, entry.decided, entry.openings));
  }
  return absl::OkStatus();
}

// Reads and decodes each page while the one before is applied.
absl::Status ApplyAll(community::Community& community, LedgerReader& reader, std::uint64_t total,
                      const Progress& progress) {
  const auto next = [&reader] { return reader.Next(); };
  YISHI_ASSIGN_OR_RETURN(std::vector<Step> page, reader.Next());
  while (!page.empty()) {
    std::future<absl::StatusOr<std::vector<Step>>> coming = std::async(std::launch::async, next);
    const absl::Status applied = ApplyPage(community, page);
    absl::StatusOr<std::vector<Step>> came = coming.get();
    YISHI_RETURN_IF_ERROR(applied);
    if (progress) progress(community.tree.size(), total);
    YISHI_ASSIGN_OR_RETURN(page, std::move(came));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status LedgerReader::MoreOpenings() {
  YISHI_ASSIGN_OR_RETURN(std::vector<storage::OpeningAt> page,
                         store_.ReadOpenings(ledger_, next_opening_, kPageEntries, kPageBytes));
  all_openings_ = page.empty();
  if (!page.empty()) next_opening_ = page.back().seq + 1;
  openings_.insert(openings_.end(), std::make_move_iterator(page.begin()),
                   std::make_move_iterator(page.end()));
  return absl::OkStatus();
}

absl::StatusOr<std::vector<v1::Opening>> LedgerReader::OpeningsOf(std::uint64_t seq) {
  std::vector<v1::Opening> found;
  if (openings_.empty() && !all_openings_) YISHI_RETURN_IF_ERROR(MoreOpenings());
  while (!openings_.empty() && openings_.front().seq <= seq) {
    YISHI_ASSIGN_OR_RETURN(v1::Opening opening, ReadOpening(openings_.front()));
    openings_.pop_front();
    if (opening.schema() == v1::OPENING_SCHEMA_BALLOT) found.push_back(std::move(opening));
  }
  return found;
}

absl::StatusOr<std::vector<Step>> LedgerReader::Next() {
  YISHI_ASSIGN_OR_RETURN(const std::vector<storage::StoredEntry> stored,
                         store_.Read(ledger_, next_, kPageEntries, kPageBytes));
  std::vector<Step> page;
  page.reserve(stored.size());
  for (const storage::StoredEntry& entry : stored) {
    if (entry.seq != next_) {
      const std::string seq = std::to_string(next_);
      return Damaged("缺少第 " + seq + " 号记录", "entry " + seq + " is missing");
    }
    YISHI_ASSIGN_OR_RETURN(community::Decided decided, community::ReadEntry(suite_, entry.bytes));
    YISHI_ASSIGN_OR_RETURN(std::vector<v1::Opening> openings, OpeningsOf(entry.seq));
    page.push_back({std::move(decided), std::move(openings)});
    ++next_;
  }
  return page;
}

absl::StatusOr<community::Community> LoadCommunity(storage::EventStore& store, const LedgerId& ledger,
                                                   const Progress& progress) {
  YISHI_ASSIGN_OR_RETURN(const storage::Head head, store.GetHead(ledger));
  YISHI_ASSIGN_OR_RETURN(const std::vector<storage::StoredEntry> first, store.Read(ledger, 0, 1, kPageBytes));
  if (first.empty()) {
    return Refuse(Reason::kCommunityUnknown, "没有这个社区的账本", "nothing is stored of this community");
  }
  YISHI_ASSIGN_OR_RETURN(const crypto::Suite* suite, SuiteOf(first[0].bytes));
  if (LedgerId{merkle::LeafHash(*suite, first[0].bytes)} != ledger) {
    return Damaged("第一号记录不是这个账本的", "its first entry is of another ledger");
  }
  community::Community community(*suite);
  LedgerReader reader(store, *suite, ledger, 0);
  YISHI_RETURN_IF_ERROR(ApplyAll(community, reader, head.size, progress));
  YISHI_RETURN_IF_ERROR(CheckHead(community, head));
  return community;
}

absl::StatusOr<std::vector<Step>> Recall(storage::EventStore& store, const crypto::Suite& suite,
                                         const LedgerId& ledger, std::uint64_t from, std::uint64_t to) {
  LedgerReader reader(store, suite, ledger, from);
  std::vector<Step> all;
  while (from + all.size() < to) {
    YISHI_ASSIGN_OR_RETURN(std::vector<Step> page, reader.Next());
    if (page.empty()) return Damaged("记录不全", "entries are missing at its end");
    std::move(page.begin(), page.end(), std::back_inserter(all));
  }
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(to - from), all.end());
  return all;
}

}  // namespace yishi::runtime

#include "services/storage/sqlite_store.h"

#include <algorithm>
#include <utility>

#include "engine/base/status.h"
#include "services/storage/append_check.h"
#include "services/storage/blob_check.h"
#include "services/storage/page.h"
#include "services/storage/sql.h"

namespace yishi::storage {
namespace {

constexpr std::size_t kReaders = 4;
constexpr std::size_t kLookupRows = 1'000'000;
constexpr std::uint64_t kMaxSeq = (std::uint64_t{1} << 40) - 1;  // see sql/schema.sql

struct LedgerRow {
  std::int64_t number = 0;
  Head head;
};

absl::Status Damaged(const char* what) {
  return Refuse(Reason::kStoreFailed, std::string("数据库内容有误：") + what,
                std::string("the database holds what was never written: ") + what);
}

absl::StatusOr<Hash> HashAt(const SqliteQuery& query, int column) {
  const auto hash = Hash::From(query.BlobView(column));
  if (!hash) return Damaged("a hash that is not of 32 bytes");
  return *hash;
}

std::uint64_t UnsignedAt(const SqliteQuery& query, int column) {
  return static_cast<std::uint64_t>(query.Integer(column));
}

std::int64_t Signed(std::uint64_t value) { return static_cast<std::int64_t>(value); }

// SQLite's LIMIT is signed, and negative for none.
std::int64_t Limit(std::size_t count) { return Signed(std::min<std::uint64_t>(count, INT64_MAX)); }

absl::StatusOr<std::optional<LedgerRow>> FindLedger(SqliteConnection& connection, const LedgerId& ledger) {
  YISHI_ASSIGN_OR_RETURN(SqliteQuery query, connection.Prepare(sql::kLedger));
  query.BindBlob(ledger.view());
  YISHI_ASSIGN_OR_RETURN(const bool found, query.Next());
  if (!found) return std::nullopt;
  LedgerRow row{.number = query.Integer(0), .head = {.size = UnsignedAt(query, 1), .root = {}}};
  YISHI_ASSIGN_OR_RETURN(row.head.root, HashAt(query, 2));
  return row;
}

absl::StatusOr<LedgerRow> AddLedger(SqliteConnection& writer, const LedgerId& ledger) {
  YISHI_ASSIGN_OR_RETURN(SqliteQuery query, writer.Prepare(sql::kAddLedger));
  YISHI_RETURN_IF_ERROR(query.BindBlob(ledger.view()).Run());
  return LedgerRow{.number = writer.LastRow(), .head = {}};
}

absl::StatusOr<LedgerRow> FindOrAddLedger(SqliteConnection& writer, const LedgerId& ledger) {
  YISHI_ASSIGN_OR_RETURN(const std::optional<LedgerRow> found, FindLedger(writer, ledger));
  if (found) return *found;
  return AddLedger(writer, ledger);
}

absl::Status AddOpenings(SqliteConnection& writer, std::int64_t number, const StoredEntry& entry) {
  std::int64_t n = 0;
  for (const StoredOpening& opening : entry.openings) {
    YISHI_ASSIGN_OR_RETURN(SqliteQuery query, writer.Prepare(sql::kAddOpening));
    query.Bind(number).Bind(Signed(entry.seq)).Bind(n++);
    query.BindBlob(opening.commitment.view()).BindBlob(opening.bytes);
    YISHI_RETURN_IF_ERROR(query.Run());
  }
  return absl::OkStatus();
}

absl::Status AddEntry(SqliteConnection& writer, std::int64_t number, const StoredEntry& entry) {
  YISHI_ASSIGN_OR_RETURN(SqliteQuery query, writer.Prepare(sql::kAddEntry));
  YISHI_RETURN_IF_ERROR(query.Bind(number).Bind(Signed(entry.seq)).BindBlob(entry.bytes).Run());
  return AddOpenings(writer, number, entry);
}

absl::Status SetHead(SqliteConnection& writer, std::int64_t number, const Head& head) {
  YISHI_ASSIGN_OR_RETURN(SqliteQuery query, writer.Prepare(sql::kSetHead));
  return query.Bind(number).Bind(Signed(head.size)).BindBlob(head.root.view()).Run();
}

// A query with the ledger and the first seq as its parameters ?1 and ?2.
absl::StatusOr<SqliteQuery> From(SqliteConnection& connection, const char* sql, std::int64_t number,
                                 std::uint64_t from_seq) {
  YISHI_ASSIGN_OR_RETURN(SqliteQuery query, connection.Prepare(sql));
  query.Bind(number).Bind(Signed(from_seq));
  return query;
}

// Adds to `lookup` what was appended since the last time.
absl::Status CatchUp(SqliteConnection& connection, std::int64_t number, CommitmentLookup& lookup) {
  YISHI_ASSIGN_OR_RETURN(SqliteQuery query,
                         From(connection, sql::kCommitments, number, lookup.NextSeq(number)));
  while (true) {
    YISHI_ASSIGN_OR_RETURN(const bool row, query.Next());
    if (!row) return absl::OkStatus();
    YISHI_ASSIGN_OR_RETURN(const Hash commitment, HashAt(query, 1));
    lookup.Add(number, UnsignedAt(query, 0), commitment, query.Integer(2));
  }
}

// A query with the ledger and the digest as its parameters ?1 and ?2.
absl::StatusOr<SqliteQuery> OfBlob(SqliteConnection& connection, const char* sql, std::int64_t number,
                                   const Hash& digest) {
  YISHI_ASSIGN_OR_RETURN(SqliteQuery query, connection.Prepare(sql));
  query.Bind(number).BindBlob(digest.view());
  return query;
}

// A query with the row and the commitment as its parameters ?1 and ?2.
absl::StatusOr<SqliteQuery> OfOpening(SqliteConnection& connection, const char* sql, std::int64_t row,
                                      const Hash& commitment) {
  return OfBlob(connection, sql, row, commitment);
}

}  // namespace

absl::StatusOr<std::unique_ptr<SqliteStore>> SqliteStore::Open(const SqliteOptions& options) {
  YISHI_ASSIGN_OR_RETURN(SqliteConnection writer, OpenSqliteFile(options));
  return std::unique_ptr<SqliteStore>(new SqliteStore(options, std::move(writer)));
}

SqliteStore::SqliteStore(const SqliteOptions& options, SqliteConnection writer)
    : readers_(options.path, options.busy_timeout_ms, kReaders),
      writer_(std::move(writer)),
      lookup_(kLookupRows) {}

absl::StatusOr<std::vector<LedgerId>> SqliteStore::Communities() {
  YISHI_ASSIGN_OR_RETURN(const SqliteReaders::Lent reader, readers_.Borrow());
  YISHI_ASSIGN_OR_RETURN(SqliteQuery query, reader->Prepare(sql::kCommunities));
  std::vector<LedgerId> ids;
  while (true) {
    YISHI_ASSIGN_OR_RETURN(const bool row, query.Next());
    if (!row) return ids;
    YISHI_ASSIGN_OR_RETURN(const Hash id, HashAt(query, 0));
    ids.push_back(LedgerId{id});
  }
}

absl::StatusOr<Head> SqliteStore::GetHead(const LedgerId& ledger) {
  YISHI_ASSIGN_OR_RETURN(const SqliteReaders::Lent reader, readers_.Borrow());
  YISHI_ASSIGN_OR_RETURN(const std::optional<LedgerRow> found, FindLedger(*reader, ledger));
  return found ? found->head : Head{};
}

absl::Status SqliteStore::Append(const LedgerId& ledger, const Head& expected,
                                 std::span<const StoredEntry> entries, const Hash& new_root) {
  YISHI_RETURN_IF_ERROR(CheckBatch(expected, entries));
  if (entries.back().seq > kMaxSeq) return Refuse(Reason::kInternal, "账本已满", "the ledger is full");
  const std::lock_guard lock(writer_mutex_);
  YISHI_ASSIGN_OR_RETURN(SqliteTransaction transaction, SqliteTransaction::Begin(writer_));
  YISHI_ASSIGN_OR_RETURN(const LedgerRow row, FindOrAddLedger(writer_, ledger));
  YISHI_RETURN_IF_ERROR(CheckHead(expected, row.head));
  for (const StoredEntry& entry : entries) YISHI_RETURN_IF_ERROR(AddEntry(writer_, row.number, entry));
  YISHI_RETURN_IF_ERROR(
      SetHead(writer_, row.number, {.size = expected.size + entries.size(), .root = new_root}));
  return transaction.Commit();
}

absl::StatusOr<std::vector<StoredEntry>> SqliteStore::Read(const LedgerId& ledger, std::uint64_t from_seq,
                                                           std::size_t max_entries, std::size_t max_bytes) {
  EntryPage page({.max_items = max_entries, .max_bytes = max_bytes});
  if (from_seq > kMaxSeq) return page.Take();
  YISHI_ASSIGN_OR_RETURN(const SqliteReaders::Lent reader, readers_.Borrow());
  YISHI_ASSIGN_OR_RETURN(const std::optional<LedgerRow> found, FindLedger(*reader, ledger));
  if (!found) return page.Take();
  YISHI_ASSIGN_OR_RETURN(SqliteQuery query, From(*reader, sql::kEntries, found->number, from_seq));
  query.Bind(Limit(max_entries));
  while (true) {
    YISHI_ASSIGN_OR_RETURN(const bool row, query.Next());
    if (!row || !page.Add(UnsignedAt(query, 0), query.BlobView(1))) return page.Take();
  }
}

absl::StatusOr<std::vector<OpeningAt>> SqliteStore::ReadOpenings(const LedgerId& ledger,
                                                                 std::uint64_t from_seq,
                                                                 std::size_t max_openings,
                                                                 std::size_t max_bytes) {
  OpeningPage page({.max_items = max_openings, .max_bytes = max_bytes});
  if (from_seq > kMaxSeq) return page.Take();
  YISHI_ASSIGN_OR_RETURN(const SqliteReaders::Lent reader, readers_.Borrow());
  YISHI_ASSIGN_OR_RETURN(const std::optional<LedgerRow> found, FindLedger(*reader, ledger));
  if (!found) return page.Take();
  YISHI_ASSIGN_OR_RETURN(SqliteQuery query, From(*reader, sql::kOpenings, found->number, from_seq));
  while (true) {
    YISHI_ASSIGN_OR_RETURN(const bool row, query.Next());
    if (!row) return page.Take();
    YISHI_ASSIGN_OR_RETURN(const Hash commitment, HashAt(query, 1));
    if (!page.Add(UnsignedAt(query, 0), commitment, query.BlobView(2))) return page.Take();
  }
}

absl::StatusOr<std::vector<std::int64_t>> SqliteStore::OpeningRows(SqliteConnection& connection,
                                                                   std::int64_t number,
                                                                   const Hash& commitment) {
  const std::lock_guard lock(lookup_mutex_);
  lookup_.MakeRoom(number);
  if (absl::Status status = CatchUp(connection, number, lookup_); !status.ok()) {
    lookup_.Forget(number);  // it may hold half of an entry's commitments
    return status;
  }
  return lookup_.Find(number, commitment);
}

absl::StatusOr<std::optional<Bytes>> SqliteStore::GetOpening(const LedgerId& ledger, const Hash& commitment) {
  YISHI_ASSIGN_OR_RETURN(const SqliteReaders::Lent reader, readers_.Borrow());
  YISHI_ASSIGN_OR_RETURN(const std::optional<LedgerRow> found, FindLedger(*reader, ledger));
  if (!found) return std::nullopt;
  YISHI_ASSIGN_OR_RETURN(const auto rows, OpeningRows(*reader, found->number, commitment));
  for (const std::int64_t row : rows) {
    YISHI_ASSIGN_OR_RETURN(SqliteQuery query, OfOpening(*reader, sql::kOpening, row, commitment));
    YISHI_ASSIGN_OR_RETURN(const bool opens, query.Next());
    if (opens) return Bytes(query.BlobView(0));
  }
  return std::nullopt;
}

absl::Status SqliteStore::EraseOpening(const LedgerId& ledger, const Hash& commitment) {
  const std::lock_guard lock(writer_mutex_);
  YISHI_ASSIGN_OR_RETURN(const std::optional<LedgerRow> found, FindLedger(writer_, ledger));
  if (!found) return absl::OkStatus();
  {
    YISHI_ASSIGN_OR_RETURN(SqliteTransaction transaction, SqliteTransaction::Begin(writer_));
    YISHI_ASSIGN_OR_RETURN(const auto rows, OpeningRows(writer_, found->number, commitment));
    for (const std::int64_t row : rows) {
      YISHI_ASSIGN_OR_RETURN(SqliteQuery query, OfOpening(writer_, sql::kEraseOpening, row, commitment));
      YISHI_RETURN_IF_ERROR(query.Run());
    }
    YISHI_RETURN_IF_ERROR(transaction.Commit());
  }
  return writer_.EmptyLog();
}

absl::Status SqliteStore::PutBlob(const LedgerId& ledger, const Hash& digest, const std::string& media_type,
                                  BytesView bytes) {
  YISHI_RETURN_IF_ERROR(CheckBlobSize(bytes));
  const std::lock_guard lock(writer_mutex_);
  YISHI_ASSIGN_OR_RETURN(SqliteTransaction transaction, SqliteTransaction::Begin(writer_));
  YISHI_ASSIGN_OR_RETURN(const LedgerRow row, FindOrAddLedger(writer_, ledger));
  {
    YISHI_ASSIGN_OR_RETURN(SqliteQuery kept, OfBlob(writer_, sql::kBlob, row.number, digest));
    YISHI_ASSIGN_OR_RETURN(const bool found, kept.Next());
    if (found) return CheckSameBlob(digest, kept.BlobView(1), bytes);
  }
  {
    YISHI_ASSIGN_OR_RETURN(SqliteQuery query, OfBlob(writer_, sql::kAddBlob, row.number, digest));
    YISHI_RETURN_IF_ERROR(query.BindText(media_type).BindBlob(bytes).Run());
  }
  return transaction.Commit();
}

absl::StatusOr<std::optional<Blob>> SqliteStore::GetBlob(const LedgerId& ledger, const Hash& digest) {
  YISHI_ASSIGN_OR_RETURN(const SqliteReaders::Lent reader, readers_.Borrow());
  YISHI_ASSIGN_OR_RETURN(const std::optional<LedgerRow> found, FindLedger(*reader, ledger));
  if (!found) return std::nullopt;
  YISHI_ASSIGN_OR_RETURN(SqliteQuery query, OfBlob(*reader, sql::kBlob, found->number, digest));
  YISHI_ASSIGN_OR_RETURN(const bool row, query.Next());
  if (!row) return std::nullopt;
  return Blob{.media_type = std::string(query.BlobView(0)), .bytes = Bytes(query.BlobView(1))};
}

absl::StatusOr<bool> SqliteStore::HasBlob(const LedgerId& ledger, const Hash& digest) {
  YISHI_ASSIGN_OR_RETURN(const SqliteReaders::Lent reader, readers_.Borrow());
  YISHI_ASSIGN_OR_RETURN(const std::optional<LedgerRow> found, FindLedger(*reader, ledger));
  if (!found) return false;
  YISHI_ASSIGN_OR_RETURN(SqliteQuery query, OfBlob(*reader, sql::kHasBlob, found->number, digest));
  return query.Next();
}

absl::StatusOr<std::vector<BlobInfo>> SqliteStore::ListBlobs(const LedgerId& ledger,
                                                             const std::optional<Hash>& after,
                                                             std::size_t max_blobs) {
  std::vector<BlobInfo> infos;
  YISHI_ASSIGN_OR_RETURN(const SqliteReaders::Lent reader, readers_.Borrow());
  YISHI_ASSIGN_OR_RETURN(const std::optional<LedgerRow> found, FindLedger(*reader, ledger));
  if (!found) return infos;
  YISHI_ASSIGN_OR_RETURN(SqliteQuery query, reader->Prepare(sql::kListBlobs));
  // The empty value sorts before every digest.
  query.Bind(found->number).BindBlob(after ? after->view() : BytesView()).Bind(Limit(max_blobs));
  while (true) {
    YISHI_ASSIGN_OR_RETURN(const bool row, query.Next());
    if (!row) return infos;
    YISHI_ASSIGN_OR_RETURN(const Hash digest, HashAt(query, 0));
    infos.push_back(
        {.digest = digest, .media_type = std::string(query.BlobView(1)), .size = UnsignedAt(query, 2)});
  }
}

absl::Status SqliteStore::EraseBlob(const LedgerId& ledger, const Hash& digest) {
  const std::lock_guard lock(writer_mutex_);
  YISHI_ASSIGN_OR_RETURN(const std::optional<LedgerRow> found, FindLedger(writer_, ledger));
  if (!found) return absl::OkStatus();
  {
    // A statement by itself is a transaction.
    YISHI_ASSIGN_OR_RETURN(SqliteQuery query, OfBlob(writer_, sql::kEraseBlob, found->number, digest));
    YISHI_RETURN_IF_ERROR(query.Run());
  }
  return writer_.EmptyLog();
}

}  // namespace yishi::storage

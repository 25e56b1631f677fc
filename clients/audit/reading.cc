#include "clients/audit/reading.h"

#include <utility>

#include "engine/base/status.h"
#include "engine/merkle/hash.h"
#include "engine/wire/strict.h"

namespace yishi::audit {

Reading ReadPiece(const crypto::Suite& suite, const Piece& piece, std::uint64_t index, FaultList& faults) {
  Reading reading;
  reading.index = index;
  reading.at = {.entry = index, .file = piece.file, .offset = piece.offset};
  reading.bytes = Bytes(piece.bytes);
  reading.leaf = merkle::LeafHash(suite, piece.bytes);
  const absl::Status form = wire::CheckStrict(*ledger::v1::Entry::descriptor(), piece.bytes);
  if (!form.ok()) {
    const Refusal refusal = RefusalOf(form).value_or(Refusal{});
    faults.Add(FaultKind::kEntryMalformed, reading.at, "记录不合规定格式：" + refusal.zh,
               "the entry is not in strict form: " + refusal.en);
    return reading;
  }
  ledger::v1::Entry entry;
  if (!entry.ParseFromString(reading.bytes)) {
    faults.Add(FaultKind::kEntryMalformed, reading.at, "记录无法解析", "the entry cannot be parsed");
    return reading;
  }
  auto request = community::RequestOf(suite, entry);
  if (request.ok()) {
    reading.request = *std::move(request);
  } else {
    const Refusal refusal = RefusalOf(request.status()).value_or(Refusal{});
    faults.Add(FaultKind::kCommandMalformed, reading.at, "命令不合规定格式：" + refusal.zh,
               "the command is not in strict form: " + refusal.en);
  }
  reading.entry = std::move(entry);
  return reading;
}

}  // namespace yishi::audit

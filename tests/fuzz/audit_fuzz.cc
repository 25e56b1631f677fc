// The audit of whatever the fuzzer thinks of neither crashes nor, where a sound ledger was changed, finds
// nothing.
//
// The first byte chooses: an archive's bytes as they are; a ledger with bytes of its entries changed; or one
// with bytes of its commands changed, in entries of the right form. The log signs for the last two.

#include <cstdint>
#include <cstdlib>
#include <iostream>

#include "clients/audit/audit.h"
#include "clients/audit/json.h"
#include "clients/audit/text.h"
#include "engine/wire/envelope.h"
#include "tests/unit/audit/told_ledger.h"

namespace yishi::audit {
namespace {

constexpr std::size_t kEditBytes = 4;  // entry, two bytes of offset, what to add

std::uint8_t At(BytesView data, std::size_t i) { return static_cast<std::uint8_t>(data[i]); }

void Edit(Bytes& bytes, BytesView edit) {
  if (bytes.empty()) return;
  char& byte = bytes[(std::size_t{At(edit, 1)} * 256 + At(edit, 2)) % bytes.size()];
  byte = static_cast<char>(byte + edit[3]);
}

void EditCommand(Parts& parts, std::size_t index, BytesView edit) {
  ledger::v1::Entry entry = EntryIn(parts, index);
  v1::SignedCommand envelope;
  if (!envelope.ParseFromString(entry.signed_command())) return;
  Edit(*envelope.mutable_payload(), edit);
  if (!entry.signed_command().empty()) entry.set_signed_command(wire::SerializeSignedCommand(envelope));
  Put(parts, index, entry);
}

void Check(const Report& report, bool changed) {
  const std::size_t written = ToJson(report).size() + FaultsInWords(report, Language::kBoth).size() +
                              SummaryInWords(report, Language::kBoth).size();
  const bool sound = report.faults_found == 0;
  if (written == 0 || (changed && sound) || (sound && report.completeness != Completeness::kFullReplay)) {
    std::cerr << ToJson(report) << std::endl;
    std::abort();
  }
}

void CheckEdits(BytesView edits, bool commands) {
  const Parts clean = Told().All();
  Parts parts = clean;
  for (; edits.size() >= kEditBytes; edits.remove_prefix(kEditBytes)) {
    const std::size_t index = At(edits, 0) % parts.entries.size();
    if (commands) {
      EditCommand(parts, index, edits);
    } else {
      Edit(parts.entries[index], edits);
      break;  // what is no entry any more cannot be edited as one
    }
  }
  parts.checkpoint = Told().log().Sign(parts.entries);
  Check(Audit(Pack(parts), {}, {}), parts.entries != clean.entries);
}

}  // namespace
}  // namespace yishi::audit

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yishi::audit;
  if (size == 0) return 0;
  const yishi::BytesView rest(reinterpret_cast<const char*>(data + 1), size - 1);
  if (data[0] % 3 == 0) {
    Check(Audit(rest, {}, {}), false);
  } else {
    CheckEdits(rest, data[0] % 3 == 1);
  }
  return 0;
}

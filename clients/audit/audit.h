// The offline audit: everything that a ledger claims is done again from one exported file, and every fault is
// told with its place.
//
// In order: the container, the checkpoint and who signed it; then for each entry its strict form, its place
// and chain, the command's window, ledger, seen head and signature under the key that was valid there, and
// what the engine decides from all that went before, which must be what was recorded to the byte; then the
// tree against the signed head, the openings and the documents.
//
// From the first entry that cannot be decided again, the state of the community is unknown: forms, places,
// chains and tree are checked to the end all the same, signatures by the keys known until then.
//
// Nothing is read but the bytes that are given. An archive may be hostile: it can be refused, never do harm.

#ifndef YISHI_CLIENTS_AUDIT_AUDIT_H_
#define YISHI_CLIENTS_AUDIT_AUDIT_H_

#include <functional>
#include <optional>
#include <string>

#include "clients/audit/report.h"
#include "engine/base/bytes.h"

namespace yishi::audit {

// What the caller knows from elsewhere, so that a ledger forged from its founding on is found out.
struct Options {
  std::optional<LedgerId> ledger;
  std::optional<std::string> log_vkey;
};

// Told how many entries are done, of how many; may be empty.
using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;

Report Audit(BytesView archive, const Options& options, const Progress& progress);

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_AUDIT_H_

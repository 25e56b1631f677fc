// What can be wrong with an archive, where, and what follows from it.

#ifndef YISHI_CLIENTS_AUDIT_FAULT_H_
#define YISHI_CLIENTS_AUDIT_FAULT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yishi::audit {

enum class Severity {
  kMinor,    // something beside the ledger is not as it should be
  kSerious,  // at this place a rule was broken, or a proof is missing or wrong
  kGrave,    // this is not the ledger that was signed, or it cannot be judged from here on
};

enum class FaultKind {
  // The file and what is in it
  kContainerDamaged,
  kFileMissing,
  kLayoutDiffers,  // a file that does not belong there, or no README
  kBundleDamaged,
  // The signed head
  kCheckpointMalformed,
  kCheckpointUnsigned,
  kOriginDiffers,
  kSizeDiffers,
  kRootDiffers,
  // What the caller knows from outside
  kLedgerUnexpected,
  kLogKeyUnexpected,
  // An entry and its place
  kEntryMalformed,
  kEntryHeaderInvalid,
  kSequenceBroken,
  kTimeInvalid,
  kTimeBackwards,
  kChainBroken,
  kChainContinued,  // after its end
  // The command in it
  kCommandMalformed,
  kSignatureInvalid,
  kKeyUnknown,
  kKeyRevoked,
  kKeyWrongPurpose,
  kWrongLedger,
  kOutsideWindow,
  kSeenHeadUnknown,
  kSeenHeadDiffers,
  kCommandRepeated,
  // What was decided
  kDecisionRefused,
  kEffectsDiffer,
  kTallyDiffers,
  kOutcomeDiffers,
  kRollDiffers,
  kClockEarly,
  kDueSkipped,
  // Openings of ballots
  kOpeningMalformed,
  kOpeningMismatch,
  kOpeningMissing,
  kOpeningMisplaced,
  kOpeningEarly,
  // Documents
  kDocumentDiffers,
  kDocumentUnnamed,
  // The account itself
  kTooManyFaults,
};

struct FaultKindInfo {
  std::string_view name;  // "TALLY_DIFFERS": published, never given another meaning
  Severity severity;
  std::string_view consequence_zh;  // a sentence
  std::string_view consequence_en;
};
const FaultKindInfo& InfoOf(FaultKind kind);
const std::vector<FaultKind>& AllFaultKinds();

// As much as is known; empty means the archive as a whole.
struct Position {
  std::optional<std::uint64_t> entry;   // its place in the archive, from 0
  std::string file;                     // its name within the archive
  std::optional<std::uint64_t> offset;  // of the first byte concerned: within `file`, or within the archive

  bool operator==(const Position&) const = default;
};

struct Fault {
  FaultKind kind = FaultKind::kContainerDamaged;
  Position at;
  std::string zh;  // what is wrong there, with the numbers
  std::string en;

  bool operator==(const Fault&) const = default;
};

// Beyond so many nothing new is learnt, and memory must stay bounded.
inline constexpr std::size_t kFaultsKept = 10'000;

// The faults found, in the order of finding.
class FaultList {
 public:
  // Only counted once there are kFaultsKept; the last place is taken by a kTooManyFaults. What could disturb
  // a terminal is taken out of the sentences.
  void Add(FaultKind kind, Position at, std::string_view zh, std::string_view en);

  // How many were found, those not kept included.
  std::size_t total() const { return total_; }
  const std::vector<Fault>& kept() const { return faults_; }
  std::vector<Fault> Take() && { return std::move(faults_); }

 private:
  std::vector<Fault> faults_;
  std::size_t total_ = 0;
};

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_FAULT_H_

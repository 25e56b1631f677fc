#include "clients/audit/audit.h"

#include <utility>

#include "clients/audit/command_check.h"
#include "clients/audit/contents.h"
#include "clients/audit/documents.h"
#include "clients/audit/place_check.h"
#include "clients/audit/reading.h"
#include "clients/audit/released.h"
#include "clients/audit/replay.h"
#include "clients/audit/signature_check.h"
#include "clients/audit/signed_head.h"
#include "clients/audit/summary.h"
#include "clients/audit/words.h"
#include "engine/merkle/hash.h"

namespace yishi::audit {
namespace {

constexpr std::uint64_t kProgressStep = 256;
constexpr std::size_t kVkeyBytes = 1'000;  // longer than any that can be read

// The suite that the founding entry names; where it names none, that of the checkpoint's origin.
crypto::SuiteId SuiteOf(const Contents& contents, const std::optional<merkle::Checkpoint>& checkpoint) {
  ledger::v1::Entry entry;
  if (!contents.entries.empty()) {
    const BytesView bytes = contents.entries[0].bytes;
    if (entry.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
      if (const auto suite = crypto::SuiteIdFromNumber(entry.suite())) return *suite;
    }
  }
  if (!checkpoint) return crypto::SuiteId::kIntl;
  return merkle::SuiteOfOrigin(checkpoint->origin).value_or(crypto::SuiteId::kIntl);
}

// One walk through the entries.
class Walk {
 public:
  Walk(const crypto::Suite& suite, const Contents& contents, FaultList& faults)
      : suite_(suite),
        contents_(contents),
        faults_(faults),
        tree_(suite),
        released_(suite, contents.openings, faults),
        places_(suite),
        signatures_(suite),
        replay_(suite) {}

  void Go(const Progress& progress) {
    const std::uint64_t total = contents_.entries.size();
    for (std::uint64_t i = 0; i < total; ++i) {
      Step(i);
      if (progress && (i % kProgressStep == 0 || i + 1 == total)) progress(i + 1, total);
    }
    released_.Finish(faults_);
  }

  void Tell(Report& report) const {
    report.ledger = identity_;
    report.unknown_from = replay_.unknown_from();
    report.counts = counts_;
    report.counts.entries = contents_.entries.size();
    report.counts.signatures_checked = signatures_.checked();
    report.counts.signatures_passed_over = signatures_.passed_over();
    report.counts.openings_released = released_.size();
    report.counts.documents_named = documents_.size();
    report.counts.documents_present = contents_.documents.size();
    Summarise(replay_.community(), report);
    report.absent_documents = documents_.Finish(suite_, contents_.documents, faults_);
  }

  const merkle::Tree& tree() const { return tree_; }

 private:
  void Step(std::uint64_t index) {
    Reading reading = ReadPiece(suite_, contents_.entries[index], index, faults_);
    if (index == 0) Meet(reading);
    const std::size_t before = faults_.total();
    places_.See(reading, faults_);
    if (reading.request) SeeCommand(reading);
    if (reading.entry) {
      released_.See(reading);
      if (reading.entry->kind() == ledger::v1::ENTRY_KIND_CLOCK) ++counts_.clock_entries;
    }
    replay_.Take(reading, released_.Of(reading), faults_.total() > before, faults_);
    tree_.Append(reading.leaf);
  }

  void SeeCommand(const Reading& reading) {
    ++counts_.commands;
    commands_->See(reading, faults_);
    signatures_.See(reading, replay_.community().state, !replay_.unknown_from(), faults_);
    documents_.See(reading.request->command, reading.index);
  }

  // The founding entry says which ledger this is.
  void Meet(const Reading& first) {
    Identity identity;
    identity.ledger = LedgerId{first.leaf};
    identity.suite = suite_.id();
    if (first.request) {
      const v1::FoundCommunity& act = first.request->command.found_community();
      identity.name = Shown(act.name());
      identity.name_en = Shown(act.name_en());
      identity.origin = Shown(act.origin());
      identity.log_vkey = Shown(act.log_vkey(), kVkeyBytes);
    }
    commands_.emplace(identity.ledger, tree_);
    identity_ = std::move(identity);
  }

  const crypto::Suite& suite_;
  const Contents& contents_;
  FaultList& faults_;
  merkle::Tree tree_;
  Released released_;
  PlaceCheck places_;
  std::optional<CommandCheck> commands_;
  SignatureCheck signatures_;
  Documents documents_;
  Replay replay_;
  std::optional<Identity> identity_;
  Counts counts_;
};

// Whether the ledger is the one that the caller meant; false as well if the caller named none.
bool CheckAnchor(const Options& options, const Identity& ledger, FaultList& faults) {
  const Position founding{.entry = 0, .file = {}, .offset = {}};
  bool agrees = options.ledger || options.log_vkey;
  if (options.ledger && *options.ledger != ledger.ledger) {
    agrees = false;
    faults.Add(FaultKind::kLedgerUnexpected, founding,
               "账本编号为 " + ledger.ledger.hex() + "，所给的是 " + options.ledger->hex(),
               "the ledger is " + ledger.ledger.hex() + ", " + options.ledger->hex() + " was asked for");
  }
  if (options.log_vkey && *options.log_vkey != ledger.log_vkey) {
    agrees = false;
    faults.Add(FaultKind::kLogKeyUnexpected, founding,
               "建立记录中的日志密钥为 " + ledger.log_vkey + "，所给的是 " + *options.log_vkey,
               "the founding entry names the log's key " + ledger.log_vkey + ", " + *options.log_vkey +
                   " was given");
  }
  return agrees;
}

Completeness CompletenessOf(const Report& report, bool whole) {
  if (report.counts.entries == 0) return Completeness::kNothing;
  if (report.unknown_from == std::uint64_t{0}) return Completeness::kStructure;
  return report.unknown_from || !whole ? Completeness::kPartReplay : Completeness::kFullReplay;
}

}  // namespace

Report Audit(BytesView archive, const Options& options, const Progress& progress) {
  FaultList faults;
  Report report;
  const Contents contents = ReadContents(archive, faults);
  if (contents.checkpoint) report.checkpoint = ReadHead(*contents.checkpoint, faults);
  if (contents.entries.empty()) {
    faults.Add(FaultKind::kFileMissing, {.entry = {}, .file = "entries/000000", .offset = {}},
               "归档中没有任何记录", "there is no entry in the archive");
  }
  Walk walk(crypto::Suite::Get(SuiteOf(contents, report.checkpoint)), contents, faults);
  walk.Go(progress);
  walk.Tell(report);
  bool whole = false;
  if (report.checkpoint) {
    const std::string founded = report.ledger ? report.ledger->log_vkey : "";
    const std::string vkey = founded.empty() ? options.log_vkey.value_or("") : founded;
    report.signed_by_log = CheckHeadSignature(*contents.checkpoint, vkey, faults);
    whole = CheckHead(report.checkpoint->head, walk.tree(), faults) && report.signed_by_log;
  }
  if (report.ledger) report.anchored = CheckAnchor(options, *report.ledger, faults);
  report.completeness = CompletenessOf(report, whole);
  report.faults_found = faults.total();
  report.faults = std::move(faults).Take();
  return report;
}

}  // namespace yishi::audit

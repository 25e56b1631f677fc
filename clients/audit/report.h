// What an audit found.

#ifndef YISHI_CLIENTS_AUDIT_REPORT_H_
#define YISHI_CLIENTS_AUDIT_REPORT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "clients/audit/fault.h"
#include "engine/base/ids.h"
#include "engine/box/box.h"
#include "engine/crypto/suite_id.h"
#include "engine/matter/lifecycle.h"
#include "engine/merkle/checkpoint.h"
#include "engine/tally/explain.h"

namespace yishi::audit {

// Which ledger the archive says that it is.
struct Identity {
  LedgerId ledger;  // leaf hash of the founding entry
  crypto::SuiteId suite = crypto::SuiteId::kIntl;
  std::string name;  // these are empty if the founding entry cannot be read
  std::string name_en;
  std::string origin;
  std::string log_vkey;
};

// How much was checked of what there is.
enum class Completeness {
  kNothing,     // there was nothing to read
  kStructure,   // forms, signatures, chains and tree, and nothing was decided again
  kPartReplay,  // beyond that, everything was decided again up to Report::unknown_from
  kFullReplay,  // everything was decided again, under a head that the log signed
};

struct Counts {
  std::size_t entries = 0;
  std::size_t commands = 0;
  std::size_t clock_entries = 0;
  std::size_t signatures_checked = 0;
  std::size_t signatures_passed_over = 0;  // by keys that were not known when the state was lost
  std::size_t openings_released = 0;
  std::size_t ballots_not_released = 0;  // in boxes that are not declared
  std::size_t documents_named = 0;
  std::size_t documents_present = 0;
  // As of the last entry that was decided again.
  std::size_t persons = 0;
  std::size_t keys = 0;
  std::size_t meetings = 0;
  std::size_t matters = 0;
  std::size_t boxes = 0;
  std::size_t records = 0;
  std::size_t postings = 0;
  std::size_t objections = 0;
  std::size_t contents = 0;  // personal, beside the ledger and never in an archive
  std::size_t erased = 0;    // of these, and so by two signatures on the ledger
};

struct MatterLine {
  MatterId id;
  std::uint32_t number = 0;
  std::string title;
  std::string stage_zh;
  std::string stage_en;
  matter::Phase phase = matter::Phase::kAwaitingMeeting;
};

// A box. Everything in `result` was counted again from ballots and sheets.
struct BoxLine {
  BoxId id;
  std::uint32_t matter_number = 0;
  std::string matter_title;
  std::string stage_zh;
  std::string stage_en;
  box::BoxPhase phase = box::BoxPhase::kCasting;
  Millis opened_ms = 0;
  std::size_t ballots = 0;       // electronic ones that count
  std::size_t not_released = 0;  // of these, those without an opening
  std::optional<box::Result> result;
  std::vector<tally::ExplainedLine> quorum;
  std::vector<tally::ExplainedLine> threshold;
  std::vector<tally::ExplainedLine> choosing;  // where options are chosen, instead of the threshold
  std::vector<tally::ExplainedLine>
      with_recused;  // the threshold again, with who was recused present and silent
};

// A document that an entry refers to and the archive does not hold.
struct AbsentDocument {
  Hash digest;
  std::string title;
  std::uint64_t bytes = 0;
  std::uint64_t entry = 0;
};

struct Report {
  std::vector<Fault> faults;       // in the order of finding, at most kFaultsKept
  std::size_t faults_found = 0;    // those not listed included
  std::optional<Identity> ledger;  // absent if there is no entry
  std::optional<merkle::Checkpoint> checkpoint;
  bool signed_by_log = false;  // under the key of the founding entry
  bool anchored = false;       // the caller knew the ledger or its log's key from outside, and it agrees
  // Nobody but the log vouches for the head. No ledger has witnesses yet.
  bool unwitnessed = true;
  Completeness completeness = Completeness::kNothing;
  std::optional<std::uint64_t> unknown_from;  // the first entry that was not decided again
  Counts counts;
  std::vector<MatterLine> matters;  // by number
  std::vector<BoxLine> boxes;       // in the order in which they were opened
  std::vector<AbsentDocument> absent_documents;
};

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_REPORT_H_

#include "clients/audit/json.h"

#include "clients/audit/json_writer.h"
#include "clients/audit/names.h"
#include "yishi/ledger/v1/entry.pb.h"

namespace yishi::audit {
namespace {

constexpr int kFormat = 1;

void WriteFault(JsonWriter& json, const Fault& fault) {
  const FaultKindInfo& info = InfoOf(fault.kind);
  json.Member("kind", info.name);
  json.Member("severity", NameOf(info.severity).code);
  json.Member("entry", fault.at.entry);
  json.Member("file", fault.at.file);
  json.Member("offset", fault.at.offset);
  json.Member("zh", fault.zh);
  json.Member("en", fault.en);
  json.Member("consequence_zh", info.consequence_zh);
  json.Member("consequence_en", info.consequence_en);
}

void WriteLedger(JsonWriter& json, const Identity& ledger) {
  json.Object("ledger", [&] {
    json.Member("id", ledger.ledger.hex());
    json.Member("suite", crypto::SuiteName(ledger.suite));
    json.Member("name", ledger.name);
    json.Member("name_en", ledger.name_en);
    json.Member("origin", ledger.origin);
    json.Member("log_vkey", ledger.log_vkey);
  });
}

void WriteCounts(JsonWriter& json, const Counts& counts) {
  json.Object("counts", [&] {
    json.Member("entries", counts.entries);
    json.Member("commands", counts.commands);
    json.Member("clock_entries", counts.clock_entries);
    json.Member("signatures_checked", counts.signatures_checked);
    json.Member("signatures_passed_over", counts.signatures_passed_over);
    json.Member("openings_released", counts.openings_released);
    json.Member("ballots_not_released", counts.ballots_not_released);
    json.Member("documents_named", counts.documents_named);
    json.Member("documents_present", counts.documents_present);
    json.Member("persons", counts.persons);
    json.Member("keys", counts.keys);
    json.Member("meetings", counts.meetings);
    json.Member("matters", counts.matters);
    json.Member("boxes", counts.boxes);
    json.Member("records", counts.records);
    json.Member("postings", counts.postings);
    json.Member("objections", counts.objections);
    json.Member("contents", counts.contents);
    json.Member("erased", counts.erased);
  });
}

void WriteCount(JsonWriter& json, std::string_view name, const tally::ChannelCount& count) {
  json.Object(name, [&] {
    json.Member("yes", count.yes);
    json.Member("no", count.no);
    json.Member("abstain", count.abstain);
    json.Member("void", count.void_ballots);
    json.Member("silent", count.silent);
  });
}

void WriteWorking(JsonWriter& json, std::string_view name, const std::vector<tally::ExplainedLine>& lines) {
  json.Array(name, lines, [&](const tally::ExplainedLine& line) {
    json.Member("zh", line.zh);
    json.Member("en", line.en);
    json.Member("holds", line.holds);
    json.Member("depth", line.depth);
  });
}

void WriteResult(JsonWriter& json, const BoxLine& box) {
  const box::Result& result = *box.result;
  json.Object("result", [&] {
    json.Member("outcome", NameOf(result.outcome).code);
    json.Member("expected", result.expected);
    json.Member("present", result.present);
    json.Member("superseded", result.superseded);
    json.Member("declared_ms", result.declared_ms);
    WriteCount(json, "total", result.channels.total());
    WriteCount(json, "device", result.channels.device);
    WriteCount(json, "desk_device", result.channels.desk);
    WriteCount(json, "paper", result.channels.paper);
    WriteCount(json, "hands", result.channels.hands);
    WriteWorking(json, "quorum", box.quorum);
    WriteWorking(json, "threshold", box.threshold);
    WriteWorking(json, "choosing", box.choosing);
    if (!box.with_recused.empty()) WriteWorking(json, "with_recused", box.with_recused);
  });
}

void WriteBox(JsonWriter& json, const BoxLine& box) {
  json.Member("id", box.id.hex());
  json.Member("matter_number", box.matter_number);
  json.Member("matter_title", box.matter_title);
  json.Member("stage_zh", box.stage_zh);
  json.Member("stage_en", box.stage_en);
  json.Member("phase", NameOf(box.phase).code);
  json.Member("opened_ms", box.opened_ms);
  json.Member("ballots", box.ballots);
  json.Member("ballots_not_released", box.not_released);
  if (box.result) WriteResult(json, box);
}

void WriteMatter(JsonWriter& json, const MatterLine& matter) {
  json.Member("id", matter.id.hex());
  json.Member("number", matter.number);
  json.Member("title", matter.title);
  json.Member("stage_zh", matter.stage_zh);
  json.Member("stage_en", matter.stage_en);
  json.Member("phase", ledger::v1::Phase_Name(static_cast<ledger::v1::Phase>(matter.phase)));
}

void WriteDocument(JsonWriter& json, const AbsentDocument& document) {
  json.Member("digest", ToHex(document.digest.view()));
  json.Member("title", document.title);
  json.Member("bytes", document.bytes);
  json.Member("entry", document.entry);
}

void WriteCheckpoint(JsonWriter& json, const Report& report) {
  json.Object("checkpoint", [&] {
    json.Member("size", report.checkpoint->head.size);
    json.Member("root", ToHex(report.checkpoint->head.root.view()));
    json.Member("signed_by_log", report.signed_by_log);
    json.Member("unwitnessed", report.unwitnessed);
  });
}

}  // namespace

std::string ToJson(const Report& report) {
  JsonWriter json;
  json.Object([&] {
    json.Member("format", kFormat);
    json.Member("faults_found", report.faults_found);
    json.Array("faults", report.faults, [&](const Fault& fault) { WriteFault(json, fault); });
    if (report.ledger) WriteLedger(json, *report.ledger);
    json.Member("anchored", report.anchored);
    if (report.checkpoint) WriteCheckpoint(json, report);
    json.Member("completeness", NameOf(report.completeness).code);
    json.Member("unknown_from", report.unknown_from);
    WriteCounts(json, report.counts);
    json.Array("matters", report.matters, [&](const MatterLine& matter) { WriteMatter(json, matter); });
    json.Array("boxes", report.boxes, [&](const BoxLine& box) { WriteBox(json, box); });
    json.Array("absent_documents", report.absent_documents,
               [&](const AbsentDocument& document) { WriteDocument(json, document); });
  });
  return json.Take() + "\n";
}

}  // namespace yishi::audit

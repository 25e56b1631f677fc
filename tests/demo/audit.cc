#include "clients/audit/audit.h"

#include <algorithm>
#include <string>
#include <vector>

#include "clients/sdk/files.h"
#include "clients/sdk/member.h"
#include "engine/base/status.h"
#include "tests/demo/chapters.h"
#include "tests/demo/picture.h"
#include "tests/demo/roles.h"

namespace yishi::demo {
namespace {

absl::StatusOr<Bytes> Export(Story& story) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * session, story.cast().SessionOf(kSupervisor));
  v1::ExportArchiveRequest request;
  request.set_ledger_id(story.cast().ledger().str());
  Bytes archive;
  YISHI_RETURN_IF_ERROR(session->Export(request, [&archive](const v1::ExportArchiveResponse& piece) {
    archive += piece.chunk();
    return true;
  }));
  return archive;
}

absl::Status RecheckReceipts(Story& story) {
  const auto consistency = sdk::ConsistencyFrom(story.client(), story.cast().ledger());
  YISHI_ASSIGN_OR_RETURN(const auto rechecks, story.cast().book().RecheckAll(consistency));
  for (const sdk::Recheck& recheck : rechecks) YISHI_RETURN_IF_ERROR(recheck.status);
  const std::string count = std::to_string(rechecks.size());
  story.narrator().Say({"重新核验每个人保存的回执：" + count + " 份都在同一部账本里",
                        "all " + count + " receipts that were kept are of this one ledger"});
  return absl::OkStatus();
}

// In the order in which they were declared.
std::vector<const audit::BoxLine*> Declared(const std::vector<audit::BoxLine>& boxes) {
  std::vector<const audit::BoxLine*> declared;
  for (const audit::BoxLine& box : boxes) {
    if (box.result) declared.push_back(&box);
  }
  std::sort(declared.begin(), declared.end(),
            [](const auto* a, const auto* b) { return a->result->declared_ms < b->result->declared_ms; });
  return declared;
}

void TellBoxes(Narrator& narrator, const std::vector<audit::BoxLine>& boxes) {
  for (const audit::BoxLine* line : Declared(boxes)) {
    const audit::BoxLine& box = *line;
    const std::string yes = std::to_string(box.result->channels.total().yes);
    const std::string present = std::to_string(box.result->present);
    narrator.Detail({"重新计票 " + box.stage_zh + "：到会 " + present + "，同意 " + yes,
                     "counted again: " + box.stage_en + ": " + present + " present, " + yes + " yes"});
  }
}

void TellReport(Narrator& narrator, const audit::Report& report) {
  const audit::Counts& counts = report.counts;
  const std::string entries = std::to_string(counts.entries);
  const std::string signatures = std::to_string(counts.signatures_checked);
  const std::string openings = std::to_string(counts.openings_released);
  const std::string documents = std::to_string(counts.documents_present);
  narrator.Say({"审计：" + entries + " 条记录全部重新裁定，" + signatures + " 个签名、" + openings +
                    " 张电子选票、" + documents + " 份材料逐一核对",
                "audit: " + entries + " entries decided again, " + signatures + " signatures, " + openings +
                    " electronic ballots and " + documents + " documents checked"});
  TellBoxes(narrator, report.boxes);
  for (const audit::Fault& fault : report.faults) {
    const std::string name(audit::InfoOf(fault.kind).name);
    const std::string entry = fault.at.entry ? std::to_string(*fault.at.entry) : "-";
    narrator.Finish({name + " #" + entry + "：" + fault.zh, name + " #" + entry + ": " + fault.en});
  }
}

}  // namespace

absl::Status AuditArchive(Story& story, const std::filesystem::path& file) {
  story.narrator().Chapter({"第十章 审计", "Chapter 10: the audit"});
  YISHI_RETURN_IF_ERROR(RecheckReceipts(story));
  YISHI_ASSIGN_OR_RETURN(const Bytes archive, Export(story));
  YISHI_RETURN_IF_ERROR(sdk::WriteFileAtomically(file, archive));
  const std::string kib = std::to_string(archive.size() / 1024);
  story.narrator().Say({"监督委员会导出整部账本的存档（" + kib + " KiB）：" + file.string(),
                        "the supervisors export the whole ledger (" + kib + " KiB): " + file.string()});
  const audit::Report report = audit::Audit(
      archive, {.ledger = story.cast().ledger(), .log_vkey = story.cast().book().log_key().ToVkey()}, {});
  TellReport(story.narrator(), report);
  const bool whole = report.completeness == audit::Completeness::kFullReplay && report.anchored;
  if (report.faults_found == 0 && whole) return absl::OkStatus();
  const std::string faults = std::to_string(report.faults_found);
  return Refuse(Reason::kArchiveDamaged, "审计发现 " + faults + " 处问题，或未能全部核对",
                "the audit found " + faults + " faults, or could not check everything");
}

}  // namespace yishi::demo

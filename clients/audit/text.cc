#include "clients/audit/text.h"

#include "clients/audit/names.h"

namespace yishi::audit {
namespace {

// Lines in the chosen languages.
class Lines {
 public:
  explicit Lines(Language language) : language_(language) {}

  void Say(const std::string& zh, const std::string& en) {
    if (language_ != Language::kEn) out_ += zh + "\n";
    if (language_ != Language::kZh) out_ += en + "\n";
  }
  void Same(const std::string& line) { out_ += line + "\n"; }
  std::string Take() { return std::move(out_); }

 private:
  Language language_;
  std::string out_;
};

template <typename Number>
std::string N(Number number) {
  return std::to_string(number);
}

std::string PlaceZh(const Position& at) {
  std::string place;
  if (at.entry) place = "第 " + N(*at.entry) + " 号记录";
  if (!at.file.empty()) place += (place.empty() ? "" : "，") + at.file;
  if (at.offset) place += (place.empty() ? "第 " : "，第 ") + N(*at.offset) + " 字节";
  return place.empty() ? "归档" : place;
}

std::string PlaceEn(const Position& at) {
  std::string place;
  if (at.entry) place = "entry " + N(*at.entry);
  if (!at.file.empty()) place += (place.empty() ? "" : ", ") + at.file;
  if (at.offset) place += (place.empty() ? "byte " : ", byte ") + N(*at.offset);
  return place.empty() ? "the archive" : place;
}

void SayFault(const Fault& fault, Lines& lines) {
  const FaultKindInfo& info = InfoOf(fault.kind);
  const Name severity = NameOf(info.severity);
  const std::string name(info.name);
  lines.Say("【" + std::string(severity.zh) + "】" + name + " " + PlaceZh(fault.at) + "：" + fault.zh + "。" +
                std::string(info.consequence_zh),
            "[" + std::string(severity.en) + "] " + name + " " + PlaceEn(fault.at) + ": " + fault.en + ". " +
                std::string(info.consequence_en));
}

void SayLedger(const Report& report, Lines& lines) {
  if (!report.ledger) return;
  const Identity& ledger = *report.ledger;
  lines.Say(
      "账本：" + ledger.name + "，编号 " + ledger.ledger.hex(),
      "ledger: " + (ledger.name_en.empty() ? ledger.name : ledger.name_en) + ", id " + ledger.ledger.hex());
  lines.Say("日志：" + ledger.origin + "，套件 " + std::string(crypto::SuiteName(ledger.suite)),
            "log: " + ledger.origin + ", suite " + std::string(crypto::SuiteName(ledger.suite)));
  lines.Same("vkey: " + ledger.log_vkey);
}

void SayHead(const Report& report, Lines& lines) {
  if (!report.checkpoint) return;
  const std::string size = N(report.checkpoint->head.size);
  const std::string root = ToHex(report.checkpoint->head.root.view());
  lines.Say(
      "签名摘要：" + size + " 条记录，树根 " + root + (report.signed_by_log ? "，日志已签署" : "，签名无效"),
      "signed head: " + size + " entries, root " + root +
          (report.signed_by_log ? ", signed by the log" : ", NOT signed by the log"));
  if (report.unwitnessed)
    lines.Say("未经见证：除日志外没有人为此摘要作证。",
              "unwitnessed: nobody but the log vouches for this head.");
  if (!report.anchored) {
    lines.Say(
        "未与外界核对：请用 --vkey 或 --ledger 给出张贴公布的密钥或账本编号，否则连建立记录都可能是伪造的。",
        "not anchored: give the log's key or the ledger's id as they were published (--vkey, --ledger); "
        "without, the founding itself could be forged.");
  }
}

void SayCompleteness(const Report& report, Lines& lines) {
  const Name name = NameOf(report.completeness);
  lines.Say("核对程度：" + std::string(name.zh), "checked: " + std::string(name.en));
  if (!report.unknown_from) return;
  const std::string from = N(*report.unknown_from);
  lines.Say("自第 " + from + " 号记录起社区状态未知：此后只核对格式、位置、签名、链和树。",
            "the community's state is unknown from entry " + from +
                " on: beyond it only forms, places, signatures, chains and tree were checked.");
}

void SayCounts(const Counts& counts, Lines& lines) {
  lines.Say("记录 " + N(counts.entries) + " 条（命令 " + N(counts.commands) + "，时钟 " +
                N(counts.clock_entries) + "），验签 " + N(counts.signatures_checked) + " 个，未能验签 " +
                N(counts.signatures_passed_over) + " 个",
            N(counts.entries) + " entries (" + N(counts.commands) + " commands, " + N(counts.clock_entries) +
                " by the clock), " + N(counts.signatures_checked) + " signatures checked, " +
                N(counts.signatures_passed_over) + " could not be");
  lines.Say("人员 " + N(counts.persons) + "，密钥 " + N(counts.keys) + "，事项 " + N(counts.matters) +
                "，会议 " + N(counts.meetings) + "，票箱 " + N(counts.boxes) + "，材料 " + N(counts.records) +
                "，公示 " + N(counts.postings) + "，异议 " + N(counts.objections),
            N(counts.persons) + " persons, " + N(counts.keys) + " keys, " + N(counts.matters) + " matters, " +
                N(counts.meetings) + " meetings, " + N(counts.boxes) + " boxes, " + N(counts.records) +
                " records, " + N(counts.postings) + " postings, " + N(counts.objections) + " objections");
  lines.Say("选票内容：已公布 " + N(counts.openings_released) + " 份，尚未公布 " +
                N(counts.ballots_not_released) + " 份；所引文件 " + N(counts.documents_named) + " 件，随附 " +
                N(counts.documents_present) + " 件",
            N(counts.openings_released) + " ballots' openings released, " + N(counts.ballots_not_released) +
                " not released yet; " + N(counts.documents_named) + " documents named, " +
                N(counts.documents_present) + " present");
  lines.Say("个人信息（存于账本之外，不入存档）：" + N(counts.contents) + " 项，已依法删除 " + N(counts.erased) +
                " 项，账本上均有两人签署",
            "personal contents, kept beside the ledger and in no archive: " + N(counts.contents) + ", " +
                N(counts.erased) + " of them erased, each by two signatures on the ledger");
}

void SayWorking(const char* zh, const char* en, const std::vector<tally::ExplainedLine>& working,
                Lines& lines) {
  for (const tally::ExplainedLine& line : working) {
    const std::string indent(4 + 2 * static_cast<std::size_t>(line.depth), ' ');
    lines.Say(indent + zh + "：" + line.zh, indent + en + ": " + line.en);
  }
}

void SayResult(const BoxLine& box, Lines& lines) {
  const box::Result& result = *box.result;
  const tally::ChannelCount total = result.channels.total();
  const Name outcome = NameOf(result.outcome);
  lines.Say("  应到 " + N(result.expected) + "，实到 " + N(result.present) + "；同意 " + N(total.yes) +
                "，反对 " + N(total.no) + "，弃权 " + N(total.abstain) + "，废票 " + N(total.void_ballots) +
                "，未投 " + N(total.silent) + "：" + std::string(outcome.zh),
            "  expected " + N(result.expected) + ", present " + N(result.present) + "; yes " + N(total.yes) +
                ", no " + N(total.no) + ", abstain " + N(total.abstain) + ", void " + N(total.void_ballots) +
                ", silent " + N(total.silent) + ": " + std::string(outcome.en));
  SayWorking("出席", "quorum", box.quorum, lines);
  SayWorking("表决", "threshold", box.threshold, lines);
  SayWorking("选举", "choosing", box.choosing, lines);
  if (!box.with_recused.empty()) {
    SayWorking("表决（回避者计入到会）", "threshold with those recused present", box.with_recused, lines);
  }
}

void SayBox(const BoxLine& box, Lines& lines) {
  const Name phase = NameOf(box.phase);
  const std::string id = box.id.hex();
  const std::string number = N(box.matter_number);
  lines.Say("票箱 " + id + "：" + number + "《" + box.matter_title + "》" + box.stage_zh + "，" +
                std::string(phase.zh),
            "box " + id + ": " + number + " \"" + box.matter_title + "\", " + box.stage_en + ", " +
                std::string(phase.en));
  if (box.result) return SayResult(box, lines);
  lines.Say(
      "  电子选票 " + N(box.ballots) + " 张，其中 " + N(box.not_released) + " 张的内容尚未公布",
      "  " + N(box.ballots) + " electronic ballots, " + N(box.not_released) + " openings not released yet");
}

void SayDocuments(const Report& report, Lines& lines) {
  for (const AbsentDocument& document : report.absent_documents) {
    const std::string digest = ToHex(document.digest.view());
    lines.Say("归档中没有：第 " + N(document.entry) + " 号记录所引《" + document.title + "》，" +
                  N(document.bytes) + " 字节，摘要 " + digest,
              "not in the archive: \"" + document.title + "\" of entry " + N(document.entry) + ", " +
                  N(document.bytes) + " bytes, digest " + digest);
  }
}

void SayVerdict(const Report& report, Lines& lines) {
  if (report.faults_found == 0) {
    lines.Say("未发现问题。", "No fault was found.");
  } else {
    lines.Say("发现 " + N(report.faults_found) + " 处问题。", N(report.faults_found) + " faults were found.");
  }
}

}  // namespace

std::string FaultsInWords(const Report& report, Language language) {
  Lines lines(language);
  for (const Fault& fault : report.faults) SayFault(fault, lines);
  return lines.Take();
}

std::string SummaryInWords(const Report& report, Language language) {
  Lines lines(language);
  SayLedger(report, lines);
  SayHead(report, lines);
  SayCompleteness(report, lines);
  SayCounts(report.counts, lines);
  for (const BoxLine& box : report.boxes) SayBox(box, lines);
  SayDocuments(report, lines);
  SayVerdict(report, lines);
  return lines.Take();
}

}  // namespace yishi::audit

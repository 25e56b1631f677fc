#include "clients/audit/text.h"

#include <cstdio>

namespace yishi::audit {
namespace {

// One line in the wanted languages, Chinese first.
std::string Line(TextLanguage language, const std::string& zh, const std::string& en) {
  switch (language) {
    case TextLanguage::kZh:
      return zh + "\n";
    case TextLanguage::kEn:
      return en + "\n";
    case TextLanguage::kBoth:
      return zh + " / " + en + "\n";
  }
  return zh + "\n";
}

std::string CompletenessZh(Completeness completeness) {
  switch (completeness) {
    case Completeness::kNothing:
      return "没有可核对的内容";
    case Completeness::kStructure:
      return "只核对了格式、签名、链和树";
    case Completeness::kPartReplay:
      return "重算到某一条为止，其后只核对格式、签名、链和树";
    case Completeness::kFullReplay:
      return "逐条全部重算";
  }
  return "";
}

std::string CompletenessEn(Completeness completeness) {
  switch (completeness) {
    case Completeness::kNothing:
      return "NOTHING";
    case Completeness::kStructure:
      return "STRUCTURE";
    case Completeness::kPartReplay:
      return "PART_REPLAY";
    case Completeness::kFullReplay:
      return "FULL_REPLAY";
  }
  return "";
}

std::string Place(const Position& at) {
  std::string text;
  if (at.entry) text += "entry " + std::to_string(*at.entry);
  if (!at.file.empty()) text += (text.empty() ? "" : ", ") + at.file;
  if (at.offset) text += (text.empty() ? "offset " : " @") + std::to_string(*at.offset);
  return text.empty() ? "archive" : text;
}

std::string BoxText(const BoxLine& box, TextLanguage language) {
  const std::string where = std::to_string(box.matter_number) + " ";
  if (!box.result) {
    const std::string n = std::to_string(box.not_released);
    return Line(language, "  " + where + box.stage_zh + "：尚未宣布，" + n + " 张选票的内容未公开",
                "  " + where + box.stage_en + ": not declared, " + n + " openings not released yet");
  }
  const tally::ChannelCount total = box.result->channels.total();
  const auto counts = [&](const char* yes, const char* no, const char* abstain, const char* voided) {
    return std::string(yes) + std::to_string(total.yes) + no + std::to_string(total.no) + abstain +
           std::to_string(total.abstain) + voided + std::to_string(total.void_ballots);
  };
  std::string text =
      Line(language, "  " + where + box.stage_zh + "：" + counts("同意 ", "，反对 ", "，弃权 ", "，废票 "),
           "  " + where + box.stage_en + ": " + counts("yes ", ", no ", ", abstain ", ", void "));
  for (const auto* lines : {&box.quorum, &box.threshold}) {
    for (const tally::ExplainedLine& line : *lines)
      text += Line(language, "    " + line.zh, "    " + line.en);
  }
  return text;
}

std::string Quoted(const std::string& text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(c));
      out += escaped;
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string FaultJson(const Fault& fault) {
  const FaultKindInfo& info = InfoOf(fault.kind);
  std::string out = "{\"kind\":" + Quoted(std::string(info.name)) +
                    ",\"severity\":" + Quoted(std::string(SeverityName(info.severity)));
  if (fault.at.entry) out += ",\"entry\":" + std::to_string(*fault.at.entry);
  if (!fault.at.file.empty()) out += ",\"file\":" + Quoted(fault.at.file);
  if (fault.at.offset) out += ",\"offset\":" + std::to_string(*fault.at.offset);
  return out + ",\"zh\":" + Quoted(fault.zh) + ",\"en\":" + Quoted(fault.en) +
         ",\"consequence_en\":" + Quoted(std::string(info.consequence_en)) + "}";
}

std::string BoxJson(const BoxLine& box) {
  std::string out = "{\"matter\":" + std::to_string(box.matter_number) +
                    ",\"stage\":" + Quoted(box.stage_en) + ",\"ballots\":" + std::to_string(box.ballots);
  if (box.result) {
    const tally::ChannelCount total = box.result->channels.total();
    out += ",\"expected\":" + std::to_string(box.result->expected) +
           ",\"present\":" + std::to_string(box.result->present) + ",\"yes\":" + std::to_string(total.yes) +
           ",\"no\":" + std::to_string(total.no) + ",\"abstain\":" + std::to_string(total.abstain) +
           ",\"void\":" + std::to_string(total.void_ballots);
  }
  return out + "}";
}

template <typename Items, typename ToText>
std::string Joined(const Items& items, ToText to_text) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : ",") + to_text(item);
  return out;
}

}  // namespace

std::string SummaryText(const Report& report, TextLanguage language) {
  std::string text;
  if (report.ledger) {
    text += Line(language, report.ledger->name + " 账本 " + report.ledger->ledger.hex(),
                 report.ledger->name_en + ", ledger " + report.ledger->ledger.hex());
  }
  const Counts& n = report.counts;
  text +=
      Line(language,
           std::to_string(n.entries) + " 条记录（" + std::to_string(n.commands) + " 条命令，" +
               std::to_string(n.clock_entries) + " 条到期），验签 " + std::to_string(n.signatures_checked) +
               " 次；" + CompletenessZh(report.completeness),
           std::to_string(n.entries) + " entries (" + std::to_string(n.commands) + " commands, " +
               std::to_string(n.clock_entries) + " of the clock), " + std::to_string(n.signatures_checked) +
               " signatures checked; completeness " + CompletenessEn(report.completeness));
  if (report.unwitnessed) {
    text += Line(language, "无见证：只有账本自己的签名担保没有第二份历史",
                 "unwitnessed: only the log itself vouches that there is no second history");
  }
  if (n.ballots_not_released > 0) {
    text += Line(language, std::to_string(n.ballots_not_released) + " 张选票的内容尚未公开",
                 std::to_string(n.ballots_not_released) + " openings of ballots not released yet");
  }
  for (const BoxLine& box : report.boxes) text += BoxText(box, language);
  if (!report.absent_documents.empty()) {
    text += Line(language, std::to_string(report.absent_documents.size()) + " 份文件不在档案中",
                 std::to_string(report.absent_documents.size()) + " documents are not in the archive");
  }
  if (!text.empty()) text.pop_back();
  return text;
}

std::string FaultsText(const Report& report, TextLanguage language) {
  std::string text;
  for (const Fault& fault : report.faults) {
    const FaultKindInfo& info = InfoOf(fault.kind);
    text += std::string(SeverityName(info.severity)) + " " + std::string(info.name) + " [" + Place(fault.at) +
            "]\n";
    text += Line(language, "  " + fault.zh, "  " + fault.en);
    text += Line(language, "  " + std::string(info.consequence_zh), "  " + std::string(info.consequence_en));
  }
  return text;
}

std::string ToJson(const Report& report) {
  std::string out = "{\"faults_found\":" + std::to_string(report.faults_found) + ",\"faults\":[" +
                    Joined(report.faults, FaultJson) +
                    "],\"completeness\":" + Quoted(CompletenessEn(report.completeness)) +
                    ",\"signed_by_log\":" + (report.signed_by_log ? "true" : "false") +
                    ",\"unwitnessed\":" + (report.unwitnessed ? "true" : "false") +
                    ",\"entries\":" + std::to_string(report.counts.entries) +
                    ",\"signatures_checked\":" + std::to_string(report.counts.signatures_checked);
  if (report.ledger) out += ",\"ledger\":" + Quoted(report.ledger->ledger.hex());
  if (report.unknown_from) out += ",\"unknown_from\":" + std::to_string(*report.unknown_from);
  return out + ",\"boxes\":[" + Joined(report.boxes, BoxJson) + "]}\n";
}

}  // namespace yishi::audit

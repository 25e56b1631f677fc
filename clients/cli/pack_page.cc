#include "clients/cli/pack_page.h"

#include <algorithm>

#include "clients/cli/refs.h"
#include "clients/cli/text.h"
#include "clients/cli/words.h"
#include "engine/base/bytes.h"
#include "engine/base/limits.h"
#include "engine/charter/charter.h"
#include "engine/tally/words.h"

namespace yishi::cli {
namespace {

constexpr std::size_t kCheckDigits = 8;

constexpr char kHead[] = R"(<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<title>会议材料</title>
<style>
@page { size: A4; margin: 16mm; }
body { font-family: "Noto Serif CJK SC", "Source Han Serif SC", SimSun, "Songti SC", serif; font-size: 15pt;
       line-height: 1.5; margin: 0 auto; max-width: 180mm; color: #000; background: #fff; }
h1 { font-size: 26pt; text-align: center; margin: 4mm 0; }
h2 { font-size: 20pt; margin: 3mm 0; }
section { break-after: page; }
.large { font-size: 22pt; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 1px solid #000; padding: 2mm; text-align: left; }
td.sign { min-width: 35mm; height: 11mm; }
td.fill { width: 32mm; height: 10mm; }
.ballot { break-inside: avoid; border: 2px solid #000; padding: 6mm; margin: 0 0 6mm; }
.choice { font-size: 22pt; }
.small { font-size: 11pt; }
</style>
</head>
<body>
)";

std::string Html(const std::string& text) {
  std::string out;
  for (const char c : Harmless(text)) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\'')
      out += "&#39;";
    else
      out += c;
  }
  return out;
}

std::string Line(const std::string& text) { return "<p>" + text + "</p>\n"; }

std::string Number(std::int64_t number) { return std::to_string(number); }

// By which a paper and the screen are compared: the beginning of the id of the command that holds the text.
std::string CheckDigits(const PackItem& item) {
  return ToHex(item.version.command_id()).substr(0, kCheckDigits);
}

std::string QuestionLine(const PackItem& item) {
  return "事项 " + Number(item.number) + "，第 " + Number(item.version.version()) + " 版，核对码 " +
         CheckDigits(item);
}

std::string Heading(const Pack& pack, const std::string& title) {
  const v1::MeetingView& meeting = pack.meeting;
  std::string when = pack.time(meeting.starts_ms());
  if (meeting.ends_ms() != 0) when += " 至 " + pack.time(meeting.ends_ms());
  return "<h1>" + title + "</h1>\n" + Line(Html(pack.community) + " " + NameOf(meeting.body()).zh) +
         Line(when + "，" + Html(meeting.place())) + "<p class=\"small\">会议编号 " + ToHex(meeting.id()) +
         "</p>\n";
}

using Allowed = bool (v1::VoteRules::*)() const;

// Whether a channel is open at this meeting: only one that is so for all of its questions.
bool AllAllow(const Pack& pack, Allowed allowed) {
  return !pack.items.empty() && std::all_of(pack.items.begin(), pack.items.end(),
                                            [allowed](const auto& item) { return (item.rules.*allowed)(); });
}

std::string Steps(const Pack& pack) {
  std::string out = "<ol>\n<li>进门先到签到处，说出姓名，在名单上签名。</li>\n<li>告诉签到处你怎么投票：";
  if (AllAllow(pack, &v1::VoteRules::electronic)) out += "用自己的手机；";
  if (AllAllow(pack, &v1::VoteRules::paper)) out += "用纸票；";
  if (AllAllow(pack, &v1::VoteRules::hands)) out += "举手；";
  return out +
         "只能选一种。</li>\n"
         "<li>主持人读完议题，宣布开始投票，再投。</li>\n"
         "<li>纸票：在方框里打“√”，自己投进票箱。写错了，拿回签到处换一张，不要自己涂改。</li>\n"
         "<li>看不清、不会写，可以请人代写，代写的人要在票上签自己的名字。</li>\n"
         "<li>结果当场念出来。对名单或结果有疑问，可以当场提出，也可以在公示期内提出。</li>\n</ol>\n";
}

std::string WhenTheLineFails() {
  const std::string days = Number(limits::kOfflineWindowMs / kDayMs);
  return "<h2>没有网络时（工作人员看）</h2>\n<ul>\n"
         "<li>手机上没有收到“已记入”的票不算投过。请投票人领纸票；领纸票登记以后，此人的手机票不再计入。</"
         "li>\n"
         "<li>签到、开箱、领票登记和关箱都要联网。没有网络时先在名单上签名，请主持人等待，或休会改期；"
         "已经记入的票不会丢。</li>\n"
         "<li>计票单两人签名后，可以在设备上签好，网络恢复再送达，自签名起 " +
         days +
         " 天内有效；过期须重新签名。</li>\n"
         "<li>主持人、记录人、签到处、计票人的密钥丢失时，由通知中写明的另一人接替，没有写明的人不能代替。</"
         "li>\n"
         "</ul>\n";
}

std::string Instructions(const Pack& pack) {
  return "<section class=\"large\">\n" + Heading(pack, "怎样投票") + Steps(pack) + "</section>\n<section>\n" +
         WhenTheLineFails() + "</section>\n";
}

std::string Officers(const v1::MeetingView& meeting) {
  std::string out = "<h2>会议人员</h2>\n<table>\n";
  for (const v1::OfficerView& officer : meeting.officers()) {
    out += "<tr><td>" + NameOf(officer.role()).zh + "</td><td>" + Html(NameOf(officer.person())) +
           "</td><td class=\"sign\"></td></tr>\n";
  }
  return out + "</table>\n";
}

std::string AgendaItem(const PackItem& item, std::size_t place) {
  const v1::MatterContent& content = item.version.content();
  std::string out = "<h2>" + Number(static_cast<std::int64_t>(place)) + "、" + Html(content.title()) +
                    "</h2>\n" + "<p class=\"small\">" + QuestionLine(item) + "</p>\n";
  out += "<p class=\"text\">" + Html(content.text()) + "</p>\n";
  if (content.amount_fen() > 0) out += Line("金额 " + tally::Decimal(content.amount_fen(), 2) + " 元");
  if (item.recused.empty()) return out;
  std::string names;
  for (const std::string& name : item.recused) names += (names.empty() ? "" : "、") + name;
  return out + Line("回避：" + Html(names) + "（不领票、不表决）");
}

std::string Agenda(const Pack& pack) {
  std::string out = "<section>\n" + Heading(pack, "议程");
  if (!pack.meeting.text().empty()) out += "<p class=\"text\">" + Html(pack.meeting.text()) + "</p>\n";
  std::size_t place = 0;
  for (const PackItem& item : pack.items) out += AgendaItem(item, ++place);
  return out + Officers(pack.meeting) + "</section>\n";
}

std::string ChannelBoxes(const Pack& pack) {
  std::string out;
  if (AllAllow(pack, &v1::VoteRules::electronic)) out += "□手机 ";
  if (AllAllow(pack, &v1::VoteRules::paper)) out += "□纸票 ";
  if (AllAllow(pack, &v1::VoteRules::hands)) out += "□举手";
  return out;
}

std::string RollRow(const Pack& pack, const v1::RollLine& line, std::size_t place, bool households) {
  std::string out = "<tr><td>" + Number(static_cast<std::int64_t>(place)) + "</td><td>" +
                    Html(NameOf(line.person())) + "</td>";
  if (households) {
    out += "<td>" + std::string(line.represents() ? "代表本户" : "");
    if (line.area_dm2() > 0) out += " " + tally::Decimal(line.area_dm2(), 2) + " 平方米";
    out += "</td>";
  }
  return out + "<td>" + ChannelBoxes(pack) + "</td><td class=\"sign\"></td><td class=\"sign\"></td></tr>\n";
}

std::string Roll(const Pack& pack) {
  const bool households =
      std::any_of(pack.roll.begin(), pack.roll.end(), [](const auto& line) { return line.represents(); });
  std::string out = "<section>\n" + Heading(pack, "应到名单和签到") +
                    Line("应到 " + Number(static_cast<std::int64_t>(pack.roll.size())) +
                         " 人。不在名单上的人没有表决权，可登记列席。") +
                    "<p class=\"small\">名单摘要 " + ToHex(pack.meeting.roll_root()) + "</p>\n" +
                    "<table>\n<thead><tr><th>序号</th><th>姓名</th>" + (households ? "<th>户</th>" : "") +
                    "<th>投票方式</th><th>签到签名</th><th>领票签名</th></tr></thead>\n<tbody>\n";
  std::size_t place = 0;
  for (const v1::RollLine& line : pack.roll) out += RollRow(pack, line, ++place, households);
  return out + "</tbody>\n</table>\n" + Line("签到处签名：＿＿＿＿＿＿＿＿　实到：＿＿＿＿人") +
         "</section>\n";
}

std::string YesNoChoices() {
  return "<p class=\"choice\">□ 同意　　□ 反对　　□ 弃权</p>\n"
         "<p>只选一项，在方框里打“√”。选了两项以上、看不出选哪一项的，是废票。</p>\n";
}

std::string OptionChoices(const PackItem& item) {
  std::string out;
  int number = 0;
  for (const std::string& option : item.version.content().options()) {
    out += "<p class=\"choice\">□ " + Number(++number) + "　" + Html(option) + "</p>\n";
  }
  const std::string seats = Number(item.rules.seats());
  return out + "<p>最多选 " + seats + " 项，在方框里打“√”。超过 " + seats +
         " 项的是废票；一项都不选，按弃权计。</p>\n";
}

std::string Ballot(const Pack& pack, const PackItem& item) {
  std::string out = "<div class=\"ballot\">\n<h2>表决票　" + Html(item.version.content().title()) +
                    "</h2>\n" + "<p class=\"small\">" + Html(pack.community) + " " +
                    NameOf(pack.meeting.body()).zh + " " + pack.time(pack.meeting.starts_ms()) + "<br>" +
                    QuestionLine(item) + "</p>\n";
  out += charter::ChoosesOptions(item.rules) ? OptionChoices(item) : YesNoChoices();
  if (charter::CountsIn(item.rules, v1::UNIT_KIND_WEIGHT))
    out += Line("房号：＿＿＿＿＿＿　面积：＿＿＿＿＿＿平方米");
  return out + "<p class=\"small\">代写人（如有）签名：＿＿＿＿＿＿＿＿</p>\n</div>\n";
}

std::string Ballots(const Pack& pack) {
  std::string out;
  for (const PackItem& item : pack.items) {
    if (!item.rules.paper()) continue;
    out += "<section>\n";
    for (std::uint32_t i = 0; i < pack.papers; ++i) out += Ballot(pack, item);
    out += "</section>\n";
  }
  return out;
}

std::string FillRow(const std::string& name) {
  return "<tr><td>" + name + "</td><td class=\"fill\"></td></tr>\n";
}

std::string Sums(const std::vector<std::string>& sums) {
  std::string out = "<h2>签名之前核对</h2>\n<ul>\n";
  for (const std::string& sum : sums) out += "<li>□ " + sum + "</li>\n";
  return out + "</ul>\n";
}

std::string Signatures() {
  return Line("计票人签名：＿＿＿＿＿＿＿＿　另一计票人签名：＿＿＿＿＿＿＿＿") +
         Line("监票人签名：＿＿＿＿＿＿＿＿　时间：＿＿＿＿＿＿＿＿");
}

std::string AnswerRows(const PackItem& item) {
  if (!charter::ChoosesOptions(item.rules)) {
    return FillRow("同意") + FillRow("反对") + FillRow("弃权") + FillRow("废票");
  }
  std::string out = FillRow("有效（至少选一项、没有超过名额）") + FillRow("空白（弃权）") + FillRow("废票");
  int number = 0;
  for (const std::string& option : item.version.content().options()) {
    out += FillRow("得票　" + Number(++number) + "　" + Html(option));
  }
  return out;
}

std::string AreaRows(const PackItem& item) {
  if (!charter::CountsIn(item.rules, v1::UNIT_KIND_WEIGHT)) return "";
  return FillRow("同意的面积（平方米）") + FillRow("反对的面积（平方米）") + FillRow("弃权的面积（平方米）") +
         FillRow("废票的面积（平方米）");
}

std::vector<std::string> PaperSums(const PackItem& item) {
  std::vector<std::string> sums = {"印制 = 发出 + 剩余", "发出 = 收回 + 作废更换 + 未收回",
                                   "发出不少于名单上领票的人数，也不多于领票人数加作废更换"};
  if (charter::ChoosesOptions(item.rules)) {
    sums.push_back("收回 = 有效 + 空白 + 废票");
    sums.push_back("各项得票之和不少于有效票数，也不多于有效票数 × " + Number(item.rules.seats()));
  } else {
    sums.push_back("收回 = 同意 + 反对 + 弃权 + 废票");
  }
  if (charter::CountsIn(item.rules, v1::UNIT_KIND_WEIGHT)) {
    sums.push_back("各栏面积之和不超过领票人的面积之和，票全部收回时相等");
  }
  sums.push_back("收回的票比发出、未换回的票还多：这一箱作废，重新投票");
  return sums;
}

std::string PaperSheet(const Pack& pack, const PackItem& item) {
  std::string out = "<section>\n" + Heading(pack, "纸票计票单") + "<h2>" +
                    Html(item.version.content().title()) + "</h2>\n<p class=\"small\">" + QuestionLine(item) +
                    "</p>\n<table>\n";
  for (const char* row :
       {"名单上领票的人数", "印制", "发出（含更换）", "剩余", "收回", "作废更换", "未收回"}) {
    out += FillRow(row);
  }
  return out + AnswerRows(item) + AreaRows(item) + "</table>\n" + Sums(PaperSums(item)) + Signatures() +
         "</section>\n";
}

std::string HandsSheet(const Pack& pack, const PackItem& item) {
  return "<section>\n" + Heading(pack, "举手计票单") + "<h2>" + Html(item.version.content().title()) +
         "</h2>\n<p class=\"small\">" + QuestionLine(item) + "</p>\n<table>\n" +
         FillRow("以举手方式参加的人数") + FillRow("同意") + FillRow("反对") + FillRow("弃权") +
         FillRow("未举手") + "</table>\n" + Sums({"以举手方式参加的人数 = 同意 + 反对 + 弃权 + 未举手"}) +
         Signatures() + "</section>\n";
}

std::string Sheets(const Pack& pack) {
  std::string out;
  for (const PackItem& item : pack.items) {
    if (item.rules.paper()) out += PaperSheet(pack, item);
    if (item.rules.hands()) out += HandsSheet(pack, item);
  }
  return out;
}

}  // namespace

std::string PackPage(const Pack& pack) {
  return kHead + Instructions(pack) + Agenda(pack) + Roll(pack) + Ballots(pack) + Sheets(pack) +
         "</body>\n</html>\n";
}

}  // namespace yishi::cli

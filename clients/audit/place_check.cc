#include "clients/audit/place_check.h"

#include <algorithm>
#include <set>
#include <span>
#include <string>

#include "clients/audit/words.h"
#include "engine/calendar/day.h"
#include "engine/community/entry.h"

namespace yishi::audit {
namespace {

using ledger::v1::Entry;

bool IsKindInPlace(const Entry& entry, std::uint64_t index) {
  const bool clock = entry.kind() == ledger::v1::ENTRY_KIND_CLOCK;
  const bool genesis = entry.kind() == ledger::v1::ENTRY_KIND_GENESIS;
  const bool known = clock || genesis || entry.kind() == ledger::v1::ENTRY_KIND_COMMAND;
  return known && genesis == (index == 0) && clock == entry.signed_command().empty();
}

}  // namespace

bool IsPossibleTime(Millis time) {
  return time > 0 && time < (Millis{calendar::kLastDay.days_since_epoch} + 1) * kDayMs;
}

void PlaceCheck::SeeHeader(const Reading& reading, FaultList& faults) const {
  const Entry& entry = *reading.entry;
  const auto add = [&](const std::string& zh, const std::string& en) {
    faults.Add(FaultKind::kEntryHeaderInvalid, reading.at, zh, en);
  };
  if (entry.version() != 1) {
    const std::string version = std::to_string(entry.version());
    add("版本为 " + version + "，应为 1", "its version is " + version + ", only 1 is known");
  }
  if (entry.suite() != static_cast<std::uint32_t>(suite_.id())) {
    const std::string suite = std::to_string(entry.suite());
    const std::string name(suite_.name());
    add("套件为 " + suite + "，不是账本的 " + name, "its suite is " + suite + ", not the ledger's " + name);
  }
  if (!IsKindInPlace(entry, reading.index)) {
    const std::string kind = ledger::v1::EntryKind_Name(entry.kind());
    add("类别 " + kind + " 与其位置或内容不符（第 0 条且只有第 0 条是建立记录；只有时钟记录不含命令）",
        "its kind, " + kind +
            ", does not fit its place or content (entry 0 and no other founds; entries of "
            "the clock and no others hold no command)");
  }
  if (entry.effects().empty()) add("没有结果", "it has no effect");
}

void PlaceCheck::SeeNumber(const Reading& reading, FaultList& faults) {
  const std::uint64_t seq = reading.entry->seq();
  if (seq != next_seq_) {
    const std::string says = std::to_string(seq);
    const std::string expected = std::to_string(next_seq_);
    faults.Add(FaultKind::kSequenceBroken, reading.at, "序号为 " + says + "，应为 " + expected,
               "it says that it is number " + says + ", and " + expected + " is next");
  }
  next_seq_ = seq + 1;
}

void PlaceCheck::SeeTime(const Reading& reading, FaultList& faults) {
  const Millis time = reading.entry->admitted_ms();
  const std::string says = std::to_string(time);
  if (!IsPossibleTime(time)) {
    faults.Add(FaultKind::kTimeInvalid, reading.at, "时间为 " + says + " 毫秒",
               "its time is " + says + " milliseconds");
    return;
  }
  if (time < latest_ms_) {
    const std::string latest = std::to_string(latest_ms_);
    faults.Add(FaultKind::kTimeBackwards, reading.at, "时间为 " + says + "，早于此前的 " + latest,
               "its time is " + says + ", before " + latest + " of an earlier entry");
  }
  latest_ms_ = std::max(latest_ms_, time);
}

void PlaceCheck::SeeChains(const Reading& reading, FaultList& faults) {
  const auto links = community::LinksOf(*reading.entry);
  for (const ledger::v1::ChainLink& link : links) SeeLink(reading, link, faults);
  std::set<Bytes> named;
  for (const ledger::v1::ChainLink& link : std::span(links).subspan(1)) named.insert(link.subject_id());
  if (named == community::AlsoChanged(*reading.entry) && named.size() + 1 == links.size()) return;
  faults.Add(FaultKind::kChainBroken, reading.at, "所列的链与它所改变的事项不符",
             "the chains that it names are not those of the matters that it changes");
}

void PlaceCheck::SeeLink(const Reading& reading, const ledger::v1::ChainLink& link, FaultList& faults) {
  const auto subject = link.subject_id().empty() ? SubjectId{} : SubjectId::From(link.subject_id());
  if (!subject || (subject->is_zero() && !link.subject_id().empty())) {
    faults.Add(FaultKind::kEntryHeaderInvalid, reading.at, "主体编号须为 16 字节且不全为零",
               "its subject's id must have 16 bytes, not all zero");
    return;
  }
  const bool first = !chains_.contains(*subject);
  Chain& chain = chains_[*subject];
  const std::string id = Short(subject->view());
  if (chain.ended) {
    faults.Add(FaultKind::kChainContinued, reading.at, "主体 " + id + " 已办结，其后仍有记录",
               "subject " + id + " was over, and here it goes on");
  }
  const Bytes prev = first ? Bytes() : chain.last_leaf.str();
  if (link.subject_seq() != chain.length || link.subject_prev() != prev) {
    const std::string says = std::to_string(link.subject_seq());
    const std::string expected = std::to_string(chain.length);
    const bool numbered = link.subject_seq() == chain.length;
    faults.Add(
        FaultKind::kChainBroken, reading.at,
        "主体 " + id +
            (numbered ? " 的第 " + says + " 条不与上一条相连" : " 的链上序号为 " + says + "，应为 " + expected),
        "in the chain of subject " + id +
            (numbered ? ", number " + says + " does not name the entry before it"
                  : " it is number " + says + ", and " + expected + " is next"));
  }
  chain = {.length = link.subject_seq() + 1,
           .last_leaf = reading.leaf,
           .ended = chain.ended || community::Terminates(*reading.entry, link.subject_id())};
}

void PlaceCheck::See(const Reading& reading, FaultList& faults) {
  if (!reading.entry) {
    ++next_seq_;  // it stands there, whatever it is
    return;
  }
  SeeHeader(reading, faults);
  SeeNumber(reading, faults);
  SeeTime(reading, faults);
  SeeChains(reading, faults);
}

}  // namespace yishi::audit

#include "clients/audit/difference.h"

#include <algorithm>

#include "clients/audit/words.h"
#include "engine/wire/deterministic.h"

namespace yishi::audit {
namespace {

using ledger::v1::BoxDeclared;
using ledger::v1::Effect;
using ledger::v1::Entry;

struct Number {
  const char* zh;
  const char* en;
  std::uint32_t recorded;
  std::uint32_t decided;
};

// Every number in which two declarations of one box differ, with both.
void CompareNumbers(std::initializer_list<Number> numbers, const std::string& where_zh,
                    const std::string& where_en, Difference& difference) {
  for (const Number& number : numbers) {
    if (number.recorded == number.decided) continue;
    const std::string recorded = std::to_string(number.recorded);
    const std::string decided = std::to_string(number.decided);
    difference.zh += "；" + where_zh + number.zh + "记为 " + recorded + "，复算为 " + decided;
    difference.en += "; " + where_en + number.en + " is recorded as " + recorded + " and comes to " + decided;
  }
}

const ledger::v1::ChannelTally* ChannelIn(const BoxDeclared& declared, v1::Channel channel) {
  const auto found = std::find_if(declared.channels().begin(), declared.channels().end(),
                                  [&](const auto& tally) { return tally.channel() == channel; });
  return found == declared.channels().end() ? nullptr : &*found;
}

void CompareChannel(const BoxDeclared& recorded, const BoxDeclared& decided, v1::Channel channel,
                    Difference& difference) {
  const ledger::v1::ChannelTally none;
  const auto* in_recorded = ChannelIn(recorded, channel);
  const auto* in_decided = ChannelIn(decided, channel);
  const ledger::v1::ChannelTally& r = in_recorded == nullptr ? none : *in_recorded;
  const ledger::v1::ChannelTally& d = in_decided == nullptr ? none : *in_decided;
  const std::string name = v1::Channel_Name(channel) + " ";
  CompareNumbers({{"同意", "yes", r.yes(), d.yes()},
                  {"反对", "no", r.no(), d.no()},
                  {"弃权", "abstain", r.abstain(), d.abstain()},
                  {"废票", "void", r.void_ballots(), d.void_ballots()},
                  {"被取代", "superseded", r.superseded(), d.superseded()},
                  {"未投", "silent", r.silent(), d.silent()}},
                 name, name, difference);
}

std::optional<Difference> CompareDeclared(const BoxDeclared& recorded, const BoxDeclared& decided) {
  if (recorded.box_id() != decided.box_id()) return std::nullopt;
  Difference difference{FaultKind::kTallyDiffers, "", ""};
  CompareNumbers({{"应到", "expected", recorded.expected(), decided.expected()},
                  {"实到", "present", recorded.present(), decided.present()},
                  {"委托", "by proxy", recorded.by_proxy(), decided.by_proxy()},
                  {"同意", "yes", recorded.yes(), decided.yes()},
                  {"反对", "no", recorded.no(), decided.no()},
                  {"弃权", "abstain", recorded.abstain(), decided.abstain()},
                  {"废票", "void", recorded.void_ballots(), decided.void_ballots()}},
                 "", "", difference);
  for (v1::Channel channel :
       {v1::CHANNEL_DEVICE, v1::CHANNEL_DESK_DEVICE, v1::CHANNEL_PAPER, v1::CHANNEL_HANDS})
    CompareChannel(recorded, decided, channel, difference);
  if (recorded.outcome() != decided.outcome()) {
    if (difference.en.empty()) difference.kind = FaultKind::kOutcomeDiffers;
    const std::string was = ledger::v1::BoxOutcome_Name(recorded.outcome());
    const std::string is = ledger::v1::BoxOutcome_Name(decided.outcome());
    difference.zh += "；结论记为 " + was + "，按票数和规则应为 " + is;
    difference.en += "; the outcome is recorded as " + was + ", by the count and the rules it is " + is;
  }
  if (difference.en.empty()) return std::nullopt;
  const std::string box = ToHex(decided.box_id());
  difference.zh = "票箱 " + box + difference.zh;
  difference.en = "box " + box + difference.en;
  return difference;
}

std::optional<Difference> CompareRolls(BytesView recorded_root, BytesView decided_root,
                                       std::uint32_t recorded_count, std::uint32_t decided_count) {
  if (recorded_root == decided_root && recorded_count == decided_count) return std::nullopt;
  const std::string was = std::to_string(recorded_count);
  const std::string is = std::to_string(decided_count);
  return Difference{FaultKind::kRollDiffers,
                    "应到名单记为 " + was + " 人、根 " + Short(recorded_root) + "，按当时名册为 " + is +
                        " 人、根 " + Short(decided_root),
                    "the roll is recorded with " + was + " persons and root " + Short(recorded_root) +
                        ", the roster gives " + is + " and " + Short(decided_root)};
}

std::optional<Difference> CompareKnown(const Effect& recorded, const Effect& decided) {
  if (recorded.has_box_declared() && decided.has_box_declared())
    return CompareDeclared(recorded.box_declared(), decided.box_declared());
  if (recorded.has_meeting_convened() && decided.has_meeting_convened()) {
    const auto& r = recorded.meeting_convened();
    const auto& d = decided.meeting_convened();
    return CompareRolls(r.roll_root(), d.roll_root(), r.expected(), d.expected());
  }
  if (recorded.has_box_opened() && decided.has_box_opened()) {
    const auto& r = recorded.box_opened();
    const auto& d = decided.box_opened();
    return CompareRolls(r.roll_root(), d.roll_root(), r.expected(), d.expected());
  }
  return std::nullopt;
}

std::optional<Difference> CompareEffects(const Entry& recorded, const Entry& decided) {
  const int count = std::max(recorded.effects_size(), decided.effects_size());
  for (int i = 0; i < count; ++i) {
    const Effect* r = i < recorded.effects_size() ? &recorded.effects(i) : nullptr;
    const Effect* d = i < decided.effects_size() ? &decided.effects(i) : nullptr;
    if (r != nullptr && d != nullptr) {
      if (wire::SerializeDeterministic(*r) == wire::SerializeDeterministic(*d)) continue;
      if (auto known = CompareKnown(*r, *d)) return known;
    }
    const std::string number = std::to_string(i + 1);
    return Difference{FaultKind::kEffectsDiffer,
                      "第 " + number + " 项结果记为 " + (r == nullptr ? "（无）" : Described(*r)) +
                          "，按规则应为 " + (d == nullptr ? "（无）" : Described(*d)),
                      "effect " + number + " is recorded as " + (r == nullptr ? "(none)" : Described(*r)) +
                          ", by the rules it is " + (d == nullptr ? "(none)" : Described(*d))};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Difference> DifferenceOf(const Entry& recorded, const Entry& decided) {
  if (recorded.kind() != decided.kind()) {
    const std::string was = ledger::v1::EntryKind_Name(recorded.kind());
    const std::string is = ledger::v1::EntryKind_Name(decided.kind());
    return Difference{FaultKind::kEffectsDiffer, "类别记为 " + was + "，应为 " + is,
                      "its kind is recorded as " + was + ", it is " + is};
  }
  if (recorded.subject_id() != decided.subject_id()) {
    const std::string was = Short(recorded.subject_id());
    const std::string is = Short(decided.subject_id());
    return Difference{FaultKind::kEffectsDiffer, "记在主体 " + was + " 之下，应属 " + is,
                      "it stands in the chain of " + was + ", it belongs into that of " + is};
  }
  return CompareEffects(recorded, decided);
}

}  // namespace yishi::audit

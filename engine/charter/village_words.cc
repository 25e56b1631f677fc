#include "engine/charter/village_words.h"

#include <array>
#include <utility>

#include "engine/base/status.h"

namespace yishi::charter {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

// The first that fits is taken, so that a longer name stands before a shorter one that it begins with. The
// urban law's own name stays where no article of it is known.
constexpr auto kVillage = std::to_array<Entry>({
    {"城市居民委员会组织法（2026）第三十条第四款", "村民委员会组织法（2026）第二十八条第三款"},
    {"城市居民委员会组织法（2026）第三十条第二款", "村民委员会组织法（2026）第二十八条第二款"},
    {"城市居民委员会组织法（2026）第十三条", "村民委员会组织法（2026）第二十九条"},
    {"城市居民委员会组织法（2026）第十七条", "村民委员会组织法（2026）第十七条"},
    {"城市居民委员会组织法（2026）第十八条", "村民委员会组织法（2026）第十八条"},
    {"城市居民委员会组织法（2026）第十九条", "村民委员会组织法（2026）第十八条"},
    {"城市居民委员会组织法（2026）第二十条", "村民委员会组织法（2026）第十九条"},
    {"城市居民委员会组织法（2026）第二十四条", "村民委员会组织法（2026）第二十三条"},
    {"城市居民委员会组织法（2026）第二十六条", "村民委员会组织法（2026）第二十五条"},
    {"城市居民委员会组织法（2026）第二十七条", "村民委员会组织法（2026）第二十六条"},
    {"城市居民委员会组织法（2026）第二十八条", "村民委员会组织法（2026）第三十条"},
    {"城市居民委员会组织法（2026）第二十九条", "村民委员会组织法（2026）第三十条"},
    {"城市居民委员会组织法（2026）第三十条", "村民委员会组织法（2026）第二十八条"},
    {"城市居民委员会组织法（2026）第三十一条", "村民委员会组织法（2026）第三十一条"},
    {"城市居民委员会组织法（2026）第三十四条", "村民委员会组织法（2026）第三十五条"},
    {"城市居民委员会组织法（2026）第三十五条", "村民委员会组织法（2026）第三十六条"},
    {"城市居民委员会组织法（2026）第三十六条", "村民委员会组织法（2026）第三十七条"},
    {"城市居民委员会组织法（2026）第三十七条", "村民委员会组织法（2026）第三十八条"},
    {"城市居民委员会组织法（2026）第三十九条", "村民委员会组织法（2026）第三十九条"},
    {"城市居民委员会组织法（2026）第四十条", "村民委员会组织法（2026）第四十一条"},
    {"urban law art. 13", "village law art. 29"},
    {"urban law art. 17", "village law art. 17"},
    {"urban law art. 18", "village law art. 18"},
    {"urban law art. 19", "village law art. 18"},
    {"urban law art. 20", "village law art. 19"},
    {"urban law art. 24", "village law art. 23"},
    {"urban law art. 26", "village law art. 25"},
    {"urban law art. 27", "village law art. 26"},
    {"urban law art. 28", "village law art. 30"},
    {"urban law art. 29", "village law art. 30"},
    {"urban law art. 30", "village law art. 28"},
    {"urban law art. 31", "village law art. 31"},
    {"urban law art. 34", "village law art. 35"},
    {"urban law art. 35", "village law art. 36"},
    {"urban law art. 36", "village law art. 37"},
    {"urban law art. 37", "village law art. 38"},
    {"urban law art. 39", "village law art. 39"},
    {"urban law art. 40", "village law art. 41"},
    {"urban law, art. 13", "village law, art. 29"},
    {"urban law, art. 17", "village law, art. 17"},
    {"urban law, art. 18", "village law, art. 18"},
    {"urban law, art. 19", "village law, art. 18"},
    {"urban law, art. 20", "village law, art. 19"},
    {"urban law, art. 24", "village law, art. 23"},
    {"urban law, art. 26", "village law, art. 25"},
    {"urban law, art. 27", "village law, art. 26"},
    {"urban law, art. 28", "village law, art. 30"},
    {"urban law, art. 29", "village law, art. 30"},
    {"urban law, art. 30", "village law, art. 28"},
    {"urban law, art. 31", "village law, art. 31"},
    {"urban law, art. 34", "village law, art. 35"},
    {"urban law, art. 35", "village law, art. 36"},
    {"urban law, art. 36", "village law, art. 37"},
    {"urban law, art. 37", "village law, art. 38"},
    {"urban law, art. 39", "village law, art. 39"},
    {"urban law, art. 40", "village law, art. 41"},
    {"城市居民委员会组织法", "城市居民委员会组织法"},
    {"居民（村民）", "村民"},
    {"居民委员会", "村民委员会"},
    {"居民代表", "村民代表"},
    {"居民会议", "村民会议"},
    {"居民小组", "村民小组"},
    {"居民公约", "村规民约"},
    {"居民自治章程", "村民自治章程"},
    {"居务监督委员会", "村务监督委员会"},
    {"居委会", "村委会"},
    {"街道办（镇政府）", "镇政府"},
    {"residents' committee", "villagers' committee"},
    {"residents' representatives", "villagers' representatives"},
    {"residents' assembly", "villagers' assembly"},
    {"residents' group", "villagers' group"},
    {"residents'-affairs", "village-affairs"},
});

// "art. 3" is no part of "art. 30".
bool EndsThere(std::string_view text, std::size_t end) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return end == 0 || end >= text.size() || !digit(text[end - 1]) || !digit(text[end]);
}

const Entry* EntryAt(std::string_view text, std::size_t at) {
  for (const Entry& entry : kVillage) {
    if (text.substr(at).starts_with(entry.first) && EndsThere(text, at + entry.first.size())) return &entry;
  }
  return nullptr;
}

bool NamesItsLaw(Reason reason) {
  return reason == Reason::kCharterBelowFloor || reason == Reason::kCharterContradicts ||
         reason == Reason::kCharterUnreadable || reason == Reason::kCatalogueContradicts ||
         reason == Reason::kCatalogueUnreadable;
}

}  // namespace

bool IsVillage(const Charters& charters) {
  const roster::Statutes statutes = StatutesOf(charters);
  return statutes.village && !statutes.urban;
}

std::string InVillageWords(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Entry* entry = EntryAt(text, at);
    if (entry == nullptr) {
      out += text[at++];
      continue;
    }
    out += entry->second;
    at += entry->first.size();
  }
  return out;
}

tally::Words InVillageWords(const tally::Words& words) {
  return {InVillageWords(words.zh), InVillageWords(words.en)};
}

absl::Status InVillageWords(const absl::Status& status) {
  auto refusal = RefusalOf(status);
  if (!refusal || NamesItsLaw(refusal->reason)) return status;
  refusal->zh = InVillageWords(refusal->zh);
  refusal->en = InVillageWords(refusal->en);
  refusal->rule = InVillageWords(refusal->rule);
  return Refuse(*std::move(refusal));
}

}  // namespace yishi::charter

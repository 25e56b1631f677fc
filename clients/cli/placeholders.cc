#include "clients/cli/placeholders.h"

#include <array>

namespace yishi::cli {
namespace {

constexpr std::array kPlaceholders = {
    Placeholder{"MATTER", "事项编号，如 20260001；或 id 的开头（4 位以上）",
                "a matter's number, like 20260001, or 4 or more digits of its id"},
    Placeholder{"MEETING", "事项编号（审议它的会议），或会议 id 的开头",
                "the number of the matter that it is about, or the beginning of its id"},
    Placeholder{"BOX", "事项编号（它最近的票箱），或票箱 id 的开头",
                "the number of its matter (the latest box), or the beginning of its id"},
    Placeholder{"POSTING", "事项编号（它最近的公示），或公示 id 的开头",
                "the number of its matter (the latest posting), or the beginning of its id"},
    Placeholder{"OBJECTION", "事项编号（未答复的异议），或异议 id 的开头",
                "the number of its matter (what is not answered), or the beginning of its id"},
    Placeholder{"PETITION", "联名 id 的开头；见 yishi petitions",
                "the beginning of a petition's id; see yishi petitions"},
    Placeholder{"CHARTER", "程序规则的名称，如 urban-four-two；见 yishi charters",
                "a charter's id, like urban-four-two; see yishi charters"},
    Placeholder{"AGENT", "受托人的姓名，或 id 的开头", "the agent's name, or the beginning of their id"},
    Placeholder{"PRINCIPAL", "委托人的姓名，或 id 的开头",
                "the principal's name, or the beginning of their id"},
    Placeholder{"PLACE", "张贴处的名称，或它在公示里的序号（从 0 起）",
                "the name of the place, or its number in the posting, from 0"},
    Placeholder{"TIME", "如 \"2026-03-20 19:00\"，或 now、+3d、+2h、+45m（从现在起）",
                "like \"2026-03-20 19:00\", or now, +3d, +2h, +45m from now on"},
    Placeholder{"DAY", "如 2026-03-20", "like 2026-03-20"},
    Placeholder{"MONEY", "元，如 12345.67 或 1.2万", "yuan, like 12345.67 or 1.2万"},
    Placeholder{"AREA", "平方米，如 120.50", "square metres, like 120.50"},
    Placeholder{"BODY", "如 representatives-meeting 或 居民代表会议",
                "like representatives-meeting; a wrong word is answered with all of them"},
    Placeholder{"KIND", "事项类别，如 PUBLIC_WORKS；见 yishi charters",
                "of matters, like PUBLIC_WORKS; see yishi charters"},
    Placeholder{"OPTION", "选项的序号，从 1 起；只写 none 为弃权",
                "an option's number, from 1; none alone to abstain"},
    Placeholder{"STAGE", "步骤，如 representatives；见 yishi charters",
                "like representatives; see yishi charters"},
};

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

// Whether `name` stands in `usage` as a word of its own.
bool Stands(std::string_view name, std::string_view usage) {
  for (std::size_t at = usage.find(name); at != std::string_view::npos; at = usage.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || !IsCapital(usage[at - 1]);
    if (begins && (end == usage.size() || !IsCapital(usage[end]))) return true;
  }
  return false;
}

}  // namespace

std::span<const Placeholder> Placeholders() { return kPlaceholders; }

std::vector<const Placeholder*> PlaceholdersIn(std::string_view usage) {
  std::vector<const Placeholder*> found;
  for (const Placeholder& one : kPlaceholders) {
    if (Stands(one.name, usage)) found.push_back(&one);
  }
  return found;
}

}  // namespace yishi::cli

#include "clients/cli/roster_file.h"

#include <algorithm>

#include "clients/cli/json.h"
#include "clients/cli/roster_warnings.h"
#include "clients/cli/words.h"
#include "clients/roster_csv/summary.h"
#include "clients/sdk/files.h"
#include "clients/sdk/keyfile.h"
#include "clients/sdk/roster_kinds.h"
#include "clients/sdk/roster_preview.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

constexpr int kChina = 480;  // minutes: a preview asks no server what the community's own offset is
constexpr std::size_t kFaultsShown = 1'000;
constexpr std::size_t kChangesShown = 200;  // of each kind, on a terminal; JSON has all

absl::Status FaultsFound(Context& context, const roster_csv::RosterFile& file) {
  const std::string count = std::to_string(file.faults.size());
  Refusal refusal{.reason = Reason::kRosterRowInvalid,
                  .zh = "名册有 " + count + " 处错误，一行也没有导入；请改好再来",
                  .en = "the roster has " + count + " faults; nothing was imported",
                  .rule = "",
                  .numbers = {{"faults", count}}};
  for (std::size_t i = 0; i < file.faults.size() && i < kFaultsShown; ++i) {
    const roster_csv::Fault& fault = file.faults[i];
    const std::string line = std::to_string(fault.line);
    const std::string column = fault.column.empty() ? "" : " " + fault.column;
    context.out().Note("第 " + line + " 行" + column + "：" + fault.zh,
                       "line " + line + column + ": " + fault.en);
    refusal.numbers.emplace_back("line " + line + column, fault.zh + " / " + fault.en);
  }
  if (file.faults.size() > kFaultsShown) {
    const std::string more = std::to_string(file.faults.size() - kFaultsShown);
    context.out().Note("还有 " + more + " 处", "and " + more + " more");
  }
  return Refuse(std::move(refusal));
}

void Count(Output& out, std::string_view zh, std::string_view en, std::size_t count) {
  const std::string digits = std::to_string(count);
  out.Line("  " + std::string(7 - std::min<std::size_t>(digits.size(), 7), ' ') + digits + "  " +
           out.In(zh, en));
}

void PrintNumbers(Output& out, const roster_csv::RosterFile& file, calendar::Day today) {
  const roster_csv::RosterSummary summary = roster_csv::Summarise(file.rows, today);
  out.Line(out.Label("编码 ", "encoding ") +
           (file.encoding == roster_csv::Encoding::kUtf8 ? "UTF-8" : "GB18030"));
  Count(out, "楼栋", "buildings", summary.buildings);
  Count(out, "户", "households", summary.households);
  Count(out, "人", "persons", summary.persons);
  Count(out, "满 18 岁的居民", "residents of 18 and over", summary.adult_residents);
  for (const auto& [office, count] : summary.offices) {
    const Phrase body = NameOf(sdk::WireBody(office.body));
    const Phrase capacity = NameOf(sdk::WireCapacity(office.capacity));
    Count(out, body.zh + "：" + std::string(ChineseName(office.capacity)), body.en + ": " + capacity.en,
          count);
  }
}

// "电话 ‘’ → ‘10000000001’"
std::string InWords(const Output& out, const std::vector<sdk::FieldChange>& fields) {
  std::string text;
  for (const sdk::FieldChange& field : fields) {
    text += (text.empty() ? "" : "; ") + out.In(field.zh, field.en) + " “" + field.before + "” → “" +
            field.after + "”";
  }
  return text;
}

// A list under a heading with its number; a long one is cut.
template <typename Items, typename Text>
void PrintList(Output& out, std::string_view zh, std::string_view en, const Items& items, const Text& text) {
  if (items.empty()) return;
  out.Line(out.In(zh, en) + "  " + std::to_string(items.size()));
  std::size_t shown = 0;
  for (const auto& item : items) {
    if (shown++ == kChangesShown) {
      const std::string more = std::to_string(items.size() - kChangesShown);
      out.Line("    …" + out.In("还有 " + more + "（--json 看全部）", more + " more (--json for all)"));
      return;
    }
    out.Line("    " + text(item));
  }
}

std::string Whose(const sdk::PersonChange& person) {
  return (person.household.empty() ? "—" : person.household) + "  " + person.name;
}

std::string DaysOf(const sdk::KnownSeat& seat) {
  return calendar::FormatDay({seat.from_day}) + " → " + calendar::FormatDay({seat.to_day});
}

std::string InWords(const Output& out, const sdk::SeatChange& seat) {
  const std::string who = seat.name + "  " + out.In(NameOf(seat.after.capacity));
  if (seat.kind == sdk::SeatChange::Kind::kAdded) return "+ " + who + "  " + DaysOf(seat.after);
  if (seat.kind == sdk::SeatChange::Kind::kEnded)
    return "- " + who + "  " + out.Label("止于 ", "ends on ") + calendar::FormatDay({seat.after.to_day});
  return "~ " + who + "  " + DaysOf(seat.before) + "  ⇒  " + DaysOf(seat.after);
}

// Of a first import everything is new, and only counted.
void PrintChanges(Output& out, const sdk::RosterPreview& preview, bool first) {
  const auto whose = [](const sdk::PersonChange& person) { return Whose(person); };
  if (first) {
    Count(out, "新增的人", "persons added", preview.added.size());
    Count(out, "新增的户", "households added", preview.households_added.size());
  } else {
    PrintList(out, "新增的人", "persons added", preview.added, whose);
  }
  PrintList(out, "改动的人", "persons changed", preview.changed, [&](const sdk::PersonChange& person) {
    return Whose(person) + "  " + InWords(out, person.fields);
  });
  PrintList(out, "文件里没有的人（仍留在名册上，职务到昨天为止）",
            "persons whom the file leaves out (they stay on the roster; their seats end yesterday)",
            preview.left_out, whose);
  const auto number = [](const std::string& household) { return household; };
  if (!first) PrintList(out, "新增的户", "households added", preview.households_added, number);
  PrintList(out, "改动的户", "households changed", preview.households_changed,
            [&](const sdk::HomeChange& home) { return home.household + "  " + InWords(out, home.fields); });
  PrintList(out, "文件里没有的户（仍留在名册上）", "households that the file leaves out (they stay)",
            preview.households_left_out, number);
  for (const auto& [body, seats] : preview.seats) {
    const Phrase name = NameOf(body);
    PrintList(out, name.zh, name.en, seats, [&](const sdk::SeatChange& seat) { return InWords(out, seat); });
  }
  Count(out, "没有变化的人", "persons unchanged", preview.unchanged);
}

std::string JsonOfFields(const std::vector<sdk::FieldChange>& fields) {
  std::vector<std::string> values;
  for (const sdk::FieldChange& field : fields) {
    values.push_back(
        JsonObject().Text("field", field.en).Text("before", field.before).Text("after", field.after).str());
  }
  return JsonArray(values);
}

std::string JsonOfPersons(const std::vector<sdk::PersonChange>& persons) {
  std::vector<std::string> values;
  for (const sdk::PersonChange& person : persons) {
    values.push_back(JsonObject()
                         .Text("name", person.name)
                         .Text("household", person.household)
                         .Raw("fields", JsonOfFields(person.fields))
                         .str());
  }
  return JsonArray(values);
}

std::string JsonOfTexts(const std::vector<std::string>& texts) {
  std::vector<std::string> values;
  for (const std::string& text : texts) values.push_back(JsonText(text));
  return JsonArray(values);
}

std::string JsonOfHomes(const std::vector<sdk::HomeChange>& homes) {
  std::vector<std::string> values;
  for (const sdk::HomeChange& home : homes) {
    values.push_back(
        JsonObject().Text("household", home.household).Raw("fields", JsonOfFields(home.fields)).str());
  }
  return JsonArray(values);
}

std::string_view KindOf(const sdk::SeatChange& seat) {
  if (seat.kind == sdk::SeatChange::Kind::kAdded) return "added";
  return seat.kind == sdk::SeatChange::Kind::kEnded ? "ended" : "changed";
}

std::string JsonOfSeats(const sdk::RosterPreview& preview) {
  std::vector<std::string> values;
  for (const auto& [body, seats] : preview.seats) {
    for (const sdk::SeatChange& seat : seats) {
      values.push_back(JsonObject()
                           .Text("body", v1::BodyKind_Name(body))
                           .Text("change", KindOf(seat))
                           .Text("name", seat.name)
                           .Text("capacity", v1::Capacity_Name(seat.after.capacity))
                           .Text("from", calendar::FormatDay({seat.after.from_day}))
                           .Text("to", calendar::FormatDay({seat.after.to_day}))
                           .str());
    }
  }
  return JsonArray(values);
}

// Prepared from what this device knows of the ledger, or, without a key, as a first import.
absl::StatusOr<sdk::People> KnownPeople(Context& context) {
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyFile* keys, context.keys());
  if (context.options().as.empty() && keys->keys().empty()) return sdk::People{};
  YISHI_ASSIGN_OR_RETURN(const std::filesystem::path home, context.home());
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord key, context.key());
  return sdk::ReadPeople(PeoplePath(home, key.ledger));
}

}  // namespace

absl::StatusOr<roster_csv::RosterFile> ReadRoster(Context& context, const std::string& path) {
  YISHI_ASSIGN_OR_RETURN(const Bytes bytes, sdk::ReadFile(path, roster_csv::kFileBytesMax));
  context.out().Note("读入 " + std::to_string(bytes.size()) + " 字节",
                     "reading " + std::to_string(bytes.size()) + " bytes");
  roster_csv::RosterFile file = roster_csv::ReadRosterCsv(bytes);
  if (!file.accepted()) return FaultsFound(context, file);
  context.out().Note("读出 " + std::to_string(file.rows.size()) + " 人，没有错误",
                     std::to_string(file.rows.size()) + " persons read, no faults");
  return file;
}

void PrintPreview(Context& context, const roster_csv::RosterFile& file, const sdk::People& before,
                  const sdk::RosterImport& import, calendar::Day today) {
  Output& out = context.out();
  PrintNumbers(out, file, today);
  PrintChanges(out, sdk::PreviewOf(before, import), before.homes.empty());
  out.Line("签字前请看：", "Before you sign:");
  for (const RosterWarning& warning : WarningsOf(file.rows, import, today)) {
    out.Line("  " + std::string(warning.holds ? "✓ " : "⚠ ") + out.In(warning.words));
  }
}

std::string PreviewJson(const roster_csv::RosterFile& file, const sdk::People& before,
                        const sdk::RosterImport& import, calendar::Day today) {
  const sdk::RosterPreview preview = sdk::PreviewOf(before, import);
  std::vector<std::string> warnings;
  for (const RosterWarning& warning : WarningsOf(file.rows, import, today)) {
    warnings.push_back(JsonObject()
                           .Text("zh", warning.words.zh)
                           .Text("en", warning.words.en)
                           .Flag("holds", warning.holds)
                           .str());
  }
  return JsonObject()
      .Flag("ok", true)
      .Number("rows", static_cast<std::int64_t>(file.rows.size()))
      .Raw("added", JsonOfPersons(preview.added))
      .Raw("changed", JsonOfPersons(preview.changed))
      .Raw("left_out", JsonOfPersons(preview.left_out))
      .Number("unchanged", static_cast<std::int64_t>(preview.unchanged))
      .Raw("households_added", JsonOfTexts(preview.households_added))
      .Raw("households_changed", JsonOfHomes(preview.households_changed))
      .Raw("households_left_out", JsonOfTexts(preview.households_left_out))
      .Raw("seats", JsonOfSeats(preview))
      .Raw("warnings", JsonArray(warnings))
      .str();
}

absl::Status PreviewRoster(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const roster_csv::RosterFile file, ReadRoster(context, arguments.Get("FILE")));
  YISHI_ASSIGN_OR_RETURN(const sdk::People before, KnownPeople(context));
  YISHI_ASSIGN_OR_RETURN(
      const calendar::Calendar civil,
      calendar::Calendar::Make({.offset_minutes = kChina, .holidays = {}, .makeup_days = {}}));
  const calendar::Day today = civil.DayOf(context.now());
  const crypto::Suite& suite = crypto::Suite::Get(crypto::SuiteId::kIntl);
  YISHI_ASSIGN_OR_RETURN(const sdk::RosterImport import,
                         sdk::PrepareRosterImport(suite, file.rows, before, today));
  PrintPreview(context, file, before, import, today);
  context.out().Json(PreviewJson(file, before, import, today));
  return absl::OkStatus();
}

}  // namespace yishi::cli

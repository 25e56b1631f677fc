// Text in two languages, and how wide it is on a terminal.

#ifndef YISHI_CLIENTS_CLI_TEXT_H_
#define YISHI_CLIENTS_CLI_TEXT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace yishi::cli {

enum class Language { kChinese, kEnglish, kBoth };

// "zh", "en", "both".
std::optional<Language> LanguageFromName(std::string_view name);

// A phrase in both languages.
struct Phrase {
  std::string zh;
  std::string en;

  bool operator==(const Phrase&) const = default;
};

// "有 / there is", or one of the two. Where one language is missing or both are the same, that one alone.
std::string In(Language language, const Phrase& phrase);
std::string In(Language language, std::string_view zh, std::string_view en);

// What stands before a value: "应到 expected ". One colon, where the phrases end in one.
std::string Label(Language language, std::string_view zh, std::string_view en);

// A remark after something: " (逾期 / overdue)".
std::string Aside(Language language, std::string_view zh, std::string_view en);

// Columns that `text` takes: two for ideographs and full-width forms, none for combining marks. What is not
// UTF-8 counts one for each byte.
std::size_t DisplayWidth(std::string_view text);

// `text` filled with spaces to at least `width` columns.
std::string Padded(std::string_view text, std::size_t width);

// `text` cut to at most `width` columns, with "…" where something was cut.
std::string Shortened(std::string_view text, std::size_t width);

// `text` without what could disturb a terminal or deceive its reader: control characters other than line
// breaks, and characters that turn the direction of text, each stand as "\u{…}"; bytes that are not UTF-8 as
// "\x..".
std::string Harmless(std::string_view text);

// `text` as one word of a shell's command line, in quotes where it needs them.
std::string ShellWord(std::string_view text);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_TEXT_H_

#include "clients/cli/usage.h"

#include <utility>

#include "clients/cli/exit_code.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

// The pieces of a usage text: "[--teller NAME]...", "--start TIME", "MATTER".
std::vector<std::string> Pieces(std::string_view usage) {
  std::vector<std::string> words;
  std::string word;
  int depth = 0;
  for (const char c : usage) {
    if (c == '[') ++depth;
    if (c == ']') --depth;
    if (c == ' ' && depth == 0) {
      if (!word.empty()) words.push_back(std::exchange(word, ""));
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(word);
  std::vector<std::string> pieces;
  for (const std::string& next : words) {
    const bool value = !pieces.empty() && pieces.back().starts_with("--") &&
                       pieces.back().find(' ') == std::string::npos && !next.starts_with("[") &&
                       !next.starts_with("--");
    if (value) {
      pieces.back() += " " + next;
    } else {
      pieces.push_back(next);
    }
  }
  return pieces;
}

bool TakeSuffix(std::string& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.resize(text.size() - suffix.size());
  return true;
}

Part PartOf(std::string piece) {
  Part part;
  part.repeated = TakeSuffix(piece, "...");
  part.required = !piece.starts_with("[");
  if (!part.required) {
    piece = piece.substr(1, piece.size() - 2);
    if (TakeSuffix(piece, "...")) part.repeated = true;
  }
  const std::size_t space = piece.find(' ');
  part.name = piece.substr(0, space);
  if (space != std::string::npos) part.value = piece.substr(space + 1);
  return part;
}

const Part* OptionNamed(std::span<const Part> parts, std::string_view name) {
  for (const Part& part : parts) {
    if (part.is_option() && part.name == name) return &part;
  }
  return nullptr;
}

// Options go to `arguments`, the rest comes back.
absl::StatusOr<std::vector<std::string>> TakeOptions(std::span<const Part> parts,
                                                     std::span<const std::string> words,
                                                     Arguments& arguments) {
  std::vector<std::string> rest;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--") {
      rest.insert(rest.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
      break;
    }
    if (!words[i].starts_with("--")) {
      rest.push_back(words[i]);
      continue;
    }
    const std::size_t equals = words[i].find('=');
    const std::string name = words[i].substr(0, equals);
    const Part* option = OptionNamed(parts, name);
    if (option == nullptr) return UsageError("没有选项 " + name, "there is no option " + name);
    if (!option->repeated && arguments.Has(name))
      return UsageError("选项 " + name + " 重复", name + " is given twice");
    if (option->is_flag()) {
      if (equals != std::string::npos)
        return UsageError("选项 " + name + " 不带值", name + " takes no value");
      arguments.Add(name, "");
    } else if (equals != std::string::npos) {
      arguments.Add(name, words[i].substr(equals + 1));
    } else if (i + 1 < words.size()) {
      arguments.Add(name, words[++i]);
    } else {
      return UsageError("选项 " + name + " 后面缺少 " + option->value, name + " needs a " + option->value);
    }
  }
  return rest;
}

// Each positional takes one word, a repeated one all that those after it do not need.
absl::Status FillPositionals(std::span<const Part> parts, const std::vector<std::string>& words,
                             Arguments& arguments) {
  std::vector<const Part*> positionals;
  std::size_t still_needed = 0;
  for (const Part& part : parts) {
    if (part.is_option()) continue;
    positionals.push_back(&part);
    if (part.required) ++still_needed;
  }
  std::size_t at = 0;
  for (const Part* part : positionals) {
    if (part->required) --still_needed;
    const std::size_t left = words.size() - at;
    if (part->required && left == 0) return UsageError("缺少 " + part->name, "missing: " + part->name);
    std::size_t take = left > still_needed ? left - still_needed : 0;
    if (part->required && take == 0) take = 1;
    if (!part->repeated && take > 1) take = 1;
    for (std::size_t i = 0; i < take; ++i) arguments.Add(part->name, words[at++]);
  }
  if (at < words.size()) return UsageError("多出来的词：" + words[at], "one word too many: " + words[at]);
  return absl::OkStatus();
}

}  // namespace

std::vector<Part> PartsOf(std::string_view usage) {
  std::vector<Part> parts;
  for (std::string& piece : Pieces(usage)) parts.push_back(PartOf(std::move(piece)));
  return parts;
}

const std::string& Arguments::Get(std::string_view name) const {
  static const std::string none;
  const auto& all = All(name);
  return all.empty() ? none : all.front();
}

const std::vector<std::string>& Arguments::All(std::string_view name) const {
  static const std::vector<std::string> none;
  const auto found = values_.find(std::string(name));
  return found == values_.end() ? none : found->second;
}

absl::StatusOr<Arguments> ReadArguments(std::span<const Part> parts, std::span<const std::string> words) {
  Arguments arguments;
  YISHI_ASSIGN_OR_RETURN(const std::vector<std::string> rest, TakeOptions(parts, words, arguments));
  YISHI_RETURN_IF_ERROR(FillPositionals(parts, rest, arguments));
  for (const Part& part : parts) {
    if (!part.is_option() || !part.required || arguments.Has(part.name)) continue;
    return UsageError("缺少 " + part.name + " " + part.value, "missing: " + part.name + " " + part.value);
  }
  return arguments;
}

}  // namespace yishi::cli

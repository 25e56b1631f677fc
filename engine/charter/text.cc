#include "engine/charter/text.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>

#include <string>

#include "engine/wire/deterministic.h"
#include "engine/wire/strict.h"

namespace yishi::charter {
namespace {

constexpr std::size_t kTextBytes = 24 * 1024;
constexpr int kTextDepth = 32;

// Keeps the first error, with its place for people: lines and columns from 1.
class FirstError : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int line, google::protobuf::io::ColumnNumber column, const std::string& message) override {
    if (!text_.empty()) return;
    line_ = line + 1;
    column_ = column + 1;
    text_ = message;
  }
  absl::Status ToStatus(const TextKind& kind) const {
    const std::string at = std::to_string(line_) + ":" + std::to_string(column_);
    return Refuse({.reason = kind.unreadable,
                   .zh = std::string(kind.zh) + "无法读取，第 " + std::to_string(line_) + " 行第 " +
                         std::to_string(column_) + " 列：" + text_,
                   .en = std::string(kind.en) + " cannot be read, " + at + ": " + text_,
                   .rule = "",
                   .numbers = {{"line", std::to_string(line_)}, {"column", std::to_string(column_)}}});
  }

 private:
  int line_ = 0;
  int column_ = 0;
  std::string text_;
};

}  // namespace

absl::Status ParseText(std::string_view text, const TextKind& kind, google::protobuf::Message& message) {
  if (text.size() > kTextBytes) {
    return Refuse(Reason::kOversized, std::string(kind.zh) + "超过 24 KiB",
                  std::string(kind.en) + " is over 24 KiB");
  }
  FirstError errors;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&errors);
  parser.SetRecursionLimit(kTextDepth);
  if (parser.ParseFromString(std::string(text), &message)) return absl::OkStatus();
  return errors.ToStatus(kind);
}

absl::Status CheckWritable(const google::protobuf::Message& message, const TextKind& kind) {
  const absl::Status strict =
      wire::CheckStrict(*message.GetDescriptor(), wire::SerializeDeterministic(message));
  const auto refusal = RefusalOf(strict);
  if (!refusal) return strict;
  return Refuse(kind.unreadable, std::string(kind.zh) + "无法写成规范形式：" + refusal->zh,
                std::string(kind.en) + " cannot be written down: " + refusal->en);
}

}  // namespace yishi::charter

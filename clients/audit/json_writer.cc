#include "clients/audit/json_writer.h"

#include <cstdint>

namespace yishi::audit {

void JsonWriter::Quote(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out_ += '"';
  for (char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else if (byte < 0x20) {
      out_.append("\\u00");
      out_ += kDigits[byte >> 4];
      out_ += kDigits[byte & 0xf];
    } else {
      out_ += c;
    }
  }
  out_ += '"';
}

void JsonWriter::Name(std::string_view name) {
  if (comma_) out_ += ',';
  Quote(name);
  out_ += ':';
  comma_ = false;
}

void JsonWriter::Raw(std::string_view text) {
  if (comma_) out_ += ',';
  out_.append(text);
  comma_ = true;
}

void JsonWriter::Value(std::string_view text) {
  if (comma_) out_ += ',';
  Quote(text);
  comma_ = true;
}

void JsonWriter::Open(char bracket) {
  if (comma_) out_ += ',';
  out_ += bracket;
  comma_ = false;
}

void JsonWriter::Close(char bracket) {
  out_ += bracket;
  comma_ = true;
}

}  // namespace yishi::audit

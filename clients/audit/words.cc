#include "clients/audit/words.h"

#include <cstdint>
#include <vector>

#include "engine/base/utf8.h"
#include "google/protobuf/descriptor.h"

namespace yishi::audit {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr std::size_t kShortBytes = 4;
constexpr std::size_t kDescribedBytes = 400;

// The length of the character at the front. REQUIRES: well-formed UTF-8.
std::size_t CharacterBytes(std::string_view text) {
  const auto lead = static_cast<std::uint8_t>(text[0]);
  return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

bool Disturbs(std::string_view character) {
  const auto lead = static_cast<std::uint8_t>(character[0]);
  if (character.size() == 1) return lead < 0x20 || lead == 0x7f;
  if (character.size() == 2) {
    const bool c1 = lead == 0xc2 && static_cast<std::uint8_t>(character[1]) < 0xa0;
    return c1 || character == "\xd8\x9c";
  }
  // Marks, embeddings, overrides and isolates of direction, line and paragraph separators, and zero width.
  if (character.size() != 3) return false;
  const std::string_view general = "\xe2\x80";
  if (character.starts_with(general)) {
    const auto last = static_cast<std::uint8_t>(character[2]);
    return (last >= 0x8b && last <= 0x8f) || (last >= 0xa8 && last <= 0xae);
  }
  if (character.starts_with("\xe2\x81"))
    return static_cast<std::uint8_t>(character[2]) >= 0xa0 && static_cast<std::uint8_t>(character[2]) <= 0xaf;
  return character == "\xef\xbb\xbf";
}

std::string ScalarIn(const Message& message, const FieldDescriptor& field, int index) {
  const Reflection& reflection = *message.GetReflection();
  const bool many = field.is_repeated();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
      return std::to_string(many ? reflection.GetRepeatedInt32(message, &field, index)
                                 : reflection.GetInt32(message, &field));
    case FieldDescriptor::CPPTYPE_INT64:
      return std::to_string(many ? reflection.GetRepeatedInt64(message, &field, index)
                                 : reflection.GetInt64(message, &field));
    case FieldDescriptor::CPPTYPE_UINT32:
      return std::to_string(many ? reflection.GetRepeatedUInt32(message, &field, index)
                                 : reflection.GetUInt32(message, &field));
    case FieldDescriptor::CPPTYPE_UINT64:
      return std::to_string(many ? reflection.GetRepeatedUInt64(message, &field, index)
                                 : reflection.GetUInt64(message, &field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.GetBool(message, &field) ? "true" : "false";
    case FieldDescriptor::CPPTYPE_ENUM:
      return many ? reflection.GetRepeatedEnum(message, &field, index)->name()
                  : reflection.GetEnum(message, &field)->name();
    case FieldDescriptor::CPPTYPE_STRING: {
      const std::string text =
          many ? reflection.GetRepeatedString(message, &field, index) : reflection.GetString(message, &field);
      return field.type() == FieldDescriptor::TYPE_BYTES ? Short(text) : "\"" + Shown(text, 60) + "\"";
    }
    default:
      return "?";  // the ledger's messages have no other types (engine/wire/schema.h)
  }
}

void Describe(const Message& message, std::string& out) {
  const Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  const char* space = "";
  for (const FieldDescriptor* field : fields) {
    const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < count && out.size() < kDescribedBytes; ++i) {
      out.append(space).append(field->name());
      space = " ";
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        out += '{';
        Describe(field->is_repeated() ? reflection.GetRepeatedMessage(message, field, i)
                                      : reflection.GetMessage(message, field),
                 out);
        out += '}';
      } else {
        out.append("=").append(ScalarIn(message, *field, i));
      }
    }
  }
}

}  // namespace

std::string Shown(std::string_view text, std::size_t bytes_max) {
  if (!IsUtf8(text)) return "0x" + Shown(ToHex(text.substr(0, bytes_max / 2)), bytes_max);
  std::string out;
  while (!text.empty()) {
    const std::string_view character = text.substr(0, CharacterBytes(text));
    if (out.size() + character.size() > bytes_max) return out + "…";
    if (Disturbs(character)) {
      out += '?';
    } else {
      out.append(character);
    }
    text.remove_prefix(character.size());
  }
  return out;
}

std::string Short(BytesView id) {
  return id.size() <= kShortBytes ? ToHex(id) : ToHex(id.substr(0, kShortBytes)) + "…";
}

std::string Described(const Message& message) {
  std::string out;
  Describe(message, out);
  return Shown(out, kDescribedBytes);
}

}  // namespace yishi::audit

#include "clients/cli/json.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <cstdio>

#include "clients/cli/text.h"
#include "engine/base/bytes.h"

namespace yishi::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// One value of a field, repeated or not: `index` is -1 for a single one.
std::string ValueOf(const Message& message, const FieldDescriptor& field, int index) {
  const Reflection& in = *message.GetReflection();
  const bool many = index >= 0;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
      return std::to_string(many ? in.GetRepeatedInt32(message, &field, index)
                                 : in.GetInt32(message, &field));
    case FieldDescriptor::CPPTYPE_INT64:
      return std::to_string(many ? in.GetRepeatedInt64(message, &field, index)
                                 : in.GetInt64(message, &field));
    case FieldDescriptor::CPPTYPE_UINT32:
      return std::to_string(many ? in.GetRepeatedUInt32(message, &field, index)
                                 : in.GetUInt32(message, &field));
    case FieldDescriptor::CPPTYPE_UINT64:
      return std::to_string(many ? in.GetRepeatedUInt64(message, &field, index)
                                 : in.GetUInt64(message, &field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return (many ? in.GetRepeatedBool(message, &field, index) : in.GetBool(message, &field)) ? "true"
                                                                                               : "false";
    case FieldDescriptor::CPPTYPE_ENUM: {
      const auto* value = many ? in.GetRepeatedEnum(message, &field, index) : in.GetEnum(message, &field);
      return JsonText(value->name());
    }
    case FieldDescriptor::CPPTYPE_STRING: {
      const std::string text =
          many ? in.GetRepeatedString(message, &field, index) : in.GetString(message, &field);
      return JsonText(field.type() == FieldDescriptor::TYPE_BYTES ? ToHex(text) : text);
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return JsonOf(many ? in.GetRepeatedMessage(message, &field, index) : in.GetMessage(message, &field));
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT:
      break;  // the API has none
  }
  return "null";
}

std::string ListOf(const Message& message, const FieldDescriptor& field) {
  std::vector<std::string> values;
  const int size = message.GetReflection()->FieldSize(message, &field);
  for (int i = 0; i < size; ++i) values.push_back(ValueOf(message, field, i));
  return JsonArray(values);
}

}  // namespace

std::string JsonText(std::string_view text) {
  std::string out = "\"";
  char shown[8];
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      std::snprintf(shown, sizeof shown, "\\u%04x", static_cast<unsigned>(c));
      out += shown;
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string JsonOf(const Message& message) {
  JsonObject out;
  const auto& type = *message.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.is_repeated()) {
      out.Raw(field.name(), ListOf(message, field));
    } else if (!field.has_presence() || message.GetReflection()->HasField(message, &field)) {
      out.Raw(field.name(), ValueOf(message, field, -1));
    }
  }
  return out.str();
}

JsonObject& JsonObject::Raw(std::string_view name, std::string_view json) {
  if (!members_.empty()) members_ += ",";
  members_ += JsonText(name) + ":" + std::string(json);
  return *this;
}

std::string JsonArray(const std::vector<std::string>& values) {
  std::string out = "[";
  for (std::size_t i = 0; i < values.size(); ++i) out += (i == 0 ? "" : ",") + values[i];
  return out + "]";
}

}  // namespace yishi::cli

#include "tests/scenario/print.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <cstdio>
#include <cstdlib>

namespace yishi::scenario {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

class Printer {
 public:
  Printer(const std::map<Bytes, std::string>& names, const calendar::Calendar& days)
      : names_(names), days_(days) {}

  // " name=value" for every field that is set.
  std::string Fields(const Message& message) const {
    std::string out;
    std::vector<const FieldDescriptor*> fields;
    message.GetReflection()->ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
      const int count = field->is_repeated() ? message.GetReflection()->FieldSize(message, field) : 1;
      for (int i = 0; i < count; ++i) out += Field(message, *field, i);
    }
    return out;
  }

 private:
  std::string Field(const Message& message, const FieldDescriptor& field, int index) const {
    std::string name = field.name();
    if (name.ends_with("_id")) name.resize(name.size() - 3);
    const std::string value = Value(message, field, index);
    return value.empty() ? "" : " " + name + "=" + value;
  }

  std::string Value(const Message& message, const FieldDescriptor& field, int index) const {
    const auto* r = message.GetReflection();
    const bool many = field.is_repeated();
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return Braced(many ? r->GetRepeatedMessage(message, &field, index) : r->GetMessage(message, &field));
      case FieldDescriptor::CPPTYPE_ENUM:
        return (many ? r->GetRepeatedEnum(message, &field, index) : r->GetEnum(message, &field))->name();
      case FieldDescriptor::CPPTYPE_BOOL:
        return r->GetBool(message, &field) ? "yes" : "no";
      case FieldDescriptor::CPPTYPE_UINT32:
        return std::to_string(many ? r->GetRepeatedUInt32(message, &field, index)
                                   : r->GetUInt32(message, &field));
      case FieldDescriptor::CPPTYPE_UINT64:
        return std::to_string(r->GetUInt64(message, &field));
      case FieldDescriptor::CPPTYPE_INT32: {
        const std::int32_t value = r->GetInt32(message, &field);
        return field.name().ends_with("_day") ? calendar::FormatDay({value}) : std::to_string(value);
      }
      case FieldDescriptor::CPPTYPE_INT64: {
        const std::int64_t value = r->GetInt64(message, &field);
        return field.name().ends_with("_ms") ? "'" + days_.Format(value) + "'" : std::to_string(value);
      }
      case FieldDescriptor::CPPTYPE_STRING:
        return Text(field,
                    many ? r->GetRepeatedString(message, &field, index) : r->GetString(message, &field));
      default:
        return "?";
    }
  }

  // "{name=value name=value}"
  std::string Braced(const Message& message) const {
    const std::string fields = Fields(message);
    return "{" + (fields.empty() ? "" : fields.substr(1)) + "}";
  }

  std::string Text(const FieldDescriptor& field, const std::string& value) const {
    return field.type() == FieldDescriptor::TYPE_BYTES ? Id(value) : value;
  }

  // The name of an id; nothing for a digest.
  std::string Id(const Bytes& bytes) const {
    const auto found = names_.find(bytes);
    if (found != names_.end()) return found->second;
    return bytes.size() == 16 ? "new" : "";
  }

  const std::map<Bytes, std::string>& names_;
  const calendar::Calendar& days_;
};

}  // namespace

std::string PrintEffects(const ledger::v1::Entry& entry, const std::map<Bytes, std::string>& names,
                         const calendar::Calendar& days) {
  const Printer printer(names, days);
  std::string out;
  for (const ledger::v1::Effect& effect : entry.effects()) {
    std::vector<const FieldDescriptor*> fields;
    effect.GetReflection()->ListFields(effect, &fields);
    if (fields.empty()) continue;
    out += fields[0]->name() + printer.Fields(effect.GetReflection()->GetMessage(effect, fields[0])) + "\n";
  }
  return out;
}

Millis ParseTime(const std::string& text, const calendar::Calendar& days) {
  int hour = 0;
  int minute = 0;
  double second = 0;
  const auto day = calendar::ParseDay(text.substr(0, 10));
  if (!day) {
    std::fprintf(stderr, "script: no time: %s\n", text.c_str());
    std::abort();
  }
  if (text.size() > 10) std::sscanf(text.c_str() + 11, "%d:%d:%lf", &hour, &minute, &second);
  return days.StartOf(*day) + hour * kHourMs + minute * kMinuteMs + static_cast<Millis>(second * 1000 + 0.5);
}

}  // namespace yishi::scenario

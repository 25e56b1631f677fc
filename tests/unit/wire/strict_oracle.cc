#include "tests/unit/wire/strict_oracle.h"

#include <memory>
#include <vector>

#include "engine/base/limits.h"
#include "engine/wire/deterministic.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/message.h"
#include "google/protobuf/stubs/logging.h"

namespace yishi::wire {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

bool IsKnown(const FieldDescriptor& field, int value) {
  return field.enum_type()->FindValueByNumber(value) != nullptr;
}

bool KnowsEverything(const Message& message);

bool KnowsField(const Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  if (!field.is_repeated()) {
    if (field.enum_type() != nullptr) return IsKnown(field, reflection.GetEnumValue(message, &field));
    return field.message_type() == nullptr || KnowsEverything(reflection.GetMessage(message, &field));
  }
  for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
    if (field.enum_type() != nullptr &&
        !IsKnown(field, reflection.GetRepeatedEnumValue(message, &field, i))) {
      return false;
    }
    if (field.message_type() != nullptr &&
        !KnowsEverything(reflection.GetRepeatedMessage(message, &field, i))) {
      return false;
    }
  }
  return true;
}

bool KnowsEverything(const Message& message) {
  if (!message.GetReflection()->GetUnknownFields(message).empty()) return false;
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (!KnowsField(message, *field)) return false;
  }
  return true;
}

}  // namespace

bool SurvivesRoundTrip(const Message& prototype, BytesView bytes) {
  const google::protobuf::LogSilencer silence;  // a line for every text that is not UTF-8
  const std::unique_ptr<Message> message(prototype.New());
  google::protobuf::io::CodedInputStream stream(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                                static_cast<int>(bytes.size()));
  stream.SetRecursionLimit(limits::kMessageDepth);
  if (!message->ParseFromCodedStream(&stream) || !stream.ConsumedEntireMessage()) return false;
  return KnowsEverything(*message) && SerializeDeterministic(*message) == bytes;
}

}  // namespace yishi::wire

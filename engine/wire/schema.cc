#include "engine/wire/schema.h"

#include <set>
#include <string>

#include "engine/base/status.h"
#include "google/protobuf/descriptor.h"

namespace yishi::wire {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;

absl::Status Unfit(const std::string& name, const std::string& what) {
  return Refuse(Reason::kMalformed, name + " 没有唯一编码：" + what, name + " has no strict form: " + what);
}

// Each type once, since types may refer to each other in a circle.
absl::Status CheckType(const Descriptor& descriptor, std::set<std::string>& seen) {
  if (!seen.insert(descriptor.full_name()).second) return absl::OkStatus();
  if (descriptor.file()->syntax() != FileDescriptor::SYNTAX_PROTO3)
    return Unfit(descriptor.full_name(), "not proto3");
  if (descriptor.file()->package() == "google.protobuf")
    return Unfit(descriptor.full_name(), "well-known type");
  for (int i = 0; i < descriptor.field_count(); ++i) {
    const FieldDescriptor& field = *descriptor.field(i);
    if (!HasStrictForm(field)) return Unfit(field.full_name(), "map, float or group");
    if (field.message_type() != nullptr) YISHI_RETURN_IF_ERROR(CheckType(*field.message_type(), seen));
  }
  return absl::OkStatus();
}

}  // namespace

bool HasStrictForm(const FieldDescriptor& field) {
  return !field.is_map() && field.type() != FieldDescriptor::TYPE_GROUP &&
         field.type() != FieldDescriptor::TYPE_FLOAT && field.type() != FieldDescriptor::TYPE_DOUBLE;
}

absl::Status CheckSchema(const Descriptor& descriptor) {
  std::set<std::string> seen;
  return CheckType(descriptor, seen);
}

}  // namespace yishi::wire

// Which types of messages can have a strict form at all (strict.h).

#ifndef YISHI_ENGINE_WIRE_SCHEMA_H_
#define YISHI_ENGINE_WIRE_SCHEMA_H_

#include "absl/status/status.h"

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
}  // namespace google::protobuf

namespace yishi::wire {

// OK for proto3 messages without maps, floats, groups and well-known types, in them or below them. Whether a
// type is fit never changes while the program runs: ask once, in a test.
absl::Status CheckSchema(const google::protobuf::Descriptor& descriptor);

// Whether a field can be part of one: no map, float or group. Looks at the field alone, not below it.
bool HasStrictForm(const google::protobuf::FieldDescriptor& field);

}  // namespace yishi::wire

#endif  // YISHI_ENGINE_WIRE_SCHEMA_H_

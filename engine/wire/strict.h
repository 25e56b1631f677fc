// One meaning, one encoding: the strict form of protobuf that signed and stored messages must have.
//
// A parser forgives a great deal (fields twice, in any order, unknown, in over-long numbers), and two parsers
// forgive differently, so that one signed text could be read in two ways. Accepted is exactly what a
// deterministic serialiser writes:
//   - fields in ascending order of number, those of a repeated field together, none twice, none unknown;
//   - one member of a oneof at most;
//   - varints (tags, lengths and values) in their shortest form and within their type's range, a negative
//   int32 or
//     enum in ten bytes, a bool 0 or 1, an enum's value one that is declared;
//   - no default value where presence is implicit; optional fields and members of a oneof may hold one;
//   - repeated scalars packed where the schema packs them, and then never empty;
//   - strings in valid UTF-8, lengths exact, nesting at most limits::kMessageDepth below the outermost
//   message.
//
// For a type that passes CheckSchema (schema.h): CheckStrict is OK if and only if parsing succeeds, leaves no
// unknown field or enum value, keeps to the depth, and serialising again gives the same bytes.

#ifndef YISHI_ENGINE_WIRE_STRICT_H_
#define YISHI_ENGINE_WIRE_STRICT_H_

#include "absl/status/status.h"
#include "engine/base/bytes.h"

namespace google::protobuf {
class Descriptor;
}  // namespace google::protobuf

namespace yishi::wire {

// A field that can have no strict form (schema.h) is refused as kMalformed.
// kNotCanonical, kUnknownField, kMalformed or (for the depth) kLimitExceeded, naming the field's path and the
// offset of its tag or value in bytes.
absl::Status CheckStrict(const google::protobuf::Descriptor& descriptor, BytesView bytes);

}  // namespace yishi::wire

#endif  // YISHI_ENGINE_WIRE_STRICT_H_

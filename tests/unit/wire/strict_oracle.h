// The oracle for the strict check: libprotobuf's own parser and serialiser, as engine/wire/strict.h
// describes.

#ifndef YISHI_TESTS_UNIT_WIRE_STRICT_ORACLE_H_
#define YISHI_TESTS_UNIT_WIRE_STRICT_ORACLE_H_

#include "engine/base/bytes.h"

namespace google::protobuf {
class Message;
}

namespace yishi::wire {

// Whether `bytes` parse as `prototype`'s type within the limit of depth, leave no unknown field or enum
// value, and come out the same when they are serialised again.
bool SurvivesRoundTrip(const google::protobuf::Message& prototype, BytesView bytes);

}  // namespace yishi::wire

#endif  // YISHI_TESTS_UNIT_WIRE_STRICT_ORACLE_H_

// Serialising once: the bytes that CheckStrict accepts.

#ifndef YISHI_ENGINE_WIRE_DETERMINISTIC_H_
#define YISHI_ENGINE_WIRE_DETERMINISTIC_H_

#include "engine/base/bytes.h"

namespace google::protobuf {
class MessageLite;
}

namespace yishi::wire {

// The serialisation that is signed or stored from then on. It passes CheckStrict if the message's type passes
// CheckSchema and its strings are UTF-8.
Bytes SerializeDeterministic(const google::protobuf::MessageLite& message);

}  // namespace yishi::wire

#endif  // YISHI_ENGINE_WIRE_DETERMINISTIC_H_

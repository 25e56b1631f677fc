// The server's refusals, from what gRPC hands over.

#ifndef YISHI_CLIENTS_SDK_STATUS_FROM_WIRE_H_
#define YISHI_CLIENTS_SDK_STATUS_FROM_WIRE_H_

#include <string>

#include "absl/status/status.h"
#include "engine/base/bytes.h"

namespace yishi::sdk {

// `code` and `message` as gRPC gives them, `details` the bytes of a yishi.v1.StatusDetails, perhaps empty.
// The status carries the refusal found in it. A refusal for a reason that is not known here keeps its code,
// and both its sentences stand in the message.
absl::Status StatusFromWire(int code, const std::string& message, BytesView details);

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_STATUS_FROM_WIRE_H_

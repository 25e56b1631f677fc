// What a command's signature covers: the pre-authentication encoding of DSSE v1, which binds the payload's
// type.
//
//   "DSSEv1" SP len(type) SP type SP len(payload) SP payload        lengths in decimal

#ifndef YISHI_ENGINE_WIRE_PAE_H_
#define YISHI_ENGINE_WIRE_PAE_H_

#include <string_view>

#include "engine/base/bytes.h"
#include "engine/base/ids.h"
#include "engine/crypto/suite.h"

namespace yishi::wire {

inline constexpr std::string_view kCommandPayloadType = "application/vnd.yishi.command.v1+protobuf";

Bytes Pae(std::string_view payload_type, BytesView payload);

// TH("cmd", pae). Over what is signed and not over the signature, since SM2 signs one message in many ways.
CommandId CommandIdOf(const crypto::Suite& suite, BytesView pae);

}  // namespace yishi::wire

#endif  // YISHI_ENGINE_WIRE_PAE_H_

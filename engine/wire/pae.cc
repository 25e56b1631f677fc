#include "engine/wire/pae.h"

#include <string>

namespace yishi::wire {

Bytes Pae(std::string_view payload_type, BytesView payload) {
  Bytes out = "DSSEv1 " + std::to_string(payload_type.size()) + " ";
  out.append(payload_type).append(" ").append(std::to_string(payload.size())).append(" ").append(payload);
  return out;
}

CommandId CommandIdOf(const crypto::Suite& suite, BytesView pae) {
  return CommandId{suite.Tagged("cmd", {pae})};
}

}  // namespace yishi::wire

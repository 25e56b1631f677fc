// Reading protobuf text that people wrote: charters and catalogues.

#ifndef YISHI_ENGINE_CHARTER_TEXT_H_
#define YISHI_ENGINE_CHARTER_TEXT_H_

#include <google/protobuf/message.h>

#include <string_view>

#include "absl/status/status.h"
#include "engine/base/status.h"

namespace yishi::charter {

// What is read, as a refusal names it.
struct TextKind {
  Reason unreadable;
  std::string_view zh;  // "程序规则"
  std::string_view en;  // "the charter"
};

// Fills `message`. kOversized over 24 KiB; the kind's own reason with line and column.
absl::Status ParseText(std::string_view text, const TextKind& kind, google::protobuf::Message& message);

// Refuses what the message cannot be written down as: the text format lets any bytes stand in a string and
// any number for an enum, the wire does not.
absl::Status CheckWritable(const google::protobuf::Message& message, const TextKind& kind);

}  // namespace yishi::charter

#endif  // YISHI_ENGINE_CHARTER_TEXT_H_

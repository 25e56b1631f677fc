// How things of an archive are put into sentences. What comes from an archive is never shown as it is: it may
// hold what disturbs a terminal.

#ifndef YISHI_CLIENTS_AUDIT_WORDS_H_
#define YISHI_CLIENTS_AUDIT_WORDS_H_

#include <string>
#include <string_view>

#include "engine/base/ids.h"
#include "google/protobuf/message.h"

namespace yishi::audit {

// `text` without control characters and characters that turn the direction of text, each of which becomes
// '?', and cut at `bytes_max`. What is no UTF-8 is shown in hex.
std::string Shown(std::string_view text, std::size_t bytes_max = 300);

// The first eight hex digits and an ellipsis: enough to find an id by.
std::string Short(BytesView id);

// The fields of a message on one line, ids in hex, cut at 400 bytes: `box_declared{box_id=0a1b… yes=12}`.
std::string Described(const google::protobuf::Message& message);

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_WORDS_H_

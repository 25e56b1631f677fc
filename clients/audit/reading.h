// One entry read: its bytes, what they say, and the command in it.

#ifndef YISHI_CLIENTS_AUDIT_READING_H_
#define YISHI_CLIENTS_AUDIT_READING_H_

#include <cstdint>
#include <optional>

#include "clients/audit/contents.h"
#include "clients/audit/fault.h"
#include "engine/community/community.h"

namespace yishi::audit {

struct Reading {
  std::uint64_t index = 0;  // its place in the archive, and so in the tree
  Position at;
  Bytes bytes;
  Hash leaf;
  std::optional<ledger::v1::Entry> entry;     // absent if the entry cannot be read
  std::optional<community::Request> request;  // absent if there is no command, or it cannot be read
};

// Never fails: what cannot be read is a fault, and absent.
Reading ReadPiece(const crypto::Suite& suite, const Piece& piece, std::uint64_t index, FaultList& faults);

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_READING_H_

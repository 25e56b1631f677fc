// What an archive holds, taken apart but not yet understood.

#ifndef YISHI_CLIENTS_AUDIT_CONTENTS_H_
#define YISHI_CLIENTS_AUDIT_CONTENTS_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "clients/audit/fault.h"
#include "engine/base/bytes.h"

namespace yishi::audit {

// An entry or a released opening, as the bundle has it.
struct Piece {
  BytesView bytes;
  std::string file;
  std::uint64_t offset = 0;  // in `file`, of its first byte
};

// Views into the archive, which must outlive it.
struct Contents {
  std::optional<BytesView> checkpoint;
  std::vector<Piece> entries;                  // as many as follow from the first without a gap
  std::vector<Piece> openings;                 // likewise
  std::map<std::string, BytesView> documents;  // by what their name claims as their digest, in hex
};

// Where a damaged archive can still be made out in part, that part is read all the same.
Contents ReadContents(BytesView archive, FaultList& faults);

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_CONTENTS_H_

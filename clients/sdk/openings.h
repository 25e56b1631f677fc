// Openings and their commitments: what goes onto the ledger for content that is secret, personal or not yet
// due.

#ifndef YISHI_CLIENTS_SDK_OPENINGS_H_
#define YISHI_CLIENTS_SDK_OPENINGS_H_

#include <string>

#include "engine/base/bytes.h"
#include "engine/crypto/suite.h"
#include "yishi/v1/box.pb.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::sdk {

// The commitment stands in the act; the opening travels beside it. Each is made with fresh salts, so that two
// of the same content differ.
struct Committed {
  v1::Opening opening;
  Hash commitment;
};

// An open ballot.
Committed CommitBallot(const crypto::Suite& suite, v1::Choice choice);

// A ballot that names options by their numbers from 1, in this order; none of them: an abstention. REQUIRES:
// each is at most 32.
Committed CommitBallot(const crypto::Suite& suite, const std::vector<std::uint32_t>& options);

// What a community knows of a person. Fields left empty are left out of the opening.
struct PersonRecord {
  std::string name{};
  std::string sex{};
  std::string birth_date{};  // "1979-11-03"
  std::string telephone{};
  std::string address{};
  std::string group{};

  bool operator==(const PersonRecord&) const = default;
};

// REQUIRES: at least one field is not empty.
Committed CommitPerson(const crypto::Suite& suite, const PersonRecord& record);
PersonRecord PersonRecordOf(const v1::Opening& opening);

// What a resident says.
Committed CommitStatement(const crypto::Suite& suite, std::string_view text);

// A scan of a signed sheet, by its digest (32 bytes).
Committed CommitScan(const crypto::Suite& suite, const Hash& digest, std::string_view media_type);

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_OPENINGS_H_

// A community's whole state: a value that follows from the ledger's entries and from nothing else.

#ifndef YISHI_ENGINE_COMMUNITY_STATE_H_
#define YISHI_ENGINE_COMMUNITY_STATE_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/base/ids.h"
#include "engine/box/box.h"
#include "engine/calendar/calendar.h"
#include "engine/charter/charter.h"
#include "engine/community/command_index.h"
#include "engine/crypto/suite_id.h"
#include "engine/matter/matter.h"
#include "engine/meeting/meeting.h"
#include "engine/petition/petition.h"
#include "engine/posting/posting.h"
#include "engine/record/record.h"
#include "engine/roster/roster.h"
#include "engine/vault/vault.h"

namespace yishi::community {

// What the founding entry fixed; of its calendar, holidays and make-up days are set for later years by
// SetCalendar.
struct Foundation {
  crypto::SuiteId suite = crypto::SuiteId::kIntl;
  LedgerId ledger;  // leaf hash of the founding entry
  std::string origin;
  std::string log_vkey;
  std::string name;
  std::string name_en;
  calendar::Calendar calendar;
  std::vector<std::string> notice_places;
  std::string witness_policy;
  int recovery_days = 3;  // natural days that a recovered key waits
  bool operator==(const Foundation&) const = default;
};

// The chain of one subject: contiguous numbers, each entry naming the one before.
struct Chain {
  std::uint64_t length = 0;
  Hash last_leaf;
  bool terminated = false;  // nothing may follow
  bool operator==(const Chain&) const = default;
};

struct State {
  std::uint64_t size = 0;  // entries applied
  Millis last_admitted_ms = 0;
  Foundation foundation;  // meaningless while size is 0
  std::map<SubjectId, Chain> chains;
  CommandIndex commands;
  roster::Roster roster;
  vault::Vault vault;
  charter::Charters charters;
  petition::Petitions petitions;
  matter::Matters matters;
  meeting::Meetings meetings;
  box::Boxes boxes;
  record::Records records;
  posting::Postings postings;
  std::map<std::int32_t, std::uint32_t> matters_by_year;  // how many were opened, for their numbers

  const crypto::Suite& suite() const { return crypto::Suite::Get(foundation.suite); }
  bool operator==(const State&) const = default;
};

}  // namespace yishi::community

#endif  // YISHI_ENGINE_COMMUNITY_STATE_H_

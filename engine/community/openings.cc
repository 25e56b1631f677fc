#include "engine/community/openings.h"

#include <map>
#include <string>
#include <vector>

#include "engine/base/status.h"
#include "engine/wire/opening.h"

namespace yishi::community {
namespace {

// The kind of opening that a commitment of the act has.
struct Opens {
  BytesView commitment;
  v1::OpeningSchema schema;
};

std::vector<Opens> CommitmentsIn(const v1::Command& command) {
  if (command.has_cast_ballot()) return {{command.cast_ballot().commitment(), v1::OPENING_SCHEMA_BALLOT}};
  if (command.has_raise_objection())
    return {{command.raise_objection().statement(), v1::OPENING_SCHEMA_STATEMENT}};
  if (command.has_object_to_roll())
    return {{command.object_to_roll().statement(), v1::OPENING_SCHEMA_STATEMENT}};
  if (command.has_enter_petition_sheet())
    return {{command.enter_petition_sheet().scan(), v1::OPENING_SCHEMA_SCAN}};
  if (command.has_enter_sheet()) return {{command.enter_sheet().scan(), v1::OPENING_SCHEMA_SCAN}};
  std::vector<Opens> records;
  for (const v1::RosterRow& row : command.stage_roster_part().rows()) {
    if (row.has_person()) records.push_back({row.person().record(), v1::OPENING_SCHEMA_PERSON});
  }
  return records;
}

}  // namespace

absl::Status CheckOpeningsBelong(const crypto::Suite& suite, const Request& request) {
  if (request.openings.empty()) return absl::OkStatus();
  const std::vector<Opens> commitments = CommitmentsIn(request.command);
  std::map<BytesView, v1::OpeningSchema> schemas;
  for (const Opens& opens : commitments) schemas.emplace(opens.commitment, opens.schema);
  for (std::size_t i = 0; i < request.openings.size(); ++i) {
    const Hash commitment = wire::CommitmentOf(suite, request.openings[i]);
    const auto found = schemas.find(commitment.view());
    if (found != schemas.end() && static_cast<std::uint32_t>(found->second) == request.openings[i].schema())
      continue;
    const std::string number = std::to_string(i + 1);
    return Refuse({.reason = Reason::kOpeningMismatch,
                   .zh = "第 " + number + " 份开启内容与命令中的任何承诺都不符",
                   .en = "opening number " + number + " is of no commitment in the command",
                   .rule = "",
                   .numbers = {{"opening", number}}});
  }
  return absl::OkStatus();
}

}  // namespace yishi::community

#include "clients/sdk/openings.h"

#include <initializer_list>
#include <utility>

#include "clients/sdk/random.h"
#include "engine/crypto/commitment.h"
#include "engine/wire/opening.h"

namespace yishi::sdk {
namespace {

// yishi.v1.BallotForm: what a byte that names an option adds to its number.
constexpr std::uint32_t kOptionByte = 0x40;

// Fields are numbered in order from 1; an empty one keeps its number and is left out.
Committed Commit(const crypto::Suite& suite, v1::OpeningSchema schema,
                 std::initializer_list<BytesView> contents) {
  Committed out;
  out.opening.set_schema(static_cast<std::uint32_t>(schema));
  std::uint32_t number = 0;
  for (const BytesView content : contents) {
    ++number;
    if (content.empty()) continue;
    v1::OpenedField& field = *out.opening.add_fields();
    field.set_number(number);
    field.set_salt(RandomBytes(crypto::kSaltBytes));
    field.set_content(Bytes(content));
  }
  out.commitment = wire::CommitmentOf(suite, out.opening);
  return out;
}

std::string* FieldOf(PersonRecord& record, std::uint32_t number) {
  switch (number) {
    case 1:
      return &record.name;
    case 2:
      return &record.sex;
    case 3:
      return &record.birth_date;
    case 4:
      return &record.telephone;
    case 5:
      return &record.address;
    case 6:
      return &record.group;
    default:
      return nullptr;
  }
}

}  // namespace

Committed CommitBallot(const crypto::Suite& suite, v1::Choice choice) {
  const char byte = static_cast<char>(choice);
  return Commit(suite, v1::OPENING_SCHEMA_BALLOT, {BytesView(&byte, 1)});
}

Committed CommitBallot(const crypto::Suite& suite, const std::vector<std::uint32_t>& options) {
  Bytes content;
  for (std::uint32_t option : options) content += static_cast<char>(kOptionByte + option);
  if (content.empty()) content = Bytes(1, static_cast<char>(kOptionByte));
  return Commit(suite, v1::OPENING_SCHEMA_BALLOT, {content});
}

Committed CommitPerson(const crypto::Suite& suite, const PersonRecord& record) {
  return Commit(suite, v1::OPENING_SCHEMA_PERSON,
                {record.name, record.sex, record.birth_date, record.telephone, record.address, record.group});
}

PersonRecord PersonRecordOf(const v1::Opening& opening) {
  PersonRecord record;
  for (const v1::OpenedField& field : opening.fields()) {
    if (std::string* into = FieldOf(record, field.number())) *into = field.content();
  }
  return record;
}

Committed CommitStatement(const crypto::Suite& suite, std::string_view text) {
  return Commit(suite, v1::OPENING_SCHEMA_STATEMENT, {text});
}

Committed CommitScan(const crypto::Suite& suite, const Hash& digest, std::string_view media_type) {
  return Commit(suite, v1::OPENING_SCHEMA_SCAN, {digest.view(), media_type});
}

}  // namespace yishi::sdk

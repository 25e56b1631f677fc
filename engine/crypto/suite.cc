#include "engine/crypto/suite.h"

#include <array>
#include <string>
#include <vector>

#include "engine/crypto/gm_suite.h"
#include "engine/crypto/intl_suite.h"

namespace yishi::crypto {
namespace {

std::string_view TagPrefix(SuiteId id) {
  switch (id) {
    case SuiteId::kIntl:
      return "yishi-v1-P256-SHA256-";
    case SuiteId::kGm:
      return "yishi-v1-SM2-SM3-";
  }
  return "";
}

}  // namespace

const Suite& Suite::Get(SuiteId id) {
  static const IntlSuite* const intl = new IntlSuite;
  static const GmSuite* const gm = new GmSuite;
  switch (id) {
    case SuiteId::kIntl:
      return *intl;
    case SuiteId::kGm:
      return *gm;
  }
  return *intl;
}

Hash Suite::Tagged(std::string_view label, std::initializer_list<BytesView> parts) const {
  const std::string_view prefix = TagPrefix(id());
  Bytes header(1, static_cast<char>(prefix.size() + label.size()));
  header.append(prefix).append(label);

  // The parts are hashed where they lie, since a secret among them must not be copied about.
  Bytes lengths;
  for (BytesView part : parts) AppendU32(lengths, static_cast<std::uint32_t>(part.size()));
  std::vector<BytesView> pieces = {header};
  std::size_t at = 0;
  for (BytesView part : parts) {
    pieces.push_back(BytesView(lengths).substr(at, 4));
    pieces.push_back(part);
    at += 4;
  }
  return DigestAll(pieces);
}

KeyId Suite::KeyIdOf(BytesView public_key) const {
  const char number = static_cast<char>(id());
  return KeyId{Tagged("key", {BytesView(&number, 1), public_key})};
}

}  // namespace yishi::crypto

#include "engine/crypto/commitment.h"

namespace yishi::crypto {

Hash FieldCommitment(const Suite& suite, std::uint16_t schema, std::uint16_t field, BytesView salt,
                     BytesView content) {
  Bytes numbers;
  AppendU16(numbers, schema);
  AppendU16(numbers, field);
  const BytesView view = numbers;
  return suite.Tagged("commit", {view.substr(0, 2), view.substr(2), salt, content});
}

}  // namespace yishi::crypto

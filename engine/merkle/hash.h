// The two hashes of a Merkle tree (RFC 9162, 2.1.1): a leaf and a node never hash alike, since each begins
// with a byte of its own. In the GM suite the same tree is built with SM3.

#ifndef YISHI_ENGINE_MERKLE_HASH_H_
#define YISHI_ENGINE_MERKLE_HASH_H_

#include "engine/base/bytes.h"
#include "engine/crypto/suite.h"

namespace yishi::merkle {

// H(0x00 ‖ entry)
inline Hash LeafHash(const crypto::Suite& suite, BytesView entry) {
  return suite.Digest({BytesView("\x00", 1), entry});
}

// H(0x01 ‖ left ‖ right)
inline Hash NodeHash(const crypto::Suite& suite, const Hash& left, const Hash& right) {
  return suite.Digest({BytesView("\x01", 1), left.view(), right.view()});
}

// The root of the tree without leaves: H("").
inline Hash EmptyRoot(const crypto::Suite& suite) { return suite.Digest({}); }

}  // namespace yishi::merkle

#endif  // YISHI_ENGINE_MERKLE_HASH_H_

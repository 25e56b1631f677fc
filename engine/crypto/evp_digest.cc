#include "engine/crypto/evp_digest.h"

#include <cstdlib>

namespace yishi::crypto {

EvpDigest::EvpDigest(const char* name)
    : algorithm_(EVP_MD_fetch(nullptr, name, nullptr)), context_(EVP_MD_CTX_new()) {
  if (!algorithm_ || !context_ || EVP_MD_get_size(algorithm_.get()) != static_cast<int>(Hash::kSize))
    std::abort();
}

Hash EvpDigest::Of(std::span<const BytesView> parts) {
  Hash hash;
  bool done = EVP_DigestInit_ex2(context_.get(), algorithm_.get(), nullptr) == 1;
  for (BytesView part : parts) {
    done = done && EVP_DigestUpdate(context_.get(), part.data(), part.size()) == 1;
  }
  done = done && EVP_DigestFinal_ex(context_.get(), hash.data.data(), nullptr) == 1;
  if (!done) std::abort();
  return hash;
}

}  // namespace yishi::crypto

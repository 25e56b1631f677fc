#include "clients/sdk/random.h"

#include <sys/random.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace yishi::sdk {

void FillRandom(std::span<std::uint8_t> out) {
  while (!out.empty()) {
    const ssize_t got = getrandom(out.data(), out.size(), 0);
    if (got < 0) {
      if (errno == EINTR) continue;
      std::perror("getrandom");
      std::abort();
    }
    out = out.subspan(static_cast<std::size_t>(got));
  }
}

Bytes RandomBytes(std::size_t size) {
  Bytes out(size, '\0');
  FillRandom({reinterpret_cast<std::uint8_t*>(out.data()), out.size()});
  return out;
}

}  // namespace yishi::sdk

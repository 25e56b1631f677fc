// The same work for many items, on all cores.

#ifndef YISHI_CLIENTS_LOAD_PARALLEL_H_
#define YISHI_CLIENTS_LOAD_PARALLEL_H_

#include <cstddef>
#include <functional>

#include "absl/status/status.h"

namespace yishi::load {

// work(i) for each i below `count`, from several threads at once. An error of one of them, after which no
// more is begun.
absl::Status ForEach(std::size_t count, const std::function<absl::Status(std::size_t)>& work);

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_PARALLEL_H_

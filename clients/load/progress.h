// Telling whoever waits how far things are.

#ifndef YISHI_CLIENTS_LOAD_PROGRESS_H_
#define YISHI_CLIENTS_LOAD_PROGRESS_H_

#include <chrono>
#include <cstddef>
#include <ostream>
#include <string>

namespace yishi::load {

// For one thread.
class Progress {
 public:
  // `out` is null to say nothing. On a terminal a count goes over and over on one line; elsewhere only its
  // end is written.
  Progress(std::ostream* out, bool terminal) : out_(out), terminal_(terminal) {}

  void Say(const std::string& line);
  // `done` of `total`; the last call has them equal.
  void Count(const std::string& what, std::size_t done, std::size_t total);

 private:
  std::ostream* out_;
  bool terminal_;
  std::chrono::steady_clock::time_point shown_{};
};

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_PROGRESS_H_

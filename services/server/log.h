// The log: one JSON object a line. It never holds a choice, a text or anything personal: only methods, codes,
// counts.

#ifndef YISHI_SERVICES_SERVER_LOG_H_
#define YISHI_SERVICES_SERVER_LOG_H_

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace yishi::server {

enum class Level { kInfo, kWarning, kError };

// Thread-safe.
class Log {
 public:
  using Value = std::variant<std::int64_t, std::string>;
  using Fields = std::vector<std::pair<std::string_view, Value>>;

  // `write` is given whole lines, one at a time.
  explicit Log(std::function<void(const std::string& line)> write) : write_(std::move(write)) {}

  // {"time":"2026-11-24T04:00:00.123Z","level":"info","event":"started", ...}
  void Write(Level level, std::string_view event, const Fields& fields);

 private:
  std::mutex mutex_;
  std::function<void(const std::string& line)> write_;
};

// To standard error.
Log StderrLog();

}  // namespace yishi::server

#endif  // YISHI_SERVICES_SERVER_LOG_H_

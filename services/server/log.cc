#include "services/server/log.h"

#include <chrono>
#include <cstdio>
#include <ctime>

namespace yishi::server {
namespace {

std::string_view LevelName(Level level) {
  switch (level) {
    case Level::kInfo:
      return "info";
    case Level::kWarning:
      return "warning";
    case Level::kError:
      return "error";
  }
  return "error";
}

std::string Utc() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto millis = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  const std::time_t seconds = static_cast<std::time_t>(millis / 1000);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[80];
  std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", parts.tm_year + 1900,
                parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
                static_cast<int>(millis % 1000));
  return text;
}

void AppendString(std::string& out, std::string_view text) {
  out += '"';
  for (char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += ' ';
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace

void Log::Write(Level level, std::string_view event, const Fields& fields) {
  std::string line = "{\"time\":";
  AppendString(line, Utc());
  line += ",\"level\":";
  AppendString(line, LevelName(level));
  line += ",\"event\":";
  AppendString(line, event);
  for (const auto& [name, value] : fields) {
    line += ',';
    AppendString(line, name);
    line += ':';
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      line += std::to_string(*number);
    } else {
      AppendString(line, std::get<std::string>(value));
    }
  }
  line += "}\n";
  const std::lock_guard lock(mutex_);
  write_(line);
}

Log StderrLog() {
  return Log([](const std::string& line) { std::fwrite(line.data(), 1, line.size(), stderr); });
}

}  // namespace yishi::server

// JSON for scripts: what the program says, and the API's messages with ids and digests in hex.

#ifndef YISHI_CLIENTS_CLI_JSON_H_
#define YISHI_CLIENTS_CLI_JSON_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace google::protobuf {
class Message;
}

namespace yishi::cli {

// A text in quotes.
std::string JsonText(std::string_view text);

// All fields under their names in the schema, those without a value included; bytes in lower-case hex, enums
// by name, 64-bit numbers as numbers; messages that are absent and members of a oneof that are not set are
// left out.
std::string JsonOf(const google::protobuf::Message& message);

// {"name": value, …} in the order of adding.
class JsonObject {
 public:
  JsonObject& Text(std::string_view name, std::string_view value) { return Raw(name, JsonText(value)); }
  JsonObject& Number(std::string_view name, std::int64_t value) { return Raw(name, std::to_string(value)); }
  JsonObject& Flag(std::string_view name, bool value) { return Raw(name, value ? "true" : "false"); }
  // REQUIRES: `json` is JSON.
  JsonObject& Raw(std::string_view name, std::string_view json);

  std::string str() const { return "{" + members_ + "}"; }

 private:
  std::string members_;
};

// [a, b, …] of JSON values.
std::string JsonArray(const std::vector<std::string>& values);

template <typename Messages>
std::string JsonArrayOf(const Messages& messages) {
  std::vector<std::string> values;
  for (const auto& message : messages) values.push_back(JsonOf(message));
  return JsonArray(values);
}

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_JSON_H_

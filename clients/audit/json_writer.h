// Writing JSON, member by member.

#ifndef YISHI_CLIENTS_AUDIT_JSON_WRITER_H_
#define YISHI_CLIENTS_AUDIT_JSON_WRITER_H_

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace yishi::audit {

// Calls nest as the values do. Text must be UTF-8.
class JsonWriter {
 public:
  void Value(std::string_view text);
  void Value(bool value) { Raw(value ? "true" : "false"); }
  template <std::integral Number>
  void Value(Number number) {
    Raw(std::to_string(number));
  }
  template <typename T>
  void Value(const std::optional<T>& value) {
    if (value) {
      Value(*value);
    } else {
      Raw("null");
    }
  }

  template <typename T>
  void Member(std::string_view name, const T& value) {
    Name(name);
    Value(value);
  }
  // `write` writes the members or elements.
  template <typename Write>
  void Object(const Write& write) {
    Open('{');
    write();
    Close('}');
  }
  template <typename Write>
  void Object(std::string_view name, const Write& write) {
    Name(name);
    Object(write);
  }
  // One object for each of `items`; `write` writes an item's members.
  template <typename Items, typename Write>
  void Array(std::string_view name, const Items& items, const Write& write) {
    Name(name);
    Open('[');
    for (const auto& item : items) Object([&] { write(item); });
    Close(']');
  }

  std::string Take() { return std::move(out_); }

 private:
  void Name(std::string_view name);
  void Raw(std::string_view text);
  void Open(char bracket);
  void Close(char bracket);
  void Quote(std::string_view text);

  std::string out_;
  bool comma_ = false;  // whether the next value comes after another
};

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_JSON_WRITER_H_

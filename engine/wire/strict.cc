#include "engine/wire/strict.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "engine/base/utf8.h"
#include "engine/wire/schema.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/wire_format_lite.h"

namespace yishi::wire {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::internal::WireFormatLite;

constexpr std::size_t kVarintBytesMax = 10;

// A field on the way down to where the walker is; `index` counts a repeated field's elements.
struct Step {
  const FieldDescriptor* field;
  int index;
};

// Which wire type the serialiser writes for the field.
int WireTypeOf(const FieldDescriptor& field) {
  if (field.is_packed()) return WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
  return WireFormatLite::WireTypeForFieldType(static_cast<WireFormatLite::FieldType>(field.type()));
}

// Whether the serialiser writes this value for the type: 32-bit numbers have no higher bits, except that
// negative ones are extended by their sign.
bool IsInRange(const FieldDescriptor& field, std::uint64_t value) {
  constexpr std::uint64_t kU32Max = std::numeric_limits<std::uint32_t>::max();
  constexpr std::uint64_t kI32Max = std::numeric_limits<std::int32_t>::max();
  constexpr std::uint64_t kNegativeI32Min = ~kI32Max;
  switch (field.type()) {
    case FieldDescriptor::TYPE_BOOL:
      return value <= 1;
    case FieldDescriptor::TYPE_UINT32:
    case FieldDescriptor::TYPE_SINT32:
      return value <= kU32Max;
    case FieldDescriptor::TYPE_INT32:
      return value <= kI32Max || value >= kNegativeI32Min;
    case FieldDescriptor::TYPE_ENUM:
      return (value <= kI32Max || value >= kNegativeI32Min) &&
             field.enum_type()->FindValueByNumber(static_cast<int>(value)) != nullptr;
    case FieldDescriptor::TYPE_INT64:
    case FieldDescriptor::TYPE_UINT64:
    case FieldDescriptor::TYPE_SINT64:
      return true;
    case FieldDescriptor::TYPE_DOUBLE:
    case FieldDescriptor::TYPE_FLOAT:
    case FieldDescriptor::TYPE_FIXED32:
    case FieldDescriptor::TYPE_FIXED64:
    case FieldDescriptor::TYPE_SFIXED32:
    case FieldDescriptor::TYPE_SFIXED64:
    case FieldDescriptor::TYPE_STRING:
    case FieldDescriptor::TYPE_BYTES:
    case FieldDescriptor::TYPE_MESSAGE:
    case FieldDescriptor::TYPE_GROUP:
      return false;  // no varints
  }
  return false;
}

class Walker {
 public:
  explicit Walker(BytesView bytes) : bytes_(bytes) {}

  // The fields of one message, from `at_` to `end`.
  absl::Status Message(const Descriptor& descriptor, std::size_t end);

 private:
  absl::Status Field(const FieldDescriptor& field, std::size_t end);
  absl::Status Element(const FieldDescriptor& field, std::size_t end);
  absl::Status VarintElement(const FieldDescriptor& field, std::size_t end);
  absl::Status FixedElement(const FieldDescriptor& field, std::size_t size, std::size_t end);
  absl::Status Delimited(const FieldDescriptor& field, std::size_t end);
  absl::Status Packed(const FieldDescriptor& field, std::size_t end);

  absl::Status Varint(std::size_t end, std::uint64_t& value);
  absl::Status Length(std::size_t end, std::size_t& length);

  absl::Status Fail(Reason reason, const std::string& zh, const std::string& en) const;
  absl::Status FailDefault() const {
    return Fail(Reason::kNotCanonical, "写出了默认值", "a default value is written out");
  }
  std::string Path() const;

  BytesView bytes_;
  std::size_t at_ = 0;
  std::size_t item_ = 0;  // where the tag or value that is being read begins
  std::vector<Step> path_;
};

std::string Walker::Path() const {
  std::string text;
  for (const Step& step : path_) {
    if (!text.empty()) text += ".";
    text += step.field->name();
    if (step.field->is_repeated()) text += "[" + std::to_string(step.index) + "]";
  }
  return text.empty() ? "message" : text;
}

absl::Status Walker::Fail(Reason reason, const std::string& zh, const std::string& en) const {
  const std::string offset = std::to_string(item_);
  const std::string path = Path();
  return Refuse({.reason = reason,
                 .zh = path + "（第 " + offset + " 字节）：" + zh,
                 .en = path + " at byte " + offset + ": " + en,
                 .rule = "",
                 .numbers = {{"offset", offset}}});
}

absl::Status Walker::Varint(std::size_t end, std::uint64_t& value) {
  value = 0;
  for (std::size_t i = 0; i < kVarintBytesMax; ++i) {
    if (at_ == end) return Fail(Reason::kMalformed, "数被截断", "a number is cut short");
    const auto byte = static_cast<std::uint8_t>(bytes_[at_++]);
    const bool overflows = i == kVarintBytesMax - 1 && byte > 1;
    if (overflows) break;
    value |= static_cast<std::uint64_t>(byte & 0x7f) << (7 * i);
    if ((byte & 0x80) != 0) continue;
    if (byte == 0 && i > 0)
      return Fail(Reason::kNotCanonical, "数不是最短形式", "a number is not in its shortest form");
    return absl::OkStatus();
  }
  return Fail(Reason::kMalformed, "数超过 64 位", "a number has more than 64 bits");
}

absl::Status Walker::Length(std::size_t end, std::size_t& length) {
  std::uint64_t value = 0;
  YISHI_RETURN_IF_ERROR(Varint(end, value));
  if (value > end - at_) {
    const std::string v = std::to_string(value);
    const std::string left = std::to_string(end - at_);
    return Fail(Reason::kMalformed, "长度 " + v + " 超出剩余的 " + left + " 字节",
                "a length of " + v + " where " + left + " bytes are left");
  }
  length = static_cast<std::size_t>(value);
  return absl::OkStatus();
}

absl::Status Walker::Message(const Descriptor& descriptor, std::size_t end) {
  if (path_.size() > static_cast<std::size_t>(limits::kMessageDepth)) {
    const std::string limit = std::to_string(limits::kMessageDepth);
    return Fail(Reason::kLimitExceeded, "嵌套超过 " + limit + " 层", "nested more than " + limit + " deep");
  }
  std::vector<bool> oneof_taken(static_cast<std::size_t>(descriptor.real_oneof_decl_count()), false);
  const FieldDescriptor* previous = nullptr;
  int index = 0;
  while (at_ < end) {
    item_ = at_;
    std::uint64_t tag = 0;
    YISHI_RETURN_IF_ERROR(Varint(end, tag));
    const std::string number = std::to_string(tag >> 3);
    if (tag > std::numeric_limits<std::uint32_t>::max() || tag >> 3 == 0) {
      return Fail(Reason::kMalformed, "字段号 " + number + " 不存在", "there is no field number " + number);
    }
    const FieldDescriptor* field = descriptor.FindFieldByNumber(static_cast<int>(tag >> 3));
    if (field == nullptr) return Fail(Reason::kUnknownField, "未知字段 " + number, "unknown field " + number);

    const bool continues = field == previous && field->is_repeated() && !field->is_packed();
    index = continues ? index + 1 : 0;
    path_.push_back({field, index});
    if (previous != nullptr && field->number() <= previous->number() && !continues) {
      return field == previous
                 ? Fail(Reason::kNotCanonical, "字段重复", "the field stands twice")
                 : Fail(Reason::kNotCanonical, "字段未按编号升序排列", "the field is out of order");
    }
    if (const auto* oneof = field->real_containing_oneof(); oneof != nullptr) {
      const auto i = static_cast<std::size_t>(oneof->index());
      if (oneof_taken[i]) {
        return Fail(Reason::kNotCanonical, "同一选项组有两个成员", "a second member of " + oneof->name());
      }
      oneof_taken[i] = true;
    }
    if (static_cast<int>(tag & 7) != WireTypeOf(*field)) {
      return Fail(Reason::kNotCanonical, "线上类型不对", "the wire type is not that of the field");
    }
    YISHI_RETURN_IF_ERROR(Field(*field, end));
    path_.pop_back();
    previous = field;
  }
  return absl::OkStatus();
}

absl::Status Walker::Field(const FieldDescriptor& field, std::size_t end) {
  if (!HasStrictForm(field)) {
    return Fail(Reason::kMalformed, "映射、浮点或组没有唯一编码", "a map, float or group has no strict form");
  }
  return field.is_packed() ? Packed(field, end) : Element(field, end);
}

absl::Status Walker::Element(const FieldDescriptor& field, std::size_t end) {
  item_ = at_;
  switch (WireFormatLite::WireTypeForFieldType(static_cast<WireFormatLite::FieldType>(field.type()))) {
    case WireFormatLite::WIRETYPE_VARINT:
      return VarintElement(field, end);
    case WireFormatLite::WIRETYPE_FIXED32:
      return FixedElement(field, 4, end);
    case WireFormatLite::WIRETYPE_FIXED64:
      return FixedElement(field, 8, end);
    case WireFormatLite::WIRETYPE_LENGTH_DELIMITED:
      return Delimited(field, end);
    case WireFormatLite::WIRETYPE_START_GROUP:
    case WireFormatLite::WIRETYPE_END_GROUP:
      break;
  }
  return Fail(Reason::kMalformed, "组没有唯一编码", "a group has no strict form");
}

// Whether the serialiser leaves the field out when it holds its default.
bool IsImplicit(const FieldDescriptor& field) { return !field.is_repeated() && !field.has_presence(); }

absl::Status Walker::VarintElement(const FieldDescriptor& field, std::size_t end) {
  std::uint64_t value = 0;
  YISHI_RETURN_IF_ERROR(Varint(end, value));
  if (!IsInRange(field, value)) {
    const std::string v = std::to_string(value);
    return Fail(Reason::kNotCanonical, "值 " + v + " 不在该类型之内",
                "the value " + v + " is not one of its type");
  }
  return value == 0 && IsImplicit(field) ? FailDefault() : absl::OkStatus();
}

absl::Status Walker::FixedElement(const FieldDescriptor& field, std::size_t size, std::size_t end) {
  if (end - at_ < size) return Fail(Reason::kMalformed, "数被截断", "a number is cut short");
  const bool is_zero = bytes_.substr(at_, size).find_first_not_of('\0') == BytesView::npos;
  at_ += size;
  return is_zero && IsImplicit(field) ? FailDefault() : absl::OkStatus();
}

absl::Status Walker::Delimited(const FieldDescriptor& field, std::size_t end) {
  std::size_t length = 0;
  YISHI_RETURN_IF_ERROR(Length(end, length));
  if (field.message_type() != nullptr) return Message(*field.message_type(), at_ + length);
  if (length == 0 && IsImplicit(field)) return FailDefault();
  if (field.type() == FieldDescriptor::TYPE_STRING && !IsUtf8(bytes_.substr(at_, length))) {
    return Fail(Reason::kMalformed, "不是合格的 UTF-8", "the text is not UTF-8");
  }
  at_ += length;
  return absl::OkStatus();
}

absl::Status Walker::Packed(const FieldDescriptor& field, std::size_t end) {
  item_ = at_;
  std::size_t length = 0;
  YISHI_RETURN_IF_ERROR(Length(end, length));
  if (length == 0) return FailDefault();
  const std::size_t packed_end = at_ + length;
  while (at_ < packed_end) {
    YISHI_RETURN_IF_ERROR(Element(field, packed_end));
    ++path_.back().index;
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckStrict(const Descriptor& descriptor, BytesView bytes) {
  return Walker(bytes).Message(descriptor, bytes.size());
}

}  // namespace yishi::wire

// Checks of single fields that come from outside: lengths of ids, sizes of texts, ranges of numbers.

#ifndef YISHI_ENGINE_WIRE_FIELDS_H_
#define YISHI_ENGINE_WIRE_FIELDS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "engine/base/bytes.h"
#include "engine/base/ids.h"
#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "yishi/v1/record.pb.h"

namespace yishi::wire {

inline absl::Status FieldMissing(std::string_view field) {
  const std::string name(field);
  return Refuse({.reason = Reason::kFieldMissing,
                 .zh = "缺少字段 " + name,
                 .en = "field " + name + " is missing",
                 .rule = "",
                 .numbers = {{"field", name}}});
}

inline absl::Status FieldInvalid(std::string_view field, std::string_view zh, std::string_view en) {
  const std::string name(field);
  return Refuse({.reason = Reason::kFieldInvalid,
                 .zh = "字段 " + name + " 不合要求：" + std::string(zh),
                 .en = "field " + name + ": " + std::string(en),
                 .rule = "",
                 .numbers = {{"field", name}}});
}

inline absl::Status LimitExceeded(std::string_view field, std::size_t value, std::size_t limit) {
  const std::string name(field);
  return Refuse(
      {.reason = Reason::kLimitExceeded,
       .zh = name + " 为 " + std::to_string(value) + "，上限为 " + std::to_string(limit),
       .en = name + " is " + std::to_string(value) + ", the limit is " + std::to_string(limit),
       .rule = "",
       .numbers = {{"field", name}, {"value", std::to_string(value)}, {"limit", std::to_string(limit)}}});
}

// An id of the right length that is not all zero.
template <typename Id>
absl::StatusOr<Id> ReadId(BytesView bytes, std::string_view field) {
  if (bytes.empty()) return FieldMissing(field);
  const auto id = Id::From(bytes);
  if (!id) {
    return FieldInvalid(
        field, "长度须为 " + std::to_string(Id::kSize) + " 字节，实为 " + std::to_string(bytes.size()),
        "must be " + std::to_string(Id::kSize) + " bytes, is " + std::to_string(bytes.size()));
  }
  if (id->is_zero()) return FieldInvalid(field, "不可全为零", "must not be all zero");
  return *id;
}

inline absl::StatusOr<Hash> ReadHash(BytesView bytes, std::string_view field) {
  if (bytes.empty()) return FieldMissing(field);
  const auto hash = Hash::From(bytes);
  if (!hash) {
    return FieldInvalid(field, "长度须为 32 字节，实为 " + std::to_string(bytes.size()),
                        "must be 32 bytes, is " + std::to_string(bytes.size()));
  }
  return *hash;
}

// Not empty and not too long. That it is UTF-8 the strict form has settled.
inline absl::Status RequireText(std::string_view text, std::size_t limit, std::string_view field) {
  if (text.empty()) return FieldMissing(field);
  if (text.size() > limit) return LimitExceeded(field, text.size(), limit);
  return absl::OkStatus();
}

inline absl::Status AllowText(std::string_view text, std::size_t limit, std::string_view field) {
  if (text.size() > limit) return LimitExceeded(field, text.size(), limit);
  return absl::OkStatus();
}

// Between `least` and limits::kMoneyFen.
inline absl::Status RequireMoney(std::int64_t fen, std::int64_t least, std::string_view field) {
  if (fen >= least && fen <= limits::kMoneyFen) return absl::OkStatus();
  const std::string low = std::to_string(least);
  return FieldInvalid(field,
                      "金额须在 " + low + " 分与 " + std::to_string(limits::kMoneyFen) + " 分之间，实为 " +
                          std::to_string(fen),
                      "must be between " + low + " and " + std::to_string(limits::kMoneyFen) + " fen, is " +
                          std::to_string(fen));
}

inline absl::Status RequireCount(std::size_t count, std::size_t least, std::size_t most,
                                 std::string_view field) {
  if (count < least) return FieldMissing(field);
  if (count > most) return LimitExceeded(field, count, most);
  return absl::OkStatus();
}

inline absl::Status RequireBlob(const v1::BlobRef& blob, std::string_view field) {
  YISHI_RETURN_IF_ERROR(ReadHash(blob.digest(), std::string(field) + ".digest").status());
  YISHI_RETURN_IF_ERROR(RequireText(blob.title(), limits::kTitleBytes, std::string(field) + ".title"));
  YISHI_RETURN_IF_ERROR(
      RequireText(blob.media_type(), limits::kNameBytes, std::string(field) + ".media_type"));
  if (blob.size() == 0) return FieldMissing(std::string(field) + ".size");
  if (blob.size() > limits::kBlobBytes)
    return LimitExceeded(std::string(field) + ".size", blob.size(), limits::kBlobBytes);
  return absl::OkStatus();
}

template <typename Blobs>
absl::Status RequireBlobs(const Blobs& blobs, std::string_view field) {
  YISHI_RETURN_IF_ERROR(RequireCount(static_cast<std::size_t>(blobs.size()), 0, limits::kBlobsPerAct, field));
  for (const v1::BlobRef& blob : blobs) YISHI_RETURN_IF_ERROR(RequireBlob(blob, field));
  return absl::OkStatus();
}

}  // namespace yishi::wire

#endif  // YISHI_ENGINE_WIRE_FIELDS_H_

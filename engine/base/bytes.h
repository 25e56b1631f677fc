// Bytes and fixed-size hashes.
//
// Bytes that come from or go to the wire are std::string, as protobuf has them, and are passed as
// std::string_view. Integers in hashed or stored formats are big-endian.

#ifndef YISHI_ENGINE_BASE_BYTES_H_
#define YISHI_ENGINE_BASE_BYTES_H_

#include <array>
#include <bit>
#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace yishi {

using Bytes = std::string;
using BytesView = std::string_view;

// `N` bytes with value semantics, ordered as unsigned bytes.
template <std::size_t N>
struct FixedBytes {
  std::array<std::uint8_t, N> data{};

  static constexpr std::size_t kSize = N;

  // Absent unless `bytes` is exactly `N` long.
  static std::optional<FixedBytes> From(BytesView bytes) {
    if (bytes.size() != N) return std::nullopt;
    FixedBytes out;
    for (std::size_t i = 0; i < N; ++i) out.data[i] = static_cast<std::uint8_t>(bytes[i]);
    return out;
  }
  BytesView view() const { return {reinterpret_cast<const char*>(data.data()), N}; }
  Bytes str() const { return Bytes(view()); }
  bool is_zero() const { return *this == FixedBytes{}; }
  bool operator==(const FixedBytes&) const = default;
  // Ids and digests are random, so that eight bytes nearly always tell them apart. A call of memcmp at each
  // step of each look-up shows in the profile of a server under load.
  std::strong_ordering operator<=>(const FixedBytes& other) const {
    if constexpr (N >= sizeof(std::uint64_t)) {
      const std::uint64_t left = Leading();
      const std::uint64_t right = other.Leading();
      if (left != right) return left <=> right;
    }
    return std::memcmp(data.data(), other.data.data(), N) <=> 0;
  }

 private:
  // The first eight bytes as a big-endian number.
  std::uint64_t Leading() const {
    std::uint64_t value = 0;
    std::memcpy(&value, data.data(), sizeof value);
    if constexpr (std::endian::native == std::endian::little) value = __builtin_bswap64(value);
    return value;
  }
};

// A 32-byte digest of the ledger's suite (SHA-256 or SM3).
using Hash = FixedBytes<32>;

Bytes ToHex(BytesView bytes);
// Absent on odd length or a character outside [0-9a-fA-F].
std::optional<Bytes> FromHex(std::string_view hex);

// Standard alphabet with padding (RFC 4648, section 4).
std::string ToBase64(BytesView bytes);
// Strict: absent on a wrong length, alphabet or padding, and on bits that a shorter text would not carry.
std::optional<Bytes> FromBase64(std::string_view text);

// Append `value` big-endian.
void AppendU16(Bytes& out, std::uint16_t value);
void AppendU32(Bytes& out, std::uint32_t value);
void AppendU64(Bytes& out, std::uint64_t value);

}  // namespace yishi

#endif  // YISHI_ENGINE_BASE_BYTES_H_

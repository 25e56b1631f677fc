#include "engine/wire/zip.h"

#include <zlib.h>

namespace yishi::wire {
namespace {

constexpr std::uint32_t kLocalSignature = 0x04034b50;
constexpr std::uint32_t kCentralSignature = 0x02014b50;
constexpr std::uint32_t kEndSignature = 0x06054b50;
constexpr std::size_t kLocalBytes = 30;
constexpr std::size_t kCentralBytes = 46;
constexpr std::size_t kEndBytes = 22;
constexpr std::size_t kLocalSizeAt = 18;
constexpr std::size_t kLocalNameSizeAt = 26;

constexpr std::uint16_t kVersion = 10;  // 1.0
// Made on Unix, for tools read names from MS-DOS in an old code page whatever the flag below says; and so the
// files need permissions: a regular file, 0644.
constexpr std::uint16_t kMadeBy = (3 << 8) | kVersion;
constexpr std::uint32_t kAttributes = std::uint32_t{0100644} << 16;
constexpr std::uint16_t kNamesAreUtf8 = 1 << 11;
constexpr std::uint16_t kStored = 0;
constexpr std::uint16_t kMidnight = 0;
constexpr std::uint16_t kDate1980 = (1 << 5) | 1;

// Zip is little-endian, unlike the formats of our own.
void AppendLittle16(Bytes& out, std::uint64_t value) {
  out.push_back(static_cast<char>(value & 0xff));
  out.push_back(static_cast<char>((value >> 8) & 0xff));
}

void AppendLittle32(Bytes& out, std::uint64_t value) {
  AppendLittle16(out, value);
  AppendLittle16(out, value >> 16);
}

std::uint32_t ReadLittle(BytesView bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i > 0; --i) value = (value << 8) | static_cast<std::uint8_t>(bytes[at + i - 1]);
  return value;
}

std::uint32_t Crc(BytesView content) {
  return static_cast<std::uint32_t>(
      crc32_z(0, reinterpret_cast<const Bytef*>(content.data()), content.size()));
}

// What the local header and the directory say alike.
void AppendCommon(Bytes& out, const ZipFile& file, std::uint32_t crc) {
  AppendLittle16(out, kVersion);
  AppendLittle16(out, kNamesAreUtf8);
  AppendLittle16(out, kStored);
  AppendLittle16(out, kMidnight);
  AppendLittle16(out, kDate1980);
  AppendLittle32(out, crc);
  AppendLittle32(out, file.content.size());
  AppendLittle32(out, file.content.size());
  AppendLittle16(out, file.name.size());
  AppendLittle16(out, 0);  // extra field
}

Bytes LocalHeader(const ZipFile& file, std::uint32_t crc) {
  Bytes out;
  AppendLittle32(out, kLocalSignature);
  AppendCommon(out, file, crc);
  out.append(file.name);
  return out;
}

Bytes CentralHeader(const ZipFile& file, std::uint32_t crc, std::uint64_t offset) {
  Bytes out;
  AppendLittle32(out, kCentralSignature);
  AppendLittle16(out, kMadeBy);
  AppendCommon(out, file, crc);
  AppendLittle16(out, 0);  // comment
  AppendLittle16(out, 0);  // disk
  AppendLittle16(out, 0);  // internal attributes
  AppendLittle32(out, kAttributes);
  AppendLittle32(out, offset);
  out.append(file.name);
  return out;
}

Bytes EndRecord(std::size_t count, std::uint64_t directory_size, std::uint64_t directory_offset) {
  Bytes out;
  AppendLittle32(out, kEndSignature);
  AppendLittle16(out, 0);  // this disk
  AppendLittle16(out, 0);  // the directory's disk
  AppendLittle16(out, count);
  AppendLittle16(out, count);
  AppendLittle32(out, directory_size);
  AppendLittle32(out, directory_offset);
  AppendLittle16(out, 0);  // comment
  return out;
}

}  // namespace

std::uint64_t ZipBytes(const std::vector<ZipFile>& files) {
  std::uint64_t total = kEndBytes;
  for (const ZipFile& file : files)
    total += kLocalBytes + kCentralBytes + 2 * file.name.size() + file.content.size();
  return total;
}

void EmitZip(const std::vector<ZipFile>& files, ZipSink& sink) {
  std::vector<Bytes> directory;
  std::uint64_t offset = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::uint32_t crc = Crc(files[i].content);
    directory.push_back(CentralHeader(files[i], crc, offset));
    const Bytes header = LocalHeader(files[i], crc);
    sink.Piece(i, header);
    sink.Piece(i, files[i].content);
    offset += header.size() + files[i].content.size();
  }
  std::uint64_t directory_size = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    sink.Piece(i, directory[i]);
    directory_size += directory[i].size();
  }
  sink.Piece(files.size(), EndRecord(files.size(), directory_size, offset));
}

std::vector<ZipFile> ScanZip(BytesView zip) {
  std::vector<ZipFile> files;
  std::size_t at = 0;
  while (zip.size() - at >= kLocalBytes && ReadLittle(zip, at, 4) == kLocalSignature) {
    const std::size_t size = ReadLittle(zip, at + kLocalSizeAt, 4);
    const std::size_t name_size = ReadLittle(zip, at + kLocalNameSizeAt, 2);
    at += kLocalBytes;
    if (zip.size() - at < name_size + size) break;
    files.push_back({.name = zip.substr(at, name_size), .content = zip.substr(at + name_size, size)});
    at += name_size + size;
  }
  return files;
}

}  // namespace yishi::wire

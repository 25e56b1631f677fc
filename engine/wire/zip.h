// The bytes of a zip (PKWARE APPNOTE 6.3.10, 4.3) that is stored without compression and has nothing optional
// in it.

#ifndef YISHI_ENGINE_WIRE_ZIP_H_
#define YISHI_ENGINE_WIRE_ZIP_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/base/bytes.h"

namespace yishi::wire {

struct ZipFile {
  std::string_view name;
  BytesView content;
};

inline constexpr std::size_t kZipFilesMax = 65'534;           // 65,535 means "see zip64"
inline constexpr std::uint64_t kZipBytesMax = 4'294'967'294;  // as 4 GiB − 1 does

// How long the zip of these files is.
std::uint64_t ZipBytes(const std::vector<ZipFile>& files);

// The zip's bytes, piece by piece, each piece valid only for the call. `sink` is told which file a piece
// belongs to; pieces of the directory at the end belong to the file they describe, and the last one to none
// (files.size()).
//
// REQUIRES: names of at most 65,535 bytes, at most kZipFilesMax files, ZipBytes(files) <= kZipBytesMax.
class ZipSink {
 public:
  virtual ~ZipSink() = default;
  virtual void Piece(std::size_t file, BytesView bytes) = 0;
};
void EmitZip(const std::vector<ZipFile>& files, ZipSink& sink);

// The files at the beginning of `zip`, as far as they can be made out; views into it. Nothing is verified:
// write them again and compare.
std::vector<ZipFile> ScanZip(BytesView zip);

}  // namespace yishi::wire

#endif  // YISHI_ENGINE_WIRE_ZIP_H_

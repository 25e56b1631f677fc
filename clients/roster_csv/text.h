// Bytes to lines of UTF-8.

#ifndef YISHI_CLIENTS_ROSTER_CSV_TEXT_H_
#define YISHI_CLIENTS_ROSTER_CSV_TEXT_H_

#include <iconv.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/bytes.h"

namespace yishi::roster_csv {

// GB18030 is what spreadsheets on Chinese Windows write as plain "CSV"; it contains GBK and GB 2312.
enum class Encoding { kUtf8, kGb18030 };

// Removes and returns the first code point. REQUIRES: `text` is well-formed UTF-8 and not empty.
char32_t TakeCodePoint(std::string_view& text);
// Controls, characters without a width, characters that change the direction of text, the byte order mark,
// and U+FFFD, which stands where an earlier conversion lost a character.
bool IsInvisible(char32_t point);

// The lines of `bytes`, ended by LF or CR LF, the last one perhaps by the end. At most `lines_max`; the rest
// is left out. Both encodings keep the bytes of CR and LF for themselves, so this may come before decoding.
std::vector<BytesView> SplitLines(BytesView bytes, std::size_t lines_max);

// UTF-8, unless more of the lines that are not plain ASCII break its rules than keep them: a few bad bytes in
// a file of UTF-8 must be reported as such, not read as other characters.
Encoding DetectEncoding(const std::vector<BytesView>& lines);

// Reads lines of one encoding.
class LineDecoder {
 public:
  explicit LineDecoder(Encoding encoding);
  ~LineDecoder();
  LineDecoder(const LineDecoder&) = delete;
  LineDecoder& operator=(const LineDecoder&) = delete;

  // The line in UTF-8; absent where it is not valid in the encoding.
  std::optional<std::string> Decode(BytesView line);

 private:
  Encoding encoding_;
  iconv_t converter_;
};

}  // namespace yishi::roster_csv

#endif  // YISHI_CLIENTS_ROSTER_CSV_TEXT_H_

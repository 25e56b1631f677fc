// Whether bytes are text.

#ifndef YISHI_ENGINE_BASE_UTF8_H_
#define YISHI_ENGINE_BASE_UTF8_H_

#include "engine/base/bytes.h"

namespace yishi {

// Well-formed UTF-8 (Unicode 15, table 3-7): shortest forms only, no surrogates, nothing above U+10FFFF.
bool IsUtf8(BytesView bytes);

}  // namespace yishi

#endif  // YISHI_ENGINE_BASE_UTF8_H_

// The documents of the story: drawings and texts that stand in for photographs and scans.

#ifndef YISHI_TESTS_DEMO_PAPERS_H_
#define YISHI_TESTS_DEMO_PAPERS_H_

#include <string>
#include <vector>

#include "engine/base/bytes.h"

namespace yishi::demo {

inline constexpr char kDrawing[] = "image/svg+xml";
inline constexpr char kText[] = "text/plain; charset=utf-8";

// A notice as it hangs at `place` at `time`.
Bytes DrawNotice(const std::string& place, const std::string& time, const std::string& notice);

// A sheet of paper with these lines.
Bytes WriteSheet(const std::vector<std::string>& lines);

}  // namespace yishi::demo

#endif  // YISHI_TESTS_DEMO_PAPERS_H_

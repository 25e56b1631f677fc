#include "tests/demo/papers.h"

namespace yishi::demo {
namespace {

std::string Escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string TextAt(int y, int size, const std::string& text) {
  return "  <text x=\"200\" y=\"" + std::to_string(y) + "\" font-size=\"" + std::to_string(size) +
         "\" text-anchor=\"middle\">" + Escaped(text) + "</text>\n";
}

}  // namespace

Bytes DrawNotice(const std::string& place, const std::string& time, const std::string& notice) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"260\">\n"
         "  <rect width=\"400\" height=\"260\" fill=\"#8a6d4a\"/>\n"
         "  <rect x=\"50\" y=\"40\" width=\"300\" height=\"170\" fill=\"#fffdf4\"/>\n" +
         TextAt(90, 22, "公 示") + TextAt(130, 13, notice) + TextAt(180, 12, place) + TextAt(240, 12, time) +
         "</svg>\n";
}

Bytes WriteSheet(const std::vector<std::string>& lines) {
  Bytes out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

}  // namespace yishi::demo

// Reading tests/vectors, whose README says what the lines mean.

#ifndef YISHI_TESTS_SUPPORT_VECTOR_FILE_H_
#define YISHI_TESTS_SUPPORT_VECTOR_FILE_H_

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "engine/base/bytes.h"
#include "gtest/gtest.h"

namespace yishi::testing {

using VectorLine = std::vector<std::string>;

// The lines of tests/vectors/`name`, in words, without comments. A missing or empty file fails the test.
inline std::vector<VectorLine> ReadVectors(const std::string& name) {
  std::ifstream file(std::string(YISHI_SOURCE_DIR) + "/tests/vectors/" + name);
  std::vector<VectorLine> lines;
  for (std::string text; std::getline(file, text);) {
    if (text.empty() || text[0] == '#') continue;
    std::istringstream words(text);
    VectorLine line;
    for (std::string word; words >> word;) line.push_back(word);
    lines.push_back(line);
  }
  EXPECT_FALSE(lines.empty()) << "no vectors in " << name;
  return lines;
}

// The lines of that kind (first word).
inline std::vector<VectorLine> ReadVectors(const std::string& name, const std::string& kind) {
  std::vector<VectorLine> lines;
  for (VectorLine& line : ReadVectors(name)) {
    if (line[0] == kind) lines.push_back(std::move(line));
  }
  EXPECT_FALSE(lines.empty()) << "no vectors of kind " << kind << " in " << name;
  return lines;
}

// A word of bytes: hex, or "-" for none.
inline Bytes Unhex(const std::string& word) {
  const auto bytes = FromHex(word == "-" ? "" : word);
  EXPECT_TRUE(bytes.has_value()) << word;
  return bytes.value_or("");
}

}  // namespace yishi::testing

#endif  // YISHI_TESTS_SUPPORT_VECTOR_FILE_H_

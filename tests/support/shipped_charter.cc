#include "tests/support/shipped_charter.h"

#include <google/protobuf/text_format.h>

#include <fstream>
#include <sstream>

#include "gtest/gtest.h"

namespace yishi::testing {

std::string ShippedCharterText(const std::string& name) {
  const std::string path = std::string(YISHI_SOURCE_DIR) + "/engine/charter/charters/" + name + ".txtpb";
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  EXPECT_FALSE(text.str().empty()) << path;
  return text.str();
}

v1::Charter ShippedCharter(const std::string& name) {
  v1::Charter charter;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(ShippedCharterText(name), &charter)) << name;
  return charter;
}

}  // namespace yishi::testing

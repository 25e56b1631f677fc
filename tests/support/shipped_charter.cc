#include "tests/support/shipped_charter.h"

#include <google/protobuf/text_format.h>

#include <fstream>
#include <sstream>

#include "gtest/gtest.h"

namespace yishi::testing {

namespace {

std::string TextOf(const std::string& file) {
  const std::string path = std::string(YISHI_SOURCE_DIR) + "/engine/charter/" + file + ".txtpb";
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  EXPECT_FALSE(text.str().empty()) << path;
  return text.str();
}

}  // namespace

std::string ShippedCharterText(const std::string& name) { return TextOf("charters/" + name); }

std::string ShippedCatalogueText(const std::string& name) { return TextOf("catalogues/" + name); }

v1::Charter ShippedCharter(const std::string& name) {
  v1::Charter charter;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(ShippedCharterText(name), &charter)) << name;
  return charter;
}

}  // namespace yishi::testing

#include "engine/base/reason.h"

#include <cctype>
#include <set>
#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace yishi {
namespace {

// kNotOnRoll -> NOT_ON_ROLL: the name that clients see is the enumerator's own, so that neither is renamed
// alone.
std::string PublishedName(std::string_view enumerator) {
  std::string name;
  for (char c : enumerator.substr(1)) {
    if (std::isupper(static_cast<unsigned char>(c)) != 0 && !name.empty()) name.push_back('_');
    name.push_back(static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
  }
  return name;
}

TEST(ReasonTest, NamesFollowTheirEnumerators) {
#define YISHI_EXPECT_NAME(enumerator, name, code) EXPECT_EQ(PublishedName(#enumerator), name);
  YISHI_REASONS(YISHI_EXPECT_NAME)
#undef YISHI_EXPECT_NAME
}

TEST(ReasonTest, NamesAreUniqueAndReadBack) {
  std::set<std::string_view> names;
  for (Reason reason : AllReasons()) {
    EXPECT_TRUE(names.insert(ReasonName(reason)).second) << ReasonName(reason) << " stands for two reasons";
    EXPECT_EQ(ReasonFromName(ReasonName(reason)), reason);
  }
  EXPECT_GT(names.size(), 80u);
}

TEST(ReasonTest, UnknownNamesAreAbsent) {
  for (const char* name : {"", "quorum_not_reached", "QUORUM_NOT_REACHED ", "NO_SUCH_REASON"}) {
    EXPECT_EQ(ReasonFromName(name), std::nullopt) << name;
  }
}

TEST(ReasonTest, NoReasonIsOk) {
  for (Reason reason : AllReasons())
    EXPECT_NE(ReasonCode(reason), absl::StatusCode::kOk) << ReasonName(reason);
}

TEST(ReasonTest, CodesTellClientsWhatToDo) {
  EXPECT_EQ(ReasonCode(Reason::kMalformed), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonCode(Reason::kSignatureInvalid), absl::StatusCode::kUnauthenticated);
  EXPECT_EQ(ReasonCode(Reason::kSubjectMoved), absl::StatusCode::kAborted);
  EXPECT_EQ(ReasonCode(Reason::kOverloaded), absl::StatusCode::kResourceExhausted);
}

}  // namespace
}  // namespace yishi

#include "engine/wire/schema.h"

#include "google/protobuf/timestamp.pb.h"
#include "gtest/gtest.h"
#include "sample.pb.h"
#include "tests/support/status_matchers.h"
#include "yishi/ledger/v1/entry.pb.h"
#include "yishi/v1/command.pb.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::wire {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::Refused;

TEST(CheckSchema, EverythingThatIsSignedOrStoredHasAStrictForm) {
  EXPECT_THAT(CheckSchema(*v1::SignedCommand::descriptor()), IsOk());
  EXPECT_THAT(CheckSchema(*v1::Command::descriptor()), IsOk());
  EXPECT_THAT(CheckSchema(*v1::Opening::descriptor()), IsOk());
  EXPECT_THAT(CheckSchema(*ledger::v1::Entry::descriptor()), IsOk());
}

TEST(CheckSchema, TypesThatReferToThemselvesAreFine) {
  EXPECT_THAT(CheckSchema(*yishi::testing::v1::Sample::descriptor()), IsOk());
}

TEST(CheckSchema, FloatsMapsAndWellKnownTypesAreRefusedByName) {
  namespace sample = yishi::testing::v1;
  EXPECT_THAT(CheckSchema(*sample::WithFloat::descriptor()),
              Refused(Reason::kMalformed, HasSubstr("WithFloat.ratio")));
  EXPECT_THAT(CheckSchema(*sample::WithDouble::descriptor()),
              Refused(Reason::kMalformed, HasSubstr("WithDouble.ratios")));
  EXPECT_THAT(CheckSchema(*sample::WithMap::descriptor()),
              Refused(Reason::kMalformed, HasSubstr("WithMap.names")));
  EXPECT_THAT(CheckSchema(*sample::WithFloatBelow::descriptor()),
              Refused(Reason::kMalformed, HasSubstr("WithFloat.ratio")));
  EXPECT_THAT(CheckSchema(*google::protobuf::Timestamp::descriptor()),
              Refused(Reason::kMalformed, HasSubstr("google.protobuf.Timestamp")));
}

}  // namespace
}  // namespace yishi::wire

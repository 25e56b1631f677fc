#include "clients/cli/json.h"

#include <gtest/gtest.h>

#include "yishi/v1/ledger.pb.h"
#include "yishi/v1/matter_service.pb.h"
#include "yishi/v1/record.pb.h"

namespace yishi::cli {
namespace {

TEST(Json, EscapesText) { EXPECT_EQ(JsonText("议\"事\\\n\x1b\x7f"), "\"议\\\"事\\\\\\n\\u001b\\u007f\""); }

TEST(Json, OfAMessageHasHexNamesAndNumbers) {
  v1::MatterChange change;
  change.set_matter_id("\x01\xAB");
  change.set_phase(ledger::v1::PHASE_CASTING);
  EXPECT_EQ(JsonOf(change), R"({"matter_id":"01ab","phase":"PHASE_CASTING","stage":0})");
}

TEST(Json, OfAMessageLeavesOutWhatIsNotThereAndKeepsWhatIsZero) {
  v1::FileRecord record;
  record.mutable_acceptance();
  record.add_papers()->set_size(1ULL << 40);
  EXPECT_EQ(
      JsonOf(record),
      R"({"matter_id":"","meeting_id":"","text":"","papers":[{"digest":"","size":1099511627776,"media_type":"",)"
      R"("title":""}],"acceptance":{"accepted":false}})");
}

TEST(Json, ObjectsKeepTheirOrder) {
  EXPECT_EQ(
      JsonObject().Flag("ok", true).Number("n", -3).Text("t", "x").Raw("a", JsonArray({"1", "2"})).str(),
      R"({"ok":true,"n":-3,"t":"x","a":[1,2]})");
  EXPECT_EQ(JsonObject().str(), "{}");
}

}  // namespace
}  // namespace yishi::cli

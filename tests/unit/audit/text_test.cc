// Reports for people and for programs.

#include "clients/audit/text.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include "clients/audit/json.h"
#include "tests/unit/audit/report_matchers.h"
#include "tests/unit/audit/told_ledger.h"

namespace yishi::audit {
namespace {

using google::protobuf::Struct;
using google::protobuf::Value;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const Report& Clean() {
  static const Report* report = new Report(AuditOf(Told().All()));
  return *report;
}

// The last entry is gone, and one ballot says something else.
Report Faulty() {
  Parts parts = Told().All();
  parts.entries.pop_back();
  parts.openings[0].mutable_opening()->mutable_fields(0)->set_content(Bytes(1, v1::CHOICE_NO));
  return AuditOf(parts);
}

// Read by another's parser.
Struct Json(const Report& report) {
  Struct json;
  const auto status = google::protobuf::util::JsonStringToMessage(ToJson(report), &json);
  EXPECT_TRUE(status.ok()) << status.ToString();
  return json;
}

const Value& At(const Struct& object, const std::string& name) {
  static const Value none;
  const auto found = object.fields().find(name);
  EXPECT_NE(found, object.fields().end()) << name;
  return found == object.fields().end() ? none : found->second;
}

TEST(TextTest, ASummarySaysWhatWasCheckedAndWhatCameOut) {
  const std::string text = SummaryInWords(Clean(), Language::kEn);
  EXPECT_THAT(text,
              AllOf(HasSubstr("ledger: Hongqiao Community, id " + Told().ledger().hex()),
                    HasSubstr("signed by the log\n"), HasSubstr("unwitnessed"), HasSubstr("not anchored"),
                    HasSubstr("full replay"), HasSubstr("yes 4, no 2, abstain 1, void 0, silent 0: passed"),
                    HasSubstr("threshold: present 7 persons, yes 4"),
                    HasSubstr("3 electronic ballots, 3 openings not released yet"),
                    HasSubstr("not in the archive: \"决议签字页\"")));
  EXPECT_TRUE(text.ends_with("No fault was found.\n"));
  EXPECT_THAT(SummaryInWords(Clean(), Language::kZh),
              AllOf(HasSubstr("未经见证"), HasSubstr("同意 4，反对 2，弃权 1"), Not(HasSubstr("yes 4"))));
}

TEST(TextTest, FaultsHavePlaceSeverityAndConsequence) {
  EXPECT_EQ(FaultsInWords(Clean(), Language::kBoth), "");
  const Report report = Faulty();
  const std::string text = FaultsInWords(report, Language::kEn);
  EXPECT_THAT(text, HasSubstr("[grave] OPENING_MISMATCH entry "));
  EXPECT_THAT(text, HasSubstr(", openings/000000, byte 2: "));
  EXPECT_THAT(text, HasSubstr("[grave] SIZE_DIFFERS checkpoint: the log signed for "));
  EXPECT_THAT(text, HasSubstr("Entries were taken out"));
  EXPECT_THAT(FaultsInWords(report, Language::kZh),
              HasSubstr("【重大】SIZE_DIFFERS checkpoint：日志签署了 "));
  const std::string both = FaultsInWords(report, Language::kBoth);
  EXPECT_EQ(std::count(both.begin(), both.end(), '\n'), std::ptrdiff_t(2 * report.faults.size()));
  EXPECT_THAT(
      SummaryInWords(report, Language::kEn),
      HasSubstr("the community's state is unknown from entry " + std::to_string(*report.unknown_from)));
}

TEST(JsonTest, AReportIsJson) {
  const Struct json = Json(Clean());
  EXPECT_EQ(At(json, "format").number_value(), 1);
  EXPECT_EQ(At(json, "faults_found").number_value(), 0);
  EXPECT_EQ(At(json, "faults").list_value().values_size(), 0);
  EXPECT_EQ(At(json, "completeness").string_value(), "FULL_REPLAY");
  EXPECT_TRUE(At(json, "unknown_from").has_null_value());
  EXPECT_FALSE(At(json, "anchored").bool_value());
  const Struct& ledger = At(json, "ledger").struct_value();
  EXPECT_EQ(At(ledger, "id").string_value(), Told().ledger().hex());
  EXPECT_EQ(At(ledger, "name").string_value(), "虹桥社区");
  EXPECT_EQ(At(ledger, "log_vkey").string_value(), Told().log().vkey());
  const Struct& head = At(json, "checkpoint").struct_value();
  EXPECT_EQ(At(head, "size").number_value(), double(Told().size()));
  EXPECT_TRUE(At(head, "signed_by_log").bool_value());
  EXPECT_TRUE(At(head, "unwitnessed").bool_value());
  EXPECT_EQ(At(At(json, "counts").struct_value(), "clock_entries").number_value(), 3);
  EXPECT_EQ(At(json, "matters").list_value().values_size(), 3);
  EXPECT_EQ(At(json, "absent_documents").list_value().values_size(), 1);
  const Struct& box = At(json, "boxes").list_value().values(0).struct_value();
  EXPECT_EQ(At(box, "phase").string_value(), "DECLARED");
  const Struct& result = At(box, "result").struct_value();
  EXPECT_EQ(At(result, "outcome").string_value(), "PASSED");
  EXPECT_EQ(At(At(result, "total").struct_value(), "yes").number_value(), 4);
  EXPECT_EQ(At(result, "threshold").list_value().values_size(), 1);
}

TEST(JsonTest, FaultsAreInItWithTheirPlaces) {
  const Report report = Faulty();
  const Struct json = Json(report);
  EXPECT_EQ(At(json, "faults_found").number_value(), double(report.faults_found));
  const auto& faults = At(json, "faults").list_value();
  ASSERT_EQ(std::size_t(faults.values_size()), report.faults.size());
  const Struct& first = faults.values(0).struct_value();
  EXPECT_EQ(At(first, "kind").string_value(), "OPENING_MISMATCH");
  EXPECT_EQ(At(first, "severity").string_value(), "GRAVE");
  EXPECT_EQ(At(first, "file").string_value(), "openings/000000");
  EXPECT_EQ(At(first, "offset").number_value(), 2);
  EXPECT_EQ(At(first, "zh").string_value(), report.faults[0].zh);
  EXPECT_FALSE(At(first, "consequence_en").string_value().empty());
}

TEST(JsonTest, TextIsEscaped) {
  Report report;
  report.faults.push_back(
      {FaultKind::kLayoutDiffers, {.entry = {}, .file = "a\"b\\c\n\x01", .offset = {}}, "", ""});
  const Struct json = Json(report);
  EXPECT_EQ(At(At(json, "faults").list_value().values(0).struct_value(), "file").string_value(),
            "a\"b\\c\n\x01");
}

TEST(JsonTest, AnEmptyReportIsJsonToo) {
  const Struct json = Json(Audit("", {}, {}));
  EXPECT_EQ(At(json, "completeness").string_value(), "NOTHING");
  EXPECT_EQ(json.fields().count("ledger"), 0u);
}

}  // namespace
}  // namespace yishi::audit

#include "tests/support/small_charter.h"

#include <google/protobuf/text_format.h>

#include <string>

#include "gtest/gtest.h"

namespace yishi::testing {

std::string_view SmallCharterText() {
  return R"(
  id: "small" version: 1 title: "小程序" title_en: "Small procedure" basis: LEGAL_BASIS_OWN
  covers { kind: "PUBLIC_WORKS" title: "公共工程" title_en: "Public works" }
  covers { kind: "PROCUREMENT" title: "采购" title_en: "Procurement" max_amount_fen: 500000 }
  stages {
    id: "resolve" title: "决议" title_en: "Resolution"
    vote {
      body: BODY_KIND_RESIDENTS_COMMITTEE convened_by: BODY_KIND_RESIDENTS_COMMITTEE notice_days: 3
      quorum { criterion { count: COUNT_KIND_PRESENT comparison: COMPARISON_KIND_AT_LEAST numerator: 1 denominator: 2
                           base: BASE_KIND_EXPECTED unit: UNIT_KIND_PERSONS } }
      threshold { criterion { count: COUNT_KIND_YES comparison: COMPARISON_KIND_MORE_THAN numerator: 1 denominator: 2
                              base: BASE_KIND_PRESENT unit: UNIT_KIND_PERSONS } }
      change: CHANGE_RULE_LAST electronic: true paper: true hands: true on_reject: ON_REJECT_RETURN
    }
    sources { text: "本社区自订" }
  }
  stages {
    id: "resolution" title: "决议公开" title_en: "Disclosure of the resolution"
    disclose { what: DISCLOSURE_RESOLUTION min_days: 15 due_days: 10 opinion_days: 3 answer_days: 10 }
    sources { text: "本社区自订" }
  }
  stages {
    id: "work" title: "实施" title_en: "Implementation"
    implement {
      evidence { kind: RECORD_KIND_QUOTE min_count: 3 filed_by: BODY_KIND_RESIDENTS_COMMITTEE from_amount_fen: 200000 }
      evidence { kind: RECORD_KIND_CONTRACT min_count: 1 filed_by: BODY_KIND_RESIDENTS_COMMITTEE }
      evidence { kind: RECORD_KIND_PAYMENT min_count: 1 filed_by: BODY_KIND_RESIDENTS_COMMITTEE }
      evidence { kind: RECORD_KIND_ACCEPTANCE min_count: 1 filed_by: BODY_KIND_RESIDENTS_COMMITTEE
                 apart_from: RECORD_KIND_CONTRACT apart_from: RECORD_KIND_PAYMENT }
    }
    sources { text: "本社区自订" }
  }
  stages {
    id: "result" title: "结果公开" title_en: "Disclosure of the result"
    disclose { what: DISCLOSURE_RESULT min_days: 15 due_days: 10 opinion_days: 3 answer_days: 10 }
    sources { text: "本社区自订" }
  }
)";
}

v1::Charter SmallCharter() {
  v1::Charter charter;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(std::string(SmallCharterText()), &charter));
  return charter;
}

}  // namespace yishi::testing

#include "clients/audit/names.h"

namespace yishi::audit {

Name NameOf(Completeness completeness) {
  switch (completeness) {
    case Completeness::kNothing:
      return {"NOTHING", "没有可核对的内容", "there was nothing to check"};
    case Completeness::kStructure:
      return {"STRUCTURE", "只核对了格式、签名、链和树", "forms, signatures, chains and tree only"};
    case Completeness::kPartReplay:
      return {"PART_REPLAY", "部分重新得出", "decided again in part"};
    case Completeness::kFullReplay:
      return {"FULL_REPLAY", "全部重新得出", "full replay: everything was decided again"};
  }
  return {"NOTHING", "", ""};
}

Name NameOf(box::BoxPhase phase) {
  switch (phase) {
    case box::BoxPhase::kCasting:
      return {"CASTING", "投票中", "casting"};
    case box::BoxPhase::kCounting:
      return {"COUNTING", "计票中", "counting"};
    case box::BoxPhase::kDeclared:
      return {"DECLARED", "已宣布", "declared"};
  }
  return {"CASTING", "", ""};
}

Name NameOf(box::Outcome outcome) {
  switch (outcome) {
    case box::Outcome::kPassed:
      return {"PASSED", "通过", "passed"};
    case box::Outcome::kRejected:
      return {"REJECTED", "未通过", "rejected"};
    case box::Outcome::kVoid:
      return {"VOID", "无效，须重新表决", "void, to be voted again"};
    case box::Outcome::kTied:
      return {"TIED", "并列，等待公开种子", "tied, awaiting the public seed"};
  }
  return {"REJECTED", "", ""};
}

Name NameOf(Severity severity) {
  switch (severity) {
    case Severity::kMinor:
      return {"MINOR", "轻微", "minor"};
    case Severity::kSerious:
      return {"SERIOUS", "严重", "serious"};
    case Severity::kGrave:
      return {"GRAVE", "重大", "grave"};
  }
  return {"GRAVE", "", ""};
}

}  // namespace yishi::audit

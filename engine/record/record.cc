#include "engine/record/record.h"

#include "engine/record/decide.h"

namespace yishi::record {

std::string_view NameZh(Kind kind) {
  switch (kind) {
    case Kind::kMinutes:
      return "会议记录";
    case Kind::kOpinion:
      return "监督意见";
    case Kind::kPlan:
      return "实施方案";
    case Kind::kQuote:
      return "报价";
    case Kind::kContract:
      return "合同";
    case Kind::kProgress:
      return "进度";
    case Kind::kPayment:
      return "付款凭证";
    case Kind::kAcceptance:
      return "验收";
    case Kind::kConsent:
      return "同意书";
    case Kind::kTender:
      return "招标结果";
    case Kind::kDeclaration:
      return "利益冲突申报";
    case Kind::kChangeOrder:
      return "合同变更";
    case Kind::kReport:
      return "监督报告";
  }
  return "";
}

std::string_view NameEn(Kind kind) {
  switch (kind) {
    case Kind::kMinutes:
      return "minutes";
    case Kind::kOpinion:
      return "supervisors' opinion";
    case Kind::kPlan:
      return "plan";
    case Kind::kQuote:
      return "quote";
    case Kind::kContract:
      return "contract";
    case Kind::kProgress:
      return "progress report";
    case Kind::kPayment:
      return "payment";
    case Kind::kAcceptance:
      return "acceptance";
    case Kind::kConsent:
      return "consent";
    case Kind::kTender:
      return "tender";
    case Kind::kDeclaration:
      return "declaration of interests";
    case Kind::kChangeOrder:
      return "change order";
    case Kind::kReport:
      return "supervisors' report";
  }
  return "";
}

std::optional<Kind> KindOf(const v1::FileRecord& act) {
  switch (act.detail_case()) {
    case v1::FileRecord::kMinutes:
      return Kind::kMinutes;
    case v1::FileRecord::kOpinion:
      return Kind::kOpinion;
    case v1::FileRecord::kPlan:
      return Kind::kPlan;
    case v1::FileRecord::kQuote:
      return Kind::kQuote;
    case v1::FileRecord::kContract:
      return Kind::kContract;
    case v1::FileRecord::kProgress:
      return Kind::kProgress;
    case v1::FileRecord::kPayment:
      return Kind::kPayment;
    case v1::FileRecord::kAcceptance:
      return Kind::kAcceptance;
    case v1::FileRecord::kConsent:
      return Kind::kConsent;
    case v1::FileRecord::kTender:
      return Kind::kTender;
    case v1::FileRecord::kDeclaration:
      return Kind::kDeclaration;
    case v1::FileRecord::kChangeOrder:
      return Kind::kChangeOrder;
    case v1::FileRecord::kReport:
      return Kind::kReport;
    case v1::FileRecord::DETAIL_NOT_SET:
      return std::nullopt;
  }
  return std::nullopt;
}

namespace {

std::int64_t AmountOf(const v1::FileRecord& act) {
  if (act.has_quote()) return act.quote().amount_fen();
  if (act.has_tender()) return act.tender().amount_fen();
  if (act.has_contract()) return act.contract().amount_fen();
  if (act.has_change_order()) return act.change_order().amount_fen();
  return act.has_payment() ? act.payment().amount_fen() : 0;
}

}  // namespace

bool Apply(Records& records, meeting::Meetings& meetings, const ledger::v1::Effect& effect,
           const v1::Command& command, std::uint32_t stage, std::uint64_t seq, Millis admitted_ms) {
  if (!effect.has_record_filed()) return false;
  const v1::FileRecord& act = command.file_record();
  const RecordId id = *RecordId::From(effect.record_filed().record_id());
  Record record;
  record.kind = KindOf(act).value_or(Kind::kMinutes);
  record.matter = MatterId::From(act.matter_id()).value_or(MatterId{});
  record.meeting = MeetingId::From(act.meeting_id()).value_or(MeetingId{});
  record.stage = stage;
  record.filed_by = *PersonId::From(command.actor_id());
  record.filed_ms = admitted_ms;
  record.seq = seq;
  record.amount_fen = AmountOf(act);
  record.accepted = act.acceptance().accepted();
  record.unauthorised = effect.record_filed().unauthorised();
  record.content = std::make_shared<const v1::FileRecord>(act);
  if (record.kind == Kind::kMinutes) meetings[record.meeting].minutes = id;
  records[id] = std::move(record);
  return true;
}

}  // namespace yishi::record

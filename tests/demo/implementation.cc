#include "engine/base/status.h"
#include "tests/demo/chapters.h"
#include "tests/demo/papers.h"
#include "tests/demo/picture.h"
#include "tests/demo/roles.h"

namespace yishi::demo {
namespace {

constexpr std::int64_t kContractFen = 4'690'000;
constexpr std::int64_t kTooMuchFen = 5'120'000;
constexpr std::int64_t kFirstPaymentFen = 1'407'000;

v1::FileRecord RecordOn(const Story& story, const std::string& text) {
  v1::FileRecord act;
  act.set_matter_id(story.matter().str());
  act.set_text(text);
  return act;
}

v1::FileRecord QuoteAct(const Story& story, const std::string& supplier, std::int64_t fen) {
  v1::FileRecord act = RecordOn(story, supplier + "报价 " + Yuan(fen) + " 元。");
  act.mutable_quote()->set_supplier(supplier);
  act.mutable_quote()->set_amount_fen(fen);
  return act;
}

v1::FileRecord DeclarationAct(const Story& story) {
  v1::FileRecord act = RecordOn(story, "本人及近亲属与凤凰县平安市政工程队没有利益关系。");
  act.mutable_declaration()->set_supplier("凤凰县平安市政工程队");
  return act;
}

v1::FileRecord ContractAct(const Story& story, std::int64_t fen) {
  v1::FileRecord act = RecordOn(story, "与凤凰县平安市政工程队签订施工合同。");
  act.mutable_contract()->set_supplier("凤凰县平安市政工程队");
  act.mutable_contract()->set_amount_fen(fen);
  return act;
}

v1::FileRecord ProgressAct(const Story& story, std::uint32_t percent) {
  v1::FileRecord act = RecordOn(story, "工程进度 " + std::to_string(percent) + "%。");
  act.mutable_progress()->set_percent(percent);
  return act;
}

v1::FileRecord PaymentAct(const Story& story, std::int64_t fen, const std::string& voucher) {
  v1::FileRecord act = RecordOn(story, "按合同付款 " + Yuan(fen) + " 元。");
  act.mutable_payment()->set_payee("凤凰县平安市政工程队");
  act.mutable_payment()->set_amount_fen(fen);
  act.mutable_payment()->set_voucher(voucher);
  return act;
}

v1::FileRecord AcceptanceAct(const Story& story) {
  v1::FileRecord act = RecordOn(story, "现场清点车位 42 个，照明、绿篱、小路与决议相符，验收合格。");
  act.mutable_acceptance()->set_accepted(true);
  return act;
}

v1::FinishWork FinishAct(const Story& story) {
  v1::FinishWork act;
  act.set_matter_id(story.matter().str());
  act.set_report(
      "建成临时车位 42 个。决议预算 48600 元，合同和实付 46900 元，结余 1700 "
      "元退回专项经费。与决议没有出入。");
  return act;
}

absl::Status Buy(Story& story) {
  Cast& cast = story.cast();
  story.GoTo(story.At(52, 9));
  v1::FileRecord plan = RecordOn(story, "方案：五月中旬开工，六月中旬完工，只在白天施工。");
  plan.mutable_plan()->set_due_day(story.DayAt(86).days_since_epoch);
  YISHI_RETURN_IF_ERROR(cast.Do(kDeputyDirector, plan).status());
  YISHI_RETURN_IF_ERROR(cast.Refused(kDeputyDirector, ContractAct(story, kContractFen),
                                     Reason::kQuotesMissing,
                                     {"没有报价就签合同", "a contract is signed before there are quotes"}));
  YISHI_RETURN_IF_ERROR(
      cast.Do(kDeputyDirector, QuoteAct(story, "凤凰县平安市政工程队", kContractFen)).status());
  YISHI_RETURN_IF_ERROR(cast.Do(kCommitteeMember, QuoteAct(story, "湘西顺达建筑公司", 5'060'000)).status());
  YISHI_RETURN_IF_ERROR(cast.Do(kCommitteeMember2, QuoteAct(story, "沱江园林工程部", 4'980'000)).status());
  story.narrator().Say({"实施方案和三份报价归档", "the plan and three quotes are on file"});
  YISHI_RETURN_IF_ERROR(story.TellExplanation());
  YISHI_RETURN_IF_ERROR(cast.Refused(
      kDeputyDirector, ContractAct(story, kContractFen), Reason::kDeclarationMissing,
      {"没有申报利益关系就签合同", "a contract is signed before its signer has declared their interests"}));
  YISHI_RETURN_IF_ERROR(cast.Do(kDeputyDirector, DeclarationAct(story)).status());
  story.GoTo(story.At(56, 9));
  YISHI_RETURN_IF_ERROR(cast.Refused(kDeputyDirector, ContractAct(story, kTooMuchFen),
                                     Reason::kBudgetExceeded,
                                     {"签一份 " + Yuan(kTooMuchFen) + " 元的合同",
                                      "a contract over " + Yuan(kTooMuchFen) + " yuan is signed"}));
  YISHI_RETURN_IF_ERROR(cast.Do(kDeputyDirector, ContractAct(story, kContractFen)).status());
  story.narrator().Say({"与最低价签约：" + Yuan(kContractFen) + " 元，在预算之内",
                        "a contract with the cheapest: " + Yuan(kContractFen) + " yuan, within the budget"});
  return absl::OkStatus();
}

absl::Status Build(Story& story) {
  Cast& cast = story.cast();
  story.GoTo(story.At(57, 9));
  YISHI_RETURN_IF_ERROR(
      cast.Do(kDeputyDirector, PaymentAct(story, kFirstPaymentFen, "2026-05-记-014")).status());
  story.GoTo(story.At(72, 9));
  YISHI_RETURN_IF_ERROR(cast.Do(kDeputyDirector, ProgressAct(story, 60)).status());
  YISHI_RETURN_IF_ERROR(
      cast.Refused(kDirector, FinishAct(story), Reason::kEvidenceMissing,
                   {"主任想提前宣布完工", "the director says early that the work is done"}));
  story.GoTo(story.At(84, 17));
  YISHI_RETURN_IF_ERROR(cast.Do(kDeputyDirector, ProgressAct(story, 100)).status());
  story.narrator().Say(
      {"首付三成，进度 60%、100% 先后归档", "a first payment, progress at 60 and at 100 per cent"});
  return absl::OkStatus();
}

absl::Status Accept(Story& story) {
  Cast& cast = story.cast();
  story.GoTo(story.At(86, 9));
  YISHI_RETURN_IF_ERROR(
      cast.Refused(kDeputyDirector, AcceptanceAct(story), Reason::kConflictOfInterest,
                   {"经手采购的副主任自己验收", "the deputy director, who ordered the work, accepts it"}));
  YISHI_RETURN_IF_ERROR(cast.Do(kAcceptor, AcceptanceAct(story)).status());
  story.narrator().Say(
      {"由没有经手的居民代表现场验收", "a representative who handled none of it accepts the work"});
  YISHI_RETURN_IF_ERROR(
      cast.Do(kDeputyDirector, PaymentAct(story, kContractFen - kFirstPaymentFen, "2026-06-记-009"))
          .status());
  story.GoTo(story.At(88, 9));
  v1::FileRecord opinion = RecordOn(story, "凭证齐全，付款与合同相符。");
  opinion.mutable_opinion()->set_verdict(v1::OPINION_VERDICT_AGREES);
  return cast.Do(kSupervisor, opinion).status();
}

absl::Status TellMoney(Story& story) {
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, story.LookAtMatter());
  const v1::MoneyView& money = matter.money();
  story.narrator().Say({"决议 " + Yuan(money.budget_fen()) + " 元，合同 " + Yuan(money.contracted_fen()) +
                            " 元，已付 " + Yuan(money.paid_fen()) + " 元，其中未经授权 " +
                            Yuan(money.unauthorised_fen()) + " 元",
                        "resolved " + Yuan(money.budget_fen()) + " yuan, contracted " +
                            Yuan(money.contracted_fen()) + ", paid " + Yuan(money.paid_fen()) +
                            ", of it without authority " + Yuan(money.unauthorised_fen())});
  return absl::OkStatus();
}

}  // namespace

absl::Status CarryOut(Story& story) {
  story.narrator().Chapter({"第八章 组织实施", "Chapter 8: carried out"});
  YISHI_RETURN_IF_ERROR(Buy(story));
  YISHI_RETURN_IF_ERROR(Build(story));
  YISHI_RETURN_IF_ERROR(Accept(story));
  story.GoTo(story.At(90, 9));
  YISHI_RETURN_IF_ERROR(story.cast().Do(kDirector, FinishAct(story)).status());
  YISHI_RETURN_IF_ERROR(TellMoney(story));
  return story.TellLine();
}

}  // namespace yishi::demo

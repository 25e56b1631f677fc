#include "services/view/account.h"

#include <algorithm>
#include <vector>

#include "engine/record/decide.h"

namespace yishi::view {
namespace {

std::vector<const record::Record*> PaymentsOf(const Reading& reading, const MatterId& id) {
  std::vector<const record::Record*> payments;
  for (const auto& [record_id, record] : reading.state().records) {
    if (record.matter == id && record.kind == record::Kind::kPayment) payments.push_back(&record);
  }
  std::sort(payments.begin(), payments.end(), [](const auto* a, const auto* b) { return a->seq < b->seq; });
  return payments;
}

void AddPayment(const record::Record& payment, v1::AccountView& view) {
  v1::AccountLine* line = view.add_payments();
  line->set_payee(payment.content->payment().payee());
  line->set_voucher(payment.content->payment().voucher());
  line->set_amount_fen(payment.amount_fen);
  line->set_unauthorised(payment.unauthorised);
  line->set_filed_ms(payment.filed_ms);
}

}  // namespace

v1::AccountView ViewAccount(const Reading& reading, const MatterId& id, const matter::Matter& matter) {
  const record::Records& records = reading.state().records;
  v1::AccountView view;
  *view.mutable_budget() = matter.content().budget();
  view.set_budget_fen(matter.content().amount_fen());
  view.set_contracted_fen(record::SumOf(records, id, record::Kind::kContract));
  view.set_changed_fen(record::SumOf(records, id, record::Kind::kChangeOrder));
  view.set_paid_fen(record::SumOf(records, id, record::Kind::kPayment));
  std::int64_t unauthorised = 0;
  for (const record::Record* payment : PaymentsOf(reading, id)) {
    AddPayment(*payment, view);
    if (payment->unauthorised) unauthorised += payment->amount_fen;
  }
  view.set_unauthorised_fen(unauthorised);
  return view;
}

}  // namespace yishi::view

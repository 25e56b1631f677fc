#include "services/view/proxy.h"

namespace yishi::view {

// The law has the list posted (urban law, art. 19): members of the community are shown the names.
v1::ProxyView ViewProxy(const Reading& reading, const PersonId& principal, const meeting::Proxy& proxy) {
  const Naming naming = reading.MayReadEntries() ? Naming::kEntitled : Naming::kAsPublic;
  v1::ProxyView view;
  *view.mutable_principal() = reading.Person(principal, naming);
  *view.mutable_agent() = reading.Person(proxy.agent, naming);
  if (proxy.given_by != principal) *view.mutable_entered_by() = reading.Person(proxy.given_by);
  view.set_given_ms(proxy.given_ms);
  view.set_confirmed(proxy.confirmed);
  return view;
}

}  // namespace yishi::view

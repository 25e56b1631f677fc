// The charters that ship, as files of engine/charter/charters.

#ifndef YISHI_TESTS_SUPPORT_SHIPPED_CHARTER_H_
#define YISHI_TESTS_SUPPORT_SHIPPED_CHARTER_H_

#include <string>

#include "yishi/v1/charter.pb.h"

namespace yishi::testing {

// The text of charters/`name`.txtpb. A file that is missing or empty fails the test.
std::string ShippedCharterText(const std::string& name);
// The text of catalogues/`name`.txtpb; the same.
std::string ShippedCatalogueText(const std::string& name);
// The charter, parsed and not checked.
v1::Charter ShippedCharter(const std::string& name);

}  // namespace yishi::testing

#endif  // YISHI_TESTS_SUPPORT_SHIPPED_CHARTER_H_

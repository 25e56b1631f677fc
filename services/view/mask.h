// Names for readers who may know that there is somebody, but not who.

#ifndef YISHI_SERVICES_VIEW_MASK_H_
#define YISHI_SERVICES_VIEW_MASK_H_

#include <string>
#include <string_view>

namespace yishi::view {

// The first character, and a star for each of the others, three at most: 田凤花 is 田**. Empty for an empty
// name. A byte that is no UTF-8 counts as a character and is a star.
std::string MaskedName(std::string_view name);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_MASK_H_

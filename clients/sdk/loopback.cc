#include "clients/sdk/client.h"

namespace yishi::sdk {
namespace {

// Empty for what is no address.
std::string_view HostOf(std::string_view address) {
  if (!address.starts_with('[')) return address.substr(0, address.rfind(':'));
  const std::size_t end = address.find("]:");
  return end == std::string_view::npos ? std::string_view() : address.substr(1, end - 1);
}

// A dotted address of 127.0.0.0/8, not a name that begins like one.
bool IsLoopbackV4(std::string_view host) {
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace

bool IsLoopback(std::string_view address) {
  if (address.starts_with("unix:")) return true;
  const std::string_view host = HostOf(address);
  return host == "localhost" || host == "::1" || IsLoopbackV4(host);
}

}  // namespace yishi::sdk

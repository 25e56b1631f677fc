#include <chrono>
#include <unordered_map>

#include "grpcpp/grpcpp.h"
#include "openssl/evp.h"
#include "yishi/v1/meeting.pb.h"

// A comment may speak of time() and of a double majority.
const char* Text() { return "time() of a double majority"; }
double Share(int a, int b) { return static_cast<double>(a) / b; }
long Now() { return time(nullptr); }

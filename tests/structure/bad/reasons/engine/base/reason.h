#define YISHI_REASONS(X)                         \
  X(kMalformed, "MALFORMED", kInvalidArgument)   \
  X(kExpired, "EXPIRED", kFailedPrecondition)

bool Expired(Reason reason) { return reason == Reason::kExpired; }

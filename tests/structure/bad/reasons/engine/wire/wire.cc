auto Read() { return Refuse(Reason::kMalformed, "", ""); }

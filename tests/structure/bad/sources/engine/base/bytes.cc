int Bytes() { return 1; }

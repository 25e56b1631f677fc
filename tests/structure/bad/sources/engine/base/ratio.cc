int Ratio() { return 1; }

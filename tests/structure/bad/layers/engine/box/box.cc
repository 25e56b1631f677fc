int Box() { return 1; }

int Test() { return 1; }

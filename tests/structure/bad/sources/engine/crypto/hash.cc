int Hash() { return 1; }

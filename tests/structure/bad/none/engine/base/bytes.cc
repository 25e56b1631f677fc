#include <map>

// Counts by time: a std::unordered_map would not do.
int Bytes() { return runtime(1); }

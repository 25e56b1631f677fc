#include "services/storage/page.h"

namespace yishi::storage {

bool EntryPage::Add(std::uint64_t seq, BytesView bytes) {
  if (entries_.size() >= limits_.max_items) return false;
  if (!entries_.empty() && bytes_ + bytes.size() > limits_.max_bytes) return false;
  bytes_ += bytes.size();
  entries_.push_back({.seq = seq, .bytes = Bytes(bytes), .openings = {}});
  return true;
}

bool OpeningPage::Add(std::uint64_t seq, const Hash& commitment, BytesView bytes) {
  if (limits_.max_items == 0) return false;
  if (!openings_.empty() && openings_.back().seq != seq) entry_begin_ = openings_.size();
  const bool fits = openings_.size() < limits_.max_items && bytes_ + bytes.size() <= limits_.max_bytes;
  const bool first_entry = entry_begin_ == 0;
  if (!fits && !first_entry) {
    openings_.resize(entry_begin_);
    return false;
  }
  bytes_ += bytes.size();
  openings_.push_back({.seq = seq, .opening = {.commitment = commitment, .bytes = Bytes(bytes)}});
  return true;
}

}  // namespace yishi::storage

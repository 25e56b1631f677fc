#include "clients/load/progress.h"

namespace yishi::load {
namespace {

constexpr std::chrono::milliseconds kBetween{100};

}  // namespace

void Progress::Say(const std::string& line) {
  if (out_ != nullptr) *out_ << line << std::endl;
}

void Progress::Count(const std::string& what, std::size_t done, std::size_t total) {
  if (out_ == nullptr) return;
  const auto now = std::chrono::steady_clock::now();
  const bool last = done == total;
  if (!last && (!terminal_ || now - shown_ < kBetween)) return;
  shown_ = now;
  if (terminal_) *out_ << "\r";
  *out_ << what << " " << done << " / " << total;
  if (last) *out_ << "\n";
  out_->flush();
}

}  // namespace yishi::load

// Exact fractions for test oracles, written apart from the engine's: a slow and obvious second opinion.

#ifndef YISHI_TESTS_SUPPORT_RATIONAL_H_
#define YISHI_TESTS_SUPPORT_RATIONAL_H_

#include <cstdint>
#include <ostream>

namespace yishi::testing {

// Kept in lowest terms, with a positive bottom. Small numbers only: nothing here guards against overflow.
class Rational {
 public:
  explicit Rational(std::int64_t top, std::int64_t bottom = 1) {
    const std::int64_t divisor = GreatestDivisor(top < 0 ? -top : top, bottom);
    top_ = top / divisor;
    bottom_ = bottom / divisor;
  }

  friend Rational operator*(Rational a, Rational b) {
    return Rational(a.top_ * b.top_, a.bottom_ * b.bottom_);
  }
  friend Rational operator-(Rational a, Rational b) {
    return Rational(a.top_ * b.bottom_ - b.top_ * a.bottom_, a.bottom_ * b.bottom_);
  }
  bool Positive() const { return top_ > 0; }
  bool Zero() const { return top_ == 0; }

  friend std::ostream& operator<<(std::ostream& out, Rational r) { return out << r.top_ << '/' << r.bottom_; }

 private:
  static std::int64_t GreatestDivisor(std::int64_t a, std::int64_t b) {
    return a == 0 ? b : GreatestDivisor(b % a, a);
  }

  std::int64_t top_;
  std::int64_t bottom_;
};

// Whether `count` out of `whole` reaches `share`: 以上 counts the number itself, 超过 does not.
inline bool Reaches(std::int64_t count, bool more_than, Rational share, std::int64_t whole) {
  const Rational surplus = Rational(count) - share * Rational(whole);
  return surplus.Positive() || (!more_than && surplus.Zero());
}

// The least count from `from` on that reaches it, found by trying one after another.
inline std::int64_t LeastCount(bool more_than, Rational share, std::int64_t whole, std::int64_t from = 0) {
  std::int64_t count = from;
  while (!Reaches(count, more_than, share, whole)) ++count;
  return count;
}

}  // namespace yishi::testing

#endif  // YISHI_TESTS_SUPPORT_RATIONAL_H_

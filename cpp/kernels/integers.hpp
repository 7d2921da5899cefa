// Shifts and divisors of integers, defined for all operands as PyTorch does.
#pragma once

#include <type_traits>

#include "kernels/scalar_math.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA::math {

template <typename T>
BACKSWEEP_MATH_INLINE T shift_left(T a, T b) {
  constexpr T kBits = sizeof(T) * 8;
  if (b < 0 || b >= kBits) return 0;
  return static_cast<T>(static_cast<std::make_unsigned_t<T>>(a) << b);
}

template <typename T>
BACKSWEEP_MATH_INLINE T shift_right(T a, T b) {
  constexpr T kMost = sizeof(T) * 8 - std::is_signed_v<T>;
  // As unsigned, a negative count is a large one; shifted by kMost, the sign or nothing is left.
  const auto count = static_cast<std::make_unsigned_t<T>>(b);
  return static_cast<T>(a >> (count < kMost ? count : kMost));
}

// The magnitude wraps for the least number, whose negative there is not.
template <typename T>
BACKSWEEP_MATH_INLINE std::make_unsigned_t<T> magnitude(T x) {
  using Unsigned = std::make_unsigned_t<T>;
  return x < 0 ? static_cast<Unsigned>(Unsigned(0) - static_cast<Unsigned>(x))
               : static_cast<Unsigned>(x);
}

template <typename T>
BACKSWEEP_MATH_INLINE T gcd(T a, T b) {
  auto x = magnitude(a);
  auto y = magnitude(b);
  while (y != 0) {
    const auto rest = static_cast<decltype(x)>(x % y);
    x = y;
    y = rest;
  }
  return static_cast<T>(x);
}

template <typename T>
BACKSWEEP_MATH_INLINE T lcm(T a, T b) {
  const auto divisor = magnitude(gcd(a, b));
  if (divisor == 0) return 0;
  return static_cast<T>(magnitude(
      static_cast<T>(static_cast<std::make_unsigned_t<T>>(magnitude(a) / divisor) * magnitude(b))));
}

}  // namespace backsweep::kernels::BACKSWEEP_ISA::math

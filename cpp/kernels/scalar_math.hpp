// Elementary functions for every element type, where vector_math.hpp has them for float and double
// only.
#pragma once

#include <type_traits>

#include "kernels/vector_math.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA::math {

template <typename T>
  requires std::is_integral_v<T>
BACKSWEEP_MATH_INLINE T abs(T x) {
  if constexpr (std::is_unsigned_v<T>)
    return x;
  else
    return static_cast<T>(x < 0 ? -x : x);
}

template <typename T>
BACKSWEEP_MATH_INLINE T sign(T x) {
  if constexpr (std::is_floating_point_v<T>)
    return x > 0 ? T(1) : (x < 0 ? T(-1) : T(0));  // 0 for NaN and -0, as in PyTorch
  else if constexpr (std::is_unsigned_v<T>)
    return static_cast<T>(x != 0);
  else
    return static_cast<T>((x > 0) - (x < 0));
}

template <typename T>
BACKSWEEP_MATH_INLINE T maximum(T a, T b) {
  if constexpr (std::is_floating_point_v<T>)
    return (a > b || a != a) ? a : b;
  else
    return a > b ? a : b;
}

template <typename T>
BACKSWEEP_MATH_INLINE T minimum(T a, T b) {
  if constexpr (std::is_floating_point_v<T>)
    return (a < b || a != a) ? a : b;
  else
    return a < b ? a : b;
}

// A number wins over NaN.
template <typename T>
BACKSWEEP_MATH_INLINE T fmax(T a, T b) {
  if constexpr (std::is_floating_point_v<T>)
    return (a >= b || b != b) ? a : b;
  else
    return a > b ? a : b;
}

template <typename T>
BACKSWEEP_MATH_INLINE T fmin(T a, T b) {
  if constexpr (std::is_floating_point_v<T>)
    return (a <= b || b != b) ? a : b;
  else
    return a < b ? a : b;
}

// Integers by squaring; a negative exponent leaves only the powers of 1 and -1, as in PyTorch.
template <typename T>
BACKSWEEP_MATH_INLINE T power(T a, T b) {
  if constexpr (std::is_floating_point_v<T>) {
    return pow(a, b);
  } else {
    if (b < 0) return static_cast<T>(a == 1 ? 1 : (a == T(-1) ? ((b & 1) ? -1 : 1) : 0));
    T result = 1;
    for (T base = a; b > 0; b = static_cast<T>(b >> 1)) {
      if (b & 1) result = static_cast<T>(result * base);
      base = static_cast<T>(base * base);
    }
    return result;
  }
}

}  // namespace backsweep::kernels::BACKSWEEP_ISA::math

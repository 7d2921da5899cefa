// Division with rounding and its remainders: floor_divide, remainder (with the sign of the
// divisor), fmod (with the sign of the dividend).
//
// Integers wrap, and give 0 for the divisor 0, which is refused before. Floats follow PyTorch: the
// quotient is made from the exact remainder, so that both fit each other. For float that remainder
// is found in double, where it is exact while the quotient is below 2**27; libm's does the rest.
#pragma once

#include <cstdint>
#include <cstring>

#include "kernels/scalar_math.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA::math {

template <typename T>
BACKSWEEP_MATH_INLINE T divide_towards_zero(T a, T b) {
  if constexpr (std::is_floating_point_v<T>) {
    return trunc(a / b);
  } else {
    if (b == 0) return 0;
    if constexpr (std::is_signed_v<T>)
      if (b == -1) return static_cast<T>(-a);  // the least number would trap
    return static_cast<T>(a / b);
  }
}

BACKSWEEP_MATH_INLINE float fmod(float a, float b) {
  return __builtin_fmodf(a, b);
}
BACKSWEEP_MATH_INLINE double fmod(double a, double b) {
  return __builtin_fmod(a, b);
}
template <typename T>
  requires std::is_integral_v<T>
BACKSWEEP_MATH_INLINE T fmod(T a, T b) {
  if (b == 0) return 0;
  if constexpr (std::is_signed_v<T>)
    if (b == -1) return 0;
  return static_cast<T>(a % b);
}

// fmod's result, moved to the sign of the divisor.
template <typename T>
BACKSWEEP_MATH_INLINE T with_sign_of_divisor(T b, T mod) {
  return ((mod != 0) & ((b < 0) != (mod < 0))) ? static_cast<T>(mod + b) : mod;
}

template <typename T>
BACKSWEEP_MATH_INLINE T remainder(T a, T b) {
  return with_sign_of_divisor(b, fmod(a, b));
}

template <typename T>
BACKSWEEP_MATH_INLINE T floor_quotient(T a, T b, T mod) {
  const T plain = a / b;
  const T exact = (a - mod) / b;
  const T lowered = ((mod != 0) & ((b < 0) != (mod < 0))) ? exact - T(1) : exact;
  const T down = floor(lowered);
  const T rounded = lowered - down > T(0.5) ? down + T(1) : down;
  const T result = lowered == 0 ? copysign(T(0), plain) : rounded;
  return b == 0 ? plain : result;
}

template <typename T>
BACKSWEEP_MATH_INLINE T floor_divide(T a, T b) {
  if constexpr (std::is_floating_point_v<T>) {
    return floor_quotient(a, b, fmod(a, b));
  } else {
    const T quotient = divide_towards_zero(a, b);
    const T mod = fmod(a, b);
    return ((mod != 0) & ((b < 0) != (mod < 0))) ? static_cast<T>(quotient - 1) : quotient;
  }
}

// out[i] = finish(a[i], b[i], fmod(a[i], b[i])); `a` or `b` has one element when it does not step.
// The output may be one of them.
template <typename Finish>
BACKSWEEP_MATH_INLINE void map_divisions(const float* a, bool a_steps, const float* b, bool b_steps,
                                         float* out, std::int64_t size, Finish finish) {
  constexpr std::int64_t kBlock = 512;
  constexpr float kInfinite = kInfinity<float>;
  float block[kBlock];
  float repeated[kBlock];
  if (!a_steps || !b_steps) {
    const float value = a_steps ? *b : *a;
    for (std::int64_t i = 0; i < kBlock; ++i) repeated[i] = value;
  }
  for (std::int64_t begin = 0; begin < size; begin += kBlock) {
    const std::int64_t count = size - begin < kBlock ? size - begin : kBlock;
    const float* x = a_steps ? a + begin : repeated;
    const float* y = b_steps ? b + begin : repeated;
    int far = 0;
    for (std::int64_t i = 0; i < count; ++i) {
      const double dividend = x[i];
      const double divisor = y[i];
      const double quotient = trunc(dividend / divisor);
      const double rest = dividend - quotient * divisor;
      far |= !(abs(quotient) < 0x1p27);
      far |= abs(y[i]) == kInfinite;
      block[i] = finish(x[i], y[i], copysign(static_cast<float>(rest), x[i]));
    }
    if (far)
      for (std::int64_t i = 0; i < count; ++i) block[i] = finish(x[i], y[i], fmod(x[i], y[i]));
    __builtin_memcpy(out + begin, block, static_cast<std::size_t>(count) * sizeof(float));
  }
}

}  // namespace backsweep::kernels::BACKSWEEP_ISA::math

// Functions of two arguments: atan2, hypot, logaddexp, logaddexp2.
// hypot in double is libm's. Otherwise the errors are those of atan, log1p and exp, and one
// rounding.
//
//   math::atan2(-0.0F, -1.0F);          // -pi
//   math::logaddexp(1000.0F, 1000.0F);  // 1000.693
#pragma once

#include "exponential.hpp"
#include "inverse_trigonometric.hpp"
#include "logarithm.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace math {

template <typename T>
BACKSWEEP_MATH_INLINE T atan2(T y, T x) {
  const T angle = first_quadrant(abs(y), abs(x));
  const bool left = copysign(T(1), x) < T(0);
  const T turned = select(left, (T(2) * kHalfPiHigh<T> - angle) + T(2) * kHalfPiLow<T>, angle);
  return copysign(turned, y);
}

// For coordinates whose magnitudes are normal. The angle is m*pi/2 + atan(t), where m and the sign
// of t depend on the half quadrant. Masks instead of choices, of which the compiler would make
// cases.
BACKSWEEP_MATH_INLINE float atan2_of_normal(float y, float x) {
  constexpr std::uint32_t kOne = 0x3F800000U, kTwo = 0x40000000U, kSign = 0x80000000U;
  const auto all_if_negative = [](std::uint32_t bits) {
    return static_cast<std::uint32_t>(static_cast<std::int32_t>(bits) >> 31);
  };
  const float height = abs(y);
  const float width = abs(x);
  const std::uint32_t steep = all_if_negative(to_bits(width) - to_bits(height));
  const std::uint32_t left = all_if_negative(to_bits(x));
  const float small = from_bits(to_bits(blend(steep, width, height)) ^ ((left ^ steep) & kSign));
  const float t = small / blend(steep, height, width);
  const float m = from_bits((steep & kOne) | (~steep & left & kTwo));
  const float z = t * t;
  return copysign(m * kHalfPiHigh<float> + (t + (m * kHalfPiLow<float> + t * z * atan_tail(z))), y);
}
BACKSWEEP_MATH_INLINE double atan2_of_normal(double y, double x) {
  return atan2(y, x);
}

BACKSWEEP_MATH_INLINE float hypot(float x, float y) {
  const double wide_x = x;
  const double wide_y = y;
  const float length = static_cast<float>(sqrt(wide_x * wide_x + wide_y * wide_y));
  const float width = abs(x);
  const float height = abs(y);
  const bool infinite = (width == kInfinity<float>) | (height == kInfinity<float>);
  return select(infinite, kInfinity<float>, length);
}
BACKSWEEP_MATH_INLINE double hypot(double x, double y) {
  return __builtin_hypot(x, y);
}

template <typename T>
BACKSWEEP_MATH_INLINE T logaddexp(T x, T y) {
  const T large = select(x > y, x, y);
  const T result = large + log1p_of_moderate(exp(-abs(x - y)));
  // Equal infinities have no difference.
  return select((x == y) & (abs(x) == kInfinity<T>), x, result);
}

template <typename T>
BACKSWEEP_MATH_INLINE T logaddexp2(T x, T y) {
  const T large = select(x > y, x, y);
  const T result = large + kLog2E<T> * log1p_of_moderate(exp2(-abs(x - y)));
  return select((x == y) & (abs(x) == kInfinity<T>), x, result);
}

}  // namespace math
}  // namespace backsweep::kernels::BACKSWEEP_ISA

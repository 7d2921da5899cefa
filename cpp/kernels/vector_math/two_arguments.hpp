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

// From the angle of the smaller to the larger magnitude, which is at most pi/4.
template <typename T>
BACKSWEEP_MATH_INLINE T atan2(T y, T x) {
  const T height = abs(y);
  const T width = abs(x);
  const bool steep = height > width;
  const T small = select(steep, width, height);
  const T large = select(steep, height, width);
  const T ratio = select(small == large, T(1), small / large);
  const T angle = select(large == T(0), T(0), atan(ratio));
  const T first = select(steep, (kHalfPiHigh<T> - angle) + kHalfPiLow<T>, angle);
  const bool left = copysign(T(1), x) < T(0);
  const T turned = select(left, (T(2) * kHalfPiHigh<T> - first) + T(2) * kHalfPiLow<T>, first);
  return select((x != x) | (y != y), x + y, copysign(turned, y));
}

BACKSWEEP_MATH_INLINE float hypot(float x, float y) {
  const double wide_x = x;
  const double wide_y = y;
  const float length = static_cast<float>(sqrt(wide_x * wide_x + wide_y * wide_y));
  const bool infinite = (abs(x) == kInfinity<float>) | (abs(y) == kInfinity<float>);
  return select(infinite, kInfinity<float>, length);
}
BACKSWEEP_MATH_INLINE double hypot(double x, double y) {
  return __builtin_hypot(x, y);
}

template <typename T>
BACKSWEEP_MATH_INLINE T logaddexp(T x, T y) {
  const T large = select(x > y, x, y);
  const T result = large + log1p(exp(-abs(x - y)));
  // Equal infinities have no difference.
  return select((x == y) & (abs(x) == kInfinity<T>), x, result);
}

template <typename T>
BACKSWEEP_MATH_INLINE T logaddexp2(T x, T y) {
  const T large = select(x > y, x, y);
  const T result = large + kLog2E<T> * log1p(exp2(-abs(x - y)));
  return select((x == y) & (abs(x) == kInfinity<T>), x, result);
}

}  // namespace math
}  // namespace backsweep::kernels::BACKSWEEP_ISA

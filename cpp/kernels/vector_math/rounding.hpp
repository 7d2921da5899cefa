// Rounding to integers: floor, ceil, trunc, rint (to even; nearbyint is the same). All exact, and
// the sign of a zero result is the sign of the argument.
//
// SSE2 has no rounding instruction, and a call to libm would stop vectorisation, so there the work
// is done by adding and subtracting 2**23 (2**52).
#pragma once

#include "primitives.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace math {

#if defined(__SSE4_1__) || defined(__aarch64__)

BACKSWEEP_MATH_INLINE float rint(float x) {
  return __builtin_rintf(x);
}
BACKSWEEP_MATH_INLINE double rint(double x) {
  return __builtin_rint(x);
}
BACKSWEEP_MATH_INLINE float floor(float x) {
  return __builtin_floorf(x);
}
BACKSWEEP_MATH_INLINE double floor(double x) {
  return __builtin_floor(x);
}
BACKSWEEP_MATH_INLINE float ceil(float x) {
  return __builtin_ceilf(x);
}
BACKSWEEP_MATH_INLINE double ceil(double x) {
  return __builtin_ceil(x);
}
BACKSWEEP_MATH_INLINE float trunc(float x) {
  return __builtin_truncf(x);
}
BACKSWEEP_MATH_INLINE double trunc(double x) {
  return __builtin_trunc(x);
}

#else

template <typename T>
BACKSWEEP_MATH_INLINE T rint(T x) {
  constexpr T kAllInteger = std::is_same_v<T, float> ? T(0x1p23) : T(0x1p52);
  const T magnitude = abs(x);
  const T rounded = (magnitude + kAllInteger) - kAllInteger;
  return select(magnitude < kAllInteger, copysign(rounded, x), x);
}

template <typename T>
BACKSWEEP_MATH_INLINE T floor(T x) {
  const T nearest = rint(x);
  return copysign(nearest - select(nearest > x, T(1), T(0)), x);
}

template <typename T>
BACKSWEEP_MATH_INLINE T ceil(T x) {
  const T nearest = rint(x);
  return copysign(nearest + select(nearest < x, T(1), T(0)), x);
}

template <typename T>
BACKSWEEP_MATH_INLINE T trunc(T x) {
  return copysign(floor(abs(x)), x);
}

#endif

template <typename T>
BACKSWEEP_MATH_INLINE T nearbyint(T x) {
  return rint(x);
}

}  // namespace math
}  // namespace backsweep::kernels::BACKSWEEP_ISA

// asin, acos and atan.
// Largest error measured, in ULP, float / double: asin 2.1 / 2.1, acos 1.2 / 1.3, atan 1.5 / 1.4.
//
//   math::atan(x);     // pi/2 where x is infinite
//   math::acos(1.5F);  // NaN
#pragma once

#include "primitives.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace math {

template <typename T>
inline constexpr T kHalfPiHigh = T(0x1.921fb54442d18p+0);
template <typename T>
inline constexpr T kHalfPiLow =
    std::is_same_v<T, float> ? T(-0x1.777a5cp-25) : T(0x1.1a62633145c07p-54);

// (asin(s) - s) / s**3 with z = s*s <= 1/4.
BACKSWEEP_MATH_INLINE float asin_tail(float z) {
  return poly(z, 0.166666985F, 0.0749701783F, 0.0452882275F, 0.0249689519F, 0.0409594662F);
}
BACKSWEEP_MATH_INLINE double asin_tail(double z) {
  return poly(z, 0.16666666666666569, 0.07500000000088125, 0.04464285701151485, 0.03038195236235274,
              0.022371905104427065, 0.01735767880030982, 0.013903665767667675, 0.012056977673737966,
              0.00698091833195346, 0.018365504168679287, -0.014504828084577174,
              0.03079719115431383);
}

template <typename T>
struct AsinParts {
  T s;
  T tail;
};

// s + tail is asin(a) for a <= 1/2; above, asin(sqrt((1 - a)/2)), which is half of acos(a).
template <typename T>
BACKSWEEP_MATH_INLINE AsinParts<T> asin_folded(T a) {
  const bool small = a <= T(0.5);
  const T z = select(small, a * a, T(0.5) * (T(1) - a));
  const T s = select(small, a, sqrt(z));
  return {s, s * z * asin_tail(z)};
}

template <typename T>
BACKSWEEP_MATH_INLINE T asin(T x) {
  const T a = abs(x);
  const auto parts = asin_folded(a);
  const T below = parts.s + parts.tail;
  const T above = (kHalfPiHigh<T> - T(2) * parts.s) - (T(2) * parts.tail - kHalfPiLow<T>);
  return copysign(select(a <= T(0.5), below, above), x);
}

template <typename T>
BACKSWEEP_MATH_INLINE T acos(T x) {
  const T a = abs(x);
  const auto parts = asin_folded(a);
  const T t = parts.s + parts.tail;
  const T middle = kHalfPiHigh<T> - (copysign(t, x) - kHalfPiLow<T>);
  const T left = T(2) * (kHalfPiHigh<T> - (t - kHalfPiLow<T>));
  return select(a <= T(0.5), middle, select(x < T(0), left, T(2) * t));
}

// (atan(t) - t) / t**3 with z = t*t and |t| <= 1/2.
BACKSWEEP_MATH_INLINE float atan_tail(float z) {
  return poly(z, -0.333332807F, 0.199956536F, -0.141900837F, 0.102252625F, -0.0523224995F);
}
BACKSWEEP_MATH_INLINE double atan_tail(double z) {
  return poly(z, -0.3333333333333329, 0.19999999999964874, -0.14285714280785777,
              0.11111110819409269, -0.09090899673555572, 0.07692120791367346, -0.066642347723633,
              0.05860871549521266, -0.05132356349207924, 0.042130109194837194, -0.02782613638930734,
              0.010370116802620647);
}

// Above 1/2, from where a - 1 is exact, the angle is measured from pi/4; above tan(3*pi/8) from
// pi/2.
template <typename T>
BACKSWEEP_MATH_INLINE T atan(T x) {
  constexpr T kTanThreeEighths = T(0x1.3504f333f9de6p+1);
  const T a = abs(x);
  const bool middle = a > T(0.5);
  const bool steep = a > kTanThreeEighths;
  const T top = select(steep, T(-1), select(middle, a - T(1), a));
  const T bottom = select(steep, a, select(middle, a + T(1), T(1)));
  const T high = select(steep, kHalfPiHigh<T>, select(middle, T(0.5) * kHalfPiHigh<T>, T(0)));
  const T low = select(steep, kHalfPiLow<T>, select(middle, T(0.5) * kHalfPiLow<T>, T(0)));
  const T t = top / bottom;
  const T z = t * t;
  return copysign(high + (t + (t * z * atan_tail(z) + low)), x);
}

}  // namespace math
}  // namespace backsweep::kernels::BACKSWEEP_ISA

// asin, acos and atan.
// Largest error measured, in ULP, float / double: asin 2.1 / 2.1, acos 1.2 / 1.3, atan 1.3 / 1.4.
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

// (atan(t) - t) / t**3 with z = t*t and |t| <= 1 (float), |t| <= 1/2 (double).
BACKSWEEP_MATH_INLINE float atan_tail(float z) {
  return poly(z, -0.333332986F, 0.199985489F, -0.142642424F, 0.109521858F, -0.08403451F,
              0.0579576083F, -0.0311778616F, 0.0109146144F, -0.00179362367F);
}
BACKSWEEP_MATH_INLINE double atan_tail(double z) {
  return poly(z, -0.3333333333333329, 0.19999999999964874, -0.14285714280785777,
              0.11111110819409269, -0.09090899673555572, 0.07692120791367346, -0.066642347723633,
              0.05860871549521266, -0.05132356349207924, 0.042130109194837194, -0.02782613638930734,
              0.010370116802620647);
}

// The angle of the point (width, height) in the first quadrant: that of the smaller to the larger,
// or its distance from pi/2. One division, so that two are never waited for.
BACKSWEEP_MATH_INLINE float first_quadrant(float height, float width) {
  const bool steep = height > width;
  const float small = select(steep, -width, height);
  const float large = select(steep, height, width);
  // Zeros and infinities make no quotient; NaN does.
  const float both = select(large == 0.0F, small, copysign(1.0F, small));
  const float t = select(height == width, both, small / large);
  const float z = t * t;
  const float low = t * z * atan_tail(z) + select(steep, kHalfPiLow<float>, 0.0F);
  return select(steep, kHalfPiHigh<float>, 0.0F) + (t + low);
}
// Above 1/2, from where the difference is exact, the angle is measured from pi/4.
BACKSWEEP_MATH_INLINE double first_quadrant(double height, double width) {
  const bool steep = height > width;
  const double small = select(steep, width, height);
  const double large = select(steep, height, width);
  const bool middle = (small > 0.5 * large) | (small == kInfinity<double>);
  const double shrink = select(large > 0x1p1000, 0.25, 1.0);  // so that the sum is finite
  const double difference = select(small == large, 0.0, small - large);
  const double top = select(middle, shrink * difference, small);
  const double bottom = select(middle, shrink * small + shrink * large, large);
  const double t = select(small + large == 0.0, 0.0, top / bottom);
  const double z = t * t;
  const double high = select(middle, 0.5 * kHalfPiHigh<double>, 0.0);
  const double low = select(middle, 0.5 * kHalfPiLow<double>, 0.0);
  const double tail = t * z * atan_tail(z) + low;
  const double flipped = (kHalfPiHigh<double> - high) - (t + (tail - kHalfPiLow<double>));
  return select(steep, flipped, high + (t + tail));
}

BACKSWEEP_MATH_INLINE float atan(float x) {
  const float a = abs(x);
  const bool steep = a > 1.0F;
  const float t = select(steep, -1.0F / a, a);
  const float z = t * t;
  const float low = t * z * atan_tail(z) + select(steep, kHalfPiLow<float>, 0.0F);
  return copysign(select(steep, kHalfPiHigh<float>, 0.0F) + (t + low), x);
}
// Above 1/2 the angle is measured from pi/4; above tan(3*pi/8) from pi/2.
BACKSWEEP_MATH_INLINE double atan(double x) {
  constexpr double kTanThreeEighths = 0x1.3504f333f9de6p+1;
  const double a = abs(x);
  const bool middle = a > 0.5;
  const bool steep = a > kTanThreeEighths;
  const double top = select(steep, -1.0, select(middle, a - 1.0, a));
  const double bottom = select(steep, a, select(middle, a + 1.0, 1.0));
  const double high =
      select(steep, kHalfPiHigh<double>, select(middle, 0.5 * kHalfPiHigh<double>, 0.0));
  const double low =
      select(steep, kHalfPiLow<double>, select(middle, 0.5 * kHalfPiLow<double>, 0.0));
  const double t = top / bottom;
  const double z = t * t;
  return copysign(high + (t + (t * z * atan_tail(z) + low)), x);
}

}  // namespace math
}  // namespace backsweep::kernels::BACKSWEEP_ISA

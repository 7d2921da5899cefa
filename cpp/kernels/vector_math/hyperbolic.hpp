// tanh, sinh, cosh and their inverses, from expm1 and log1p so that small results keep precision.
// Largest error measured, in ULP, float / double: tanh 2.9 / 2.9, sinh 2.4 / 2.3, cosh 1.5 / 1.3,
// asinh 2.3 / 1.7, acosh 2.3 / 2.1, atanh 1.3 / 2.0.
//
//   math::tanh(1e-30F);  // 1e-30F
//   math::sinh(89.0F);   // 2.24e38F, though e**89 overflows
#pragma once

#include "exponential.hpp"
#include "logarithm.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace math {

// (e**2x - 1) / (e**2x + 1), both from 2**n and the reduced expm1 without rounding in between.
template <typename T>
BACKSWEEP_MATH_INLINE T tanh(T x) {
  constexpr T kIsOne = std::is_same_v<T, float> ? T(20) : T(44);
  const T twice = at_most(T(2) * abs(x), kIsOne);
  const auto parts = split_exp<T, int(FloatFormat<T>::kBias)>(twice);
  const T power = power_of_two<T>(parts.n);
  const T scaled = power * parts.fraction;
  return copysign((scaled + (power - T(1))) / (scaled + (power + T(1))), x);
}

template <typename T>
BACKSWEEP_MATH_INLINE T sinh(T x) {
  const T a = abs(x);
  const T half = half_expm1<T, false>(a);
  const T decaying = half / (half + half + T(1));  // inf/inf where half overflows
  const T result = half + select(a < T(80), decaying, T(0));
  return select(a < kIsLinear<T>, x, copysign(result, x));
}

template <typename T>
BACKSWEEP_MATH_INLINE T cosh(T x) {
  const T half = exp_shifted<T, -1>(abs(x));
  return half + T(0.25) / half;
}

// Past this asinh(x) and acosh(x) are log(2x), and squares might overflow.
template <typename T>
inline constexpr T kSquareLimit = std::is_same_v<T, float> ? T(0x1p28) : T(0x1p56);

// The logarithm of u >= 1, for float; infinity and NaN pass.
BACKSWEEP_MATH_INLINE float log_above_one(float u) {
  const auto parts = split_log_normal(u);
  return select(u < kInfinity<float>, log_from_parts(parts.k, parts.f), u);
}

// For float a polynomial where the logarithm is near 0, which costs less than a careful log1p.
BACKSWEEP_MATH_INLINE float asinh(float x) {
  const float a = abs(x);
  const float z = a * a;
  const float near_zero =
      a + a * z *
              poly(z, -0.166666597F, 0.0749971271F, -0.0446001887F, 0.0300658122F, -0.0210072938F,
                   0.0136098899F, -0.00704580033F, 0.0024118619F, -0.000391220179F);
  const bool large = a > kSquareLimit<float>;
  const float u = select(large, a, a + sqrt(1.0F + z));
  const float far = log_above_one(u) + select(large, 0x1.62e42fefa39efp-1F, 0.0F);
  return copysign(select(a < 1.0F, near_zero, far), x);
}
BACKSWEEP_MATH_INLINE double asinh(double x) {
  const double a = abs(x);
  const double square = a * a;
  const double excess = a + square / (1.0 + sqrt(1.0 + square));
  const bool large = a > kSquareLimit<double>;
  const double result = log1p(select(large, a, excess)) + select(large, 0x1.62e42fefa39efp-1, 0.0);
  return copysign(result, x);
}

BACKSWEEP_MATH_INLINE float acosh(float x) {
  const float t = x - 1.0F;
  const bool large = x > kSquareLimit<float>;
  const float root = sqrt(t * (t + 2.0F));
  const float near_one = root + root * t *
                                    poly(t, -0.333333194F, 0.133327425F, -0.0570640899F,
                                         0.0249058697F, -0.00994344428F, 0.00254378468F);
  const float far =
      log_above_one(select(large, x, x + root)) + select(large, 0x1.62e42fefa39efp-1F, 0.0F);
  return select(x < 1.0F, kNan<float>, select(t < 0.5F, near_one, far));
}
BACKSWEEP_MATH_INLINE double acosh(double x) {
  const double t = x - 1.0;
  const double excess = t + sqrt(t + (t + t * t));
  const bool large = x > kSquareLimit<double>;
  const double result = log1p(select(large, x, excess)) + select(large, 0x1.62e42fefa39efp-1, 0.0);
  return select(x < 1.0, kNan<double>, result);
}

// For abs(x) < 1, from where 1 - abs(x) is positive. Half the logarithm of (1 + a) / (1 - a), which
// is about 2**k: atanh(a) = k * ln(2)/2 + atanh(r) with abs(r) < 0.31, and r == a for k == 0.
BACKSWEEP_MATH_INLINE float atanh_inside(float x) {
  const float a = abs(x);
  const float d = 1.0F - a;
  // The difference of the bits is that of the logarithms to base 2, up to 0.09.
  constexpr BitsOf<float> kRest = 3U << (kMantissaBits<float> - 4);
  const BitsOf<float> k = (to_bits(1.0F + a) - to_bits(d) + kRest) >> kMantissaBits<float>;
  const float half_less = from_bits((k + 126) << kMantissaBits<float>) - 0.5F;  // (2**k - 1) / 2
  const float lost = (1.0F - d) - a;                                            // of d
  const float above = fused(-half_less, d, a) - half_less * lost;
  const float r = above / fused(half_less, d, 1.0F);
  const float z = r * r;
  const float tail = r * z * poly(z, 0.333332777F, 0.200057894F, 0.140992984F, 0.134288087F);
  const float n = static_cast<float>(static_cast<int32_t>(k));
  return copysign(n * (kLn2High<float> / 2) + (n * (kLn2Low<float> / 2) + tail + r), x);
}
BACKSWEEP_MATH_INLINE double atanh_inside(double x) {
  const double a = abs(x);
  return copysign(0.5 * log1p_of_moderate((a + a) / (1.0 - a)), x);
}

BACKSWEEP_MATH_INLINE float atanh(float x) {
  const float inside = atanh_inside(select(abs(x) < 1.0F, x, 0.0F));
  const float outside = select(abs(x) == 1.0F, x * kInfinity<float>, kNan<float>);
  return select(abs(x) < 1.0F, inside, outside);
}
BACKSWEEP_MATH_INLINE double atanh(double x) {
  const double a = abs(x);
  return copysign(0.5 * log1p((a + a) / (1.0 - a)), x);
}

}  // namespace math
}  // namespace backsweep::kernels::BACKSWEEP_ISA

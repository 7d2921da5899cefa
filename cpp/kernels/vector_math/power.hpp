// pow(x, y) with the special cases of C99 Annex F. float is computed in double and vectorises;
// double is libm's.
// Largest error measured, in ULP, float / double: 0.51 / that of libm.
//
//   math::pow(-8.0F, 3.0F);  // -512
//   math::pow(0.0F, -1.0F);  // inf
//   math::pow(1.0F, NaN);    // 1
#pragma once

#include "logarithm.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace math {

// log2 of a float held in a double (so never denormal), relative error 2**-37; not 0, inf or NaN.
BACKSWEEP_MATH_INLINE double log2_for_pow(double x) {
  const auto parts = split_log_normal(x);
  const double s = parts.f / (2.0 + parts.f);
  const double z = s * s;
  const double tail =
      poly(z, 0.6666666563935972, 0.4000033691178997, 0.2853718164191577, 0.23584844070678856);
  return parts.k + kLog2E<double> * (s * (2.0 + z * tail));
}

// 2**t, relative error 2**-34; anything past +-300 is past the range of float.
BACKSWEEP_MATH_INLINE double exp2_for_pow(double t) {
  constexpr double kMagic = kRoundMagic<double> + double(FloatFormat<double>::kBias);
  const double clamped = at_least(at_most(t, 300.0), -300.0);
  const double shifted = clamped + kMagic;
  const double fraction = clamped - (shifted - kMagic);
  const double power = poly(fraction, 0.9999999999610607, 0.6931471807311566, 0.24022651204185094,
                            0.05550410347294464, 0.009618026440354038, 0.0013333925451443462,
                            0.00015469553517093507, 1.5201727780037286e-05);
  return power * power_of_two<double>(to_bits(shifted));
}

// Whether a float is an integer, without a rounding instruction.
BACKSWEEP_MATH_INLINE bool is_integer(float magnitude) {
  return !(magnitude < 0x1p23F) | ((magnitude + 0x1p23F) - 0x1p23F == magnitude);
}

BACKSWEEP_MATH_INLINE float pow(float x, float y) {
  const float base = abs(x);
  const float exponent = abs(y);
  const double wide = base;
  const double log_or_inf = select(wide < kInfinity<double>, log2_for_pow(wide), wide);
  const double log = select(wide == 0.0, -kInfinity<double>, log_or_inf);
  const float magnitude = static_cast<float>(exp2_for_pow(static_cast<double>(y) * log));

  const bool integer = is_integer(exponent);
  const bool odd = integer & !is_integer(0.5F * exponent);
  const float with_sign = select(odd, copysign(magnitude, x), magnitude);
  const bool undefined = (x < 0.0F) & (base < kInfinity<float>)&!integer;
  const float result = select(undefined, kNan<float>, with_sign);
  const bool one = (y == 0.0F) | (x == 1.0F) | ((x == -1.0F) & (exponent == kInfinity<float>));
  return select(one, 1.0F, result);
}

BACKSWEEP_MATH_INLINE double pow(double x, double y) {
  return __builtin_pow(x, y);
}

}  // namespace math
}  // namespace backsweep::kernels::BACKSWEEP_ISA

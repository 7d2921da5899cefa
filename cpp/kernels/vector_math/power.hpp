// pow(x, y) with the special cases of C99 Annex F. float is computed in double and vectorises;
// double is libm's. pow_of_normal holds where nothing can leave the range, and vectorises for
// double too where there is a fused multiplication and addition. Largest error measured, in ULP,
// float / double: 0.51 / 1.1, that of libm.
//
//   math::pow(-8.0F, 3.0F);  // -512
//   math::pow(0.0F, -1.0F);  // inf
//   math::pow(1.0F, NaN);    // 1
#pragma once

#include "logarithm.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace math {

// log2 of a float in double, relative error 2**-37; for normal numbers.
BACKSWEEP_MATH_INLINE double log2_for_pow(float x) {
  const auto parts = split_log_normal(x);
  const double f = parts.f;
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double tail =
      poly(z, 0.6666666563935972, 0.4000033691178997, 0.2853718164191577, 0.23584844070678856);
  return static_cast<double>(parts.k) + kLog2E<double> * (s * (2.0 + z * tail));
}

// 2**t, relative error 2**-34, for abs(t) < 1022.
BACKSWEEP_MATH_INLINE double exp2_for_pow(double t) {
  constexpr double kMagic = kRoundMagic<double> + double(FloatFormat<double>::kBias);
  const double shifted = t + kMagic;
  const double fraction = t - (shifted - kMagic);
  const double power = poly(fraction, 0.9999999999610607, 0.6931471807311566, 0.24022651204185094,
                            0.05550410347294464, 0.009618026440354038, 0.0013333925451443462,
                            0.00015469553517093507, 1.5201727780037286e-05);
  return power * power_of_two<double>(to_bits(shifted));
}

// For normal x with abs(y * log2(x)) < 1000.
BACKSWEEP_MATH_INLINE float pow_of_normal(float x, float y) {
  return static_cast<float>(exp2_for_pow(static_cast<double>(y) * log2_for_pow(x)));
}

#ifdef __FMA__
// The same in double with log2(x) in two parts, relative error 2**-66.
BACKSWEEP_MATH_INLINE double pow_of_normal(double x, double y) {
  constexpr double kFirst = 2.8853900817779268, kFirstLow = 4.0710547481862066e-17;  // 2 / ln(2)
  constexpr double kThird = 0.96179669392597555, kThirdLow = 5.0577616648125907e-17;
  const auto parts = split_log_normal(x);
  const double f = parts.f;
  // s = f / (2 + f); log2(1 + f) is a series in its odd powers.
  const double below = 2.0 + f;
  const double inverse = 1.0 / below;
  const double s = f * inverse;
  const double rest = __builtin_fma(-s, below, f) - s * (f - (below - 2.0));
  const double s_low = rest * inverse;
  const double z = s * s;
  const double z_low = __builtin_fma(s, s, -z) + 2.0 * s * s_low;
  const double tail =
      z * poly(z, 0.57707801635561784, 0.41219858309199897, 0.3205989022633618, 0.26230770199032372,
               0.22198395913896313, 0.19125603344252712, 0.19037756364922304);
  const double third = kThird + tail;
  const double third_low = (tail - (third - kThird)) + kThirdLow;
  const double product = z * third;
  const double product_low = __builtin_fma(z, third, -product) + (z * third_low + z_low * third);
  const double sum = kFirst + product;
  const double sum_low = (product - (sum - kFirst)) + (product_low + kFirstLow);
  const double logarithm = s * sum;
  const double logarithm_low = __builtin_fma(s, sum, -logarithm) + (s * sum_low + s_low * sum);
  const double high = parts.k + logarithm;
  const double low = (logarithm - (high - parts.k)) + logarithm_low;

  constexpr double kMagic = kRoundMagic<double> + double(FloatFormat<double>::kBias);
  const double shifted = y * high + kMagic;
  const double fraction = __builtin_fma(y, high, kMagic - shifted) + y * low;
  const double power = poly(fraction, 1.0, 0.69314718055994529, 0.24022650695910097,
                            0.055504108664821659, 0.0096181291076068518, 0.001333355814639595,
                            0.00015403530441796559, 1.5252733853341456e-05, 1.3215442551241641e-06,
                            1.0178051699828378e-07, 7.0725932535224892e-09, 4.4566800643470432e-10);
  return power * power_of_two<double>(to_bits(shifted));
}
#else
BACKSWEEP_MATH_INLINE double pow_of_normal(double x, double y) {
  return __builtin_pow(x, y);
}
#endif

// Whether pow_of_normal must not be used.
template <typename T>
BACKSWEEP_MATH_INLINE bool pow_leaves_range(T x, T y) {
  const T most = abs(split_log_normal(x).k) + T(0.5);  // of abs(log2(x))
  const bool special = is_set<T>(unless_normal(x));
  const bool far = !(abs(y) * most < T(1000));
  return special | far;
}

// Whether a float is an integer, without a rounding instruction.
BACKSWEEP_MATH_INLINE bool is_integer(float magnitude) {
  return !(magnitude < 0x1p23F) | ((magnitude + 0x1p23F) - 0x1p23F == magnitude);
}

BACKSWEEP_MATH_INLINE float pow(float x, float y) {
  const float base = abs(x);
  const float exponent = abs(y);
  const bool denormal = base < FloatFormat<float>::kMinNormal;
  const float lifted = select(denormal, base * 0x1p24F, base);
  const double lift = select(denormal, 24.0F, 0.0F);
  const double log_or_inf =
      select(base < kInfinity<float>, log2_for_pow(lifted) - lift, static_cast<double>(base));
  const double log = select(base == 0.0F, -kInfinity<double>, log_or_inf);
  // Anything past +-300 is past the range of float.
  const double t = at_least(at_most(static_cast<double>(y) * log, 300.0), -300.0);
  const float magnitude = static_cast<float>(exp2_for_pow(t));

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

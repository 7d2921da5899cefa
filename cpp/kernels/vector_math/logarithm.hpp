// log, log2, log10 and log1p: x = 2**k * (1 + f) with 1 + f between sqrt(1/2) and sqrt(2).
// Largest error measured, in ULP, float / double: log 0.82 / 0.78, log2 0.76 / 0.78,
// log10 0.72 / 0.66, log1p 1.4 / 1.3. log2 is exact at powers of two.
//
//   math::log(0.0F);       // -inf
//   math::log1p(1e-30);    // 1e-30
#pragma once

#include "exponential.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace math {

template <typename T>
struct LogParts {
  T k;  // x = 2**k * (1 + f)
  T f;
};

// For positive normal x. The exponent goes to T through the mantissa of 2**23 (2**52).
template <typename T>
BACKSWEEP_MATH_INLINE LogParts<T> split_log_normal(T x) {
  using Format = FloatFormat<T>;
  using Bits = BitsOf<T>;
  constexpr T kAllInteger = std::is_same_v<T, float> ? T(0x1p23) : T(0x1p52);
  constexpr Bits kMantissaMask = (Bits(1) << kMantissaBits<T>)-1;
  const Bits centred = to_bits(x) + (Format::kOne - Format::kSqrtHalf);
  const T biased = from_bits((centred >> kMantissaBits<T>) | __builtin_bit_cast(Bits, kAllInteger));
  const T m = from_bits((centred & kMantissaMask) + Format::kSqrtHalf);
  return {biased - (kAllInteger + T(Format::kBias)), m - T(1)};
}

template <typename T>
BACKSWEEP_MATH_INLINE LogParts<T> split_log(T x) {
  constexpr T kLift = std::is_same_v<T, float> ? T(0x1p24) : T(0x1p54);
  constexpr T kLiftBits = std::is_same_v<T, float> ? T(24) : T(54);
  const bool denormal = x < FloatFormat<T>::kMinNormal;
  const auto parts = split_log_normal(select(denormal, x * kLift, x));
  return {parts.k - select(denormal, kLiftBits, T(0)), parts.f};
}

// log(1 + f) - f + f*f/2, relative to log(1 + f) within 2**-29 (float) and 2**-59 (double).
BACKSWEEP_MATH_INLINE float log_tail(float f, float half_square) {
  const float tail = poly(f, 0.333333284F, -0.250000089F, 0.200012743F, -0.166673928F, 0.142338023F,
                          -0.124236144F, 0.118117526F, -0.115463153F, 0.0674961433F);
  return (half_square + half_square) * f * tail;
}
// In s = f/(2 + f) the series has even terms only: half as many, for one division.
BACKSWEEP_MATH_INLINE double log_tail(double f, double half_square) {
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double tail =
      z * poly(z, 0.6666666666666735, 0.39999999999409347, 0.2857142874378545, 0.22222198407900084,
               0.18183574023595658, 0.153137752385555, 0.14798963890723557);
  return s * (half_square + tail);
}

// The results outside the domain: log(0) = -inf, log(inf) = inf, NaN for negative x and NaN.
template <typename T>
BACKSWEEP_MATH_INLINE T finish_log(T x, T result) {
  const T finite = select(x < kInfinity<T>, result, x);
  const T negative = select(x < T(0), kNan<T>, finite);
  return select(x == T(0), -kInfinity<T>, negative);
}

template <typename T>
BACKSWEEP_MATH_INLINE T log_from_parts(T k, T f) {
  const T half_square = T(0.5) * f * f;
  const T low = log_tail(f, half_square) + k * kLn2Low<T>;
  return k * kLn2High<T> + (f - (half_square - low));
}

template <typename T>
BACKSWEEP_MATH_INLINE T log(T x) {
  const auto parts = split_log(x);
  return finish_log(x, log_from_parts(parts.k, parts.f));
}

// 1 + x loses low bits of x; they are added back to f. Near zero f is x itself.
template <typename T>
BACKSWEEP_MATH_INLINE T log1p(T x) {
  using Format = FloatFormat<T>;
  const T u = T(1) + x;
  const T rounded_x = u - T(1);
  const T lost = (T(1) - (u - rounded_x)) + (x - rounded_x);
  const auto parts = split_log_normal(u);
  constexpr T kMagic = kRoundMagic<T> + T(Format::kBias);
  const T scale = power_of_two<T>(to_bits(kMagic - parts.k));
  // Past 2**60 nothing of the lost bit counts, and the scale may be out of range.
  const T f = parts.f + select(u < T(0x1p60), lost * scale, T(0));
  const T result = log_from_parts(parts.k, select(parts.k == T(0), x, f));
  return select(x == T(0), x, finish_log(u, result));
}

// High parts short enough for exact products with the high part of f - f*f/2.
template <typename T>
struct LogBase2 {
  static constexpr T kHigh = std::is_same_v<T, float> ? T(0x1.714p+0) : T(0x1.715470p+0);
  static constexpr T kLow =
      std::is_same_v<T, float> ? T(0x1.47652b82fe177p-12) : T(0x1.94ae0bf85ddf4p-22);
  static constexpr T kLog2High = T(1);
  static constexpr T kLog2Low = T(0);
};

template <typename T>
struct LogBase10 {
  static constexpr T kHigh = std::is_same_v<T, float> ? T(0x1.bcap-2) : T(0x1.bcb7bp-2);
  static constexpr T kLow =
      std::is_same_v<T, float> ? T(0x1.7b1526e50e32ap-14) : T(0x1.526e50e32a6abp-26);
  static constexpr T kLog2High = std::is_same_v<T, float> ? T(0x1.344p-2) : T(0x1.34413509f7p-2);
  static constexpr T kLog2Low =
      std::is_same_v<T, float> ? T(0x1.3509f79fef312p-18) : T(0x1.3fde623e2566bp-43);
};

// A rounded log times a rounded constant would be 2 ULP off, so log(1 + f) is kept in two parts.
template <typename T, typename Base>
BACKSWEEP_MATH_INLINE T log_in_base(T x) {
  using Bits = BitsOf<T>;
  constexpr Bits kHighMask = std::is_same_v<T, float> ? Bits(~0xFFFU) : Bits(~0xFFFFFFFFULL);
  const auto parts = split_log(x);
  const T f = parts.f;
  const T half_square = T(0.5) * f * f;
  const T high = from_bits(to_bits(f - half_square) & kHighMask);
  const T low = ((f - high) - half_square) + log_tail(f, half_square);
  const T product = high * Base::kHigh;
  const T exponent = parts.k * Base::kLog2High;
  const T sum = exponent + product;
  const T rest = (low + high) * Base::kLow + low * Base::kHigh + parts.k * Base::kLog2Low;
  return finish_log(x, sum + (((exponent - sum) + product) + rest));
}

template <typename T>
BACKSWEEP_MATH_INLINE T log2(T x) {
  return log_in_base<T, LogBase2<T>>(x);
}

template <typename T>
BACKSWEEP_MATH_INLINE T log10(T x) {
  return log_in_base<T, LogBase10<T>>(x);
}

}  // namespace math
}  // namespace backsweep::kernels::BACKSWEEP_ISA

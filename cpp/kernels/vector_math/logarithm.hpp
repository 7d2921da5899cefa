// log, log2, log10 and log1p: x = 2**k * (1 + f) with 1 + f between sqrt(1/2) and sqrt(2). Those
// of_normal hold for positive, finite numbers that are not denormal, and take half the time.
// Largest error measured, in ULP, float / double: log 0.88 / 0.78, log2 0.93 / 0.78,
// log10 0.88 / 0.66, log1p 1.4 / 1.3; without fused arithmetic log2 1.9.
// log2 is exact at powers of two.
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

// (log(1 + f) - f) / f**2 times a constant, for float: relative to log(1 + f) within 2**-29.
BACKSWEEP_MATH_INLINE float scaled_log_tail(float f, double scale) {
  const auto scaled = [scale](double x) { return static_cast<float>(scale * x); };
  return poly(f, scaled(-0.5), scaled(0.333333284), scaled(-0.250000089), scaled(0.200012743),
              scaled(-0.166673928), scaled(0.142338023), scaled(-0.124236144), scaled(0.118117526),
              scaled(-0.115463153), scaled(0.0674961433));
}
// log(1 + f) - f + f*f/2, relative to log(1 + f) within 2**-59.
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

BACKSWEEP_MATH_INLINE float log_from_parts(float k, float f) {
  const float low = k * kLn2Low<float> + (f + f * f * scaled_log_tail(f, 1.0));
  return k * kLn2High<float> + low;
}
BACKSWEEP_MATH_INLINE double log_from_parts(double k, double f) {
  const double half_square = 0.5 * f * f;
  const double low = log_tail(f, half_square) + k * kLn2Low<double>;
  return k * kLn2High<double> + (f - (half_square - low));
}

template <typename T>
BACKSWEEP_MATH_INLINE T log(T x) {
  const auto parts = split_log(x);
  return finish_log(x, log_from_parts(parts.k, parts.f));
}
template <typename T>
BACKSWEEP_MATH_INLINE T log_of_normal(T x) {
  const auto parts = split_log_normal(x);
  return log_from_parts(parts.k, parts.f);
}

// For x > -1 below 2**60. 1 + x loses low bits of x; they are added back to f, which near zero is x
// itself then.
template <typename T>
BACKSWEEP_MATH_INLINE T log1p_of_moderate(T x) {
  using Format = FloatFormat<T>;
  const T u = T(1) + x;
  const T rounded_x = u - T(1);
  const T lost = (T(1) - (u - rounded_x)) + (x - rounded_x);
  const auto parts = split_log_normal(u);
  constexpr T kMagic = kRoundMagic<T> + T(Format::kBias);
  const T scale = power_of_two<T>(to_bits(kMagic - parts.k));
  return copysign(log_from_parts(parts.k, parts.f + lost * scale), x);
}
// What is normal for such x only.
template <typename T>
BACKSWEEP_MATH_INLINE T normal_if_moderate(T x) {
  constexpr T kToTheEnd = std::is_same_v<T, float> ? T(0x1p67) : T(0x1p963);
  return (T(1) + x) * kToTheEnd;
}

template <typename T>
BACKSWEEP_MATH_INLINE T log1p(T x) {
  const T u = T(1) + x;
  const bool moderate = (u > T(0)) & (x < T(0x1p60));
  const T inside = log1p_of_moderate(select(moderate, x, T(0)));
  const auto parts = split_log_normal(u);
  return select(moderate, inside, finish_log(u, log_from_parts(parts.k, parts.f)));
}

// High parts short enough for exact products with the high part of f - f*f/2, or with k.
struct LogBase2 {
  static constexpr double kHigh = 0x1.715470p+0;
  static constexpr double kLow = 0x1.94ae0bf85ddf4p-22;
  static constexpr double kLog2High = 1;
  static constexpr double kLog2Low = 0;
};
struct LogBase10 {
  static constexpr double kHigh = 0x1.bcb7bp-2;
  static constexpr double kLow = 0x1.526e50e32a6abp-26;
  static constexpr double kLog2High = 0x1.344p-2;
  static constexpr double kLog2Low = 0x1.3509f79fef312p-18;
};

template <typename Base>
BACKSWEEP_MATH_INLINE float log_in_base(LogParts<float> parts) {
  constexpr double kFactor = Base::kHigh + Base::kLow;
  constexpr float kHigh = kFactor < 1 ? 0x1.bcp-2F : 0x1.71p+0F;
  const float f = parts.f;
  const float low = f * (float(kFactor - kHigh) + f * scaled_log_tail(f, kFactor));
  const float rest = Base::kLog2Low == 0 ? low : parts.k * float(Base::kLog2Low) + low;
  return parts.k * float(Base::kLog2High) + fused(f, kHigh, rest);
}

// A rounded log times a rounded constant would be 2 ULP off, so log(1 + f) is kept in two parts.
template <typename Base>
BACKSWEEP_MATH_INLINE double log_in_base(LogParts<double> parts) {
  const double f = parts.f;
  const double half_square = 0.5 * f * f;
  const double high = from_bits(to_bits(f - half_square) & ~BitsOf<double>{0xFFFFFFFF});
  const double low = ((f - high) - half_square) + log_tail(f, half_square);
  const double product = high * Base::kHigh;
  const double exponent = parts.k * Base::kLog2High;
  const double sum = exponent + product;
  const double rest = (low + high) * Base::kLow + low * Base::kHigh + parts.k * Base::kLog2Low;
  return sum + (((exponent - sum) + product) + rest);
}

template <typename T>
BACKSWEEP_MATH_INLINE T log2(T x) {
  return finish_log(x, log_in_base<LogBase2>(split_log(x)));
}
template <typename T>
BACKSWEEP_MATH_INLINE T log2_of_normal(T x) {
  return log_in_base<LogBase2>(split_log_normal(x));
}

template <typename T>
BACKSWEEP_MATH_INLINE T log10(T x) {
  return finish_log(x, log_in_base<LogBase10>(split_log(x)));
}
template <typename T>
BACKSWEEP_MATH_INLINE T log10_of_normal(T x) {
  return log_in_base<LogBase10>(split_log_normal(x));
}

}  // namespace math
}  // namespace backsweep::kernels::BACKSWEEP_ISA

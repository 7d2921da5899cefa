// exp, exp2, expm1 and sigmoid: x = n*ln2 + r with |r| <= ln2/2, e**x = 2**n * (1 + expm1(r)).
// Largest error measured, in ULP, float / double: exp 1.05 / 0.96, exp2 1.05 / 1.05,
// expm1 1.7 / 2.0, sigmoid 2.3 / 2.1.
//
//   math::exp(1.0F);       // 2.7182817F
//   math::sigmoid(-90.0F); // 8.19e-40F: small results are not flushed to zero
#pragma once

#include "primitives.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace math {

// The high part times any n of interest is exact.
template <typename T>
inline constexpr T kLn2High = std::is_same_v<T, float> ? T(0x1.62e4p-1) : T(0x1.62e42fefa3p-1);
template <typename T>
inline constexpr T kLn2Low =
    std::is_same_v<T, float> ? T(0x1.7f7d1cf79abcap-20) : T(0x1.3de6af278ece6p-42);
template <typename T>
inline constexpr T kLog2E = T(0x1.71547652b82fep+0);

// expm1(r) for |r| <= ln2/2, relative error 2**-26 (float) and 2**-61 (double).
BACKSWEEP_MATH_INLINE float expm1_reduced(float r) {
  const float tail =
      poly(r, 0.49999997F, 0.166665435F, 0.0416672155F, 0.00836658385F, 0.00138817867F);
  return r + r * r * tail;
}
BACKSWEEP_MATH_INLINE double expm1_reduced(double r) {
  const double tail = poly(r, 0.5, 0.16666666666666674, 0.04166666666666655, 0.008333333333322396,
                           0.0013888888888949978, 0.00019841269884492745, 2.4801587187793277e-05,
                           2.7557245639942523e-06, 2.7557394075745913e-07, 2.510859503865111e-08,
                           2.087711462297869e-09);
  return r + r * r * tail;
}

template <typename T>
struct ExpParts {
  T fraction;   // e**x = 2**n * (1 + fraction)
  BitsOf<T> n;  // n + offset in the low bits, rubbish above
};

// Splits x + x_low. `offset` is added to n for nothing, to save the caller an addition of the
// exponent bias.
template <typename T, int offset>
BACKSWEEP_MATH_INLINE ExpParts<T> split_exp(T x, T x_low = T(0)) {
  constexpr T kMagic = kRoundMagic<T> + T(offset);
  const T shifted = x * kLog2E<T> + kMagic;
  const T n = shifted - kMagic;
  const T r = (x - n * kLn2High<T>)-(n * kLn2Low<T> - x_low);
  return {expm1_reduced(r), to_bits(shifted)};
}

// 2**n * value for n + 2*bias in the low bits of `n`. Two factors, because 2**n itself may be past
// either end of the exponent range; only the second multiplication rounds.
template <typename T>
BACKSWEEP_MATH_INLINE T scale_by_halves(T value, BitsOf<T> n) {
  const BitsOf<T> half = n >> 1;
  return value * power_of_two<T>(half) * power_of_two<T>(n - half);
}

// e**x * 2**shift, where the product may be finite though e**x is not.
template <typename T, int shift>
BACKSWEEP_MATH_INLINE T exp_shifted(T x) {
  constexpr T kOverflow = std::is_same_v<T, float> ? T(92) : T(713);
  constexpr T kUnderflow = std::is_same_v<T, float> ? T(-106) : T(-748);
  const T clamped = at_least(at_most(x, kOverflow), kUnderflow);
  const auto parts = split_exp<T, int(2 * FloatFormat<T>::kBias) + shift>(clamped);
  return scale_by_halves(T(1) + parts.fraction, parts.n);
}

template <typename T>
BACKSWEEP_MATH_INLINE T exp(T x) {
  return exp_shifted<T, 0>(x);
}

template <typename T>
BACKSWEEP_MATH_INLINE T exp2(T x) {
  constexpr T kOverflow = std::is_same_v<T, float> ? T(130) : T(1026);
  constexpr T kUnderflow = std::is_same_v<T, float> ? T(-152) : T(-1078);
  constexpr T kMagic = kRoundMagic<T> + T(2 * FloatFormat<T>::kBias);
  const T clamped = at_least(at_most(x, kOverflow), kUnderflow);
  const T shifted = clamped + kMagic;
  const T fraction = clamped - (shifted - kMagic);
  return scale_by_halves(T(1) + expm1_reduced(fraction * T(0x1.62e42fefa39efp-1)),
                         to_bits(shifted));
}

// expm1(x) / 2, which is finite a little further than expm1(x). Not for -0 and denormals.
template <typename T, bool negative = true>
BACKSWEEP_MATH_INLINE T half_expm1(T x) {
  constexpr T kOverflow = std::is_same_v<T, float> ? T(89.5) : T(710.5);
  constexpr T kAllButMinusOne = std::is_same_v<T, float> ? T(-20) : T(-40);
  const T low_enough = at_most(x, kOverflow);
  const T clamped = negative ? at_least(low_enough, kAllButMinusOne) : low_enough;
  const auto parts = split_exp<T, int(FloatFormat<T>::kBias) - 2>(clamped);
  const T quarter = power_of_two<T>(parts.n);
  return T(2) * (quarter * parts.fraction + (quarter - T(0.25)));
}

// Below this expm1(x) and sinh(x) are x, and the scaling in half_expm1 would lose denormal bits.
template <typename T>
inline constexpr T kIsLinear = T(16) * FloatFormat<T>::kMinNormal;

template <typename T>
BACKSWEEP_MATH_INLINE T expm1(T x) {
  return select(abs(x) < kIsLinear<T>, x, T(2) * half_expm1(x));
}

// 1 / (1 + e**-x), with e**-|x| so that the small side keeps its precision and its denormals.
template <typename T>
BACKSWEEP_MATH_INLINE T sigmoid(T x) {
  const T e = exp(-abs(x));
  return select(x < T(0), e, T(1)) / (T(1) + e);
}

}  // namespace math
}  // namespace backsweep::kernels::BACKSWEEP_ISA

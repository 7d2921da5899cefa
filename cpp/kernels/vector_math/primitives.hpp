// The vocabulary of the other headers here: bit patterns, selection, polynomials, rounding by magic
// number. Everything is written so that GCC vectorises it even with SSE2 alone: no conversion
// between double and int64, no arithmetic shift and no comparison of 64-bit integers.
//
//   select(x < 0.0F, -x, x);         // both sides are evaluated; becomes a blend
//   poly(x, 1.0F, 0.5F, 0.25F);      // 1 + x/2 + x*x/4
#pragma once

#include <cstdint>
#include <type_traits>

#ifndef BACKSWEEP_ISA
#define BACKSWEEP_ISA baseline
#endif

// Internal linkage and no calls, so copies made for different instruction sets cannot be mixed up.
#define BACKSWEEP_MATH_INLINE [[gnu::always_inline]] static inline

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace math {

template <typename T>
struct FloatFormat;

template <>
struct FloatFormat<float> {
  using Bits = std::uint32_t;
  static constexpr int kMantissaBits = 23;
  static constexpr Bits kBias = 127;
  static constexpr Bits kOne = 0x3F800000U;
  static constexpr Bits kSqrtHalf = 0x3F3504F3U;
  static constexpr float kMinNormal = 0x1p-126F;
  static constexpr float kInfinity = __builtin_inff();
  static constexpr float kNan = __builtin_nanf("");
};

template <>
struct FloatFormat<double> {
  using Bits = std::uint64_t;
  static constexpr int kMantissaBits = 52;
  static constexpr Bits kBias = 1023;
  static constexpr Bits kOne = 0x3FF0000000000000U;
  static constexpr Bits kSqrtHalf = 0x3FE6A09E667F3BCDU;
  static constexpr double kMinNormal = 0x1p-1022;
  static constexpr double kInfinity = __builtin_inf();
  static constexpr double kNan = __builtin_nan("");
};

template <typename T>
using BitsOf = typename FloatFormat<T>::Bits;

template <typename T>
inline constexpr int kMantissaBits = FloatFormat<T>::kMantissaBits;
template <typename T>
inline constexpr T kInfinity = FloatFormat<T>::kInfinity;
template <typename T>
inline constexpr T kNan = FloatFormat<T>::kNan;

// Adding this to a small number leaves the nearest integer in the low bits of the sum.
template <typename T>
inline constexpr T kRoundMagic = std::is_same_v<T, float> ? T(0x1.8p23) : T(0x1.8p52);

template <typename T>
BACKSWEEP_MATH_INLINE BitsOf<T> to_bits(T x) {
  return __builtin_bit_cast(BitsOf<T>, x);
}

BACKSWEEP_MATH_INLINE float from_bits(std::uint32_t bits) {
  return __builtin_bit_cast(float, bits);
}
BACKSWEEP_MATH_INLINE double from_bits(std::uint64_t bits) {
  return __builtin_bit_cast(double, bits);
}

template <typename T>
BACKSWEEP_MATH_INLINE T select(bool condition, T yes, T no) {
  return condition ? yes : no;
}

// Where the mask is all ones the first value, where it is zero the second.
template <typename T>
BACKSWEEP_MATH_INLINE T blend(BitsOf<T> mask, T yes, T no) {
  return from_bits((to_bits(yes) & mask) | (to_bits(no) & ~mask));
}

// A NaN passes through both.
template <typename T>
BACKSWEEP_MATH_INLINE T at_most(T x, T limit) {
  return x > limit ? limit : x;
}
template <typename T>
BACKSWEEP_MATH_INLINE T at_least(T x, T limit) {
  return x < limit ? limit : x;
}

BACKSWEEP_MATH_INLINE float abs(float x) {
  return __builtin_fabsf(x);
}
BACKSWEEP_MATH_INLINE double abs(double x) {
  return __builtin_fabs(x);
}
BACKSWEEP_MATH_INLINE float copysign(float x, float sign) {
  return __builtin_copysignf(x, sign);
}
BACKSWEEP_MATH_INLINE double copysign(double x, double sign) {
  return __builtin_copysign(x, sign);
}
BACKSWEEP_MATH_INLINE float sqrt(float x) {
  return __builtin_sqrtf(x);
}
BACKSWEEP_MATH_INLINE double sqrt(double x) {
  return __builtin_sqrt(x);
}

// a * b + c, rounded once where that is one instruction.
BACKSWEEP_MATH_INLINE float fused(float a, float b, float c) {
#ifdef __FMA__
  return __builtin_fmaf(a, b, c);
#else
  return a * b + c;
#endif
}

// Coefficients from the constant term upward.
template <typename T>
BACKSWEEP_MATH_INLINE T poly(T, T constant) {
  return constant;
}
template <typename T, typename... Rest>
BACKSWEEP_MATH_INLINE T poly(T x, T constant, Rest... rest) {
  return constant + x * poly(x, rest...);
}

// What has its top bit set unless x is positive, finite and not denormal. Or-ed over many numbers,
// it says whether all of them are.
template <typename T>
BACKSWEEP_MATH_INLINE BitsOf<T> unless_normal(T x) {
  const BitsOf<T> bits = to_bits(x);
  constexpr BitsOf<T> kInfinityBits = __builtin_bit_cast(BitsOf<T>, kInfinity<T>);
  return (bits - (BitsOf<T>(1) << kMantissaBits<T>)) | (kInfinityBits - 1 - bits);
}
template <typename T>
BACKSWEEP_MATH_INLINE bool is_set(BitsOf<T> unless) {
  return unless >> (8 * sizeof(T) - 1) != 0;
}

// An integer-valued float n from the magic sum, and 2**n made from exponent bits.
// `biased` is n + kRoundMagic + bias; the bits above the exponent field fall off in the shift.
template <typename T>
BACKSWEEP_MATH_INLINE T power_of_two(BitsOf<T> biased) {
  return from_bits(biased << kMantissaBits<T>);
}

}  // namespace math
}  // namespace backsweep::kernels::BACKSWEEP_ISA

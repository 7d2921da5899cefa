// sin, cos and tan: x = n*pi/2 + r with |r| <= pi/4, and n modulo 4 chooses the branch.
// Largest error measured, in ULP, float / double: sin 1.6 / 0.8, cos 1.6 / 0.8, tan 2.4 / 2.1,
// at multiples of pi/2 too.
//
//   math::sin(x);                  // |x| <= kTrigLimit<T>, infinities and NaN
//   math::map_sin(in, out, n);     // any x: blocks that hold larger ones go to libm
#pragma once

#include "primitives.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace math {

// n stays below 2**20, so that n times a 33-bit part of pi/2 is exact.
template <typename T>
inline constexpr T kTrigLimit = T(1000000);

template <typename T>
struct TrigParts {
  T r;                 // in [-pi/4, pi/4]
  T r_low;             // what r lost in rounding; nothing for float
  BitsOf<T> quadrant;  // n in the low bits, rubbish above
};

inline constexpr double kTwoOverPi = 0x1.45f306dc9c883p-1;
inline constexpr double kHalfPi1 = 0x1.921fb544p+0;
inline constexpr double kHalfPi2 = 0x1.0b4611a6p-34;
inline constexpr double kHalfPi2Full = 0x1.0b4611a626331p-34;
inline constexpr double kHalfPi3Full = 0x1.3198a2e037073p-69;

struct WideTrigParts {
  double r;
  std::uint32_t quadrant;
};

// In double, where two parts of pi/2 are enough for every float.
BACKSWEEP_MATH_INLINE WideTrigParts split_trig_wide(float x) {
  const double wide = x;
  const double shifted = wide * kTwoOverPi + kRoundMagic<double>;
  const double n = shifted - kRoundMagic<double>;
  return {(wide - n * kHalfPi1) - n * kHalfPi2Full, static_cast<std::uint32_t>(to_bits(shifted))};
}

BACKSWEEP_MATH_INLINE TrigParts<float> split_trig(float x) {
  const auto wide = split_trig_wide(x);
  return {static_cast<float>(wide.r), 0.0F, wide.quadrant};
}

BACKSWEEP_MATH_INLINE TrigParts<double> split_trig(double x) {
  const double shifted = x * kTwoOverPi + kRoundMagic<double>;
  const double n = shifted - kRoundMagic<double>;
  const double first = x - n * kHalfPi1;  // exact
  // The exact difference of two numbers is high + low, whichever is larger.
  const double second = n * kHalfPi2;  // exact
  const double high = first - second;
  const double back = high - first;
  const double low = (first - (high - back)) - (second + back);
  // Nearly all of high may have cancelled, so the third part is subtracted just as carefully.
  const double third = n * kHalfPi3Full - low;
  const double r = high - third;
  const double back3 = r - high;
  return {r, (high - (r - back3)) - (third + back3), to_bits(shifted)};
}

// sin(r + r_low) and cos(r + r_low) for |r| <= pi/4.
BACKSWEEP_MATH_INLINE float sin_reduced(float r, float) {
  const float z = r * r;
  return r + r * z * poly(z, -0.166666538F, 0.00833215192F, -0.000195139917F);
}
BACKSWEEP_MATH_INLINE double sin_reduced(double r, double r_low) {
  const double z = r * r;
  const double tail = poly(z, -0.1666666666666663, 0.008333333333321905, -0.0001984126982940913,
                           2.755731355582398e-06, -2.505073707578886e-08, 1.5895588466044728e-10);
  return r + (r * z * tail + r_low * (1.0 - 0.5 * z));
}
BACKSWEEP_MATH_INLINE float cos_reduced(float r, float) {
  const float z = r * r;
  const float half = 0.5F * z;
  const float high = 1.0F - half;
  const float tail = poly(z, 0.0416666456F, -0.00138873048F, 2.44317889e-05F);
  return high + (((1.0F - high) - half) + z * z * tail);
}
BACKSWEEP_MATH_INLINE double cos_reduced(double r, double r_low) {
  const double z = r * r;
  const double half = 0.5 * z;
  const double high = 1.0 - half;
  const double tail =
      poly(z, 0.04166666666666659, -0.0013888888888872735, 2.4801587288644902e-05,
           -2.7557314117916736e-07, 2.0875692291708872e-09, -1.1358083742156824e-11);
  return high + (((1.0 - high) - half) + (z * z * tail - r * r_low));
}

// sin(x + quarter_turns*pi/2).
template <typename T>
BACKSWEEP_MATH_INLINE T sin_of_parts(TrigParts<T> parts, BitsOf<T> quarter_turns) {
  using Bits = BitsOf<T>;
  constexpr int kSignShift = int(sizeof(T)) * 8 - 2;
  const Bits quadrant = parts.quadrant + quarter_turns;
  const Bits odd = Bits(0) - (quadrant & 1);
  const T value = blend(odd, cos_reduced(parts.r, parts.r_low), sin_reduced(parts.r, parts.r_low));
  return from_bits(to_bits(value) ^ ((quadrant & 2) << kSignShift));
}

template <typename T>
BACKSWEEP_MATH_INLINE T sin(T x) {
  return select(x == T(0), x, sin_of_parts(split_trig(x), BitsOf<T>(0)));
}

template <typename T>
BACKSWEEP_MATH_INLINE T cos(T x) {
  return sin_of_parts(split_trig(x), BitsOf<T>(1));
}

// Tangents of r in the even quadrants, -1/tangent in the odd ones.
BACKSWEEP_MATH_INLINE float tan(float x) {
  const auto parts = split_trig(x);
  const float r = parts.r;
  const float z = r * r;
  const float tangent = r + r * z *
                                poly(z, 0.333333492F, 0.133326635F, 0.0540599227F, 0.0212821662F,
                                     0.0108358571F, 8.94919795e-05F, 0.0043762913F);
  const bool odd = (parts.quadrant & 1) != 0;
  return select(odd, -1.0F / tangent, tangent);
}
BACKSWEEP_MATH_INLINE double tan(double x) {
  const auto parts = split_trig(x);
  const double sine = sin_reduced(parts.r, parts.r_low);
  const double cosine = cos_reduced(parts.r, parts.r_low);
  const BitsOf<double> odd = BitsOf<double>(0) - (parts.quadrant & 1);
  const double quotient = blend(odd, cosine, sine) / blend(odd, sine, cosine);
  const double value = from_bits(to_bits(quotient) ^ ((parts.quadrant & 1) << 63));
  return select(x == 0.0, x, value);
}

template <typename T>
BACKSWEEP_MATH_INLINE T quotient_or_one(T top, T bottom) {
  return select(bottom == T(0), T(1), top / bottom);
}

// sin(pi*x) / (pi*x) for |pi*x| <= kTrigLimit.
template <typename T>
BACKSWEEP_MATH_INLINE T sinc(T x) {
  const T angle = T(0x1.921fb54442d18p+1) * x;
  return quotient_or_one(sin(angle), angle);
}

// out[i] = fast(in[i]) where |in[i]| <= limit, slow(in[i]) elsewhere. `in` may be `out`: each block
// is copied first, which also tells the compiler that the two do not overlap.
template <typename T, typename Fast, typename Slow>
BACKSWEEP_MATH_INLINE void map_within(const T* in, T* out, std::int64_t n, T limit, Fast fast,
                                      Slow slow) {
  constexpr std::int64_t kBlock = 256;
  T block[kBlock];
  for (std::int64_t start = 0; start < n; start += kBlock) {
    const std::int64_t count = n - start < kBlock ? n - start : kBlock;
    BitsOf<T> past_limit = 0;
    for (std::int64_t i = 0; i < count; ++i) {
      block[i] = in[start + i];
      past_limit |= abs(block[i]) > limit ? BitsOf<T>(1) : BitsOf<T>(0);
    }
    for (std::int64_t i = 0; i < count; ++i) out[start + i] = fast(block[i]);
    if (past_limit == 0) continue;
    for (std::int64_t i = 0; i < count; ++i) {
      if (abs(block[i]) > limit) out[start + i] = slow(block[i]);
    }
  }
}

// The slow side of a float goes through double, which libm gets right for any argument.
template <typename T>
BACKSWEEP_MATH_INLINE void map_sin(const T* in, T* out, std::int64_t n) {
  map_within(
      in, out, n, kTrigLimit<T>, [](T x) { return sin(x); },
      [](T x) { return static_cast<T>(__builtin_sin(x)); });
}

template <typename T>
BACKSWEEP_MATH_INLINE void map_cos(const T* in, T* out, std::int64_t n) {
  map_within(
      in, out, n, kTrigLimit<T>, [](T x) { return cos(x); },
      [](T x) { return static_cast<T>(__builtin_cos(x)); });
}

template <typename T>
BACKSWEEP_MATH_INLINE void map_tan(const T* in, T* out, std::int64_t n) {
  map_within(
      in, out, n, kTrigLimit<T>, [](T x) { return tan(x); },
      [](T x) { return static_cast<T>(__builtin_tan(x)); });
}

}  // namespace math
}  // namespace backsweep::kernels::BACKSWEEP_ISA

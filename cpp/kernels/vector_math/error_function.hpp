// erf and erfc. An exponential does the far end, a polynomial the near one.
// Largest error measured, in ULP, float / double: erf 1.3 / 1.4, erfc 0.54 / 3.5.
//
//   math::erf(0.5F);    // 0.5204999F
//   math::erfc(10.0F);  // 2.1e-45F, a denormal
#pragma once

#include "exponential.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace math {

// erf(a)/a - 1 with z = a*a, for a <= 1.
BACKSWEEP_MATH_INLINE float erf_tail(float z) {
  return poly(z, 0.128379166F, -0.37612626F, 0.112835854F, -0.0268538147F, 0.00518833054F,
              -0.000801020244F, 7.85384982e-05F);
}
BACKSWEEP_MATH_INLINE double erf_tail(double z) {
  return poly(z, 0.1283791670955126, -0.3761263890318375, 0.11283791670954858, -0.02686617064507296,
              0.00522397762478137, -0.0008548326978765149, 0.00012055331037551108,
              -1.4925593518728226e-05, 1.6460972954153765e-06, -1.635002619207727e-07,
              1.4657883530919653e-08, -1.136567067182716e-09, 5.945255584223488e-11);
}

// -log(1 - erf(a)) for 1 <= a and as far as erf(a) differs from 1.
BACKSWEEP_MATH_INLINE float erf_decay(float a) {
  return poly(at_most(a, 4.0F), 0.000332685915F, 1.12712252F, 0.638093531F, 0.103147976F,
              -0.0218563098F, 0.00295187533F, -0.000186776728F);
}
BACKSWEEP_MATH_INLINE double erf_decay(double a) {
  return poly(at_most(a, 6.0), 1.4473157349383335e-07, 1.1283776580976368, 0.6366270559117012,
              0.10275108134477659, -0.019085169094012314, -0.00027116666365394624,
              0.0017597231190055133, -0.000634148419262412, 4.076179226586523e-05,
              7.214124826977601e-05, -4.5604874371579446e-05, 1.6635003361830358e-05,
              -4.3382796164070275e-06, 8.480491644963808e-07, -1.244556046385749e-07,
              1.3372741871263357e-08, -9.956877690120844e-10, 4.5949895283981746e-11,
              -9.901604428626896e-13);
}

template <typename T>
BACKSWEEP_MATH_INLINE T erf(T x) {
  const T a = abs(x);
  const T small = a + a * erf_tail(a * a);
  return copysign(select(a < T(1), small, T(1) - exp(-erf_decay(a))), x);
}

// erfc(a) = e**(-a*a) * g(t) / (1 + 2*a), where g is nearly constant and smooth in
// t = (a - c)/(a + c). In double, because an error of a*a is magnified a hundredfold by the exp.
BACKSWEEP_MATH_INLINE float erfc(float x) {
  const double a = at_most(abs(x), 10.1F);
  const double t = (a - 3.0) / (a + 3.0);
  const double g =
      poly(t, 1.2530080591199915, -0.13562113927723163, -0.04756239940620753, 0.12964641395755652,
           -0.11927097520946146, 0.06829577085504396, -0.02379753078539883, 0.0025673689996944973,
           0.002001810956865235, -0.0007775753004889884, -0.0002681235943029876);
  // e**(-a*a) stays inside the normal range of double: one factor 2**n will do.
  const auto parts = split_exp<double, int(FloatFormat<double>::kBias)>(-a * a);
  const double power = power_of_two<double>(parts.n);
  const double tail = (power + power * parts.fraction) * g / (1.0 + 2.0 * a);
  return static_cast<float>(select(x < 0.0F, 2.0 - tail, tail));
}

// Here a*a is made of the exact square of the leading half of a, and a small rest.
BACKSWEEP_MATH_INLINE double erfc(double x) {
  const double a = at_most(abs(x), 27.3);
  const double t = (a - 4.0) / (a + 4.0);
  const double g =
      poly(t, 1.2329951186255526, -0.13962111684056286, 0.015379652102620088, 0.068097054254734,
           -0.10103906603632043, 0.09373283499690109, -0.06633036581211266, 0.037167515560873825,
           -0.016197734053829092, 0.005031969769533166, -0.0007577733676289467,
           -0.00019925557656962412, 0.00015062231629226101, -2.4402953135517626e-05,
           -1.1224888588082057e-05, 5.7174709737283776e-06, 3.013736593565651e-07,
           -8.34691463647657e-07, 6.28138298374882e-08, 1.1507349828708332e-07,
           -7.831813347121816e-09, -1.3611259738839215e-08, -1.7881387859326658e-09);
  const double leading = from_bits(to_bits(a) & ~std::uint64_t(0x7FFFFFF));
  const double square = leading * leading;
  const double rest = (a - leading) * (a + leading);
  const auto parts = split_exp<double, int(2 * FloatFormat<double>::kBias)>(-square, -rest);
  const double scaled = (1.0 + parts.fraction) * g / (1.0 + 2.0 * a);
  const double tail = scale_by_halves(scaled, parts.n);
  // Near zero the roundings of g would show.
  const double near_zero = 1.0 - (x + x * erf_tail(x * x));
  return select(abs(x) < 0.4, near_zero, select(x < 0.0, 2.0 - tail, tail));
}

}  // namespace math
}  // namespace backsweep::kernels::BACKSWEEP_ISA

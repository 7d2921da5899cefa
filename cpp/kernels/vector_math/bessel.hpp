// i0, the modified Bessel function of the first kind of order 0.
// Largest error measured, in ULP, float / double: 0.6 / 4.
//
//   math::bessel_i0(1.0);  // 1.2660658777520082
#pragma once

#include "exponential.hpp"
#include "kernels/bessel_series.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace math {

// The sum of `terms` coefficients times Chebyshev polynomials, by Clenshaw's recurrence; unrolled
// by the compiler, as loops over elements must have no loop inside.
template <int terms, int n>
BACKSWEEP_MATH_INLINE double chebyshev(double t, const double (&coefficients)[n], double b1 = 0,
                                       double b2 = 0) {
  if constexpr (terms > 1)
    return chebyshev<terms - 1>(t, coefficients, coefficients[terms - 1] + (2 * t * b1 - b2), b1);
  else
    return coefficients[0] + (t * b1 - b2);
}

// float needs fewer terms.
template <typename T>
BACKSWEEP_MATH_INLINE T bessel_i0(T x) {
  constexpr bool kFew = std::is_same_v<T, float>;
  const double a = abs(static_cast<double>(x));
  const double far = at_least(a, 8.0);
  const double scaled =
      select(a > 8.0, chebyshev<kFew ? 8 : 25>(16.0 / far - 1.0, special::kI0Far) / sqrt(far),
             chebyshev<kFew ? 19 : 29>(0.25 * a - 1.0, special::kI0Near));
  const double half = exp(0.5 * a);             // exp(a) alone would overflow too early
  return static_cast<T>(half * scaled * half);  // NaN at infinity, as in PyTorch
}

}  // namespace math
}  // namespace backsweep::kernels::BACKSWEEP_ISA

// Special functions of one number in double precision, for any argument: NaN outside the domain,
// the limits at poles and infinities. Largest relative error measured about 1e-15, away from zeros.
//
//   special::digamma(1.0);       // -0.5772156649015329, minus Euler's constant
//   special::zeta(2.0, 1.0);     // pi*pi/6
//
// Plain loops call them; special_kernels.hpp has some with vector instructions.
#pragma once

#include <cstdint>

namespace backsweep::special {

double log_gamma(double x);            // of abs(gamma(x))
double digamma(double x);              // the derivative of log_gamma
double trigamma(double x);             // the derivative of digamma
double polygamma(double n, double x);  // the derivative of order n of digamma
double zeta(double s, double q);       // Hurwitz: the sum of 1/(q + k)**s over k = 0, 1, ...

// The regularised incomplete gamma functions: the integral of t**(a - 1) * exp(-t) from 0 to x, and
// from x on, over gamma(a).
double gamma_p(double a, double x);
double gamma_q(double a, double x);

double erf_inverse(double x);
double erfc_scaled(double x);              // exp(x*x) * erfc(x)
double normal_quantile(double p);          // where the normal distribution function is p
double log_normal_distribution(double x);  // its logarithm, exact far below 0 too
double entropy(double x);                  // -x * log(x)

// Modified Bessel functions of the first kind, order 0 and 1; the scaled ones times exp(-abs(x)).
double bessel_i0(double x);
double bessel_i0_scaled(double x);
double bessel_i1(double x);
double bessel_i1_scaled(double x);
// And of the second kind; the scaled ones times exp(x).
double bessel_k0(double x);
double bessel_k0_scaled(double x);
double bessel_k1(double x);
double bessel_k1_scaled(double x);

// Bessel functions of the first and second kind, order 0 and 1.
double bessel_j0(double x);
double bessel_j1(double x);
double bessel_y0(double x);
double bessel_y1(double x);
double spherical_bessel_j0(double x);  // sin(x) / x
double airy_ai(double x);

// Orthogonal polynomials of degree n, 0 for a negative one. A loop over the degree, except that
// those of Chebyshev are trigonometric for high degrees between -1 and 1 (see polynomials.cpp).
double chebyshev_t(double x, int64_t n);
double chebyshev_u(double x, int64_t n);
double chebyshev_v(double x, int64_t n);
double chebyshev_w(double x, int64_t n);
double hermite_h(double x, int64_t n);
double hermite_he(double x, int64_t n);
double laguerre_l(double x, int64_t n);
double legendre_p(double x, int64_t n);

}  // namespace backsweep::special

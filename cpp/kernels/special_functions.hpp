// Special functions of one number in double precision, for any argument: NaN outside the domain,
// the limits at poles and infinities. Largest relative error measured about 1e-15, away from zeros.
//
//   special::digamma(1.0);       // -0.5772156649015329, minus Euler's constant
//   special::zeta(2.0, 1.0);     // pi*pi/6
//
// Plain loops call them: they branch, so vector instructions would not pay.
#pragma once

namespace backsweep::special {

double log_gamma(double x);            // of abs(gamma(x))
double digamma(double x);              // the derivative of log_gamma
double trigamma(double x);             // the derivative of digamma
double polygamma(double n, double x);  // the derivative of order n of digamma
double zeta(double s, double q);       // Hurwitz: the sum of 1/(q + k)**s over k = 0, 1, ...

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

}  // namespace backsweep::special

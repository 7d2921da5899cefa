#include "kernels/special_functions.hpp"

#include <cmath>
#include <limits>

#include "kernels/bessel_series.hpp"
#include "kernels/gamma_series.hpp"
#include "kernels/series.hpp"

namespace backsweep::special {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kPi = 0x1.921fb54442d18p+1;
constexpr double kSqrtHalf = 0x1.6a09e667f3bcdp-1;
constexpr double kSqrt2 = 0x1.6a09e667f3bcdp+0;
constexpr double kOneOverSqrtPi = 0x1.20dd750429b6dp-1;

// Up to here the sums are made term by term.
constexpr double kAsymptotic = 10.0;

// The Hurwitz zeta function for q > 0 and s > 1.
double zeta_positive(double s, double q) {
  double sum = 0;
  double a = q;
  // A few multiplications where the exponent is a small integer, as for polygamma.
  const int factors = s <= 8 && s == std::floor(s) ? static_cast<int>(s) : 0;
  const auto inverse_power = [&](double x) {
    if (factors == 0) return std::pow(x, -s);
    double power = x;
    for (int i = 1; i < factors; ++i) power *= x;
    return 1 / power;
  };
  // The asymptotic series needs a start that grows with s.
  for (const double start = kAsymptotic + s / 2; a < start; a += 1) {
    const double term = inverse_power(a);
    sum += term;
    if (term <= sum * 1e-17) return sum;
  }
  const double power = inverse_power(a);
  sum += power * a / (s - 1) + power / 2;
  double factor = s * power / a;
  for (int k = 0; k < 10; ++k) {
    const double term = factor * kBernoulli[k];
    sum += term;
    if (std::abs(term) < sum * 1e-17) break;
    factor *= (s + 2 * k + 1) * (s + 2 * k + 2) / (a * a);
  }
  return sum;
}

// The y > 0 with erfc(y) = p, for p <= 1/4.
double erfc_inverse_tail(double p) {
  const double s = std::sqrt(-std::log(p));
  const double t = (s - kErfcInverseCentre) / (s + kErfcInverseCentre);
  const double y = s * polynomial(t, kErfcInverseTail);
  const double slope = -2 * kOneOverSqrtPi * std::exp(-y * y);
  const double ratio = (std::erfc(y) - p) / slope;  // a step of Halley's
  return std::isfinite(ratio) ? y - ratio / (1 + y * ratio) : y;
}

// For abs(x) <= 3/4.
double erf_inverse_middle(double x) {
  const double y = x * polynomial(x * x, kErfInverseMiddle);
  const double ratio = (std::erf(y) - x) / (2 * kOneOverSqrtPi * std::exp(-y * y));
  return y - ratio / (1 + y * ratio);
}

// exp(x) * scaled for large x, where exp(x) alone would overflow too early.
double times_exp(double scaled, double x) {
  const double half = std::exp(x / 2);
  return half * scaled * half;
}

}  // namespace

double log_gamma(double x) {
#if defined(__GLIBC__) || defined(__APPLE__)
  int sign;  // the plain lgamma writes the sign to a global variable
  return lgamma_r(x, &sign);
#else
  return std::lgamma(x);
#endif
}

double digamma(double x) {
  if (x == 0) return std::copysign(kInfinity, -x);
  if (std::isnan(x) || std::isinf(x)) return x > 0 ? x : kNan;
  double result = 0;
  if (x < 0) {  // digamma(1 - x) - digamma(x) = pi / tan(pi*x)
    const double fraction = x - std::trunc(x);
    if (fraction == 0) return kNan;
    result = -kPi / std::tan(kPi * fraction);
    x = 1 - x;
  }
  for (; x < kAsymptotic; x += 1) result -= 1 / x;
  const double z = 1 / (x * x);
  return result + (std::log(x) - 0.5 / x - z * polynomial(z, kDigamma));
}

double trigamma(double x) {
  return zeta(2, x);
}

double polygamma(double n, double x) {
  if (n == 0) return digamma(x);
  const double magnitude = std::tgamma(n + 1) * zeta(n + 1, x);
  return std::fmod(n, 2) == 0 ? -magnitude : magnitude;
}

double zeta(double s, double q) {
  if (s == 1) return kInfinity;  // whatever q is, as in PyTorch
  if (std::isnan(s) || std::isnan(q) || s < 1) return kNan;
  if (q > 0) return std::isinf(q) ? 0 : zeta_positive(s, q);
  const double floor = std::floor(q);
  if (q == floor) return std::isinf(q) ? kNan : kInfinity;
  if (s != std::floor(s)) return kNan;  // a power of a negative number
  // The terms on both sides of zero.
  const double fraction = q - floor;
  const double below = zeta_positive(s, 1 - fraction) - zeta_positive(s, 1 - q);
  return zeta_positive(s, fraction) + (std::fmod(s, 2) == 0 ? below : -below);
}

double erf_inverse(double x) {
  const double a = std::abs(x);
  if (a <= 0.75) return erf_inverse_middle(x);
  if (a < 1) return std::copysign(erfc_inverse_tail(1 - a), x);
  return a == 1 ? std::copysign(kInfinity, x) : kNan;
}

double erfc_scaled(double x) {
  if (x < 10) {
    if (x < -27) return kInfinity;
    const double square = x * x;
    const double rest = std::fma(x, x, -square);
    return std::exp(square) * (1 + rest) * std::erfc(x);
  }
  double sum = 1;
  double term = 1;
  const double step = 0.5 / (x * x);
  for (int k = 1; k <= 25; k += 2) {
    term *= -k * step;
    sum += term;
    if (std::abs(term) < 1e-17) break;
  }
  return kOneOverSqrtPi / x * sum;
}

double normal_quantile(double p) {
  if (!(p >= 0 && p <= 1)) return kNan;
  if (p == 0) return -kInfinity;
  if (p == 1) return kInfinity;
  if (p < 0.125) return -kSqrt2 * erfc_inverse_tail(2 * p);
  if (p > 0.875) return kSqrt2 * erfc_inverse_tail(2 * (1 - p));
  return kSqrt2 * erf_inverse_middle(2 * (p - 0.5));
}

double log_normal_distribution(double x) {
  const double t = x * kSqrtHalf;
  if (x < -1) return std::log(erfc_scaled(-t) / 2) - t * t;
  return std::log1p(-std::erfc(t) / 2);
}

double entropy(double x) {
  if (x > 0) return -x * std::log(x);
  return x == 0 ? 0 : (x < 0 ? -kInfinity : x);
}

double bessel_i0_scaled(double x) {
  const double a = std::abs(x);
  if (a <= 8) return chebyshev(a / 4 - 1, kI0Near);
  return chebyshev(16 / a - 1, kI0Far) / std::sqrt(a);
}

double bessel_i0(double x) {
  return times_exp(bessel_i0_scaled(x), std::abs(x));
}

double bessel_i1_scaled(double x) {
  const double a = std::abs(x);
  const double result =
      a <= 8 ? a * chebyshev(a / 4 - 1, kI1Near) : chebyshev(16 / a - 1, kI1Far) / std::sqrt(a);
  return x < 0 ? -result : result;
}

double bessel_i1(double x) {
  return times_exp(bessel_i1_scaled(x), std::abs(x));
}

}  // namespace backsweep::special

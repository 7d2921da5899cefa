// The regularised incomplete gamma functions P and Q = 1 - P.
//
// As Gil, Segura and Temme, "Efficient and accurate algorithms for the computation and inversion of
// the incomplete gamma function ratios" (2012): a series for P where x is small beside a, one for Q
// where both are small, a continued fraction for Q where x is large, and Temme's uniform expansion
// around x = a (DLMF 8.12).
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "kernels/series.hpp"
#include "kernels/special_functions.hpp"

namespace backsweep::special {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kEpsilon = 0x1p-53;
constexpr double kTwoPi = 0x1.921fb54442d18p+2;
constexpr double kEulerGamma = 0.57721566490153286;

// Temme's d(k, n), DLMF 8.12.12.
constexpr double kTemme0[] = {
    -0.33333333333333333,  0.083333333333333333,    -0.014814814814814815,  0.0011574074074074074,
    0.0003527336860670194, -0.00017875514403292181, 3.9192631785224378e-5,  -2.1854485106799922e-6,
    -1.85406221071516e-6,  8.296711340953086e-7,    -1.7665952736826079e-7, 6.7078535434014986e-9,
    1.0261809784240308e-8, -4.3820360184533532e-9,  9.1476995822367902e-10};
constexpr double kTemme1[] = {
    -0.0018518518518518519, -0.0034722222222222222, 0.0026455026455026455,  -0.00099022633744855967,
    0.00020576131687242798, -4.0187757201646091e-7, -1.8098550334489978e-5, 7.6491609160811101e-6,
    -1.6120900894563446e-6, 4.6471278028074343e-9,  1.378633446915721e-7,   -5.752545603517705e-8,
    1.1951628599778147e-8};
constexpr double kTemme2[] = {
    0.0041335978835978836,   -0.0026813271604938272, 0.00077160493827160494, 2.0093878600823045e-6,
    -0.00010736653226365161, 5.2923448829120125e-5,  -1.2760635188618728e-5, 3.4235787340961381e-8,
    1.3721957309062933e-6,   -6.298992138380055e-7,  1.4280614206064242e-7};
constexpr double kTemme3[] = {
    0.00064943415637860082, 0.00022947209362139918, -0.00046918949439525571,
    0.00026772063206283885, -7.5618016718839764e-5, -2.3965051138672967e-7,
    1.1082654115347302e-5,  -5.6749528269915966e-6, 1.4230900732435884e-6};
constexpr double kTemme4[] = {
    -0.0008618882909167117, 0.00078403922172006663, -0.00029907248030319018, -1.4638452578843418e-6,
    6.6414982154651222e-5,  -3.9683650471794347e-5, 1.1375726970678419e-5};
constexpr double kTemme5[] = {
    -0.00033679855336635815, -6.9728137583658578e-5, 0.00027727532449593921,
    -0.00019932570516188848, 6.7977804779372078e-5,  1.419062920643967e-7,
    -1.3594048189768693e-5,  8.0184702563342015e-6,  -2.2914811765080952e-6};
constexpr double kTemme6[] = {
    0.00053130793646399222, -0.00059216643735369388, 0.00027087820967180448, 7.9023532326603279e-7,
    -8.1539693675619688e-5, 5.6116827531062497e-5,   -1.8329116582843376e-5};
constexpr double kTemme7[] = {0.00034436760689237767, 5.1717909082605922e-5,
                              -0.00033493161081142236, 0.0002812695154763237,
                              -0.00010976582244684731};
constexpr double kTemme8[] = {-0.00065262391859530942, 0.00083949872067208728,
                              -0.00043829709854172101};

// log(x / a) - (x - a) / a without cancellation.
double log_ratio_rest(double a, double x) {
  const double distance = (x - a) / a;
  if (std::abs(distance) > 0.4) return std::log(x / a) - distance;
  // With s = d / (2 + d): log(1 + d) = 2 (s + s**3/3 + ...), and 2 s - d = -d s.
  const double s = distance / (2 + distance);
  const double square = s * s;
  double power = s * square;
  double sum = 0;
  for (int k = 3; std::abs(power) > kEpsilon * std::abs(sum) * k; k += 2) {
    sum += power / k;
    power *= square;
  }
  return 2 * sum - distance * s;
}

// log(gamma(1 + a)) for 0 <= a <= 1/2: A&S 6.1.33, whose coefficients are (zeta(k) - 1) / k.
double log_gamma_plus_1(double a) {
  static const auto coefficients = [] {
    std::array<double, 28> values;
    for (int k = 2; k < 30; ++k) values[static_cast<size_t>(k - 2)] = zeta(k, 2) / k;
    return values;
  }();
  double sum = 0;
  for (size_t i = coefficients.size(); i-- > 0;) sum = coefficients[i] - a * sum;
  return a * (1 - kEulerGamma) - std::log1p(a) + a * a * sum;
}

// log(gamma(a)) less the leading terms of Stirling's formula, for a >= 10 (DLMF 5.11.1).
double stirling_rest(double a) {
  constexpr double kSeries[] = {1.0 / 12,   -1.0 / 360,      1.0 / 1260, -1.0 / 1680,
                                1.0 / 1188, -691.0 / 360360, 1.0 / 156,  -3617.0 / 122400};
  return polynomial(1 / (a * a), kSeries) / a;
}

// x**a * exp(-x) / gamma(a).
double factor(double a, double x) {
  if (a < 10) {
    const double power = std::pow(x, a);
    if (x < 600 && power > 1e-290 && power < 1e290) return power * std::exp(-x) / std::tgamma(a);
    return std::exp(a * std::log(x) - x - log_gamma(a));
  }
  return std::exp(a * log_ratio_rest(a, x) - stirling_rest(a)) * std::sqrt(a / kTwoPi);
}

double p_by_series(double a, double x) {
  double sum = 1;
  double term = 1;
  for (double r = a + 1; term > sum * kEpsilon; r += 1) {
    term *= x / r;
    sum += term;
  }
  return factor(a, x) / a * sum;
}

// For small a and x: 1 - x**a / gamma(1 + a), and the rest of the series for P.
double q_by_series(double a, double x) {
  const double log_gamma_1 = a <= 0.5 ? log_gamma_plus_1(a) : log_gamma(1 + a);
  const double exponent = a * std::log(x) - log_gamma_1;
  double sum = 0;
  double term = 1;
  for (int n = 1; n < 100; ++n) {
    term *= -x / n;
    sum += term / (a + n);
    if (std::abs(term) <= std::abs(sum) * kEpsilon) break;
  }
  return -std::expm1(exponent) - std::exp(exponent) * a * sum;
}

// Legendre's continued fraction (DLMF 8.9.2) by the recurrence of its numerators and denominators
// (DLMF 3.10.3), whose quotient nothing waits for.
double q_by_fraction(double a, double x) {
  constexpr double kLarge = 0x1p500;
  const double scale = factor(a, x);
  if (scale == 0) return 0;  // so x is not so large that a step could overflow
  double b = x + 1 - a;
  double above = 1, above_before = 0;
  double below = b, below_before = 1;
  double h = above / below;
  for (int i = 1; i < 10000; ++i) {
    const double an = -i * (i - a);
    b += 2;
    above_before = std::exchange(above, b * above + an * above_before);
    below_before = std::exchange(below, b * below + an * below_before);
    if (std::abs(below) > kLarge) {
      above /= kLarge;
      above_before /= kLarge;
      below /= kLarge;
      below_before /= kLarge;
    }
    const double before = std::exchange(h, above / below);
    if (std::abs(h - before) <= 2 * kEpsilon * std::abs(h)) break;
  }
  return scale * h;
}

double by_temme(double a, double x, bool upper) {
  const double half_square = -log_ratio_rest(a, x);
  const double eta = std::copysign(std::sqrt(2 * half_square), x - a);
  const double values[] = {polynomial(eta, kTemme0), polynomial(eta, kTemme1),
                           polynomial(eta, kTemme2), polynomial(eta, kTemme3),
                           polynomial(eta, kTemme4), polynomial(eta, kTemme5),
                           polynomial(eta, kTemme6), polynomial(eta, kTemme7),
                           polynomial(eta, kTemme8), -0.00059676129019274625};
  const double rest =
      std::exp(-a * half_square) / std::sqrt(kTwoPi * a) * polynomial(1 / a, values);
  const double tail = std::erfc((upper ? eta : -eta) * std::sqrt(a / 2)) / 2;
  return upper ? tail + rest : tail - rest;
}

bool near_the_diagonal(double a, double x) {
  const double distance = std::abs(x - a) / a;
  return (a > 20 && a < 200 && distance < 0.3) || (a >= 200 && distance < 4.5 / std::sqrt(a));
}

}  // namespace

double gamma_p(double a, double x) {
  if (a < 0 || x < 0) return kNan;
  if (a == 0) return x > 0 ? 1 : kNan;
  if (x == 0) return 0;
  if (std::isinf(a)) return std::isinf(x) ? kNan : 0;
  if (std::isinf(x)) return 1;
  if (std::isnan(a) || std::isnan(x)) return kNan;
  if (near_the_diagonal(a, x)) return by_temme(a, x, false);
  if (x > 1 && x > a) return 1 - gamma_q(a, x);
  return p_by_series(a, x);
}

double gamma_q(double a, double x) {
  if (a < 0 || x < 0) return kNan;
  if (a == 0) return x > 0 ? 0 : kNan;
  if (x == 0) return 1;
  if (std::isinf(a)) return std::isinf(x) ? kNan : 1;
  if (std::isinf(x)) return 0;
  if (std::isnan(a) || std::isnan(x)) return kNan;
  if (near_the_diagonal(a, x)) return by_temme(a, x, true);
  if (x > 1.1) return x < a ? 1 - p_by_series(a, x) : q_by_fraction(a, x);
  const double border = x <= 0.5 ? -0.4 / std::log(x) : 0.75 * x;
  return border < a ? 1 - p_by_series(a, x) : q_by_series(a, x);
}

}  // namespace backsweep::special

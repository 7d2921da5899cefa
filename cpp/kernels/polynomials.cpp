// Orthogonal polynomials by their recurrences (DLMF 18.9). Beyond what a loop over the degree can
// do, those of Hermite, Laguerre and Legendre are NaN.
#include <cmath>
#include <limits>

#include "kernels/special_functions.hpp"

namespace backsweep::special {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr int64_t kHighestHermite = 512;  // as in PyTorch; values overflow long before
constexpr int64_t kHighest = 10'000'000;
constexpr int64_t kTrigonometric = 64;

// p(0) = 1, p(1) = first, p(k + 1) = next(k, p(k), p(k - 1)).
template <class Next>
double recurrence(int64_t n, double first, Next next) {
  if (n <= 0) return n == 0;
  double before = 1;
  double now = first;
  for (int64_t k = 1; k < n && !std::isnan(now); ++k) {
    const double after = next(static_cast<double>(k), now, before);
    before = now;
    now = after;
  }
  return now;
}

// The four kinds share a recurrence. `at_minus_1` is the value there of even degrees.
template <class Trigonometric>
double chebyshev_kind(double x, int64_t n, double first, double at_1, double at_minus_1,
                      Trigonometric of_angle) {
  if (n > kTrigonometric) {
    if (x == 1) return at_1;
    if (x == -1) return n % 2 ? -at_minus_1 : at_minus_1;
    if (std::abs(x) < 1) return of_angle(std::acos(x));
  }
  return recurrence(n, first,
                    [x](double, double now, double before) { return 2 * x * now - before; });
}

}  // namespace

double chebyshev_t(double x, int64_t n) {
  const auto degree = static_cast<double>(n);
  return chebyshev_kind(x, n, x, 1, 1, [=](double angle) { return std::cos(degree * angle); });
}

double chebyshev_u(double x, int64_t n) {
  const auto degree = static_cast<double>(n);
  return chebyshev_kind(x, n, 2 * x, degree + 1, degree + 1, [=](double angle) {
    return std::sin((degree + 1) * angle) / std::sin(angle);
  });
}

double chebyshev_v(double x, int64_t n) {
  const auto degree = static_cast<double>(n);
  return chebyshev_kind(x, n, 2 * x - 1, 1, 2 * degree + 1, [=](double angle) {
    return std::cos((degree + 0.5) * angle) / std::cos(angle / 2);
  });
}

double chebyshev_w(double x, int64_t n) {
  const auto degree = static_cast<double>(n);
  return chebyshev_kind(x, n, 2 * x + 1, 2 * degree + 1, 1, [=](double angle) {
    return std::sin((degree + 0.5) * angle) / std::sin(angle / 2);
  });
}

double hermite_h(double x, int64_t n) {
  if (n > kHighestHermite) return kNan;
  return recurrence(
      n, 2 * x, [x](double k, double now, double before) { return 2 * (x * now - k * before); });
}

double hermite_he(double x, int64_t n) {
  if (n > kHighestHermite) return kNan;
  return recurrence(n, x,
                    [x](double k, double now, double before) { return x * now - k * before; });
}

double laguerre_l(double x, int64_t n) {
  if (n > kHighest) return kNan;
  return recurrence(n, 1 - x, [x](double k, double now, double before) {
    return ((2 * k + 1 - x) * now - k * before) / (k + 1);
  });
}

double legendre_p(double x, int64_t n) {
  if (x == 1) return n >= 0;
  if (n > kHighest) return kNan;
  return recurrence(n, x, [x](double k, double now, double before) {
    return ((2 * k + 1) * x * now - k * before) / (k + 1);
  });
}

}  // namespace backsweep::special

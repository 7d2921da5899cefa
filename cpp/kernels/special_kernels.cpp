// Compiled once per instruction set (see isa.hpp): special functions of blocks of doubles.
#include "kernels/special_kernels.hpp"

#include "kernels/bessel_series.hpp"
#include "kernels/gamma_series.hpp"
#include "kernels/gemm_vectors.hpp"
#include "kernels/isa.hpp"
#include "kernels/scalar_math.hpp"
#include "kernels/special_functions.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {

#if BACKSWEEP_X86_64 && !defined(__AVX2__)

// The few machines without AVX2 have plain loops.
extern const SpecialKernels special_table;
constexpr SpecialKernels special_table{};

#else

namespace {

constexpr double kInfinity = math::kInfinity<double>;
constexpr double kNan = math::kNan<double>;
constexpr double kPi = 0x1.921fb54442d18p+1;

constexpr int kLongest = kSpecialLongest;
// Vectors that are summed together, so that no sum waits for the one before.
constexpr int kTogether = 4;
constexpr uint64_t kStep = kSpecialStep;

typedef double Numbers[kLongest] __attribute__((aligned(64)));

using Block = SpecialBlock;

template <class Function>
BACKSWEEP_MATH_INLINE void each(uint64_t count, Function function) {
  // Written so that the compiler sees that no elements are left over.
  const uint64_t padded = (count + kStep - 1) / kStep * kStep;
  uint64_t i = 0;
#pragma GCC ivdep
#pragma GCC unroll 1
  do {
    function(i);
    ++i;
  } while (i != padded);
}

// Whether some number is outside; a NaN is not.
[[gnu::noinline]] bool any_outside(const double* x, double low, double high, uint64_t count) {
  uint64_t found = 0;
  each(count, [&](uint64_t i) { found |= ((x[i] < low) | (x[i] > high)) ? 1 : 0; });
  return found != 0;
}

// The function of one number where that of blocks does not hold.
using Reference = double (*)(double);
[[gnu::noinline]] void finish_outside(double low, double high, const Block& block,
                                      Reference reference) {
  const double* x = block.x;
  if (!any_outside(x, low, high, block.count)) return;
  for (uint64_t i = 0; i < block.count; ++i)
    if (x[i] < low || x[i] > high) block.y[i] = reference(x[i]);
}

// The sum of coefficients times powers of t; it may be where t is.
[[gnu::noinline]] void sum_powers(const double* coefficients, int terms, const double* t,
                                  double* sum, uint64_t count) {
  using Lanes = Vector<double>;
  for (uint64_t i = 0; i < count; i += kTogether * kLanes<double>) {
    Lanes x[kTogether];
    Lanes s[kTogether];
    for (int j = 0; j < kTogether; ++j) {
      x[j] = load(t + i + j * kLanes<double>);
      s[j] = Lanes{} + coefficients[terms - 1];
    }
    for (int k = terms - 2; k >= 0; --k)
      for (int j = 0; j < kTogether; ++j) s[j] = s[j] * x[j] + coefficients[k];
    for (int j = 0; j < kTogether; ++j) store(sum + i + j * kLanes<double>, s[j]);
  }
}
template <int n>
BACKSWEEP_MATH_INLINE void polynomial(const double (&coefficients)[n], const double* t, double* sum,
                                      uint64_t count) {
  sum_powers(coefficients, n, t, sum, count);
}

// The sum of coefficients times Chebyshev polynomials of t, by Clenshaw's recurrence.
[[gnu::noinline]] void sum_chebyshev(const double* coefficients, int terms, const double* t,
                                     double* sum, uint64_t count) {
  using Lanes = Vector<double>;
  for (uint64_t i = 0; i < count; i += kTogether * kLanes<double>) {
    Lanes x[kTogether];
    Lanes b1[kTogether];
    Lanes b2[kTogether];
    for (int j = 0; j < kTogether; ++j) {
      x[j] = load(t + i + j * kLanes<double>);
      b1[j] = b2[j] = Lanes{};
    }
    for (int k = terms - 1; k > 0; --k)
      for (int j = 0; j < kTogether; ++j) {
        const Lanes b = (x[j] + x[j]) * b1[j] + (coefficients[k] - b2[j]);
        b2[j] = b1[j];
        b1[j] = b;
      }
    for (int j = 0; j < kTogether; ++j)
      store(sum + i + j * kLanes<double>, x[j] * b1[j] + (coefficients[0] - b2[j]));
  }
}

[[gnu::noinline]] void log_of(const double* x, double* y, uint64_t count) {
  each(count, [=](uint64_t i) { y[i] = math::log(x[i]); });
}

void entropy(const Block& block) {
  const double* x = block.x;
  double* y = block.y;
  log_of(x, y, block.count);
  each(block.count, [=](uint64_t i) {
    const double border = math::select(x[i] < 0, -kInfinity, x[i] * x[i]);  // 0 or NaN
    y[i] = math::select(x[i] > 0, -x[i] * y[i], border);
  });
}

// ---- Modified Bessel functions

struct BesselSeries {
  const double* near;  // in x / 4 - 1 up to 8
  const double* far;   // in 16 / x - 1, of the function times sqrt(x)
  int near_terms;
  int far_terms;
  // In single precision.
  int few_near;
  int few_far;
};

// Those times exp(-abs(x)).
[[gnu::noinline]] void bessel_scaled(const Block& block, const BesselSeries& series, bool odd) {
  const double* x = block.x;
  double* y = block.y;
  const uint64_t count = block.count;
  Numbers t;
  each(count, [&](uint64_t i) { t[i] = math::abs(x[i]) * 0.25 - 1; });
  sum_chebyshev(series.near, block.single ? series.few_near : series.near_terms, t, y, count);
  if (odd) each(count, [=](uint64_t i) { y[i] *= math::abs(x[i]); });
  if (any_outside(x, -8, 8, count)) {
    each(count, [&](uint64_t i) { t[i] = 16 / math::abs(x[i]) - 1; });
    sum_chebyshev(series.far, block.single ? series.few_far : series.far_terms, t, t, count);
    each(count, [&](uint64_t i) {
      const double a = math::abs(x[i]);
      y[i] = math::select(a > 8, t[i] / math::sqrt(a), y[i]);
    });
  }
  if (odd) each(count, [=](uint64_t i) { y[i] = math::select(x[i] < 0, -y[i], y[i]); });
}

[[gnu::noinline]] void times_exp(const Block& block) {
  const double* x = block.x;
  double* y = block.y;
  each(block.count, [=](uint64_t i) {
    const double half = math::exp(0.5 * math::abs(x[i]));  // exp(x) may overflow too early
    y[i] = half * y[i] * half;
  });
}

constexpr BesselSeries kI0{special::kI0Near, special::kI0Far, 29, 25, 19, 8};
constexpr BesselSeries kI1{special::kI1Near, special::kI1Far, 28, 25, 19, 8};

void bessel_i0_scaled(const Block& block) {
  bessel_scaled(block, kI0, false);
}
void bessel_i1_scaled(const Block& block) {
  bessel_scaled(block, kI1, true);
}
void bessel_i0(const Block& block) {
  bessel_i0_scaled(block);
  times_exp(block);
}
void bessel_i1(const Block& block) {
  bessel_i1_scaled(block);
  times_exp(block);
}

// ---- Bessel functions

// sin and cos of abs(x).
[[gnu::noinline]] void sine_and_cosine(const double* x, double* sine, double* cosine,
                                       uint64_t count) {
  each(count, [=](uint64_t i) {
    const auto parts = math::split_trig(math::abs(x[i]));
    sine[i] = math::sin_of_parts(parts, uint64_t(0));
    cosine[i] = math::sin_of_parts(parts, uint64_t(1));
  });
}

struct OrdinarySeries {
  const double* first_near;
  const double* second_near;
  const double* p;
  const double* q;
  int first_terms;
  int second_terms;
  int p_terms;
  int q_terms;
};
constexpr OrdinarySeries kOrders[] = {
    {special::kJ0Near, special::kY0Near, special::kP0, special::kQ0, 17, 17, 11, 12},
    {special::kJ1Near, special::kY1Near, special::kP1, special::kQ1, 16, 16, 11, 12},
};

// Of the first or the second kind.
[[gnu::noinline]] void bessel(const Block& block, int order, bool second, Reference reference) {
  constexpr double kTwoOverPi = 0x1.45f306dc9c883p-1;
  const OrdinarySeries& series = kOrders[order];
  const double* x = block.x;
  double* y = block.y;
  const uint64_t count = block.count;
  Numbers t;
  Numbers q;
  each(count, [&](uint64_t i) { t[i] = x[i] * x[i] * (1.0 / 32) - 1; });
  sum_chebyshev(series.first_near, series.first_terms, t, y, count);
  if (order) each(count, [=](uint64_t i) { y[i] *= x[i]; });
  if (second) {
    sum_chebyshev(series.second_near, series.second_terms, t, q, count);
    log_of(x, t, count);
    const double linear = order;
    each(count, [&](uint64_t i) {
      const double rest = q[i] * (linear * x[i] + (1 - linear)) - linear * kTwoOverPi / x[i];
      y[i] = kTwoOverPi * t[i] * y[i] + rest;
    });
  }
  if (any_outside(x, -8, 8, count)) {
    Numbers p;
    Numbers sine;
    Numbers cosine;
    each(count, [&](uint64_t i) { t[i] = 128 / (x[i] * x[i]) - 1; });
    sum_chebyshev(series.p, series.p_terms, t, p, count);
    sum_chebyshev(series.q, series.q_terms, t, q, count);
    sine_and_cosine(x, sine, cosine, count);
    const double below = order ? -1 : 1;
    // J0 = P * c - Q * s, Y0 = J1 = P * s + Q * c, Y1 = Q * s - P * c
    const double c_of_p = order == static_cast<int>(second) ? (second ? -1 : 1) : 0;
    const double s_of_p = order == static_cast<int>(second) ? 0 : 1;
    each(count, [&](uint64_t i) {
      const double a = math::abs(x[i]);
      // Times sqrt(2), of the angle a - pi/4.
      const double c = sine[i] + cosine[i];
      const double s = sine[i] - cosine[i];
      const double wave = p[i] * (c_of_p * c + s_of_p * s) + q[i] / a * (s_of_p * c - c_of_p * s);
      const double far = math::select(x[i] < 0, wave * below, wave);
      y[i] = math::select(a > 8, far / math::sqrt(kPi * a), y[i]);
    });
    finish_outside(-math::kTrigLimit<double>, math::kTrigLimit<double>, block, reference);
  }
  if (second)
    each(count, [=](uint64_t i) {
      const double border = math::select(x[i] == 0, -kInfinity, kNan);
      y[i] = math::select(x[i] > 0, y[i], border);
    });
}

void bessel_j0(const Block& block) {
  bessel(block, 0, false, &special::bessel_j0);
}
void bessel_j1(const Block& block) {
  bessel(block, 1, false, &special::bessel_j1);
}
void bessel_y0(const Block& block) {
  bessel(block, 0, true, &special::bessel_y0);
}
void bessel_y1(const Block& block) {
  bessel(block, 1, true, &special::bessel_y1);
}

void spherical_bessel_j0(const Block& block) {
  const double* x = block.x;
  double* y = block.y;
  Numbers cosine;
  sine_and_cosine(x, y, cosine, block.count);
  each(block.count, [=](uint64_t i) { y[i] = math::quotient_or_one(y[i], math::abs(x[i])); });
  finish_outside(-math::kTrigLimit<double>, math::kTrigLimit<double>, block,
                 &special::spherical_bessel_j0);
}

// ---- Inverse of erf

// y with erf(y) = x and erfc(abs(y)) = rest.
[[gnu::noinline]] void inverse_of_erf(const double* x, const double* rest, double* y,
                                      uint64_t count) {
  Numbers t;
  each(count, [&](uint64_t i) { t[i] = x[i] * x[i]; });
  polynomial(special::kErfInverseMiddle, t, y, count);
  each(count, [=](uint64_t i) { y[i] *= x[i]; });
  // The few others together: they take longer.
  int32_t places[kLongest];
  Numbers s;
  uint64_t few = 0;
  for (uint64_t i = 0; i < count; ++i) {
    places[few] = static_cast<int32_t>(i);
    s[few] = rest[i];
    few += math::abs(x[i]) > 0.75 ? 1 : 0;
  }
  if (few == 0) return;
  for (uint64_t i = few; i % kStep != 0; ++i) s[i] = 1;
  log_of(s, s, few);
  each(few, [&](uint64_t i) {
    s[i] = math::sqrt(-s[i]);
    // 1 at infinity
    t[i] = 1 - 2 * special::kErfcInverseCentre / (s[i] + special::kErfcInverseCentre);
  });
  polynomial(special::kErfcInverseTail, t, t, few);
  for (uint64_t k = 0; k < few; ++k) {
    const int32_t i = places[k];
    y[i] = math::copysign(s[k] * t[k], x[i]);
    asm("" ::: "memory");  // no vectors for the few
  }
}

void erf_inverse(const Block& block) {
  const double* x = block.x;
  Numbers rest;
  each(block.count, [&](uint64_t i) { rest[i] = 1 - math::abs(x[i]); });
  inverse_of_erf(x, rest, block.y, block.count);
}

void normal_quantile(const Block& block) {
  const double* p = block.x;
  double* y = block.y;
  Numbers x;
  Numbers rest;
  each(block.count, [&](uint64_t i) {
    x[i] = 2 * p[i] - 1;
    rest[i] = 2 * math::at_most(p[i], 1 - p[i]);
  });
  inverse_of_erf(x, rest, y, block.count);
  each(block.count, [=](uint64_t i) { y[i] *= 0x1.6a09e667f3bcdp+0; });
}

// ---- The gamma function

void log_gamma(const Block& block) {
  const double* x = block.x;
  double* y = block.y;
  const uint64_t count = block.count;
  Numbers a;
  Numbers logarithm;
  Numbers t;
  each(count, [&](uint64_t i) {
    a[i] = math::abs(x[i]);
    t[i] = a[i] - (a[i] < 1 ? 1.0 : 2.0);
  });
  log_of(a, logarithm, count);
  // Up to 3; below 1 from the value at a + 1.
  polynomial(special::kLogGammaNear, t, y, count);
  each(count, [&](uint64_t i) {
    const bool low = a[i] < 1;
    y[i] = y[i] * t[i] * (t[i] + 1) + math::select(low, -logarithm[i], 0.0);
  });
  if (any_outside(a, 0, 3, count)) {  // Stirling's formula
    each(count, [&](uint64_t i) { t[i] = 1 / (a[i] * a[i]); });
    polynomial(special::kLogGammaFar, t, t, count);
    each(count, [&](uint64_t i) {
      constexpr double kHalfLog2Pi = 0x1.d67f1c864beb5p-1;
      const double finite = (a[i] - 0.5) * logarithm[i] - a[i] + (kHalfLog2Pi + t[i] / a[i]);
      const double far = math::select(a[i] < kInfinity, finite, a[i]);
      y[i] = math::select(a[i] > 3, far, y[i]);
    });
  }
  finish_outside(0, kInfinity, block, &special::log_gamma);
}

// The sum of 1 / (q + k)**s for 0 <= k < terms where q < terms, and the q + k that comes next. The
// quotients are added as one, whose parts stay far from overflow.
[[gnu::noinline]] void sum_inverse_powers(int s, double terms, const double* q, double* sum,
                                          double* next, uint64_t count) {
  using Lanes = Vector<double>;
  for (uint64_t i = 0; i < count; i += kLanes<double>) {
    Lanes base = load(q + i);
    Lanes top{};
    Lanes bottom = Lanes{} + 1.0;
    for (double k = 0; k < terms; ++k) {
      Lanes power = base;
      for (int j = 1; j < s; ++j) power *= base;
      top = top * power + bottom;
      bottom *= power;
      base += 1.0;
    }
    store(sum + i, top / bottom);
    store(next + i, base);
  }
  each(count, [=](uint64_t i) {
    const bool few = q[i] < terms;
    sum[i] = math::select(few, sum[i], 0.0);
    next[i] = math::select(few, next[i], q[i]);
  });
}

void digamma(const Block& block) {
  const double* x = block.x;
  double* y = block.y;
  const uint64_t count = block.count;
  Numbers z;
  Numbers sum;
  sum_inverse_powers(1, 10, x, sum, z, count);
  log_of(z, y, count);
  each(count, [&](uint64_t i) {
    y[i] -= 0.5 / z[i] + sum[i];
    z[i] = 1 / (z[i] * z[i]);
  });
  polynomial(special::kDigamma, z, sum, count);
  each(count, [&](uint64_t i) { y[i] -= z[i] * sum[i]; });
  finish_outside(0, kInfinity, block, &special::digamma);
}

// n! times Hurwitz' zeta function of n + 1.
void polygamma(const Block& block) {
  const double* x = block.x;
  double* y = block.y;
  const uint64_t count = block.count;
  const int s = static_cast<int>(block.parameter) + 1;
  Numbers z;
  Numbers t;
  sum_inverse_powers(s, 10 + s / 2, x, y, z, count);
  each(count, [&](uint64_t i) { t[i] = 1 / (z[i] * z[i]); });
  // Euler and Maclaurin's formula.
  constexpr int kTerms = 10;
  double coefficients[kTerms];
  double factor = s;
  for (int k = 0; k < kTerms; ++k) {
    coefficients[k] = factor * special::kBernoulli[k];
    factor *= (s + 2 * k + 1) * (s + 2 * k + 2);
  }
  polynomial(coefficients, t, t, count);
  const double share = 1.0 / (s - 1);
  double sign = s % 2 == 0 ? 1 : -1;
  for (int k = 2; k < s; ++k) sign *= k;
  each(count, [&](uint64_t i) { t[i] = z[i] * share + (0.5 + t[i] / z[i]); });
  for (int j = 0; j < s; ++j) each(count, [&](uint64_t i) { t[i] /= z[i]; });
  each(count, [&](uint64_t i) {
    y[i] = sign * (math::abs(y[i]) + math::select(x[i] == kInfinity, 0.0, t[i]));
  });
  if (!any_outside(x, 0, kInfinity, count)) return;
  for (uint64_t i = 0; i < count; ++i)
    if (x[i] < 0) y[i] = special::polygamma(block.parameter, x[i]);
}

}  // namespace

extern const SpecialKernels special_table;
constexpr SpecialKernels special_table{{
#define NAME(name) &name,
    BACKSWEEP_SPECIAL_OF_BOTH(NAME) BACKSWEEP_SPECIAL_OF_FLOAT(NAME)
#undef NAME
        & polygamma,
}};

#endif

}  // namespace backsweep::kernels::BACKSWEEP_ISA

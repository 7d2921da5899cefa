// Measures the error of every function in kernels/vector_math.hpp, in units in the last place,
// against libm one precision wider: over random bit patterns, over the range where each function is
// interesting, and at special values. Fails where an error passes the limit given here, where the
// sign of a zero is wrong, or where NaN and infinity are not where they should be.
//
// Build it once per instruction set, with the flags of the kernels:
//   g++ -std=c++20 -O3 -fno-math-errno -fno-trapping-math -mavx2 -mfma -DBACKSWEEP_ISA=avx2
//       -Icpp tests/cpp/test_vector_math.cpp
#include "kernels/vector_math.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <limits>
#include <random>
#include <type_traits>
#include <vector>

namespace math = backsweep::kernels::BACKSWEEP_ISA::math;

namespace {

constexpr int kBitPatternSamples = 1 << 20;
constexpr int kRangeSamples = 1 << 19;

int passed = 0;
int failed = 0;

void expect(bool condition, const char* what) {
  if (condition) {
    ++passed;
    return;
  }
  ++failed;
  std::printf("FAILED: %s\n", what);
}

template <typename T>
using Wide = std::conditional_t<std::is_same_v<T, float>, double, long double>;

template <typename T>
struct Range {
  T low;
  T high;
};

constexpr double kWrong = 1e30;  // reported for a wrong NaN, infinity or sign

// The distance of `got` from the true value in units of the last place of T.
template <typename T>
double ulp_error(T got, Wide<T> truth) {
  using Limits = std::numeric_limits<T>;
  if (std::isnan(truth) || std::isnan(got)) {
    return std::isnan(truth) && std::isnan(got) ? 0.0 : kWrong;
  }
  if (std::signbit(truth) != std::signbit(got)) return kWrong;
  const Wide<T> past_largest = std::ldexp(Wide<T>(1), Limits::max_exponent);
  const Wide<T> a = std::fmin(std::fabs(truth), past_largest);
  const Wide<T> b = std::fmin(std::fabs(Wide<T>(got)), past_largest);
  int exponent = Limits::min_exponent;
  if (a != 0) std::frexp(a, &exponent);
  exponent = std::max(std::min(exponent, Limits::max_exponent), Limits::min_exponent);
  return double(std::fabs(a - b) / std::ldexp(Wide<T>(1), exponent - Limits::digits));
}

template <typename T>
std::vector<T> special_values() {
  using Limits = std::numeric_limits<T>;
  std::vector<T> values;
  for (T x : {T(0),
              Limits::denorm_min(),
              Limits::denorm_min() * T(12345),
              Limits::min(),
              std::nextafter(Limits::min(), T(0)),
              Limits::epsilon(),
              T(1e-10),
              T(0.25),
              T(0.5),
              T(0.70710678),
              T(1),
              std::nextafter(T(1), T(0)),
              std::nextafter(T(1), T(2)),
              T(1.5),
              T(2),
              T(2.5),
              T(3),
              T(10),
              T(88.7),
              T(89),
              T(100),
              T(104),
              T(709.7),
              T(710),
              T(746),
              T(1e6),
              T(1e7),
              T(1e10),
              T(1e30),
              Limits::max(),
              Limits::infinity(),
              Limits::quiet_NaN()}) {
    values.push_back(x);
    values.push_back(-x);
  }
  return values;
}

template <typename T>
std::vector<T> sample(const Range<T>& range) {
  using Bits = math::BitsOf<T>;
  std::mt19937_64 random(20240229);
  std::vector<T> values = special_values<T>();
  for (int i = 0; i < kBitPatternSamples; ++i) {
    values.push_back(math::from_bits(static_cast<Bits>(random())));
  }
  std::uniform_real_distribution<T> uniform(range.low, range.high);
  for (int i = 0; i < kRangeSamples; ++i) values.push_back(uniform(random));
  std::uniform_real_distribution<T> near_zero(T(-1.5), T(1.5));
  for (int i = 0; i < kRangeSamples; ++i) values.push_back(near_zero(random));
  return values;
}

// The numbers closest to multiples of pi/2, where a careless reduction has nothing right.
template <typename T>
void add_multiples_of_half_pi(std::vector<T>& values) {
  for (int n = 1; n < (1 << 19); n += 3) {
    const T x = static_cast<T>(n * 1.57079632679489661923132169163975144L);
    values.push_back(x);
    values.push_back(-std::nextafter(x, T(0)));
  }
}

template <typename T>
void judge(const char* name, const char* type, double limit, const std::vector<T>& x,
           const std::vector<T>& got, const auto& truth_of) {
  double worst = 0.0;
  std::size_t where = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double error = ulp_error<T>(got[i], truth_of(i));
    if (error > worst) {
      worst = error;
      where = i;
    }
  }
  const bool good = worst <= limit;
  good ? ++passed : ++failed;
  std::printf("%-8s %-6s %8.3f ULP (limit %.1f)  worst at %.17g -> %.17g%s\n", name, type, worst,
              limit, double(x[where]), double(got[where]), good ? "" : "  FAILED");
}

template <typename T>
void check(const char* name, double limit, Range<T> range, auto function, auto reference) {
  const std::vector<T> x = sample(range);
  std::vector<T> got(x.size());
  const T* in = x.data();
  T* out = got.data();
  for (std::size_t i = 0; i < x.size(); ++i) out[i] = function(in[i]);
  judge<T>(name, sizeof(T) == 4 ? "float" : "double", limit, x, got,
           [&](std::size_t i) { return reference(Wide<T>(x[i])); });
}

template <typename T>
void check_trig(const char* name, double limit, auto map, auto reference) {
  std::vector<T> x = sample(Range<T>{T(-1000), T(1000)});
  add_multiples_of_half_pi(x);
  std::vector<T> got = x;  // in place
  map(got.data(), got.data(), static_cast<std::int64_t>(got.size()));
  judge<T>(name, sizeof(T) == 4 ? "float" : "double", limit, x, got,
           [&](std::size_t i) { return reference(Wide<T>(x[i])); });
}

#define CHECK(name, limit32, low32, high32, limit64, low64, high64)            \
  check<float>(                                                                \
      #name, limit32, {low32, high32}, [](float x) { return math::name(x); },  \
      [](double x) { return std::name(x); });                                  \
  check<double>(                                                               \
      #name, limit64, {low64, high64}, [](double x) { return math::name(x); }, \
      [](long double x) { return std::name(x); })

#define CHECK_TRIG(name, limit32, limit64)                       \
  check_trig<float>(                                             \
      #name, limit32, [](auto... a) { math::map_##name(a...); }, \
      [](double x) { return std::name(x); });                    \
  check_trig<double>(                                            \
      #name, limit64, [](auto... a) { math::map_##name(a...); }, \
      [](long double x) { return std::name(x); })

template <typename T>
void check_sigmoid(const char* type, double limit, Range<T> range) {
  const std::vector<T> x = sample(range);
  std::vector<T> got(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) got[i] = math::sigmoid(x[i]);
  judge<T>("sigmoid", type, limit, x, got, [&](std::size_t i) {
    const Wide<T> e = std::exp(-std::fabs(Wide<T>(x[i])));
    return (x[i] < 0 ? e : Wide<T>(1)) / (Wide<T>(1) + e);
  });
}

template <typename T>
void check_pow(const char* type, double limit) {
  std::mt19937_64 random(7);
  std::vector<T> base;
  std::vector<T> exponent;
  const std::vector<T> specials = special_values<T>();
  for (T x : specials) {
    for (T y : specials) {
      base.push_back(x);
      exponent.push_back(y);
    }
  }
  std::uniform_real_distribution<T> log_base(T(-80), T(80));
  std::uniform_real_distribution<T> log_result(T(-105), T(90));
  std::uniform_real_distribution<T> near_one(T(0.9), T(1.1));
  for (int i = 0; i < kBitPatternSamples; ++i) {
    const T logarithm = log_base(random);
    base.push_back(std::exp(logarithm));
    exponent.push_back(log_result(random) / logarithm);
    const T close = near_one(random);
    base.push_back(close);
    exponent.push_back(log_result(random) / std::log(close));
    base.push_back(-std::exp(logarithm));
    exponent.push_back(std::rint(log_result(random) / logarithm));
    base.push_back(math::from_bits(static_cast<math::BitsOf<T>>(random())));
    exponent.push_back(math::from_bits(static_cast<math::BitsOf<T>>(random())));
  }
  std::vector<T> got(base.size());
  for (std::size_t i = 0; i < base.size(); ++i) got[i] = math::pow(base[i], exponent[i]);
  const auto truth = [&](std::size_t i) {
    return std::pow(Wide<T>(base[i]), Wide<T>(exponent[i]));
  };
  judge<T>("pow", type, limit, base, got, truth);
  int usual = 0;
  for (std::size_t i = 0; i < base.size(); ++i) {
    if (math::pow_leaves_range(base[i], exponent[i])) continue;
    got[i] = math::pow_of_normal(base[i], exponent[i]);
    ++usual;
  }
  // 1.1 as shipped; sanitizer builds do not fuse the polynomial's steps.
  judge<T>("pow", type, 1.4, base, got, truth);
  expect(usual > kBitPatternSamples, "most powers leave no range");
  bool exact = true;
  for (int n = 1; n < 40; ++n)
    for (int k = 0; k < 4; ++k)
      exact &= math::pow_of_normal(T(n), T(k)) == T(std::pow(double(n), k));
  expect(exact, "powers of integers are exact");
}

// What holds for some arguments only, on those.
template <typename T>
void check_usual(const char* name, double limit, Range<T> range, auto function, auto normal,
                 auto reference) {
  std::vector<T> x = sample(range);
  std::erase_if(x, [&](T v) { return math::is_set<T>(math::unless_normal(normal(v))); });
  std::vector<T> got(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) got[i] = function(x[i]);
  judge<T>(name, sizeof(T) == 4 ? "float" : "double", limit, x, got,
           [&](std::size_t i) { return reference(Wide<T>(x[i])); });
}

template <typename T>
void check_usual_logarithms() {
  const auto itself = [](T x) { return x; };
  const Range<T> range{T(0), T(100)};
  check_usual<T>(
      "log", 1.5, range, [](T x) { return math::log_of_normal(x); }, itself,
      [](auto x) { return std::log(x); });
  check_usual<T>(
      "log2", 2.0, range, [](T x) { return math::log2_of_normal(x); }, itself,
      [](auto x) { return std::log2(x); });
  check_usual<T>(
      "log10", 2.0, range, [](T x) { return math::log10_of_normal(x); }, itself,
      [](auto x) { return std::log10(x); });
  check_usual<T>(
      "log1p", 2.0, range, [](T x) { return math::log1p_of_moderate(x); },
      [](T x) { return math::normal_if_moderate(x); }, [](auto x) { return std::log1p(x); });
  check_usual<T>(
      "atanh", 3.0, Range<T>{T(-1), T(1)}, [](T x) { return math::atanh_inside(x); },
      [](T x) { return T(1) - math::abs(x); }, [](auto x) { return std::atanh(x); });
}

template <typename T>
void check_atan2() {
  std::vector<T> y = sample(Range<T>{T(-2), T(2)});
  std::vector<T> x = y;
  std::shuffle(x.begin(), x.end(), std::mt19937_64(3));
  for (T a : special_values<T>()) {
    for (T b : special_values<T>()) {
      y.push_back(a);
      x.push_back(b);
    }
  }
  const auto truth = [&](std::size_t i) { return std::atan2(Wide<T>(y[i]), Wide<T>(x[i])); };
  std::vector<T> got(y.size());
  const char* type = sizeof(T) == 4 ? "float" : "double";
  for (std::size_t i = 0; i < y.size(); ++i) got[i] = math::atan2(y[i], x[i]);
  judge<T>("atan2", type, 2.5, y, got, truth);
  for (std::size_t i = 0; i < y.size(); ++i) {
    const bool usual = !math::is_set<T>(math::unless_normal(math::abs(y[i])) |
                                        math::unless_normal(math::abs(x[i])));
    if (usual) got[i] = math::atan2_of_normal(y[i], x[i]);
  }
  judge<T>("atan2", type, 2.5, y, got, truth);
}

// libm is exact here, so every difference is an error.
template <typename T>
void check_exact() {
  const std::vector<T> x = sample(Range<T>{T(-100), T(100)});
  bool equal = true;
  for (T v : x) {
    if (std::isnan(v)) continue;
    equal &= math::floor(v) == std::floor(v) && math::ceil(v) == std::ceil(v);
    equal &= math::trunc(v) == std::trunc(v) && math::rint(v) == std::rint(v);
    equal &= std::signbit(math::floor(v)) == std::signbit(std::floor(v));
    equal &= std::signbit(math::ceil(v)) == std::signbit(std::ceil(v));
    equal &= std::signbit(math::trunc(v)) == std::signbit(std::trunc(v));
    equal &= std::signbit(math::rint(v)) == std::signbit(std::rint(v));
    equal &= math::nearbyint(v) == std::rint(v) && math::abs(v) == std::fabs(v);
  }
  expect(equal, "floor, ceil, trunc, rint, nearbyint, abs are exact");
  expect(std::isnan(math::floor(std::numeric_limits<T>::quiet_NaN())), "floor(NaN) is NaN");
  expect(math::exp(T(0)) == T(1) && math::exp2(T(3)) == T(8), "exp(0) and exp2(3) are exact");
  expect(math::log(T(1)) == T(0) && math::log2(T(8)) == T(3), "log(1) and log2(8) are exact");
  expect(math::log10(T(1000)) == T(3), "log10(1000) is exact");
  expect(math::sigmoid(T(0)) == T(0.5), "sigmoid(0) is exact");
  expect(math::pow(T(-2), T(3)) == T(-8), "pow(-2, 3) is exact");
  bool powers = true;
  for (int n = std::numeric_limits<T>::min_exponent - std::numeric_limits<T>::digits;
       n < std::numeric_limits<T>::max_exponent; ++n) {
    const T power = std::ldexp(T(1), n);
    powers &= math::exp2(T(n)) == power && math::log2(power) == T(n);
  }
  expect(powers, "exp2 and log2 are exact at every power of two");
}

// map_within handles every length, including blocks that are cut short.
void check_lengths() {
  bool equal = true;
  for (int n : {0, 1, 7, 255, 256, 257, 600}) {
    std::vector<float> x;
    for (int i = 0; i < n; ++i) x.push_back(i % 100 == 99 ? 3e7F : 0.01F * float(i));
    std::vector<float> y(x.size() + 1, 42.0F);
    math::map_cos(x.data(), y.data(), n);
    for (std::size_t i = 0; i < x.size(); ++i) {
      equal &= ulp_error<float>(y[i], std::cos(double(x[i]))) <= 1.5;
    }
    equal &= y.back() == 42.0F;
  }
  expect(equal, "map_cos at lengths around a block");
}

}  // namespace

int main() {
  CHECK(exp, 1.5, -105.0F, 90.0F, 1.5, -746.0, 711.0);
  CHECK(exp2, 1.5, -151.0F, 129.0F, 1.5, -1076.0, 1025.0);
  CHECK(expm1, 2.0, -20.0F, 90.0F, 2.0, -40.0, 711.0);
  check_sigmoid<float>("float", 3.0, {-105.0F, 105.0F});
  check_sigmoid<double>("double", 3.0, {-746.0, 746.0});
  CHECK(log, 1.5, 0.0F, 100.0F, 1.5, 0.0, 100.0);
  CHECK(log2, 2.0, 0.0F, 100.0F, 1.5, 0.0, 100.0);
  CHECK(log10, 2.0, 0.0F, 100.0F, 2.0, 0.0, 100.0);
  CHECK(log1p, 2.0, -1.0F, 100.0F, 2.0, -1.0, 100.0);
  CHECK_TRIG(sin, 2.0, 1.5);
  CHECK_TRIG(cos, 2.0, 1.5);
  CHECK_TRIG(tan, 2.5, 2.5);
  CHECK(tanh, 3.0, -11.0F, 11.0F, 3.0, -23.0, 23.0);
  CHECK(sinh, 3.0, -90.0F, 90.0F, 3.0, -711.0, 711.0);
  CHECK(cosh, 2.0, -90.0F, 90.0F, 2.0, -711.0, 711.0);
  CHECK(asinh, 3.0, -100.0F, 100.0F, 3.0, -100.0, 100.0);
  CHECK(acosh, 3.0, 1.0F, 100.0F, 3.0, 1.0, 100.0);
  CHECK(atanh, 3.0, -1.0F, 1.0F, 3.0, -1.0, 1.0);
  CHECK(asin, 2.5, -1.0F, 1.0F, 2.5, -1.0, 1.0);
  CHECK(acos, 2.0, -1.0F, 1.0F, 2.0, -1.0, 1.0);
  CHECK(atan, 2.0, -10.0F, 10.0F, 2.0, -10.0, 10.0);
  CHECK(erf, 2.0, -4.5F, 4.5F, 2.0, -6.0, 6.0);
  CHECK(erfc, 2.0, -4.0F, 10.2F, 4.0, -6.0, 27.0);
  CHECK(sqrt, 0.5, 0.0F, 100.0F, 0.5, 0.0, 100.0);
  check_pow<float>("float", 1.0);
  check_pow<double>("double", 1.0);
  check_usual_logarithms<float>();
  check_usual_logarithms<double>();
  check_atan2<float>();
  check_atan2<double>();
  check_exact<float>();
  check_exact<double>();
  check_lengths();
  std::printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}

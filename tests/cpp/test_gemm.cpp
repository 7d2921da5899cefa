// Products of random shapes and strides against three plain loops.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>
#include <tuple>
#include <type_traits>
#include <vector>

#include "check.hpp"
#include "kernels/gemm.hpp"
#include "kernels/isa.hpp"
#include "kernels/threads.hpp"

using backsweep::kernels::gemm;
using backsweep::kernels::GemmArguments;

namespace {

std::mt19937 random_bits(7);

int64_t random_between(int64_t low, int64_t high) {
  return std::uniform_int_distribution<int64_t>(low, high)(random_bits);
}

template <class T>
std::vector<T> random_values(int64_t count) {
  std::vector<T> values(static_cast<size_t>(count));
  for (T& value : values) {
    if constexpr (std::is_floating_point_v<T>) {
      value = static_cast<T>(std::uniform_real_distribution<double>(-1, 1)(random_bits));
    } else {
      value = static_cast<T>(random_bits());
    }
  }
  return values;
}

template <class T>
T multiply_add(T sum, T x, T y) {
  if constexpr (std::is_floating_point_v<T>) {
    return sum + x * y;
  } else {
    return static_cast<T>(static_cast<uint64_t>(sum) +
                          static_cast<uint64_t>(x) * static_cast<uint64_t>(y));
  }
}

template <class T>
void plain(const GemmArguments<T>& g) {
  using Sum = std::conditional_t<std::is_same_v<T, float>, double, T>;
  std::vector<Sum> sums(static_cast<size_t>(g.n));
  for (int64_t e = 0; e < g.batch; ++e) {
    for (int64_t i = 0; i < g.m; ++i) {
      T* const line = g.c + e * g.c_batch + i * g.c_row;
      for (int64_t j = 0; j < g.n; ++j)
        sums[static_cast<size_t>(j)] = g.accumulate ? line[j] : T(0);
      for (int64_t p = 0; p < g.k; ++p) {
        const T* const right = g.b + e * g.b_batch + p * g.b_row;
        const Sum left = g.a[e * g.a_batch + i * g.a_row + p * g.a_column];
        for (int64_t j = 0; j < g.n; ++j) {
          Sum& sum = sums[static_cast<size_t>(j)];
          sum = multiply_add<Sum>(sum, left, right[j * g.b_column]);
        }
      }
      for (int64_t j = 0; j < g.n; ++j) line[j] = static_cast<T>(sums[static_cast<size_t>(j)]);
    }
  }
}

struct Layout {
  int64_t row, column, first, elements;
};

// How a matrix may lie: rows in order, columns in order, with gaps, backwards, or repeated.
Layout layout(int64_t rows, int64_t columns, int kind) {
  const int64_t gap = random_between(0, 3);
  rows = std::max<int64_t>(rows, 1), columns = std::max<int64_t>(columns, 1);
  switch (kind) {
    case 0:
      return {columns + gap, 1, 0, rows * (columns + gap)};
    case 1:
      return {1, rows + gap, 0, columns * (rows + gap)};
    case 2:
      return {2 * columns + gap, 2, 0, rows * (2 * columns + gap)};
    case 3:
      return {-columns, 1, (rows - 1) * columns, rows * columns};
    case 4:
      return {0, 1, 0, columns};
    case 5:
      return {1, 0, 0, rows};
    default:
      return {1, -rows, (columns - 1) * rows, rows * columns};
  }
}

template <class T>
void check_product(int64_t m, int64_t n, int64_t k, int a_kind, int b_kind, int64_t batch,
                   bool accumulate) {
  const Layout a = layout(m, k, a_kind), b = layout(k, n, b_kind);
  const int64_t c_row = n + random_between(0, 2), c_elements = m * c_row + 3;
  const bool shared_b = random_between(0, 1) == 0;
  const std::vector<T> a_values = random_values<T>(a.elements * batch);
  const std::vector<T> b_values = random_values<T>(b.elements * batch);
  std::vector<T> found = random_values<T>(c_elements * batch);
  std::vector<T> expected = found;
  GemmArguments<T> g{};
  g.m = m, g.n = n, g.k = k;
  g.a = a_values.data() + a.first, g.a_row = a.row, g.a_column = a.column;
  g.b = b_values.data() + b.first, g.b_row = b.row, g.b_column = b.column;
  g.c_row = c_row;
  g.batch = batch, g.a_batch = a.elements, g.b_batch = shared_b ? 0 : b.elements;
  g.c_batch = c_elements;
  g.accumulate = accumulate;
  g.c = expected.data();
  plain(g);
  g.c = found.data();
  gemm(g);
  double worst = 0;
  for (size_t i = 0; i < found.size(); ++i) {
    const double difference =
        std::abs(static_cast<double>(found[i]) - static_cast<double>(expected[i]));
    if (!(difference <= worst)) worst = difference;
  }
  // Rounding errors cancel, but not in a sum of equal terms.
  const double terms =
      static_cast<double>(k) * (a_kind == 5 && b_kind == 4 ? 1.0 + static_cast<double>(k) : 1.0);
  const double tolerance =
      std::is_floating_point_v<T>
          ? static_cast<double>(std::numeric_limits<T>::epsilon()) * (8 + 2 * terms)
          : 0;
  if (!CHECK_NEAR(worst, 0, tolerance)) {
    std::fprintf(stderr, "  m %ld n %ld k %ld a %d b %d batch %ld accumulate %d\n",
                 static_cast<long>(m), static_cast<long>(n), static_cast<long>(k), a_kind, b_kind,
                 static_cast<long>(batch), accumulate);
  }
}

template <class T>
void check_random_products(int count, int64_t most) {
  for (int i = 0; i < count; ++i) {
    // Each size small, medium or large, so that edges of tiles and all of the roads are met.
    const auto size = [&] { return random_between(0, random_between(0, 2) == 0 ? most : 40); };
    check_product<T>(size(), size(), size(), static_cast<int>(random_between(0, 6)),
                     static_cast<int>(random_between(0, 6)), random_between(0, 3),
                     random_between(0, 1) == 1);
  }
}

template <class T>
void check_chosen_products() {
  const int64_t shapes[][3] = {{2, 16, 16},    {100, 16, 16},    {1, 300, 700},   {300, 1, 700},
                               {1, 1, 5000},   {129, 257, 513},  {300, 300, 400}, {64, 512, 1024},
                               {600, 40, 300}, {8, 200, 1024},   {200, 4, 1024},  {200, 300, 1},
                               {5, 3000, 40},  {140, 200, 1500}, {31, 64, 1024},  {40, 1100, 33}};
  for (const auto& shape : shapes) {
    for (int a_kind = 0; a_kind < 3; ++a_kind) {
      for (int b_kind = 0; b_kind < 3; ++b_kind) {
        check_product<T>(shape[0], shape[1], shape[2], a_kind, b_kind, 1, (a_kind + b_kind) % 2);
      }
    }
  }
}

// b is packed in more than one piece, along columns and along k.
void check_beyond_packing() {
  check_product<float>(130, 2000, 2400, 0, 0, 1, false);
  check_product<float>(130, 3300, 400, 1, 0, 1, true);
  check_product<double>(130, 2100, 1100, 0, 1, 1, true);
}

template <class T>
void check_special_values() {
  const T infinity = std::numeric_limits<T>::infinity();
  for (const int64_t n : {1, 3, 16, 70}) {
    for (const int64_t m : {1, 2, 20}) {
      const int64_t k = 33;
      std::vector<T> a(static_cast<size_t>(m * k), T(0)), b(static_cast<size_t>(k * n), T(1));
      std::vector<T> c(static_cast<size_t>(m * n), T(5));
      b[static_cast<size_t>(7 * n)] = infinity;
      GemmArguments<T> g{m, n, k, a.data(), k, 1, b.data(), n, 1, c.data(), n, 1, 0, 0, 0, false};
      gemm(g);
      for (int64_t i = 0; i < m; ++i) {
        CHECK(std::isnan(c[static_cast<size_t>(i * n)]));  // 0 * inf
        for (int64_t j = 1; j < n; ++j) CHECK(c[static_cast<size_t>(i * n + j)] == 0);
      }
    }
  }
}

template <class T>
void check_threads_do_not_matter() {
  for (const auto& [m, n, k] : {std::tuple<int64_t, int64_t, int64_t>{300, 300, 300},
                                {100, 400, 784},
                                {2000, 60, 50},
                                {1, 3000, 2000},
                                {3000, 1, 2000},
                                {6, 2000, 1000}}) {
    for (const bool transposed : {false, true}) {
      const std::vector<T> a = random_values<T>(m * k), b = random_values<T>(k * n);
      std::vector<T> one(static_cast<size_t>(m * n)), several = one;
      GemmArguments<T> g{m, n, k, a.data(), k, 1, b.data(), n, 1, one.data(), n, 1, 0, 0, 0, false};
      if (transposed) g.b_row = 1, g.b_column = k;
      backsweep::kernels::set_thread_count(1);
      gemm(g);
      backsweep::kernels::set_thread_count(5);
      g.c = several.data();
      gemm(g);
      CHECK(std::memcmp(one.data(), several.data(), one.size() * sizeof(T)) == 0);
    }
  }
}

}  // namespace

int main() {
  for (const int threads : {1, 3}) {
    backsweep::kernels::set_thread_count(threads);
    check_random_products<float>(400, 300);
    check_random_products<double>(400, 300);
    check_random_products<int64_t>(60, 50);
    check_random_products<int32_t>(60, 50);
    check_random_products<uint8_t>(60, 50);
    check_chosen_products<float>();
    check_chosen_products<double>();
  }
  check_beyond_packing();
  check_special_values<float>();
  check_special_values<double>();
  check_threads_do_not_matter<float>();
  check_threads_do_not_matter<double>();
  return backsweep::test::report();
}

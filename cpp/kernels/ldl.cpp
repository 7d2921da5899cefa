#include "kernels/ldl.hpp"

#include "kernels/factor_parts.hpp"

namespace backsweep::kernels {
namespace {

void subtract(double* row, double factor, const double* other, int64_t count) {
  for (int64_t j = 0; j < count; ++j) row[j] -= factor * other[j];
}

// Exchanges rows and columns k and p > k in the lower triangle right of the columns before k.
void exchange(View<double> a, int64_t n, int64_t k, int64_t p) {
  std::swap(a(k, k), a(p, p));
  for (int64_t i = k + 1; i < n; ++i)
    if (i != p) std::swap(a(i, k), i < p ? a(p, i) : a(i, p));
}

void factor(int64_t n, View<double> a, int32_t* pivots, int32_t& info, double* room) {
  constexpr double kAlpha = 0.6403882032022076;  // (1 + sqrt(17)) / 8
  info = 0;
  for (int64_t k = 0; k < n;) {
    int64_t best = k;
    double largest = 0;
    for (int64_t i = k + 1; i < n; ++i)
      if (const double size = std::abs(a(i, k)); size > largest || best == k)
        largest = size, best = i;
    const double diagonal = std::abs(a(k, k));
    int64_t pivot = k, last = k;
    if (best != k && !(diagonal >= kAlpha * largest)) {
      double in_row = 0;
      for (int64_t i = k; i < n; ++i)
        if (i != best) in_row = std::max(in_row, std::abs(i < best ? a(best, i) : a(i, best)));
      if (!(diagonal >= kAlpha * largest * (largest / in_row))) {
        pivot = best;
        if (!(std::abs(a(best, best)) >= kAlpha * in_row)) last = k + 1;
      }
    }
    if (pivot != last) {
      exchange(a, n, last, pivot);
      if (last != k) std::swap(a(last, k), a(pivot, k));
    }
    const auto number = static_cast<int32_t>(pivot + 1);
    pivots[k] = pivots[last] = last == k ? number : -number;
    if (last != k) {
      const double corner = a(last, k), low = a(last, last) / corner, high = a(k, k) / corner;
      const double scale = 1 / (low * high - 1) / corner;
      double* const second = room + n;
      for (int64_t i = last + 1; i < n; ++i) {
        const double x = room[i] = a(i, k), y = second[i] = a(i, last);
        a(i, k) = scale * (low * x - y);
        a(i, last) = scale * (high * y - x);
        subtract(&a(i, last + 1), a(i, k), room + last + 1, i - last);
        subtract(&a(i, last + 1), a(i, last), second + last + 1, i - last);
      }
    } else if (!(std::max(diagonal, largest) > 0)) {
      if (info == 0) info = static_cast<int32_t>(k + 1);
    } else {
      for (int64_t i = k + 1; i < n; ++i) {
        room[i] = a(i, k);
        a(i, k) /= a(k, k);
        subtract(&a(i, k + 1), a(i, k), room + k + 1, i - k);
      }
    }
    k = last + 1;
  }
}

// LAPACK leaves the rows of L that were there before an exchange, so exchanges and columns
// alternate.
void solve(int64_t n, View<const double> a, const int32_t* pivots, int64_t columns, double* b) {
  const auto row = [&](int64_t i) { return b + i * columns; };
  const auto exchange_with = [&](int64_t i, int64_t pivot) {
    if (i != pivot) std::swap_ranges(row(i), row(i + 1), row(pivot));
  };
  for (int64_t k = 0, last; k < n; k = last + 1) {
    last = k + (pivots[k] < 0);
    exchange_with(last, std::abs(pivots[k]) - 1);
    for (int64_t i = last + 1; i < n; ++i)
      for (int64_t j = k; j <= last; ++j) subtract(row(i), a(i, j), row(j), columns);
    double *first = row(k), *second = row(last);
    if (last == k) {
      for (int64_t j = 0; j < columns; ++j) first[j] /= a(k, k);
      continue;
    }
    const double corner = a(last, k), low = a(last, last) / corner, high = a(k, k) / corner;
    for (int64_t j = 0; j < columns; ++j) {
      const double x = first[j] / corner, y = second[j] / corner;
      first[j] = (low * x - y) / (high * low - 1);
      second[j] = (high * y - x) / (high * low - 1);
    }
  }
  for (int64_t last = n - 1, k; last >= 0; last = k - 1) {
    k = last - (pivots[last] < 0);
    for (int64_t i = last + 1; i < n; ++i)
      for (int64_t j = k; j <= last; ++j) subtract(row(j), a(i, j), row(i), columns);
    exchange_with(last, std::abs(pivots[last]) - 1);
  }
}

}  // namespace

void ldl(const LdlArguments& s) {
  for_each_entry(s.batch, s.n * s.n * s.n / 6, [&](int64_t entry) {
    Scratch<double> room(2 * s.n);
    factor(s.n, {s.a + entry * s.n * s.n, s.n, 1}, s.pivots + entry * s.n, s.info[entry],
           room.get());
  });
}

void ldl_solve(const LdlSolveArguments& s) {
  for_each_entry(s.batch, s.n * s.n * s.columns, [&](int64_t entry) {
    solve(s.n, {s.a + entry * s.n * s.n, s.n, 1}, s.pivots + entry * s.n, s.columns,
          s.b + entry * s.n * s.columns);
  });
}

}  // namespace backsweep::kernels

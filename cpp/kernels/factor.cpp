#include "kernels/factor.hpp"

#include "kernels/factor_parts.hpp"

namespace backsweep::kernels {

void for_each_entry(int64_t batch, int64_t work, FunctionRef<void(int64_t)> body) {
  if (batch == 1) return body(0);
  const int64_t grain = std::max<int64_t>(1, 100'000 / std::max<int64_t>(work, 1));
  parallel_for(0, batch, grain, [&](int64_t first, int64_t last) {
    for (int64_t i = first; i < last; ++i) body(i);
  });
}

// ---- Triangular systems ------------------------------------------------------------------------

namespace {

// The rows [first, last) of a system, where those solved before are already subtracted.
template <class T>
void solve_rows(int64_t first, int64_t last, int64_t columns, View<const T> a, bool upper,
                bool unit, View<T> b) {
  const int64_t step = upper ? -1 : 1;
  const int64_t begin = upper ? last - 1 : first, end = upper ? first - 1 : last;
  for (int64_t i = begin; i != end; i += step) {
    T* row = b.data + i * b.row;
    if (columns == 1) {
      T value = row[0];
      for (int64_t k = begin; k != i; k += step) value -= a(i, k) * b.data[k * b.row];
      row[0] = unit ? value : value / a(i, i);
      continue;
    }
    for (int64_t k = begin; k != i; k += step) {
      const T factor = a(i, k);
      const T* other = b.data + k * b.row;
      for (int64_t j = 0; j < columns; ++j) row[j] -= factor * other[j];
    }
    if (unit) continue;
    const T divisor = a(i, i);
    for (int64_t j = 0; j < columns; ++j) row[j] /= divisor;
  }
}

}  // namespace

template <class T>
void solve_in_place(int64_t n, int64_t columns, View<const T> a, bool upper, bool unit, View<T> b,
                    T* room) {
  if (columns == 0) return;
  if (columns == 1) return solve_rows<T>(0, n, 1, a, upper, unit, b);
  const int64_t blocks = (n + kPanel - 1) / kPanel;
  for (int64_t index = 0; index < blocks; ++index) {
    const int64_t block = upper ? blocks - 1 - index : index;
    const int64_t first = block * kPanel, last = std::min(n, first + kPanel);
    if (upper)
      subtract_product<T>(last - first, columns, n - last, a.at(first, last), b.at(last, 0),
                          b.at(first, 0), room);
    else
      subtract_product<T>(last - first, columns, first, a.at(first, 0), b, b.at(first, 0), room);
    solve_rows<T>(first, last, columns, a, upper, unit, b);
  }
}

namespace {

template <class T>
void run_triangular(const TriangularArguments<T>& s) {
  for_each_entry(s.batch, s.n * s.n * s.columns / 2, [&](int64_t entry) {
    Scratch<T> room(s.columns > 1 && s.n > kPanel ? kPanel * std::max(s.n, s.columns) : 0);
    const View<const T> a{s.a + entry * s.a_batch, s.a_row, s.a_column};
    const View<T> b{s.b + entry * s.n * s.columns, s.columns, 1};
    solve_in_place<T>(s.n, s.columns, a, s.upper, s.unit, b, room.get());
  });
}

// ---- LU ----------------------------------------------------------------------------------------

template <class T>
void swap_rows(View<T> a, int64_t i, int64_t j, int64_t columns) {
  if (i != j)
    std::swap_ranges(a.data + i * a.row, a.data + i * a.row + columns, a.data + j * a.row);
}

// Factors m x n with n <= W. The panel is copied, so that its rows are W elements long: the loops
// over a row have a fixed length, and the columns do not fall on the same cache lines.
template <class T, int W>
void lu_panel(int64_t m, int64_t n, View<T> a, int32_t* pivots, int32_t& info, int64_t offset,
              T* room) {
  for (int64_t i = 0; i < m; ++i) {
    for (int64_t j = 0; j < n; ++j) room[i * W + j] = a(i, j);
    for (int64_t j = n; j < W; ++j) room[i * W + j] = 0;
  }
  for (int64_t j = 0; j < std::min(m, n); ++j) {
    int64_t best = j;
    T largest = std::abs(room[j * W + j]);
    for (int64_t i = j + 1; i < m; ++i)
      if (const T size = std::abs(room[i * W + j]); size > largest) largest = size, best = i;
    pivots[j] = static_cast<int32_t>(best + 1);
    if (best != j) std::swap_ranges(room + j * W, room + (j + 1) * W, room + best * W);
    const T pivot = room[j * W + j];
    if (pivot == 0) {
      if (info == 0) info = static_cast<int32_t>(offset + j + 1);
      continue;
    }
    T rest[W];  // the pivot's row right of it, zeros before, where nothing changes
    for (int64_t c = 0; c < W; ++c) rest[c] = c > j ? room[j * W + c] : T(0);
    for (int64_t i = j + 1; i < m; ++i) {
      T* row = room + i * W;
      const T factor = row[j] / pivot;
      if (factor - factor == 0) [[likely]] {
        for (int64_t c = 0; c < W; ++c) row[c] -= factor * rest[c];
      } else {
        for (int64_t c = j + 1; c < n; ++c) row[c] -= factor * rest[c];
      }
      row[j] = factor;
    }
  }
  for (int64_t i = 0; i < m; ++i)
    for (int64_t j = 0; j < n; ++j) a(i, j) = room[i * W + j];
}

// Toledo's recursion over halves of the columns (SIAM J. Matrix Anal. Appl. 18, 1997); its depth is
// the logarithm of the size.
template <class T>
void lu_block(int64_t m, int64_t n, View<T> a, int32_t* pivots, int32_t& info, int64_t offset,
              T* room) {
  if (n <= 4) return lu_panel<T, 4>(m, n, a, pivots, info, offset, room);
  if (n <= 8) return lu_panel<T, 8>(m, n, a, pivots, info, offset, room);
  if (n <= kPanel) return lu_panel<T, kPanel>(m, n, a, pivots, info, offset, room);
  const int64_t least = std::min(m, n);
  const int64_t left = n > m ? m : std::min(least, ((n + 2 * kPanel - 1) / (2 * kPanel)) * kPanel);
  const int64_t right = n - left;
  lu_block<T>(m, left, a, pivots, info, offset, room);
  const View<T> top = a.at(0, left);
  for (int64_t i = 0; i < left; ++i) swap_rows<T>(top, i, pivots[i] - 1, right);
  solve_in_place<T>(left, right, a, false, true, top, room);
  if (left == least) return;
  const View<T> rest = a.at(left, left);
  subtract_product<T>(m - left, right, left, a.at(left, 0), top, rest, room);
  lu_block<T>(m - left, right, rest, pivots + left, info, offset + left, room);
  for (int64_t i = left; i < least; ++i) {
    pivots[i] += static_cast<int32_t>(left);
    swap_rows<T>(a, i, pivots[i] - 1, left);
  }
}

template <class T>
void run_lu(const LuArguments<T>& s) {
  const int64_t least = std::min(s.m, s.n);
  for_each_entry(s.batch, s.m * s.n * least, [&](int64_t entry) {
    s.info[entry] = 0;
    if (least == 0) return;
    const View<T> a{s.a + entry * s.m * s.n, s.n, 1};
    int32_t* pivots = s.pivots + entry * least;
    const int64_t width = s.n <= 4 ? 4 : std::max(kPanel, least);
    Scratch<T> room(width * std::max(s.m, s.n));
    lu_block<T>(s.m, s.n, a, pivots, s.info[entry], 0, room.get());
  });
}

template <class T>
void run_pivots(const PivotArguments<T>& s) {
  for_each_entry(s.batch, s.count * s.columns, [&](int64_t entry) {
    const View<T> b{s.b + entry * s.rows * s.columns, s.columns, 1};
    const int32_t* pivots = s.pivots + entry * s.count;
    for (int64_t index = 0; index < s.count; ++index) {
      const int64_t i = s.back ? s.count - 1 - index : index;
      swap_rows<T>(b, i, pivots[i] - 1, s.columns);
    }
  });
}

template <class T>
void run_determinants(const DeterminantArguments<T>& s) {
  for (int64_t entry = 0; entry < s.batch; ++entry) {
    const T* lu = s.lu + entry * s.n * s.n;
    const int32_t* pivots = s.pivots + entry * s.n;
    T product = 1, logarithm = 0;
    for (int64_t i = 0; i < s.n; ++i) {
      const T pivot = lu[i * (s.n + 1)];
      if (s.logarithms) logarithm += std::log(std::abs(pivot));
      product *= !s.logarithms ? pivot : pivot > 0 ? T(1) : pivot < 0 ? T(-1) : T(0);
      if (pivots[i] != i + 1) product = -product;
    }
    s.determinants[entry] = product;
    if (s.logarithms)
      s.logarithms[entry] = s.nan_if_negative && product < 0 ? T(__builtin_nan("")) : logarithm;
  }
}

template <class T>
void run_inverse(const InverseArguments<T>& s) {
  const int64_t n = s.n;
  for_each_entry(s.batch, 2 * n * n * n, [&](int64_t entry) {
    const T* a = s.a + entry * n * n;
    T* inverse = s.inverse + entry * n * n;
    Scratch<T> factors(n * n);
    std::copy_n(a, n * n, factors.get());
    std::fill_n(inverse, n * n, T(0));
    for (int64_t i = 0; i < n; ++i) inverse[i * (n + 1)] = 1;
    solve_square(n, factors.get(), n, inverse, s.info + entry);
  });
}

// ---- Cholesky ----------------------------------------------------------------------------------

// The factor of n x n, n <= kPanel; returns the place of a pivot that is not positive, or 0.
template <class T>
int32_t cholesky_panel(int64_t n, View<T> a) {
  T column[kPanel];
  for (int64_t j = 0; j < n; ++j) {
    const T pivot = a(j, j);
    if (!(pivot > 0)) return static_cast<int32_t>(j + 1);
    const T root = std::sqrt(pivot);
    a(j, j) = root;
    for (int64_t i = j + 1; i < n; ++i) column[i] = a(i, j) = a(i, j) / root;
    for (int64_t i = j + 1; i < n; ++i) {
      T* row = a.data + i * a.row;
      const T factor = column[i];
      for (int64_t c = j + 1; c <= i; ++c) row[c] -= factor * column[c];
    }
  }
  return 0;
}

template <class T>
int32_t cholesky_block(int64_t n, View<T> a, T* room, T* panel) {
  for (int64_t first = 0; first < n; first += kPanel) {
    const int64_t width = std::min(kPanel, n - first), below = n - first - width;
    subtract_product<T>(n - first, width, first, a.at(first, 0), a.at(first, 0).transposed(),
                        a.at(first, first), room);
    const View<T> corner = a.at(first, first);
    if (const int32_t info = cholesky_panel<T>(width, corner))
      return static_cast<int32_t>(first) + info;
    // What is below solves x @ corner^T = a, so its transpose the system that can be solved by
    // rows.
    const View<T> rest = a.at(first + width, first), turned{panel, below, 1};
    for (int64_t i = 0; i < below; ++i)
      for (int64_t j = 0; j < width; ++j) turned(j, i) = rest(i, j);
    solve_rows<T>(0, width, below, corner, false, false, turned);
    for (int64_t i = 0; i < below; ++i)
      for (int64_t j = 0; j < width; ++j) rest(i, j) = turned(j, i);
  }
  return 0;
}

template <class T>
void run_cholesky(const CholeskyArguments<T>& s) {
  for_each_entry(s.batch, s.n * s.n * s.n / 3, [&](int64_t entry) {
    const View<T> a{s.a + entry * s.n * s.n, s.n, 1};
    if (s.n <= kPanel) {
      s.info[entry] = cholesky_panel<T>(s.n, a);
    } else {
      Scratch<T> room(2 * kPanel * s.n);
      s.info[entry] = cholesky_block<T>(s.n, a, room.get(), room.get() + kPanel * s.n);
    }
    for (int64_t i = 0; i < s.n; ++i) std::fill(&a(i, 0) + i + 1, &a(i, 0) + s.n, T(0));
  });
}

}  // namespace

template <class T>
void solve_square(int64_t n, T* a, int64_t columns, T* b, int32_t* info) {
  Scratch<int32_t> pivots(n);
  lu(LuArguments<T>{a, pivots.get(), info, 1, n, n});
  exchange_rows(PivotArguments<T>{pivots.get(), b, 1, n, n, columns, false});
  TriangularArguments<T> triangle{a, n, 1, 0, b, 1, n, columns, false, true};
  solve_triangular(triangle);
  triangle.upper = true, triangle.unit = false;
  solve_triangular(triangle);
}

template void solve_square<float>(int64_t, float*, int64_t, float*, int32_t*);
template void solve_square<double>(int64_t, double*, int64_t, double*, int32_t*);
template void solve_in_place<float>(int64_t, int64_t, View<const float>, bool, bool, View<float>,
                                    float*);
template void solve_in_place<double>(int64_t, int64_t, View<const double>, bool, bool, View<double>,
                                     double*);

#define FOR_BOTH(function, Arguments, run)            \
  void function(const Arguments<float>& arguments) {  \
    run<float>(arguments);                            \
  }                                                   \
  void function(const Arguments<double>& arguments) { \
    run<double>(arguments);                           \
  }
FOR_BOTH(lu, LuArguments, run_lu)
FOR_BOTH(cholesky, CholeskyArguments, run_cholesky)
FOR_BOTH(solve_triangular, TriangularArguments, run_triangular)
FOR_BOTH(exchange_rows, PivotArguments, run_pivots)
FOR_BOTH(invert, InverseArguments, run_inverse)
FOR_BOTH(determinants, DeterminantArguments, run_determinants)
#undef FOR_BOTH

}  // namespace backsweep::kernels

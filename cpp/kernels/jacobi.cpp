#include "kernels/jacobi.hpp"

#include <atomic>

#include "kernels/factor_parts.hpp"

namespace backsweep::kernels {
namespace {

constexpr int64_t kLargest = kSmallDecomposition;
constexpr int kSweeps = 40;         // six are usual
constexpr int kPatientSweeps = 12;  // with small eigenvalues as precise as large ones
// Shorter columns are too short for the squares of their lengths.
constexpr double kTiny = 1e-140;

double read(const char* data, int64_t index, bool wide) {
  return wide ? reinterpret_cast<const double*>(data)[index]
              : static_cast<double>(reinterpret_cast<const float*>(data)[index]);
}
void write(char* data, int64_t index, bool wide, double value) {
  if (wide)
    reinterpret_cast<double*>(data)[index] = value;
  else
    reinterpret_cast<float*>(data)[index] = static_cast<float>(value);
}

// Brings the largest element near 1 where squares would leave the range; returns by which power of
// 2 the results are to be multiplied.
int scale(double* a, int64_t count) {
  double largest = 0;
  for (int64_t i = 0; i < count; ++i) largest = std::max(largest, std::abs(a[i]));
  if (largest == 0 || (largest > 1e-30 && largest < 1e30)) return 0;
  const int exponent = std::ilogb(largest);
  for (int64_t i = 0; i < count; ++i) a[i] = std::ldexp(a[i], -exponent);
  return exponent;
}

double product(int64_t count, const double* x, const double* y) {
  double sums[2] = {};
  int64_t i = 0;
  for (; i + 2 <= count; i += 2) sums[0] += x[i] * y[i], sums[1] += x[i + 1] * y[i + 1];
  if (i < count) sums[0] += x[i] * y[i];
  return sums[0] + sums[1];
}

double length(int64_t count, const double* x) {
  const double size = std::sqrt(product(count, x, x));
  if (size >= kTiny) return size;
  double largest = 0, sum = 0;
  for (int64_t i = 0; i < count; ++i) largest = std::max(largest, std::abs(x[i]));
  if (largest == 0) return 0;
  for (int64_t i = 0; i < count; ++i) sum += (x[i] / largest) * (x[i] / largest);
  return largest * std::sqrt(sum);
}

// The rotation that makes [[a, c], [c, b]] diagonal: [[1, -t], [t, 1]] divided by a length.
struct Rotation {
  double t, cosine, sine;
  // From (b - a) / (2 c).
  explicit Rotation(double ratio)
      : t(std::abs(ratio) < 1e100
              ? std::copysign(1 / (std::abs(ratio) + std::sqrt(1 + ratio * ratio)), ratio)
              : 0.5 / ratio),
        cosine(1 / std::sqrt(1 + t * t)),
        sine(t * cosine) {}
  void apply(int64_t count, double* __restrict x, double* __restrict y) const {
    for (int64_t i = 0; i < count; ++i) {
      const double first = x[i], second = y[i];
      x[i] = cosine * first - sine * second;
      y[i] = sine * first + cosine * second;
    }
  }
};

void set_identity(double* a, int64_t n) {
  std::fill_n(a, n * n, 0.0);
  for (int64_t i = 0; i < n; ++i) a[i * (n + 1)] = 1;
}

// ---- Eigenvalues -------------------------------------------------------------------------------

// Turns a into a diagonal matrix, and the rows of v (null if not wanted) with it.
bool diagonalise(int64_t n, double* a, double* v, double tolerance) {
  double norm = 0;
  for (int64_t i = 0; i < n * n; ++i) norm += a[i] * a[i];
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    bool rotated = false;
    const double floor = sweep < kPatientSweeps ? 0 : norm;
    for (int64_t p = 0; p + 1 < n; ++p)
      for (int64_t q = p + 1; q < n; ++q) {
        double *row_p = a + p * n, *row_q = a + q * n;
        const double across = row_p[q], first = row_p[p], second = row_q[q];
        const double limit = std::max(std::abs(first * second), floor);
        if (across * across <= tolerance * tolerance * limit) continue;
        rotated = true;
        const Rotation rotation((second - first) / (2 * across));
        rotation.apply(n, row_p, row_q);
        for (int64_t k = 0; k < n; ++k) a[k * n + p] = row_p[k], a[k * n + q] = row_q[k];
        row_p[p] = first - rotation.t * across;
        row_q[q] = second + rotation.t * across;
        row_p[q] = row_q[p] = 0;
        if (v) rotation.apply(n, v + p * n, v + q * n);
      }
    if (!rotated) return true;
  }
  return false;
}

bool one_eigh(const EighArguments& s, int64_t entry) {
  const int64_t n = s.n;
  double a[kLargest * kLargest], v[kLargest * kLargest];
  for (int64_t i = 0; i < n; ++i)
    for (int64_t j = 0; j <= i; ++j)
      a[i * n + j] = a[j * n + i] =
          read(s.a, entry * n * n + (s.upper ? j * n + i : i * n + j), s.wide);
  const int exponent = scale(a, n * n);
  set_identity(v, n);
  if (!diagonalise(n, a, s.vectors ? v : nullptr, s.wide ? 1e-16 : 1e-10)) return false;
  int64_t order[kLargest];
  for (int64_t i = 0; i < n; ++i) {
    order[i] = i;
    for (int64_t j = i; j > 0 && a[order[j] * (n + 1)] < a[order[j - 1] * (n + 1)]; --j)
      std::swap(order[j], order[j - 1]);
  }
  for (int64_t k = 0; k < n; ++k) {
    const int64_t from = order[k];
    write(s.values, entry * n + k, s.wide, std::ldexp(a[from * (n + 1)], exponent));
    for (int64_t i = 0; s.vectors && i < n; ++i)
      write(s.vectors, (entry * n + i) * n + k, s.wide, v[from * n + i]);
  }
  return true;
}

// ---- Singular values ---------------------------------------------------------------------------

// Makes the q columns of w (each of p elements) orthogonal, those of v with them. The longest is
// that of order[0], and so on.
bool orthogonalise(int64_t p, int64_t q, double* w, double* v, int64_t* order, double* lengths,
                   double tolerance) {
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    for (int64_t j = 0; j < q; ++j) lengths[j] = length(p, w + j * p);
    bool changed = false;
    for (int64_t i = 0; i + 1 < q; ++i)
      for (int64_t j = i + 1; j < q; ++j) {
        if (lengths[order[i]] < lengths[order[j]]) {
          std::swap(order[i], order[j]);
          changed = true;  // the pairs with those that came before have not been looked at
        }
        double &first = lengths[order[i]], &second = lengths[order[j]];
        if (second < kTiny) continue;
        double *x = w + order[i] * p, *y = w + order[j] * p;
        const double across = product(p, x, y);
        if (std::abs(across) <= tolerance * first * second) continue;
        changed = true;
        const Rotation rotation(-((first - second) * (first + second)) / (2 * across));
        rotation.apply(p, x, y);
        if (v) rotation.apply(q, v + order[i] * q, v + order[j] * q);
        first = std::sqrt(first * first - rotation.t * across);
        second = length(p, y);
      }
    if (!changed) return true;
  }
  return false;
}

// Makes column `count` a unit vector orthogonal to those before it.
void complete(int64_t p, int64_t count, double* w, const int64_t* order) {
  // From the unit vector that is farthest from their span.
  double shares[kLargest] = {};
  for (int64_t k = 0; k < count; ++k)
    for (int64_t i = 0; i < p; ++i) shares[i] += w[order[k] * p + i] * w[order[k] * p + i];
  double* added = w + order[count] * p;
  std::fill_n(added, p, 0.0);
  added[std::min_element(shares, shares + p) - shares] = 1;
  for (int pass = 0; pass < 2; ++pass) {
    for (int64_t k = 0; k < count; ++k) {
      const double* other = w + order[k] * p;
      const double part = product(p, other, added);
      for (int64_t i = 0; i < p; ++i) added[i] -= part * other[i];
    }
    const double size = length(p, added);
    for (int64_t i = 0; i < p; ++i) added[i] /= size;
  }
}

bool one_svd(const SvdArguments& s, int64_t entry) {
  // Of the transpose if the matrix is wide: w has its columns.
  const bool tall = s.m >= s.n;
  const int64_t p = std::max(s.m, s.n), q = std::min(s.m, s.n);
  double w[kLargest * kLargest], v[kLargest * kLargest], sizes[kLargest];
  for (int64_t j = 0; j < q; ++j)
    for (int64_t i = 0; i < p; ++i)
      w[j * p + i] = read(s.a, entry * p * q + (tall ? i * q + j : j * p + i), s.wide);
  const int exponent = scale(w, p * q);
  int64_t order[kLargest];
  for (int64_t i = 0; i < p; ++i) order[i] = i;
  set_identity(v, q);
  if (!orthogonalise(p, q, w, s.u ? v : nullptr, order, sizes, s.wide ? 4e-16 : 1e-10))
    return false;
  for (int64_t k = 0; k < q; ++k)
    write(s.s, entry * q + k, s.wide, std::ldexp(sizes[order[k]], exponent));
  if (!s.u) return true;
  const int64_t count = s.full ? p : q;
  char *left = tall ? s.u : s.vh, *right = tall ? s.vh : s.u;
  const bool left_in_columns = tall || s.turned, right_in_columns = !tall || s.turned;
  for (int64_t k = 0; k < count; ++k) {
    double* column = w + order[k] * p;
    if (k < q && sizes[order[k]] >= kTiny)
      for (int64_t i = 0; i < p; ++i) column[i] /= sizes[order[k]];
    else
      complete(p, k, w, order);
    for (int64_t i = 0; i < p; ++i)
      write(left, entry * p * count + (left_in_columns ? i * count + k : k * p + i), s.wide,
            column[i]);
  }
  for (int64_t k = 0; k < q; ++k)
    for (int64_t i = 0; i < q; ++i)
      write(right, entry * q * q + (right_in_columns ? i * q + k : k * q + i), s.wide,
            v[order[k] * q + i]);
  return true;
}

template <class Arguments>
bool all_entries(bool (*one)(const Arguments&, int64_t), const Arguments& s, int64_t work) {
  std::atomic<bool> converged = true;
  for_each_entry(s.batch, work, [&](int64_t entry) {
    if (!one(s, entry)) converged = false;
  });
  return converged;
}

}  // namespace

bool jacobi_svd(const SvdArguments& s) {
  if (std::max(s.m, s.n) > (s.u ? kLargest : 6)) return false;
  return all_entries(one_svd, s, 100 * s.m * s.n * std::min(s.m, s.n));
}

bool jacobi_eigh(const EighArguments& s) {
  if (s.n > (s.vectors ? 6 : 5)) return false;
  return all_entries(one_eigh, s, 50 * s.n * s.n * s.n);
}

}  // namespace backsweep::kernels

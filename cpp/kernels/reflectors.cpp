// QR by Householder's reflectors, and products with what they make up.
#include "kernels/factor_parts.hpp"

namespace backsweep::kernels {
namespace {

// The length of a vector, without overflow or underflow on the way.
template <class T>
double length_of(int64_t count, const T* x, int64_t stride) {
  double largest = 0, sum = 0;
  for (int64_t i = 0; i < count; ++i) {
    const double size = std::abs(static_cast<double>(x[i * stride]));
    if (!(size <= largest)) largest = size;
    sum += size * size;
  }
  if (sum > 1e-200 && sum < 1e200) return std::sqrt(sum);
  if (largest == 0 || !std::isfinite(largest)) return largest;
  sum = 0;
  for (int64_t i = 0; i < count; ++i) {
    const double part = static_cast<double>(x[i * stride]) / largest;
    sum += part * part;
  }
  return largest * std::sqrt(sum);
}

// The reflector that turns (alpha, x) into (beta, 0): beta takes the place of alpha, the vector
// that of x. Returns tau, 0 where x is zero already (LAPACK's larfg).
template <class T>
T make_reflector(T& alpha, int64_t count, T* x, int64_t stride) {
  const double size = length_of(count, x, stride);
  if (size == 0) return 0;
  const double head = static_cast<double>(alpha);
  const double beta = -std::copysign(std::hypot(head, size), head);
  const double scale = head - beta;
  for (int64_t i = 0; i < count; ++i)
    x[i * stride] = static_cast<T>(static_cast<double>(x[i * stride]) / scale);
  alpha = static_cast<T>(beta);
  return static_cast<T>((beta - head) / beta);
}

// Factors a copy of m x n, n <= kPanel, with rows of kPanel elements.
template <class T>
void qr_panel(int64_t m, int64_t n, T* panel, T* tau) {
  constexpr int64_t W = kPanel;
  for (int64_t j = 0; j < std::min(m, n); ++j) {
    tau[j] = make_reflector(panel[j * W + j], m - j - 1, panel + (j + 1) * W + j, W);
    if (tau[j] == 0) continue;
    T products[W];  // of the vector with each column to the right
    for (int64_t c = 0; c < W; ++c) products[c] = panel[j * W + c];
    for (int64_t i = j + 1; i < m; ++i) {
      const T factor = panel[i * W + j];
      for (int64_t c = 0; c < W; ++c) products[c] += factor * panel[i * W + c];
    }
    for (int64_t c = 0; c < W; ++c) products[c] = c > j ? tau[j] * products[c] : T(0);
    for (int64_t c = j + 1; c < n; ++c) panel[j * W + c] -= products[c];
    for (int64_t i = j + 1; i < m; ++i) {
      T* row = panel + i * W;
      const T factor = row[j];
      for (int64_t c = j + 1; c < W; ++c) row[c] -= factor * products[c];
    }
  }
}

// Up to kPanel reflectors as one: I - v t v^T (Schreiber and Van Loan, A storage-efficient WY
// representation for products of Householder transformations, 1989).
template <class T>
struct BlockReflector {
  int64_t m, count;
  T* v;  // [m, count], the ones and zeros written out
  T t[kPanel * kPanel];

  // `source` has the vectors below its diagonal.
  void load(int64_t rows, int64_t columns, View<const T> source, const T* tau, T* room) {
    m = rows, count = columns, v = room;
    for (int64_t i = 0; i < m; ++i)
      for (int64_t j = 0; j < count; ++j)
        v[i * count + j] = i > j ? source(i, j) : i == j ? T(1) : T(0);
    T inner[kPanel * kPanel] = {};
    const View<const T> vectors{v, count, 1};
    add_product<T>(count, count, m, vectors.transposed(), vectors, View<T>{inner, count, 1});
    for (int64_t j = 0; j < count; ++j) {
      for (int64_t i = 0; i < count; ++i) t[i * count + j] = 0;
      t[j * count + j] = tau[j];
      for (int64_t i = 0; i < j; ++i) {
        T sum = 0;
        for (int64_t k = i; k < j; ++k) sum += t[i * count + k] * inner[k * count + j];
        t[i * count + j] = -tau[j] * sum;
      }
    }
  }

  // c of m rows; `room` holds 2 * kPanel * columns.
  void apply(View<T> c, int64_t columns, bool transposed, T* room) const {
    const View<const T> vectors{v, count, 1}, factor{t, count, 1};
    const View<T> products{room, columns, 1}, scaled{room + count * columns, columns, 1};
    std::fill_n(room, 2 * count * columns, T(0));
    add_product<T>(count, columns, m, vectors.transposed(), c, products);
    for (int64_t i = 0; i < count * columns; ++i) room[i] = -room[i];
    add_product<T>(count, columns, count, transposed ? factor.transposed() : factor, products,
                   scaled);
    add_product<T>(m, columns, count, vectors, scaled, c);
  }
};

template <class T>
void run_qr(const QrArguments<T>& s) {
  const int64_t least = std::min(s.m, s.n);
  if (least == 0) return;
  for_each_entry(s.batch, 2 * s.m * s.n * least, [&](int64_t entry) {
    const View<T> a{s.a + entry * s.m * s.n, s.n, 1};
    T* tau = s.tau + entry * least;
    Scratch<T> copy(kPanel * s.m);
    T* panel = copy.get();
    Scratch<T> vectors(s.n > kPanel ? kPanel * s.m : 0);
    Scratch<T> room(s.n > kPanel ? 2 * kPanel * s.n : 0);
    for (int64_t first = 0; first < least; first += kPanel) {
      const int64_t width = std::min(kPanel, s.n - first), rows = s.m - first;
      const View<T> part = a.at(first, first);
      for (int64_t i = 0; i < rows; ++i)
        for (int64_t j = 0; j < kPanel; ++j) panel[i * kPanel + j] = j < width ? part(i, j) : T(0);
      qr_panel<T>(rows, width, panel, tau + first);
      for (int64_t i = 0; i < rows; ++i)
        for (int64_t j = 0; j < width; ++j) part(i, j) = panel[i * kPanel + j];
      const int64_t right = s.n - first - width;
      if (right == 0) continue;
      BlockReflector<T> block;
      block.load(rows, std::min(width, rows), part, tau + first, vectors.get());
      block.apply(a.at(first, first + width), right, true, room.get());
    }
  });
}

// Below so many rows, one reflector after another is faster than blocks of them.
constexpr int64_t kFew = 16;

template <class T>
void reflect_each(const ReflectArguments<T>& s, View<const T> a, const T* tau, View<T> c) {
  T products[kPanel];
  for (int64_t index = 0; index < s.count; ++index) {
    const int64_t j = s.transposed ? index : s.count - 1 - index;
    for (int64_t x = 0; x < s.columns; ++x) products[x] = c(j, x);
    for (int64_t i = j + 1; i < s.m; ++i)
      for (int64_t x = 0; x < s.columns; ++x) products[x] += a(i, j) * c(i, x);
    for (int64_t x = 0; x < s.columns; ++x) c(j, x) -= products[x] *= tau[j];
    for (int64_t i = j + 1; i < s.m; ++i)
      for (int64_t x = 0; x < s.columns; ++x) c(i, x) -= a(i, j) * products[x];
  }
}

template <class T>
void run_reflect(const ReflectArguments<T>& s) {
  if (s.count == 0 || s.columns == 0) return;
  for_each_entry(s.batch, 4 * s.m * s.columns * s.count, [&](int64_t entry) {
    const View<const T> a{s.a + entry * s.m * s.a_columns, s.a_columns, 1};
    const View<T> c{s.c + entry * s.m * s.columns, s.columns, 1};
    const T* tau = s.tau + entry * s.count;
    if (s.m <= kFew && s.columns <= kPanel) return reflect_each(s, a, tau, c);
    Scratch<T> vectors(kPanel * s.m);
    Scratch<T> room(2 * kPanel * s.columns);
    const int64_t blocks = (s.count + kPanel - 1) / kPanel;
    for (int64_t index = 0; index < blocks; ++index) {
      const int64_t first = (s.transposed ? index : blocks - 1 - index) * kPanel;
      BlockReflector<T> block;
      block.load(s.m - first, std::min(kPanel, s.count - first), a.at(first, first), tau + first,
                 vectors.get());
      block.apply(c.at(first, 0), s.columns, s.transposed, room.get());
    }
  });
}

}  // namespace

void qr(const QrArguments<float>& arguments) {
  run_qr<float>(arguments);
}
void qr(const QrArguments<double>& arguments) {
  run_qr<double>(arguments);
}
void reflect(const ReflectArguments<float>& arguments) {
  run_reflect<float>(arguments);
}
void reflect(const ReflectArguments<double>& arguments) {
  run_reflect<double>(arguments);
}

}  // namespace backsweep::kernels

#include "kernels/exponential.hpp"

#include "kernels/factor_parts.hpp"

namespace backsweep::kernels {
namespace {

// Higham, The scaling and squaring method for the matrix exponential revisited, SIAM J. Matrix
// Anal. Appl. 26 (2005): the quotient of polynomials that is exact to rounding for matrices of a
// norm up to `limit`; larger ones are halved until they are, and the result squared as often.
template <class T>
constexpr double kLimit = 5.371920351148152;
template <>
constexpr double kLimit<float> = 3.925724783138660;

template <class T>
constexpr double kPade[] = {64764752532480000.,
                            32382376266240000.,
                            7771770303897600.,
                            1187353796428800.,
                            129060195264000.,
                            10559470521600.,
                            670442572800.,
                            33522128640.,
                            1323241920.,
                            40840800.,
                            960960.,
                            16380.,
                            182.,
                            1.};
template <>
constexpr double kPade<float>[] = {17297280, 8648640, 1995840, 277200, 25200, 1512, 56, 1};

// The largest sum of a column's sizes; NaN if there is one. `sums`: room for a row.
template <class T>
double norm_of(int64_t n, const T* a, T* sums) {
  T largest = 0;
  std::fill_n(sums, n, T(0));
  for (int64_t i = 0; i < n; ++i)
    for (int64_t j = 0; j < n; ++j) sums[j] += std::abs(a[i * n + j]);
  for (int64_t j = 0; j < n; ++j)
    if (!(sums[j] <= largest)) largest = sums[j];
  return static_cast<double>(largest);
}

// Once each: inlined wherever they are called they would be most of the code.
template <class T>
[[gnu::noinline]] void multiply(int64_t n, const T* left, const T* right, T* product) {
  if (n > 4) return add_product<T>(n, n, n, {left, n, 1}, {right, n, 1}, {product, n, 1});
  // gemm would take longer to begin
  for (int64_t i = 0; i < n; ++i)
    for (int64_t k = 0; k < n; ++k)
      for (int64_t j = 0; j < n; ++j) product[i * n + j] += left[i * n + k] * right[k * n + j];
}

template <class T>
[[gnu::noinline]] void add_powers(int64_t count, const double* factors, const T* square, T* sum) {
  const T *fourth = square + count, *sixth = fourth + count;
  const T a = static_cast<T>(factors[0]), b = static_cast<T>(factors[2]),
          c = static_cast<T>(factors[4]);
  for (int64_t i = 0; i < count; ++i) sum[i] = a * square[i] + b * fourth[i] + c * sixth[i];
}

template <class T>
void one_exponential(int64_t n, const T* a, T* result) {
  const int64_t count = n * n;
  Scratch<T> room(7 * count);
  T *x = room.get(), *square = x + count, *fourth = square + count, *sixth = fourth + count,
    *odd = sixth + count, *even = odd + count, *more = even + count;
  const auto product = [&](const T* left, const T* right, T* to) {
    std::fill_n(to, count, T(0));
    multiply(n, left, right, to);
  };
  // The powers `first`, first + 2, ... of the polynomial, divided by x to the power of `first`.
  const auto add_up = [&](int first, T* sum) {
    const double* c = kPade<T> + first;
    add_powers(count, c + 2, square, sum);
    for (int64_t i = 0; i < n; ++i) sum[i * (n + 1)] += static_cast<T>(c[0]);
    if constexpr (sizeof(T) == 8) {
      add_powers(count, c + 8, square, more);
      multiply(n, sixth, more, sum);
    }
  };
  const double norm = norm_of(n, a, x);
  int halvings = 0;
  if (norm > kLimit<T> && std::isfinite(norm))
    halvings = static_cast<int>(std::ceil(std::log2(norm / kLimit<T>)));
  const T scale = std::ldexp(T(1), -halvings);
  for (int64_t i = 0; i < count; ++i) x[i] = a[i] * scale;
  product(x, x, square);
  product(square, square, fourth);
  product(square, fourth, sixth);
  add_up(1, even);
  product(x, even, odd);
  add_up(0, even);
  for (int64_t i = 0; i < count; ++i) {
    result[i] = even[i] + odd[i];
    even[i] -= odd[i];
  }
  int32_t info;
  solve_square(n, even, n, result, &info);
  for (; halvings > 0; --halvings) {
    std::copy_n(result, count, x);
    product(x, x, result);
  }
}

template <class T>
void run(const ExponentialArguments<T>& s) {
  const int64_t count = s.n * s.n;
  for_each_entry(s.batch, 20 * count * s.n, [&](int64_t entry) {
    one_exponential(s.n, s.a + entry * count, s.exponential + entry * count);
  });
}

}  // namespace

void exponential(const ExponentialArguments<float>& arguments) {
  run(arguments);
}
void exponential(const ExponentialArguments<double>& arguments) {
  run(arguments);
}

}  // namespace backsweep::kernels

// Factorisations of random matrices, multiplied again; with the sanitizers, also that nothing
// reaches outside its matrices.
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "check.hpp"
#include "kernels/factor.hpp"
#include "kernels/threads.hpp"

using namespace backsweep::kernels;

namespace {

std::mt19937 random_bits(11);

template <class T>
using Matrix = std::vector<T>;

template <class T>
Matrix<T> random_matrix(int64_t count) {
  Matrix<T> values(static_cast<size_t>(count));
  std::normal_distribution<double> normal;
  for (T& value : values) value = static_cast<T>(normal(random_bits));
  return values;
}

// The largest difference between a @ b and c, of m x k and k x n.
template <class T>
double difference(int64_t m, int64_t n, int64_t k, const Matrix<T>& a, const Matrix<T>& b,
                  const T* c) {
  double largest = 0;
  for (int64_t i = 0; i < m; ++i)
    for (int64_t j = 0; j < n; ++j) {
      double sum = 0;
      for (int64_t p = 0; p < k; ++p)
        sum +=
            static_cast<double>(a[size_t(i * k + p)]) * static_cast<double>(b[size_t(p * n + j)]);
      largest = std::max(largest, std::abs(sum - static_cast<double>(c[i * n + j])));
    }
  return largest;
}

template <class T>
double tolerance(int64_t size) {
  return 40 * static_cast<double>(std::numeric_limits<T>::epsilon()) * double(size + 1);
}

template <class T>
void check_lu(int64_t batch, int64_t m, int64_t n) {
  const int64_t least = std::min(m, n);
  const Matrix<T> given = random_matrix<T>(batch * m * n);
  Matrix<T> factored = given;
  std::vector<int32_t> pivots(size_t(batch * least)), info(static_cast<size_t>(batch), -1);
  lu(LuArguments<T>{factored.data(), pivots.data(), info.data(), batch, m, n});
  Matrix<T> ordered = given;
  exchange_rows(PivotArguments<T>{pivots.data(), ordered.data(), batch, least, m, n, false});
  for (int64_t entry = 0; entry < batch; ++entry) {
    CHECK(info[size_t(entry)] == 0);
    Matrix<T> lower(size_t(m * least)), upper(size_t(least * n));
    const T* both = factored.data() + entry * m * n;
    for (int64_t i = 0; i < m; ++i)
      for (int64_t j = 0; j < n; ++j) {
        if (j < i && j < least) lower[size_t(i * least + j)] = both[i * n + j];
        if (j >= i) upper[size_t(i * n + j)] = both[i * n + j];
        if (i == j) lower[size_t(i * least + i)] = 1;
      }
    CHECK(difference(m, n, least, lower, upper, ordered.data() + entry * m * n) <
          tolerance<T>(m + n));
  }
  exchange_rows(PivotArguments<T>{pivots.data(), ordered.data(), batch, least, m, n, true});
  CHECK(ordered == given);
}

template <class T>
void check_qr(int64_t batch, int64_t m, int64_t n) {
  const int64_t least = std::min(m, n);
  const Matrix<T> given = random_matrix<T>(batch * m * n);
  Matrix<T> reflectors = given, tau(size_t(batch * least));
  qr(QrArguments<T>{reflectors.data(), tau.data(), batch, m, n});
  Matrix<T> product(size_t(batch * m * n));
  for (int64_t entry = 0; entry < batch; ++entry)
    for (int64_t i = 0; i < least; ++i)
      for (int64_t j = i; j < n; ++j) {
        const auto place = size_t((entry * m + i) * n + j);
        product[place] = reflectors[place];
      }
  const auto apply = [&](Matrix<T>& c, bool transposed) {
    reflect(ReflectArguments<T>{reflectors.data(), tau.data(), c.data(), batch, m, n, least, n,
                                transposed});
  };
  apply(product, false);
  const auto close = [&](const Matrix<T>& a, const Matrix<T>& b) {
    for (size_t i = 0; i < a.size(); ++i)
      if (!(std::abs(static_cast<double>(a[i] - b[i])) < tolerance<T>(m + n))) return false;
    return true;
  };
  CHECK(close(product, given));
  Matrix<T> back = given;
  apply(back, true);
  apply(back, false);
  CHECK(close(back, given));
}

template <class T>
void check_systems(int64_t n, int64_t columns) {
  Matrix<T> a = random_matrix<T>(n * n);
  for (int64_t i = 0; i < n; ++i) {
    for (int64_t j = 0; j < n; ++j) a[size_t(i * n + j)] /= static_cast<T>(n + 1);
    a[size_t(i * n + i)] = 2;
  }
  for (const bool upper : {false, true})
    for (const bool unit : {false, true}) {
      Matrix<T> triangle(size_t(n * n));
      for (int64_t i = 0; i < n; ++i)
        for (int64_t j = upper ? i : 0; j < (upper ? n : i + 1); ++j)
          triangle[size_t(i * n + j)] = i == j && unit ? T(1) : a[size_t(i * n + j)];
      const Matrix<T> right = random_matrix<T>(n * columns);
      Matrix<T> x = right;
      solve_triangular(
          TriangularArguments<T>{a.data(), n, 1, 0, x.data(), 1, n, columns, upper, unit});
      CHECK(difference(n, columns, n, triangle, x, right.data()) < tolerance<T>(n));
    }
  // Of a symmetric matrix the lower triangle is read.
  Matrix<T> symmetric(size_t(n * n)), turned(size_t(n * n));
  for (int64_t i = 0; i < n; ++i)
    for (int64_t j = 0; j < n; ++j)
      symmetric[size_t(i * n + j)] = j <= i ? a[size_t(i * n + j)] : a[size_t(j * n + i)];
  Matrix<T> factor = symmetric;
  for (int64_t i = 0; i < n; ++i)
    for (int64_t j = i + 1; j < n; ++j)
      factor[size_t(i * n + j)] = std::numeric_limits<T>::quiet_NaN();
  int32_t info = -1;
  cholesky(CholeskyArguments<T>{factor.data(), &info, 1, n});
  CHECK(info == 0);
  for (int64_t i = 0; i < n; ++i)
    for (int64_t j = 0; j < n; ++j) turned[size_t(j * n + i)] = factor[size_t(i * n + j)];
  CHECK(difference(n, n, n, factor, turned, symmetric.data()) < tolerance<T>(n));
}

// The place of the pivot that fails, at sizes below and above a panel.
void check_failures() {
  for (const int64_t n : {1, 5, 16, 17, 40}) {
    for (const int64_t bad : {int64_t{0}, n / 2, n - 1}) {
      Matrix<double> a(size_t(n * n));
      for (int64_t i = 0; i < n; ++i) a[size_t(i * n + i)] = i == bad ? 0 : 1;
      Matrix<double> copy = a;
      std::vector<int32_t> pivots(static_cast<size_t>(n));
      int32_t info = -1;
      lu(LuArguments<double>{copy.data(), pivots.data(), &info, 1, n, n});
      CHECK(info == bad + 1);
      copy = a;
      cholesky(CholeskyArguments<double>{copy.data(), &info, 1, n});
      CHECK(info == bad + 1);
      std::fill(copy.begin(), copy.end(), std::numeric_limits<double>::quiet_NaN());
      cholesky(CholeskyArguments<double>{copy.data(), &info, 1, n});
      CHECK(info == 1);
      std::fill(copy.begin(), copy.end(), std::numeric_limits<double>::quiet_NaN());
      lu(LuArguments<double>{copy.data(), pivots.data(), &info, 1, n, n});
      for (int64_t i = 0; i < n; ++i) CHECK(pivots[size_t(i)] == i + 1);
    }
  }
}

}  // namespace

int main() {
  set_thread_count(2);
  constexpr int64_t kSizes[] = {0, 1, 2, 4, 5, 8, 9, 15, 16, 17, 31, 33, 50, 65};
  for (const int64_t m : kSizes)
    for (const int64_t n : kSizes) {
      const int64_t batch = 1 + (m + n) % 3;
      check_lu<double>(batch, m, n);
      check_lu<float>(batch, m, n);
      check_qr<double>(batch, m, n);
      check_qr<float>(batch, m, n);
    }
  for (const int64_t n : kSizes)
    for (const int64_t columns : {0, 1, 2, 3, 17, 40}) {
      check_systems<double>(n, columns);
      check_systems<float>(n, columns);
    }
  check_failures();
  return backsweep::test::report();
}

// What the factorisations share: scratch memory, products subtracted in place, loops over a batch.
#pragma once

#include <algorithm>
#include <cmath>
#include <memory>

#include "kernels/factor.hpp"
#include "kernels/gemm.hpp"
#include "kernels/threads.hpp"

namespace backsweep::kernels {

// Matrices are factored in panels of this many columns; between them gemm does the work.
inline constexpr int64_t kPanel = 16;

// Uninitialised scratch memory, on the stack where it is little.
template <class T>
class Scratch {
 public:
  explicit Scratch(int64_t count)
      : more_(count > kInside ? new T[static_cast<size_t>(count)] : nullptr) {}
  T* get() noexcept { return more_ ? more_.get() : inside_; }

 private:
  static constexpr int64_t kInside = 256;
  std::unique_ptr<T[]> more_;
  T inside_[kInside];
};

// A part of a matrix somewhere in memory, strides in elements.
template <class T>
struct View {
  T* data;
  int64_t row, column;
  T& operator()(int64_t i, int64_t j) const { return data[i * row + j * column]; }
  View at(int64_t i, int64_t j) const { return {data + i * row + j * column, row, column}; }
  View transposed() const { return {data, column, row}; }
  operator View<const T>() const { return {data, row, column}; }
};

// c += a @ b, of m x k and k x n; c is row-major.
template <class T>
void add_product(int64_t m, int64_t n, int64_t k, View<const T> a, View<const T> b, View<T> c) {
  if (m == 0 || n == 0 || k == 0) return;
  GemmArguments<T> product{};
  product.m = m, product.n = n, product.k = k, product.batch = 1;
  product.a = a.data, product.a_row = a.row, product.a_column = a.column;
  product.b = b.data, product.b_row = b.row, product.b_column = b.column;
  product.c = c.data, product.c_row = c.row;
  product.accumulate = true;
  gemm(product);
}

// c -= a @ b; `room` holds the smaller factor with its sign turned.
template <class T>
void subtract_product(int64_t m, int64_t n, int64_t k, View<const T> a, View<const T> b, View<T> c,
                      T* room) {
  const auto negated = [room](View<const T> x, int64_t rows, int64_t columns) -> View<const T> {
    for (int64_t i = 0; i < rows; ++i)
      for (int64_t j = 0; j < columns; ++j) room[i * columns + j] = -x(i, j);
    return {room, columns, 1};
  };
  if (m < n)
    add_product<T>(m, n, k, negated(a, m, k), b, c);
  else
    add_product<T>(m, n, k, a, negated(b, k, n), c);
}

// Runs `body` for each entry of a batch, in parallel where there is enough `work` in one.
void for_each_entry(int64_t batch, int64_t work, FunctionRef<void(int64_t)> body);

// Solves a @ x = b for square row-major a, in the place of b; a becomes its factors.
template <class T>
void solve_square(int64_t n, T* a, int64_t columns, T* b, int32_t* info);

// Solves a @ x = b in the place of row-major b. `room`: kPanel times the larger size.
template <class T>
void solve_in_place(int64_t n, int64_t columns, View<const T> a, bool upper, bool unit, View<T> b,
                    T* room);

}  // namespace backsweep::kernels

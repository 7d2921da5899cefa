// Matrix products over raw memory: c = a @ b, or c += a @ b, for each entry of a batch.
//
//   GemmArguments<float> product{};
//   product.m = m, product.n = n, product.k = k, product.batch = 1;
//   product.a = a, product.a_row = k, product.a_column = 1;  // transposed: a_row = 1, a_column = m
//   product.b = b, product.b_row = n, product.b_column = 1;
//   product.c = c, product.c_row = n;
//   gemm(product);
//
// Invariants:
// - Strides count elements and may have any value, zero and negative included; a column of c
// follows
//   its neighbour at once. Batch entries of c do not overlap, nor does c overlap a or b.
// - Any size may be 0. With k == 0 the product is zero.
// - Every product of two elements is formed: 0 * inf gives nan as it should.
// - A result does not depend on the number of threads; it may differ in the last bits between
//   instruction sets, and between one matrix layout and another.
// - Integers wrap around.
#pragma once

#include <cstdint>

namespace backsweep::kernels {

template <class T>
struct GemmArguments {
  int64_t m, n, k;
  const T* a;
  int64_t a_row, a_column;
  const T* b;
  int64_t b_row, b_column;
  T* c;
  int64_t c_row;
  int64_t batch;
  int64_t a_batch, b_batch, c_batch;
  bool accumulate;
};

void gemm(const GemmArguments<float>& arguments);
void gemm(const GemmArguments<double>& arguments);
void gemm(const GemmArguments<int64_t>& arguments);
void gemm(const GemmArguments<int32_t>& arguments);
void gemm(const GemmArguments<uint8_t>& arguments);

}  // namespace backsweep::kernels

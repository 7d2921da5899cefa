// What all matrix products share: the checks of their operands, and the launch of the kernel.
#pragma once

#include <string>

#include "ops/value.hpp"

namespace backsweep {

// ---- Shapes ------------------------------------------------------------------------------------

// "tensors of shape [2, 3] and [3] were given; ", as messages begin.
std::string shapes(const Tensor& a, const Tensor& b);

inline int64_t columns_of(const Tensor& x) {
  return x.size(x.ndim() - 1);
}
inline int64_t rows_of(const Tensor& x) {
  return x.size(std::max(x.ndim() - 2, 0));
}
// The rows of all matrices of a batch.
inline int64_t all_rows_of(const Tensor& x) {
  int64_t rows = 1;
  for (int dim = 0; dim < x.ndim() - 1; ++dim) rows *= x.size(dim);
  return rows;
}

// The sizes of a batch without those of its matrices, broadcast.
Dims batch_sizes(const char* op, const Tensor& a, const Tensor& b);

// Refuse, with PyTorch's errors, operands of different dtypes or of bool, and sizes that do not
// fit.
void check_dtypes(const char* op, const Tensor& a, const Tensor& b);
void check_sizes(const char* op, const Tensor& a, const Tensor& b);

// ---- The kernel --------------------------------------------------------------------------------

// The rows and columns of one operand, strides in elements.
struct Matrix {
  char* data;
  int64_t row, column;
};

inline Matrix matrix_of(const Tensor& tensor) {
  const int last = tensor.ndim() - 1;
  return {tensor.raw(), tensor.stride(last - 1), tensor.stride(last)};
}

struct Batch {
  int64_t size = 1, a = 0, b = 0, c = 0;  // strides in elements
  bool accumulate = false;                // c += a @ b
};

// c = a @ b for row-major c.
void multiply(const char* op, DType dtype, int64_t m, int64_t n, int64_t k, const Matrix& a,
              const Matrix& b, char* c, const Batch& batch = {});

// Runs the products of a broadcast batch into contiguous c: in one launch where both operands step
// evenly through it.
void multiply_batch(const char* op, const Tensor& a, const Tensor& b, const Tensor& c,
                    bool accumulate = false);

// ---- Recorded products (ops/matmul.cpp) --------------------------------------------------------

Tensor dot(const Tensor& a, const Tensor& b);
Tensor mv(const Tensor& a, const Tensor& x);
Tensor mm(const Tensor& a, const Tensor& b);
// a and b have two or more dimensions each; those before the last two are broadcast.
Tensor batched(const char* op, const Tensor& a, const Tensor& b);
// A fresh result under other sizes; nobody else sees it, so this is not a view.
Tensor unsafe_view(const Tensor& fresh, DimsView sizes);

// The matrices of a batch with rows and columns exchanged.
Tensor transposed(const Tensor& x);

}  // namespace backsweep

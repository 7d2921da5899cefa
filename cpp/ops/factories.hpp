// New tensors. None of them is recorded.
#pragma once

#include "tensor/number.hpp"
#include "tensor/tensor.hpp"

namespace backsweep {

Tensor full(DimsView sizes, const Number& value, DType dtype);
Tensor zeros(DimsView sizes, DType dtype);
Tensor ones(DimsView sizes, DType dtype);
// The sizes and, where they are dense, the strides of another tensor.
Tensor full_like(const Tensor& tensor, const Number& value);
Tensor zeros_like(const Tensor& tensor);
Tensor ones_like(const Tensor& tensor);
// A 0-d tensor.
Tensor scalar(const Number& value, DType dtype);
// start, start + step, ... below end.
Tensor arange(const Number& start, const Number& end, const Number& step, DType dtype);
// `steps` points from start to end, both included.
Tensor linspace(const Number& start, const Number& end, int64_t steps, DType dtype);
// base to the power of such points.
Tensor logspace(const Number& start, const Number& end, int64_t steps, double base, DType dtype);
// arange that includes the end.
Tensor closed_range(const Number& start, const Number& end, const Number& step, DType dtype);
// Ones on the diagonal of n by m zeros.
Tensor eye(int64_t n, int64_t m, DType dtype);

// Writes one value into every element; never records.
void fill_unrecorded(const Tensor& target, const Number& value);

}  // namespace backsweep

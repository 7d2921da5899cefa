#pragma once

#include "ops/reduction.hpp"
#include "ops/value.hpp"

namespace backsweep {

// (sum |x|^order)^(1/order) over all elements or along `dim`; the largest and smallest size for
// infinite orders, the number of nonzero elements for 0.
Tensor vector_norm(const Tensor& input, const Number& order, const std::optional<IntList>& dim,
                   bool keepdim, std::optional<DType> dtype);

// The gradient of x from that of its norm y over `dims`, which g and y have with size 1.
Tensor norm_backward(const Tensor& g, const Tensor& x, const Tensor& y, double order, DimSet dims);

}  // namespace backsweep

// Along one dimension, with an index of as many dimensions as the input.
#pragma once

#include "ops/value.hpp"

namespace backsweep {

// result[i][j] = input[index[i][j]][j] for dim 0.
Tensor gather(const Tensor& input, int64_t dim, const Tensor& index);
// result = input, then result[index[i][j]][j] = source[i][j] for dim 0; the last of several stays.
Tensor scatter(const Tensor& input, int64_t dim, const Tensor& index, const Tensor& source);
Tensor scatter(const Tensor& input, int64_t dim, const Tensor& index, const Number& value);
Tensor scatter_add(const Tensor& input, int64_t dim, const Tensor& index, const Tensor& source);

}  // namespace backsweep

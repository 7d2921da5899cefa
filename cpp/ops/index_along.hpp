// Along one dimension, with an index of one dimension that names whole parts.
#pragma once

#include "ops/value.hpp"

namespace backsweep {

Tensor index_select(const Tensor& input, int64_t dim, const Tensor& index);
Tensor index_add(const Tensor& input, int64_t dim, const Tensor& index, const Tensor& source,
                 const Number& alpha);
Tensor index_copy(const Tensor& input, int64_t dim, const Tensor& index, const Tensor& source);
Tensor index_fill(const Tensor& input, int64_t dim, const Tensor& index, const Number& value);

}  // namespace backsweep

// Selection by masks, and the positions of what is not zero.
#pragma once

#include "ops/value.hpp"

namespace backsweep {

// The positions in row-major order of the elements that are not zero, as one vector of int64.
Tensor flat_nonzero(const Tensor& input);
// A row of coordinates for each element that is not zero.
Tensor nonzero(const Tensor& input);
// The same as a vector for each dimension.
TensorList nonzero_numpy(const Tensor& input);

// Never recorded: the elements where the mask, of the same sizes, holds; and their replacement by
// the elements of `values` in order, of which there must be enough. All contiguous.
Tensor pack_unrecorded(const Tensor& input, const Tensor& mask);
void spread_unrecorded(const Tensor& target, const Tensor& mask, const Tensor& values);
int64_t count_nonzero_of_mask(const Tensor& mask);
// target = where(mask, value, target), the mask and the value broadcast; of one dtype.
void fill_where_unrecorded(const Tensor& target, const Tensor& mask, const Tensor& value);

Tensor masked_fill(const Tensor& input, const Tensor& mask, const Number& value);
Tensor masked_select(const Tensor& input, const Tensor& mask);
Tensor masked_scatter(const Tensor& input, const Tensor& mask, const Tensor& source);

}  // namespace backsweep

// The order of elements.
#pragma once

#include "ops/value.hpp"

namespace backsweep {

struct Sorted {
  Tensor values;
  Tensor indices;  // int64
};
// The first `kept` elements of each row along `dim` in order; never recorded, stable. With
// `like_input`, when all are kept, they lie as the input does if it has no gaps.
Sorted sort_unrecorded(const char* op, const Tensor& input, int dim, int64_t kept, bool descending,
                       bool like_input = false);

}  // namespace backsweep

// The order of elements.
#pragma once

#include "ops/value.hpp"

namespace backsweep {

struct Sorted {
  Tensor values;
  Tensor indices;  // int64
};
// The first `kept` elements of each row along `dim` in order; never recorded, stable.
Sorted sort_unrecorded(const char* op, const Tensor& input, int dim, int64_t kept, bool descending);

}  // namespace backsweep

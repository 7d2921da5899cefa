// Margins around a tensor.
#pragma once

#include "ops/value.hpp"

namespace backsweep {

// As many elements of `value` before and after each dimension as `pad` says, a pair for each from
// the last dimension on; negative ones cut.
Tensor constant_pad(const Tensor& input, DimsView pad, const Number& value);

}  // namespace backsweep

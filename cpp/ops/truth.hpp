#pragma once

#include "tensor/tensor.hpp"

namespace backsweep {

// Whether a bool tensor has a true element.
bool any_nonzero(const Tensor& condition);

}  // namespace backsweep

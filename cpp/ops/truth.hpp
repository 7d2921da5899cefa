#pragma once

#include "tensor/tensor.hpp"

namespace backsweep {

// Whether a bool tensor whose elements fill one block has a true one.
bool any_nonzero(const Tensor& condition);

}  // namespace backsweep

// Checks of divisions of integers, which have no infinity.
#pragma once

#include "tensor/number.hpp"
#include "tensor/tensor.hpp"

namespace backsweep {

// Refuses, with PyTorch's error, an integer divisor that is or has a zero. The loops themselves
// give 0 for it.
void check_divisor(const char* op, const Tensor& divisor);
void check_divisor(const char* op, const Number& divisor);

}  // namespace backsweep

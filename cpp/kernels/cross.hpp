// Cross products of vectors of three elements.
#pragma once

#include "kernels/lines.hpp"
#include "tensor/dtype.hpp"

namespace backsweep::kernels {

// Operands: two vectors and their product, of one dtype. Integers wrap.
LineFunction cross_function(DType dtype);

}  // namespace backsweep::kernels

// Distances between vectors.
#pragma once

#include "ops/value.hpp"

namespace backsweep {

// The p-norm of x1 - x2 + eps along the last dimension.
Tensor pairwise_distance(const Tensor& x1, const Tensor& x2, double p, double eps, bool keepdim);

}  // namespace backsweep

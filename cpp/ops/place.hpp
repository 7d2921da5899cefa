// Moving values to and from the places that indices name, along one dimension: what the derivatives
// of reductions need that select elements.
#pragma once

#include "ops/value.hpp"

namespace backsweep {

// Zeros of the given sizes with every element of `values` added where its index says. `indices`
// (int64) has the shape of `values`, which agrees with `sizes` in all dimensions but `dim`.
Tensor place_along(const Tensor& values, int dim, const Tensor& indices, DimsView sizes);
// The other way round: the elements of `input` that the indices name.
Tensor pick_along(const Tensor& input, int dim, const Tensor& indices);

}  // namespace backsweep

// What gather, scatter and scatter_reduce require of their arguments.
#pragma once

#include "ops/value.hpp"

namespace backsweep {

// The operands with at least one dimension and an index of int64; nothing was written yet. A null
// source is one element for every place.
struct ScatterOperands {
  Tensor target, index, source;
};
ScatterOperands check_scatter(const char* op, const Tensor& target, int dim, const Tensor& index,
                              const Tensor* source);
// The index as int64.
Tensor check_gather(const Tensor& input, int dim, const Tensor& index);
// RuntimeError for an index outside [0, size).
void check_range(const char* op, const Tensor& index, int dim, int64_t size);
// gather, with zeros where `sizes` go beyond those of the index: the gradient of a source.
Tensor gather_into(const Tensor& gradient, int dim, const Tensor& index, DimsView sizes);

// The same for index_add and index_reduce, whose index names whole parts of the input (in
// index_along.cpp); and such an index with the sizes of the source.
void check_parts(const char* op, const Tensor& input, int dim, const Tensor& index,
                 const Tensor& source);
Tensor index_of_parts(const Tensor& index, int dim, const Tensor& source);

}  // namespace backsweep

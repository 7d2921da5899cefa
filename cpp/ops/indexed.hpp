// What all operations with an index share: its dtype, its range, running the kernel.
#pragma once

#include <optional>

#include "kernels/indexed.hpp"
#include "ops/value.hpp"

namespace backsweep {

using kernels::IndexedOperation;

// The index as int64; fails with `problem` for other dtypes than int64 and int32.
Tensor index_as_int64(const char* op, const Tensor& index, const char* problem);

// The first value outside [low, high).
std::optional<int64_t> value_outside(const Tensor& index, int64_t low, int64_t high);

// The operands of kernels::run_indexed. Strides count elements; those of `places` are 0 along the
// indexed dimension.
struct IndexedPlan {
  Dims sizes;
  Dims place_strides;
  Dims index_strides;
  Tensor index;  // int64

  IndexedPlan() = default;
  IndexedPlan(DimsView its_sizes, DimsView its_place_strides, DimsView its_index_strides,
              const Tensor& its_index)
      : sizes(its_sizes),
        place_strides(its_place_strides),
        index_strides(its_index_strides),
        index(its_index) {}
  int64_t size = 0;
  int64_t wrap = 0;  // the size when indices may be negative
  int64_t step = 0;  // between neighbours of the indexed dimension
};

// Walks `dense` (of strides `dense_strides`) and `places`; false when an index was out of range.
bool run_indexed(const char* op, IndexedOperation operation, const IndexedPlan& plan,
                 const Tensor& dense, DimsView dense_strides, const Tensor& places);

// The plan for an index of as many dimensions as `places`, along `dim` (gather), and for one of one
// dimension (index_select).
IndexedPlan plan_along(const Tensor& places, int dim, const Tensor& index);
IndexedPlan plan_parts(const Tensor& places, int dim, const Tensor& index);

// A 0-d tensor as one of a single element.
Tensor with_a_dimension(const Tensor& tensor);

}  // namespace backsweep

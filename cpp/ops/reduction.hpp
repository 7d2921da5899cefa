// What all reductions share: which dimensions are reduced, the sizes of the result, running the
// kernel.
#pragma once

#include <optional>

#include "kernels/reduce.hpp"
#include "ops/value.hpp"

namespace backsweep {

// A set of dimensions.
class DimSet {
 public:
  static DimSet all(int ndim) {
    DimSet set;
    if (ndim > 0) set.bits_ = ~uint64_t{0} >> (kMaxDims - ndim);
    return set;
  }
  bool contains(int dim) const { return bits_ >> dim & 1; }
  void insert(int dim) { bits_ |= uint64_t{1} << dim; }
  bool empty() const { return bits_ == 0; }
  friend bool operator==(DimSet, DimSet) = default;

 private:
  static_assert(kMaxDims == 64);
  uint64_t bits_ = 0;
};

// None and an empty list stand for all dimensions. IndexError or RuntimeError for a dimension that
// is not there or is given twice.
DimSet reduced_dims(const char* op, const Tensor& input, const std::optional<IntList>& dim);

// The sizes after a reduction; a reduced dimension is left out, or kept with size 1.
Dims reduced_sizes(DimsView sizes, DimSet dims, bool keepdim);

// How many elements each result is made from.
int64_t reduced_count(const Tensor& input, DimSet dims);

// Reduces `input` into new contiguous tensors whose elements output.values and output.indices point
// to; either may be null where the reduction does not give it. `centers` are for Squares, one for
// each result; null stands for zeros.
void run_reduction(const char* op, kernels::Reduction reduction, const Tensor& input, DimSet dims,
                   const kernels::ReduceOutput& output, const double* centers = nullptr);

// The dimension alone, or none where the tensor has none.
DimSet one_dim(const char* op, const Tensor& input, int64_t dim);
// The dimensions of the set, in order.
IntList dims_in(DimSet dims, int ndim);
// A reduced tensor seen with its reduced dimensions as ones, so that it broadcasts against `sizes`.
Tensor with_ones(const Tensor& reduced, DimsView sizes, DimSet dims);
// The gradient of one element that was selected: shared by all elements that equal it. NaN equals
// NaN.
Tensor shared_among_equal(const Tensor& g, const Tensor& x, const Tensor& y);

}  // namespace backsweep

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

// Reduces `input` into new contiguous tensors whose elements `values` and `indices` point to;
// either may be null where the reduction does not give it.
void run_reduction(const char* op, kernels::Reduction reduction, const Tensor& input, DimSet dims,
                   char* values, char* indices, double divisor = 1);

}  // namespace backsweep

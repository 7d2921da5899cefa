// Moving elements between places in order and places that an index names.
//
//   for every position p:  k = index[p];   dense[p]  <->  places[p] + k * step
//
// Three operands are walked together, each with a stride for every dimension (0 repeats): `dense`,
// whose elements are in order; `places`, with stride 0 along the indexed dimension; and `index`, of
// int64. That is gather and scatter, index_select and index_add, take and put, and tensor[index].
//
// Invariants:
// - Writes happen in row-major order of the positions, so the last of several to one place stays,
//   and sums are added in that order, whatever the number of threads.
// - An index counts from the end when it is negative and `wrap` is the size, and must lie in [0,
//   size) after that. A read of another one reports it through `out_of_range` and takes the first
//   element; before a write the caller checks (find_outside).
#pragma once

#include <cstdint>

#include "tensor/dtype.hpp"

namespace backsweep::kernels {

enum class IndexedOperation : uint8_t { Read, Write, Add, Multiply, Largest, Smallest };

inline constexpr int kMaxIndexedDims = 64;

struct IndexedLoop {
  char* dense;
  char* places;
  const char* index;
  int64_t size;  // of the indexed dimension
  int64_t wrap;  // what is added to a negative index
  int64_t step;  // bytes between neighbours along the indexed dimension
  bool* out_of_range;
  IndexedOperation operation;
  DType dtype;
  int dims;                        // at least one
  int64_t sizes[kMaxIndexedDims];  // outermost first
  int64_t dense_strides[kMaxIndexedDims];
  int64_t place_strides[kMaxIndexedDims];
  int64_t index_strides[kMaxIndexedDims];
};

// Adds a dimension inside the others; strides in bytes. It is merged where all operands step
// evenly.
void add_indexed(IndexedLoop& loop, int64_t size, int64_t dense_stride, int64_t place_stride,
                 int64_t index_stride);

void run_indexed(const IndexedLoop& loop);

// The first of `count` indices outside [low, high).
struct OutsideSearch {
  const int64_t* index;
  int64_t count;
  int64_t low, high;
  int64_t* found;  // its place, or -1
};
void find_outside(const OutsideSearch& search);

// totals[i] += (index[i] wrapped into [0, size)) * step, or = for the first index.
struct OffsetSum {
  const int64_t* index;
  int64_t* totals;
  int64_t count;
  int64_t size, step;
  bool first;
  bool* out_of_range;
};
void add_offsets(const OffsetSum& sum);

}  // namespace backsweep::kernels

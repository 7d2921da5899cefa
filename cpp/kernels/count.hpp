// Runs of equal elements, and counting elements into bins.
#pragma once

#include <cstdint>

#include "tensor/dtype.hpp"

namespace backsweep::kernels {

// Rows of `width` elements (1 for a vector), in which neighbours that are equal make a group; NaN
// equals nothing. groups[order[i]] is the group of row i, where `order` may be null; starts[g] is
// the first row of a group.
struct GroupRows {
  DType dtype;
  const char* rows;
  int64_t count, width;
  const int64_t* order;
  int64_t* groups;  // may be null
  int64_t* starts;  // room for `count`
  int64_t* group_count;
};
void group_rows(const GroupRows& arguments);

// The order of rows of elements, compared element by element; stable.
struct OrderRows {
  DType dtype;  // Int64 or Float64
  const char* rows;
  int64_t count, width;
  int64_t* order;
};
void order_rows(const OrderRows& arguments);

struct Range {
  const int64_t* values;
  int64_t count;  // at least 1
  int64_t* lowest;
  int64_t* highest;
};
void find_range(const Range& arguments);

// The same of floating values; NaN for both when one of them is NaN.
struct FloatingRange {
  DType dtype;
  const char* values;
  int64_t count;
  double* lowest;
  double* highest;
};
void find_floating_range(const FloatingRange& arguments);

// bins[values[i]] += weights[i], or 1. The values were checked; the weights are of `dtype`.
struct BinCount {
  const int64_t* values;
  int64_t count;
  int64_t bin_count;
  const char* weights;  // may be null
  DType dtype;
  char* bins;  // zeros, of int64 without weights
};
void count_bins(const BinCount& arguments);

// Counts floating values between edges; the last bin includes its upper edge, other values count
// nowhere. Bins of one width between `low` and `high` need no edges; with them values near an edge
// go where the edge says.
struct Histogram {
  DType dtype;  // of values, weights and bins
  const char* values;
  int64_t count;
  const char* weights;  // may be null
  const char* edges;    // bin_count + 1
  bool even;
  double low, high;
  int64_t bin_count;
  char* bins;  // zeros
};
void count_histogram(const Histogram& arguments);

}  // namespace backsweep::kernels

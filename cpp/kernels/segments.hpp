// Reductions of consecutive segments of the middle dimension of [outer, size, inner], and back.
//
// Segment s of a row has the elements from bounds[s] to bounds[s + 1], which lie inside the row;
// the row has count + 1 bounds. What is before the first and after the last belongs to no segment.
#pragma once

#include "kernels/reduce.hpp"

namespace backsweep::kernels {

template <class T>
struct SegmentArguments {
  const int64_t* bounds;  // [outer, count + 1]
  int64_t outer, count, size, inner;
  const T* input;  // [outer, size, inner]
  T* result;       // [outer, count, inner]
  Reduction reduction;
  bool mean;  // divide a sum by the length
  T initial;  // reduced together with each segment
  T empty;    // the result where there is none
};
void reduce_segments(const SegmentArguments<float>& arguments);
void reduce_segments(const SegmentArguments<double>& arguments);

// Repeats each of [outer, count, inner] along its segment; zeros where there is none.
template <class T>
struct SpreadArguments {
  const int64_t* bounds;
  int64_t outer, count, size, inner;
  const T* input;
  T* result;  // [outer, size, inner]
};
void spread_segments(const SpreadArguments<float>& arguments);
void spread_segments(const SpreadArguments<double>& arguments);

}  // namespace backsweep::kernels

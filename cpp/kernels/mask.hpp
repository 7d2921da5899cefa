// Picking elements by a mask of bools, and finding those that are not zero.
#pragma once

#include <cstdint>

#include "tensor/dtype.hpp"

namespace backsweep::kernels {

// How many of `size` elements are not zero.
struct MaskCount {
  const char* mask;
  int64_t size;
  int64_t* count;
};
void count_mask(const MaskCount& arguments);

// packed[j] = spread[i] for the j-th i where mask[i] holds, or the other way round; everything is
// contiguous. Reading may write to `packed` up to the element after the last.
struct MaskMove {
  const char* mask;
  int64_t size;
  char* packed;
  char* spread;
  int64_t item;
};
void pack_by_mask(const MaskMove& arguments);
void spread_by_mask(const MaskMove& arguments);

// positions[j] = i for the j-th i where mask[i] holds. There must be room for one more than hold.
struct MaskPositions {
  const char* mask;
  int64_t size;
  int64_t* positions;
};
void positions_of_mask(const MaskPositions& arguments);

// Turns ascending positions in a contiguous array into a coordinate: (position / step) % size.
struct Coordinate {
  const int64_t* positions;
  int64_t count;
  int64_t step, size;
  int64_t* out;
};
void coordinate_of_positions(const Coordinate& arguments);

}  // namespace backsweep::kernels

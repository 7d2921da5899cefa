// Running an elementwise loop over n-d operands.
//
// A loop function handles one run of `size` elements: data[0] is the output, the others are inputs,
// each with its stride in bytes (0 repeats one element). FlatLoop is one such run; NestedLoop
// repeats it over outer dimensions. Both are split among threads when they are large.
#pragma once

#include <cstdint>

#include "kernels/launch.hpp"

namespace backsweep {

inline constexpr int kMaxOperands = 5;
inline constexpr int kMaxLoopDims = 64;

using LoopFunction = void (*)(char* const* data, const int64_t* strides, int64_t size);

// Copies `rows` runs at once; a run's elements are data strides apart, the runs steps.
using PlaneFunction = void (*)(char* const* data, const int64_t* strides, int64_t size,
                               const int64_t* steps, int64_t rows);

struct FlatLoop {
  LoopFunction loop;
  int64_t size;
  int operands;
  char* data[kMaxOperands];
  int64_t strides[kMaxOperands];
};

struct NestedLoop {
  FlatLoop inner;
  int64_t items[kMaxOperands];  // bytes of an element
  PlaneFunction plane;          // for a copy whose rows are the columns of the source, or null
  int outer_dims;
  int64_t outer_sizes[kMaxLoopDims];                  // outermost first
  int64_t outer_strides[kMaxLoopDims][kMaxOperands];  // bytes
};

void run_flat_loop(const FlatLoop& arguments);
void run_nested_loop(const NestedLoop& arguments);

inline constexpr int64_t kSmallLoop = 4096;

void launch_long_loop(const char* op, LoopFunction loop, char* const* data, const int64_t* strides,
                      int64_t size, int operands);

// One run over `operands` operands.
inline void launch_loop(const char* op, LoopFunction loop, char* const* data,
                        const int64_t* strides, int64_t size, int operands) {
  if (size <= kSmallLoop && !launch_observer) [[likely]]
    loop(data, strides, size);
  else
    launch_long_loop(op, loop, data, strides, size, operands);
}

}  // namespace backsweep

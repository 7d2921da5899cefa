// Moving elements without looking at them: triangles, diagonals, repetitions.
#pragma once

#include <cstdint>

#include "kernels/elementwise.hpp"

namespace backsweep {

// Rows of `source` cut at a diagonal: what lies on the wrong side of it becomes zero. Row r of a
// matrix keeps the columns up to r + diagonal, or from there on.
struct TriangleArguments {
  char* out;  // row-major
  const char* source;
  int64_t item_size;
  int64_t matrices, rows, columns;
  int64_t diagonal;
  bool keeps_upper;
  bool in_place;  // `out` is `source`, with its strides: only the zeros are written
  int batch_dims;
  int64_t batch_sizes[kMaxLoopDims];
  int64_t batch_strides[kMaxLoopDims];  // bytes
  int64_t row_stride;                   // of the source, bytes
  int64_t column_stride;                // the size of an item, unless in place
};
void run_triangle(const TriangleArguments& arguments);

// Ones on the diagonals of row-major matrices of any dtype, zeros elsewhere if `clear`.
struct DiagonalArguments {
  char* out;
  int64_t item_size;
  int64_t matrices, rows, columns;
  char one[8];  // as the dtype writes it
  bool clear;
};
void run_diagonal(const DiagonalArguments& arguments);

// Every one of `count` blocks of items, `repeats` times after each other.
struct RepeatArguments {
  char* out;
  const char* source;
  int64_t count;
  int64_t block_bytes;
  int64_t repeats;
};
void run_repeat_each(const RepeatArguments& arguments);

// Fills the room behind `block_bytes` bytes with copies of them, `repeats` in all.
void repeat_block(char* block, int64_t block_bytes, int64_t repeats);

}  // namespace backsweep

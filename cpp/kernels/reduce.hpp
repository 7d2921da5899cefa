// Reductions over raw memory: any of the dimensions of a strided input are reduced, the others
// kept.
//
//   ReduceArguments reduction;
//   start_reduction(reduction, Reduction::Sum, DType::Float32, input, {.values = output});
//   add_kept(reduction, rows, row_stride, /*output_stride=*/1);  // in bytes; in elements
//   add_reduced(reduction, columns, sizeof(float));
//   reduce(reduction);
//
// Invariants:
// - Dimensions are added outermost first; the order of the reduced ones numbers the positions that
//   ArgMax and ArgMin report. Nothing is copied first.
// - Sums of bool, uint8 and int32 are int64, other results have the input's dtype, indices are
// int64.
// - Floats are added by eights, these in double, so the error of a sum stays near the last bit.
// - NaN is larger than everything for Max and smaller than everything for Min; of equal elements,
// and of
//   several NaN, ArgMax and ArgMin report the first.
// - The work is split by the sizes alone: results do not depend on the number of threads.
// - A sum over no elements is zero. Max and Min over none give the dtype's lowest or highest value.
#pragma once

#include <cstdint>

#include "tensor/dtype.hpp"

namespace backsweep::kernels {

// Product: int64 and floats only. Squares: the sum of the squared distances from a centre, floats
// only. ArgMax and ArgMin give values as well where there is a place for them.
enum class Reduction : uint8_t { Sum, Product, Squares, Max, Min, ArgMax, ArgMin };
inline constexpr int kReductionCount = 7;
inline constexpr int kMaxReduceDims = 64;

// Elements input[column * column_stride + row * row_stride]; the rows of each column are reduced.
struct ReduceRun {
  const char* input;
  int64_t width;
  int64_t column_stride;
  int64_t rows;
  int64_t row_stride;
  int64_t first;          // the position of row 0 among all that are reduced
  const double* centers;  // of each column, for Squares
};

struct ReduceOutput {
  char* values = nullptr;  // may be null for ArgMax and ArgMin
  int64_t value_stride = 0;
  char* indices = nullptr;
  int64_t index_stride = 0;
  double divisor = 1;  // divides a floating sum before it is rounded
  double center = 0;   // for Squares in one run
  // How a floating sum, product or sum of squares is written: in the dtype, as a double, or its
  // square root in the dtype.
  enum Form : uint8_t { kRounded, kDouble, kRoot } form = kRounded;
};

// The loops of one reduction for one dtype. An accumulator takes eight bytes in `values` and, for
// ArgMax and ArgMin, one entry of `indices`.
struct ReduceLoops {
  void (*init)(int64_t width, char* values, int64_t* indices);
  void (*accumulate)(const ReduceRun& run, char* values, int64_t* indices);
  // Takes over what accumulators of later positions have found.
  void (*combine)(int64_t width, char* values, int64_t* indices, const char* later_values,
                  const int64_t* later_indices);
  void (*finish)(int64_t width, const char* values, const int64_t* indices,
                 const ReduceOutput& output);
  // All at once, for one contiguous run and one result.
  void (*flat)(const char* input, int64_t size, const ReduceOutput& output);
};

struct ReduceTable {
  ReduceLoops loops[kReductionCount][kDTypeCount];
};

// The table for this machine.
extern const ReduceTable& reduce_table;

inline const ReduceLoops& reduce_loops(Reduction reduction, DType dtype) {
  return reduce_table.loops[static_cast<int>(reduction)][static_cast<int>(dtype)];
}

struct ReduceDim {
  int64_t size;
  int64_t stride;
  int64_t value_stride;  // of the output, in elements; 0 for a reduced dimension
};

struct ReduceArguments {
  const ReduceLoops* loops;
  const char* input;
  ReduceOutput output;    // its strides are set by reduce()
  const double* centers;  // for Squares: one for each result, or null where all are zero
  bool positions;         // ArgMax, ArgMin: the reduced dimensions keep their order
  bool centered;          // Squares
  int value_item;         // bytes of one result
  int kept_count;
  int reduced_count;
  int64_t kept_total;
  int64_t reduced_total;
  ReduceDim kept[kMaxReduceDims];
  ReduceDim reduced[kMaxReduceDims];
};

void start_reduction(ReduceArguments& arguments, Reduction reduction, DType dtype,
                     const char* input, const ReduceOutput& output,
                     const double* centers = nullptr);
void add_kept(ReduceArguments& arguments, int64_t size, int64_t stride, int64_t value_stride);
void add_reduced(ReduceArguments& arguments, int64_t size, int64_t stride);

void reduce(const ReduceArguments& arguments);

// Up to this many contiguous elements, ReduceLoops::flat is called as it is.
inline constexpr int64_t kSmallReduction = 4096;

}  // namespace backsweep::kernels

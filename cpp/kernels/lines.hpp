// Running a function over all lines of n-d operands along one dimension: scans, softmax, selection.
//
//   LineArguments lines;
//   start_lines(lines, function, size, {input, output}, {input_step, output_step});  // bytes
//   add_lines(lines, rows, {input_stride, output_stride});
//   run_lines(lines);
//
// The function gets some lines at a time: all next to each other in the first operand where that
// one is dense, so that it may walk across the lines. The split depends on the sizes alone.
#pragma once

#include <cstdint>

namespace backsweep::kernels {

inline constexpr int kMaxLineOperands = 4;
inline constexpr int kMaxLineDims = 64;
inline constexpr int64_t kMostLines = 512;  // that a function gets at once where they are short

// Element i of line j of operand k is at data[k] + i * step[k] + j * next[k].
struct LineRun {
  char* data[kMaxLineOperands];
  int64_t step[kMaxLineOperands];
  int64_t next[kMaxLineOperands];
  int64_t size;   // of a line, in the first operand
  int64_t lines;  // at most kMostLines
  int64_t option;
  double number;
  const void* extra;
};

using LineFunction = void (*)(const LineRun& run);

struct LineArguments {
  LineFunction function;
  LineRun run;
  int operands;
  int dims;  // of lines
  int64_t sizes[kMaxLineDims];
  int64_t strides[kMaxLineDims][kMaxLineOperands];  // bytes
};

void start_lines(LineArguments& arguments, LineFunction function, int64_t size, int operands,
                 char* const* data, const int64_t* steps);
// A dimension of lines inside the last one.
void add_lines(LineArguments& arguments, int64_t size, const int64_t* strides);

void run_lines(const LineArguments& arguments);

}  // namespace backsweep::kernels

#include "kernels/elementwise.hpp"

#include <algorithm>

#include "kernels/threads.hpp"

namespace backsweep {
namespace {

constexpr int64_t kGrain = 32768;  // elements a thread takes at a time
// Runs so short that their start is most of the time are walked across, this many of them at once.
constexpr int64_t kShortRun = 8;
constexpr int64_t kRunsAtOnce = 512;

void run_part(const FlatLoop& flat, int64_t begin, int64_t end) {
  char* data[kMaxOperands];
  for (int i = 0; i < flat.operands; ++i) data[i] = flat.data[i] + begin * flat.strides[i];
  flat.loop(data, flat.strides, end - begin);
}

// The first elements of `runs` runs one after the other, then the second ones ...
void run_across(const FlatLoop& inner, char* const* data, const int64_t* step, int64_t runs) {
  for (int64_t k = 0; k < inner.size; ++k) {
    char* places[kMaxOperands];
    for (int i = 0; i < inner.operands; ++i) places[i] = data[i] + k * inner.strides[i];
    inner.loop(places, step, runs);
  }
}

// Runs the inner loop for the outer positions [begin, end).
void run_rows(const NestedLoop& nested, int64_t begin, int64_t end) {
  const FlatLoop& inner = nested.inner;
  const int operands = inner.operands;
  int64_t index[kMaxLoopDims];
  char* data[kMaxOperands];
  std::copy_n(inner.data, operands, data);
  int64_t rest = begin;
  for (int dim = nested.outer_dims - 1; dim >= 0; --dim) {
    index[dim] = rest % nested.outer_sizes[dim];
    rest /= nested.outer_sizes[dim];
    for (int i = 0; i < operands; ++i) data[i] += index[dim] * nested.outer_strides[dim][i];
  }
  const int last = nested.outer_dims - 1;
  const int64_t* const step = nested.outer_strides[last];
  const int64_t longest = inner.size <= kShortRun ? kRunsAtOnce : INT64_MAX;
  for (int64_t row = begin, count; row < end; row += count) {
    count = std::min({end - row, nested.outer_sizes[last] - index[last], longest});
    if (inner.size <= kShortRun && count > kShortRun) {
      run_across(inner, data, step, count);
      for (int i = 0; i < operands; ++i) data[i] += count * step[i];
    } else {
      for (int64_t run = 0; run < count; ++run) {
        inner.loop(data, inner.strides, inner.size);
        for (int i = 0; i < operands; ++i) data[i] += step[i];
      }
    }
    index[last] += count;
    for (int dim = last; dim > 0 && index[dim] == nested.outer_sizes[dim]; --dim) {
      index[dim] = 0;
      ++index[dim - 1];
      for (int i = 0; i < operands; ++i)
        data[i] += nested.outer_strides[dim - 1][i] -
                   nested.outer_sizes[dim] * nested.outer_strides[dim][i];
    }
  }
}

}  // namespace

void launch_long_loop(const char* op, LoopFunction loop, char* const* data, const int64_t* strides,
                      int64_t size, int operands) {
  FlatLoop flat{loop, size, operands, {}, {}};
  std::copy_n(data, operands, flat.data);
  std::copy_n(strides, operands, flat.strides);
  launch(op, run_flat_loop, flat, size);
}

void run_flat_loop(const FlatLoop& arguments) {
  kernels::parallel_for(0, arguments.size, kGrain,
                        [&](int64_t begin, int64_t end) { run_part(arguments, begin, end); });
}

void run_nested_loop(const NestedLoop& arguments) {
  int64_t rows = 1;
  for (int dim = 0; dim < arguments.outer_dims; ++dim) rows *= arguments.outer_sizes[dim];
  if (rows == 0 || arguments.inner.size == 0) return;
  const int64_t grain = std::max<int64_t>(1, kGrain / arguments.inner.size);
  kernels::parallel_for(0, rows, grain,
                        [&](int64_t begin, int64_t end) { run_rows(arguments, begin, end); });
}

}  // namespace backsweep

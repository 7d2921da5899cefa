#include "kernels/elementwise.hpp"

#include <algorithm>

#include "kernels/threads.hpp"

namespace backsweep {
namespace {

constexpr int64_t kGrain = 32768;  // elements a thread takes at a time

void run_part(const FlatLoop& flat, int64_t begin, int64_t end) {
  char* data[kMaxOperands];
  for (int i = 0; i < flat.operands; ++i) data[i] = flat.data[i] + begin * flat.strides[i];
  flat.loop(data, flat.strides, end - begin);
}

// Runs the inner loop for the outer positions [begin, end).
void run_rows(const NestedLoop& nested, int64_t begin, int64_t end) {
  const int operands = nested.inner.operands;
  int64_t index[kMaxLoopDims];
  char* data[kMaxOperands];
  std::copy_n(nested.inner.data, operands, data);
  int64_t rest = begin;
  for (int dim = nested.outer_dims - 1; dim >= 0; --dim) {
    index[dim] = rest % nested.outer_sizes[dim];
    rest /= nested.outer_sizes[dim];
    for (int i = 0; i < operands; ++i) data[i] += index[dim] * nested.outer_strides[dim][i];
  }
  for (int64_t row = begin; row < end; ++row) {
    nested.inner.loop(data, nested.inner.strides, nested.inner.size);
    for (int dim = nested.outer_dims - 1; dim >= 0; --dim) {
      for (int i = 0; i < operands; ++i) data[i] += nested.outer_strides[dim][i];
      if (++index[dim] < nested.outer_sizes[dim]) break;
      for (int i = 0; i < operands; ++i)
        data[i] -= nested.outer_sizes[dim] * nested.outer_strides[dim][i];
      index[dim] = 0;
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

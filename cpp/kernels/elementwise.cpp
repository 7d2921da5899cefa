#include "kernels/elementwise.hpp"

#include <algorithm>
#include <cstring>

#include "kernels/move.hpp"
#include "kernels/threads.hpp"

namespace backsweep {
namespace {

constexpr int64_t kGrain = 32768;  // elements a thread takes at a time
// Runs so short that their start is most of the time are walked across, this many of them at once.
constexpr int64_t kShortRun = 8;
constexpr int64_t kRunsAtOnce = 512;
// Bytes of a row that is repeated as often as fits, so that many rows become one run.
constexpr int64_t kTiledBytes = 4096;

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

// Rows that follow each other without gaps beside rows that are one row again and again, as a bias
// is: with that row repeated in a buffer, all is one run.
class TiledRows {
 public:
  explicit TiledRows(const NestedLoop& nested) : nested_(nested) {
    const FlatLoop& inner = nested.inner;
    const int64_t* const step = nested.outer_strides[nested.outer_dims - 1];
    int64_t widest = 0;
    for (int i = 0; i < inner.operands; ++i) {
      if (step[i] == inner.strides[i] * inner.size) continue;
      if (i == 0 || step[i] != 0 || inner.strides[i] != nested.items[i]) return;
      tiled_[i] = true;
      widest = std::max(widest, nested.items[i]);
    }
    if (widest) most_ = kTiledBytes / (widest * inner.size);
  }

  // Whether this many rows are worth a buffer.
  bool serve(int64_t rows) const { return most_ > 1 && rows > kShortRun; }

  void run(char* const* data, const int64_t* step, int64_t rows) {
    const FlatLoop& inner = nested_.inner;
    const int64_t together = std::min(most_, rows / 2);
    char* places[kMaxOperands];
    for (int i = 0; i < inner.operands; ++i) {
      places[i] = data[i];
      if (!tiled_[i]) continue;
      places[i] = buffers_[i - 1];
      const int64_t bytes = inner.size * nested_.items[i];
      std::memcpy(places[i], data[i], size_t(bytes));
      repeat_block(places[i], bytes, together);
    }
    for (int64_t row = 0, count; row < rows; row += count) {
      count = std::min(together, rows - row);
      inner.loop(places, inner.strides, count * inner.size);
      for (int i = 0; i < inner.operands; ++i)
        if (!tiled_[i]) places[i] += count * step[i];
    }
  }

 private:
  const NestedLoop& nested_;
  bool tiled_[kMaxOperands] = {};
  int64_t most_ = 0;  // rows at a time
  alignas(64) char buffers_[kMaxOperands - 1][kTiledBytes];
};

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
  TiledRows tiled(nested);
  const bool crosses = nested.plane && inner.size > kShortRun &&
                       inner.strides[0] == nested.items[0] && step[1] == nested.items[1];
  for (int64_t row = begin, count; row < end; row += count) {
    count = std::min(end - row, nested.outer_sizes[last] - index[last]);
    if (crosses && count > kShortRun / 2) {
      nested.plane(data, inner.strides, inner.size, step, count);
      for (int i = 0; i < operands; ++i) data[i] += count * step[i];
    } else if (tiled.serve(count)) {
      tiled.run(data, step, count);
      for (int i = 0; i < operands; ++i) data[i] += count * step[i];
    } else if (inner.size <= kShortRun && count > kShortRun) {
      count = std::min(count, kRunsAtOnce);
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

#include "kernels/lines.hpp"

#include <algorithm>
#include <cstdlib>

#include "kernels/threads.hpp"

namespace backsweep::kernels {
namespace {

constexpr int64_t kGrain = 32768;  // elements a thread takes at a time
constexpr int64_t kFewestLines = 32;

}  // namespace

void start_lines(LineArguments& arguments, LineFunction function, int64_t size, int operands,
                 char* const* data, const int64_t* steps) {
  arguments.function = function;
  arguments.run = {};
  std::copy_n(data, operands, arguments.run.data);
  std::copy_n(steps, operands, arguments.run.step);
  arguments.run.size = size;
  arguments.operands = operands;
  arguments.dims = 0;
}

void add_lines(LineArguments& arguments, int64_t size, const int64_t* strides) {
  if (size == 1) return;
  if (arguments.dims > 0) {
    bool merges = true;
    int64_t* outer = arguments.strides[arguments.dims - 1];
    for (int k = 0; k < arguments.operands; ++k) merges &= outer[k] == strides[k] * size;
    if (merges) {
      std::copy_n(strides, arguments.operands, outer);
      arguments.sizes[arguments.dims - 1] *= size;
      return;
    }
  }
  arguments.sizes[arguments.dims] = size;
  std::copy_n(strides, arguments.operands, arguments.strides[arguments.dims]);
  ++arguments.dims;
}

void run_lines(const LineArguments& arguments) {
  // The lines that are nearest to each other go together.
  int inner = -1;
  for (int dim = 0; dim < arguments.dims; ++dim)
    if (inner < 0 || std::abs(arguments.strides[dim][0]) <= std::abs(arguments.strides[inner][0]))
      inner = dim;
  const int64_t width = inner < 0 ? 1 : arguments.sizes[inner];
  int64_t outer = 1;
  for (int dim = 0; dim < arguments.dims; ++dim)
    if (dim != inner) outer *= arguments.sizes[dim];
  if (outer * width == 0) return;
  const int64_t size = std::max<int64_t>(arguments.run.size, 1);
  const bool across =
      inner >= 0 && std::abs(arguments.strides[inner][0]) < std::abs(arguments.run.step[0]);
  int64_t at_once = kMostLines;
  if (width <= kMostLines && outer * width * size <= kGrain) {
    // All of them on one thread: without the divisions, which would be most of the time.
  } else if (across) {
    while (at_once > kFewestLines && at_once * size > kGrain && outer * width < 8 * at_once)
      at_once /= 2;
  } else {
    at_once = std::clamp<int64_t>(kGrain / size, 1, kMostLines);
  }
  at_once = std::min(at_once, width);
  const int64_t groups = at_once == width ? 1 : (width + at_once - 1) / at_once;
  const auto body = [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      LineRun run = arguments.run;
      int64_t rest = groups == 1 ? i : i / groups;
      const int64_t first = (i - rest * groups) * at_once;
      run.lines = std::min(at_once, width - first);
      for (int k = 0; k < arguments.operands; ++k) {
        run.next[k] = inner < 0 ? 0 : arguments.strides[inner][k];
        run.data[k] += first * run.next[k];
      }
      for (int dim = arguments.dims - 1; dim >= 0; --dim) {
        if (dim == inner) continue;
        const int64_t above = rest / arguments.sizes[dim];
        const int64_t index = rest - above * arguments.sizes[dim];
        for (int k = 0; k < arguments.operands; ++k)
          run.data[k] += index * arguments.strides[dim][k];
        rest = above;
      }
      arguments.function(run);
    }
  };
  const int64_t count = outer * groups;
  if (count * at_once * size <= kGrain)
    body(0, count);
  else
    parallel_for(0, count, std::max<int64_t>(1, kGrain / (at_once * size)), body);
}

}  // namespace backsweep::kernels

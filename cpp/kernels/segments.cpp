#include "kernels/segments.hpp"

#include <algorithm>
#include <limits>

#include "kernels/threads.hpp"

namespace backsweep::kernels {
namespace {

constexpr int64_t kWidth = 256;  // columns that are reduced together
constexpr int64_t kShort = 16;   // elements that a call would take longer than

// NaN is found however the others compare with it.
template <class T, class U>
T joined(Reduction reduction, T found, const U* more, int64_t count) {
  bool missing = found != found;
  for (int64_t i = 0; i < count; ++i) {
    const auto x = static_cast<T>(more[i]);
    missing |= x != x;
    switch (reduction) {
      case Reduction::Sum:
        found += x;
        break;
      case Reduction::Product:
        found *= x;
        break;
      case Reduction::Max:
        found = found < x ? x : found;
        break;
      default:
        found = x < found ? x : found;
    }
  }
  return missing ? std::numeric_limits<T>::quiet_NaN() : found;
}

template <class T>
void reduce_one(const SegmentArguments<T>& s, const ReduceLoops& loops, const T* x, int64_t rows,
                T* result) {
  constexpr int64_t kItem = sizeof(T);
  if (rows == 0) {
    std::fill_n(result, s.inner, s.empty);
    return;
  }
  if (s.inner == 1 && rows <= kShort) {
    const auto found = joined<double>(s.reduction, s.initial, x, rows);
    *result = static_cast<T>(s.mean ? found / static_cast<double>(rows) : found);
    return;
  }
  for (int64_t first = 0; first < s.inner; first += kWidth) {
    const int64_t width = std::min(kWidth, s.inner - first);
    const auto* input = reinterpret_cast<const char*>(x + first);
    ReduceOutput output{.values = reinterpret_cast<char*>(result + first), .value_stride = kItem};
    if (s.inner == 1) {
      loops.flat(input, rows, output);
    } else {
      double values[kWidth];
      auto* const found = reinterpret_cast<char*>(values);
      loops.init(width, found, nullptr);
      loops.accumulate({input, width, kItem, rows, s.inner * kItem, 0, nullptr}, found, nullptr);
      loops.finish(width, found, nullptr, output);
    }
  }
  for (int64_t j = 0; j < s.inner; ++j) {
    result[j] = joined(s.reduction, result[j], &s.initial, 1);
    if (s.mean) result[j] /= static_cast<T>(rows);
  }
}

// Calls `body` with a row and a segment of it, in parallel; all have about the same size.
void for_each_segment(int64_t outer, int64_t count, int64_t elements,
                      FunctionRef<void(int64_t, int64_t)> body) {
  const int64_t total = outer * count;
  if (total == 0) return;
  const int64_t grain = std::max<int64_t>(1, 32'768 / std::max<int64_t>(1, elements / total));
  parallel_for(0, total, grain, [&](int64_t first, int64_t last) {
    for (int64_t place = first; place < last; ++place) body(place / count, place);
  });
}

template <class T>
void run(const SegmentArguments<T>& s) {
  const ReduceLoops& loops = reduce_loops(s.reduction, dtype_of<T>());
  for_each_segment(s.outer, s.count, s.outer * s.size * s.inner, [&](int64_t row, int64_t place) {
    const int64_t* bounds = s.bounds + place + row;
    reduce_one(s, loops, s.input + (row * s.size + bounds[0]) * s.inner, bounds[1] - bounds[0],
               s.result + place * s.inner);
  });
}

template <class T>
void spread(const SpreadArguments<T>& s) {
  for (int64_t row = 0; row < s.outer; ++row) {
    const int64_t* bounds = s.bounds + row * (s.count + 1);
    const T* x = s.input + row * s.count * s.inner;
    T* const result = s.result + row * s.size * s.inner;
    std::fill(result, result + bounds[0] * s.inner, T(0));
    std::fill(result + bounds[s.count] * s.inner, result + s.size * s.inner, T(0));
    for (int64_t k = 0; k < s.count; ++k, x += s.inner) {
      if (s.inner == 1)
        std::fill(result + bounds[k], result + bounds[k + 1], *x);
      else
        for (int64_t i = bounds[k]; i < bounds[k + 1]; ++i)
          std::copy_n(x, s.inner, result + i * s.inner);
    }
  }
}

}  // namespace

void reduce_segments(const SegmentArguments<float>& arguments) {
  run(arguments);
}
void reduce_segments(const SegmentArguments<double>& arguments) {
  run(arguments);
}
void spread_segments(const SpreadArguments<float>& arguments) {
  spread(arguments);
}
void spread_segments(const SpreadArguments<double>& arguments) {
  spread(arguments);
}

}  // namespace backsweep::kernels

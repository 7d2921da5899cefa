#include "kernels/count.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

namespace backsweep::kernels {
namespace {

template <class T>
bool equal_rows(const T* a, const T* b, int64_t width) {
  for (int64_t i = 0; i < width; ++i)
    if (a[i] != b[i]) return false;
  return true;
}

template <class T>
void group(const GroupRows& arguments) {
  const T* rows = reinterpret_cast<const T*>(arguments.rows);
  int64_t current = -1;
  for (int64_t i = 0; i < arguments.count; ++i) {
    const T* row = rows + i * arguments.width;
    if (i == 0 || !equal_rows(row - arguments.width, row, arguments.width))
      arguments.starts[++current] = i;
    if (arguments.groups) arguments.groups[arguments.order ? arguments.order[i] : i] = current;
  }
  *arguments.group_count = current + 1;
}

template <class T>
void order(const OrderRows& arguments) {
  const T* rows = reinterpret_cast<const T*>(arguments.rows);
  const int64_t width = arguments.width;
  for (int64_t i = 0; i < arguments.count; ++i) arguments.order[i] = i;
  std::stable_sort(arguments.order, arguments.order + arguments.count, [&](int64_t a, int64_t b) {
    for (int64_t i = 0; i < width; ++i) {
      const T x = rows[a * width + i];
      const T y = rows[b * width + i];
      if (x < y || (y != y && x == x)) return true;  // NaN is last
      if (y < x || (x != x && y == y)) return false;
    }
    return false;
  });
}

template <class T>
void histogram(const Histogram& arguments) {
  const T* values = reinterpret_cast<const T*>(arguments.values);
  const T* weights = reinterpret_cast<const T*>(arguments.weights);
  const T* edges = reinterpret_cast<const T*>(arguments.edges);
  T* bins = reinterpret_cast<T*>(arguments.bins);
  const int64_t last = arguments.bin_count - 1;
  const T low = edges ? edges[0] : static_cast<T>(arguments.low);
  const T high = edges ? edges[last + 1] : static_cast<T>(arguments.high);
  const auto counts = std::make_unique<int64_t[]>(size_t(arguments.bin_count));
  for (int64_t i = 0; i < arguments.count; ++i) {
    const T value = values[i];
    if (!(value >= low && value <= high)) continue;
    int64_t bin;
    if (edges) {
      bin = std::upper_bound(edges, edges + last + 2, value) - edges - 1;
    } else {
      bin =
          static_cast<int64_t>((value - low) * static_cast<T>(arguments.bin_count) / (high - low));
    }
    bin = std::min(bin, last);
    if (weights)
      bins[bin] += weights[i];
    else
      ++counts[size_t(bin)];  // exact beyond the integers of T
  }
  if (!weights)
    for (int64_t i = 0; i <= last; ++i) bins[i] = static_cast<T>(counts[size_t(i)]);
}

template <class T>
void floating_range(const FloatingRange& arguments) {
  const T* values = reinterpret_cast<const T*>(arguments.values);
  T lowest = values[0];
  T highest = values[0];
  bool ordered = true;
  for (int64_t i = 0; i < arguments.count; ++i) {
    lowest = values[i] < lowest ? values[i] : lowest;
    highest = values[i] > highest ? values[i] : highest;
    ordered &= values[i] == values[i];
  }
  *arguments.lowest = static_cast<double>(ordered ? lowest : static_cast<T>(NAN));
  *arguments.highest =
      *arguments.lowest == *arguments.lowest ? static_cast<double>(highest) : *arguments.lowest;
}

}  // namespace

void group_rows(const GroupRows& arguments) {
  visit_dtype(arguments.dtype, [&](auto tag) { group<decltype(tag)>(arguments); });
}

void order_rows(const OrderRows& arguments) {
  if (arguments.dtype == DType::Int64)
    order<int64_t>(arguments);
  else
    order<double>(arguments);
}

void find_range(const Range& arguments) {
  int64_t lowest = arguments.values[0];
  int64_t highest = lowest;
  for (int64_t i = 1; i < arguments.count; ++i) {
    lowest = std::min(lowest, arguments.values[i]);
    highest = std::max(highest, arguments.values[i]);
  }
  *arguments.lowest = lowest;
  *arguments.highest = highest;
}

void find_floating_range(const FloatingRange& arguments) {
  if (arguments.dtype == DType::Float32)
    floating_range<float>(arguments);
  else
    floating_range<double>(arguments);
}

void count_bins(const BinCount& arguments) {
  const int64_t* values = arguments.values;
  if (arguments.weights) {
    const auto add = [&](auto* bins) {
      using T = std::remove_pointer_t<decltype(bins)>;
      const T* weights = reinterpret_cast<const T*>(arguments.weights);
      for (int64_t i = 0; i < arguments.count; ++i) bins[values[i]] += weights[i];
    };
    if (arguments.dtype == DType::Float32) return add(reinterpret_cast<float*>(arguments.bins));
    return add(reinterpret_cast<double*>(arguments.bins));
  }
  int64_t* bins = reinterpret_cast<int64_t*>(arguments.bins);
  int64_t i = 0;
  // Equal neighbours would wait for each other, so neighbours count apart while that is cheap.
  constexpr int64_t kApart = 1024;
  if (arguments.bin_count <= kApart && arguments.count >= 4 * kApart) {
    int64_t others[3][kApart] = {};
    for (; i + 4 <= arguments.count; i += 4) {
      ++bins[values[i]];
      ++others[0][values[i + 1]];
      ++others[1][values[i + 2]];
      ++others[2][values[i + 3]];
    }
    for (int64_t bin = 0; bin < arguments.bin_count; ++bin)
      bins[bin] += others[0][bin] + others[1][bin] + others[2][bin];
  }
  for (; i < arguments.count; ++i) ++bins[values[i]];
}

void count_histogram(const Histogram& arguments) {
  if (arguments.dtype == DType::Float32)
    histogram<float>(arguments);
  else
    histogram<double>(arguments);
}

}  // namespace backsweep::kernels

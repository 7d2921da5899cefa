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
    arguments.starts[current + 1] = i;  // without a branch, which would be guessed wrong
    current += i == 0 || !equal_rows(row - arguments.width, row, arguments.width);
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

constexpr int64_t kBlock = 256;
constexpr int64_t kFewEdges = 24;  // a look at each of them is less than a search

// How many edges are at or below each value, none for NaN; the last edge belongs to the last bin.
template <class T>
void find_slots(const T* values, int64_t count, const T* edges, int64_t edge_count,
                int32_t* slots) {
  const T last = edges[edge_count - 1];
  if (edge_count <= kFewEdges) {
    for (int64_t i = 0; i < count; ++i) slots[i] = values[i] > last;
    for (int64_t k = 0; k + 1 < edge_count; ++k) {
      const T edge = edges[k];
      for (int64_t i = 0; i < count; ++i) slots[i] += values[i] >= edge;
    }
    return;
  }
  for (int64_t i = 0; i < count; ++i) {
    // Without branches, which random values would mislead.
    const T* base = edges;
    for (int64_t rest = edge_count - 1; rest > 1;) {
      const int64_t half = rest / 2;
      base += base[half] <= values[i] ? half : 0;
      rest -= half;
    }
    slots[i] = static_cast<int32_t>(base - edges) + (values[i] >= *base) + (values[i] > last);
  }
}

template <class T>
void find_even_slots(const T* values, int64_t count, T low, T high, const T* edges, int64_t bins,
                     int32_t* slots) {
  if (edges && bins < kFewEdges / 2) return find_slots(values, count, edges, bins + 1, slots);
  for (int64_t i = 0; i < count; ++i) {
    const bool inside = values[i] >= low && values[i] <= high;
    const T way = (inside ? values[i] - low : T(0)) * static_cast<T>(bins) / (high - low);
    const auto bin = std::min(static_cast<int64_t>(way), bins - 1);
    slots[i] = inside ? static_cast<int32_t>(bin) + 1 : 0;
  }
  if (!edges) return;
  for (int64_t i = 0; i < count; ++i) {
    if (slots[i] == 0) continue;
    slots[i] += slots[i] < bins && values[i] >= edges[slots[i]];
    slots[i] -= slots[i] > 1 && values[i] < edges[slots[i] - 1];
  }
}

template <class T>
void histogram(const Histogram& arguments) {
  const T* values = reinterpret_cast<const T*>(arguments.values);
  const T* weights = reinterpret_cast<const T*>(arguments.weights);
  const T* edges = reinterpret_cast<const T*>(arguments.edges);
  T* bins = reinterpret_cast<T*>(arguments.bins);
  const int64_t bin_count = arguments.bin_count;
  // Exact beyond the integers of T. Slot 0 is below all bins, the last one above. Neighbours count
  // apart, for equal ones would wait for each other.
  const int64_t slot_count = bin_count + 2;
  const int64_t apart = bin_count <= 1024 ? 4 : 1;
  const auto needed = static_cast<size_t>(weights ? 0 : apart * slot_count);
  int64_t few[64];
  std::unique_ptr<int64_t[]> many;
  int64_t* counts = few;
  if (needed <= std::size(few))
    std::fill_n(few, needed, 0);
  else
    counts = (many = std::make_unique<int64_t[]>(needed)).get();
  int32_t slots[kBlock];
  for (int64_t start = 0; start < arguments.count; start += kBlock) {
    const int64_t size = std::min(kBlock, arguments.count - start);
    if (arguments.even)
      find_even_slots(values + start, size, static_cast<T>(arguments.low),
                      static_cast<T>(arguments.high), edges, bin_count, slots);
    else
      find_slots(values + start, size, edges, bin_count + 1, slots);
    if (weights) {
      for (int64_t i = 0; i < size; ++i)
        if (slots[i] > 0 && slots[i] <= bin_count) bins[slots[i] - 1] += weights[start + i];
    } else {
      for (int64_t i = 0; i < size; ++i)
        ++counts[size_t((i & (apart - 1)) * slot_count + slots[i])];
    }
  }
  if (weights) return;
  for (int64_t bin = 0; bin < bin_count; ++bin) {
    int64_t sum = 0;
    for (int64_t k = 0; k < apart; ++k) sum += counts[size_t(k * slot_count + bin + 1)];
    bins[bin] = static_cast<T>(sum);
  }
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

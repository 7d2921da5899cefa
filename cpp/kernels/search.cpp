#include "kernels/search.hpp"

#include "kernels/threads.hpp"

namespace backsweep::kernels {
namespace {

constexpr int kTogether = 8;  // searches that wait for memory side by side

// NaN comes after everything.
template <class T>
bool before(T element, T value, bool right) {
  return right ? !(element > value) : !(element >= value);
}

template <class T>
void search_few(const T* sorted, const int64_t* sorter, int64_t length, const T* values, int count,
                bool right, int64_t* places) {
  int64_t base[kTogether] = {};
  int64_t rest = length;
  const auto at = [&](int64_t i) { return sorter ? sorted[sorter[i]] : sorted[i]; };
  while (rest > 1) {
    const int64_t half = rest / 2;
    for (int j = 0; j < count; ++j)
      base[j] += before(at(base[j] + half - 1), values[j], right) ? half : 0;
    rest -= half;
  }
  for (int j = 0; j < count; ++j)
    places[j] = base[j] + (rest == 1 && before(at(base[j]), values[j], right));
}

template <class T>
void search(const SearchSorted& arguments) {
  const T* sorted = reinterpret_cast<const T*>(arguments.sorted);
  const T* values = reinterpret_cast<const T*>(arguments.values);
  for (int64_t row = 0; row < arguments.rows; ++row) {
    const int64_t start = row * arguments.length;
    const int64_t* sorter = arguments.sorter ? arguments.sorter + start : nullptr;
    const int64_t first = row * arguments.values_per_row;
    parallel_for(0, arguments.values_per_row, 4096, [&](int64_t begin, int64_t end) {
      int64_t i = begin;
      for (; i + kTogether <= end; i += kTogether)
        search_few(sorted + start, sorter, arguments.length, values + first + i, kTogether,
                   arguments.right, arguments.places + first + i);
      if (i < end)
        search_few(sorted + start, sorter, arguments.length, values + first + i,
                   static_cast<int>(end - i), arguments.right, arguments.places + first + i);
    });
  }
}

}  // namespace

void search_sorted(const SearchSorted& arguments) {
  if (arguments.dtype == DType::Int64) return search<int64_t>(arguments);
  if (arguments.dtype == DType::Float32) return search<float>(arguments);
  search<double>(arguments);
}

void search_table(const TableSearch& arguments) {
  const auto low = static_cast<uint64_t>(arguments.low);
  const uint64_t range = static_cast<uint64_t>(arguments.high) - low;
  for (int64_t i = 0; i < arguments.test_count; ++i)
    arguments.table[static_cast<uint64_t>(arguments.tests[i]) - low] = true;
  for (int64_t i = 0; i < arguments.count; ++i) {
    const uint64_t place = static_cast<uint64_t>(arguments.elements[i]) - low;
    arguments.found[i] = (place <= range && arguments.table[place]) != arguments.invert;
  }
}

}  // namespace backsweep::kernels

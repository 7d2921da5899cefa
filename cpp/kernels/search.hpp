// Looking for values in sorted rows.
#pragma once

#include <cstdint>

#include "tensor/dtype.hpp"

namespace backsweep::kernels {

// For each value, how many elements of its row come before it; equal ones too with `right`. All
// contiguous and of one dtype. `sorter`, if any, has the order of a row that is not sorted itself.
struct SearchSorted {
  DType dtype;  // Int64, Float32 or Float64
  bool right;
  const char* sorted;
  const int64_t* sorter;  // indices inside the row, checked; may be null
  int64_t rows;           // 1 row may serve all values
  int64_t length;
  const char* values;
  int64_t values_per_row;
  int64_t* places;
};
void search_sorted(const SearchSorted& arguments);

// found[i] = whether elements[i] is among the tests, by a table of zeros for [low, high].
struct TableSearch {
  const int64_t* elements;
  int64_t count;
  const int64_t* tests;
  int64_t test_count;
  int64_t low, high;
  bool* table;
  bool invert;
  bool* found;
};
void search_table(const TableSearch& arguments);

}  // namespace backsweep::kernels

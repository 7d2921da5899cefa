// Sorting rows: the values in order with the places that they came from.
//
// Keys are unsigned integers in the order of the values (NaN last, -0 equal to 0), so all dtypes of
// one size share the code: insertion for short rows, else least-significant-digit radix sort. Both
// are stable, in descending order too.
#pragma once

#include <cstdint>

#include "tensor/dtype.hpp"

namespace backsweep::kernels {

// Contiguous rows. Of each sorted row the first `kept` elements are written.
struct SortRows {
  DType dtype;
  bool descending;
  const char* input;
  int64_t rows, length;
  int64_t kept;
  char* values;      // rows of `kept` elements; may be null
  int64_t* indices;  // the same; may be null
};
void sort_rows(const SortRows& arguments);

}  // namespace backsweep::kernels

// Elementwise loops over one run of elements, from a function of one element.
//
//   unary_loop<float, float>(data, strides, size, [](float x) { return math::exp(x); });
//
// Contiguous runs, and runs with one repeated operand, get loops of their own that the compiler
// vectorises; any other strides are walked as they are, nothing is copied first. Included by
// sources that are compiled once per instruction set (see isa.hpp).
#pragma once

#include <cstdint>

#include "kernels/scalar_math.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {

template <class T>
BACKSWEEP_MATH_INLINE T& at(char* data, int64_t offset) {
  return *reinterpret_cast<T*>(data + offset);
}

template <class Out, class In, class Function>
BACKSWEEP_MATH_INLINE void unary_loop(char* const* data, const int64_t* strides, int64_t size,
                                      Function function) {
  if (size == 1) {  // the overhead of a loop would be most of the time
    at<Out>(data[0], 0) = function(at<In>(data[1], 0));
  } else if (strides[0] == sizeof(Out) && strides[1] == sizeof(In)) {
    Out* out = reinterpret_cast<Out*>(data[0]);
    const In* in = reinterpret_cast<const In*>(data[1]);
#pragma GCC ivdep
    for (int64_t i = 0; i < size; ++i) out[i] = function(in[i]);
  } else {
    for (int64_t i = 0; i < size; ++i)
      at<Out>(data[0], i * strides[0]) = function(at<In>(data[1], i * strides[1]));
  }
}

// For a function that holds within a limit only; `beyond` holds everywhere. The second pass is
// skipped where no element asks for it.
template <class T, class Function, class Beyond>
BACKSWEEP_MATH_INLINE void unary_loop_within(char* const* data, const int64_t* strides,
                                             int64_t size, T limit, Function function,
                                             Beyond beyond) {
  if (strides[0] == sizeof(T) && strides[1] == sizeof(T)) {
    math::map_within(reinterpret_cast<const T*>(data[1]), reinterpret_cast<T*>(data[0]), size,
                     limit, function, beyond);
    return;
  }
  for (int64_t i = 0; i < size; ++i) {
    const T x = at<T>(data[1], i * strides[1]);
    at<T>(data[0], i * strides[0]) = math::abs(x) <= limit ? function(x) : beyond(x);
  }
}

template <class Out, class In, class Function>
BACKSWEEP_MATH_INLINE void binary_loop(char* const* data, const int64_t* strides, int64_t size,
                                       Function function) {
  Out* out = reinterpret_cast<Out*>(data[0]);
  const In* a = reinterpret_cast<const In*>(data[1]);
  const In* b = reinterpret_cast<const In*>(data[2]);
  if (size == 1) {
    *out = function(*a, *b);
    return;
  }
  constexpr int64_t kItem = sizeof(In);
  const bool dense_out = strides[0] == sizeof(Out);
  if (dense_out && strides[1] == kItem && strides[2] == kItem) {
#pragma GCC ivdep
    for (int64_t i = 0; i < size; ++i) out[i] = function(a[i], b[i]);
  } else if (dense_out && strides[1] == kItem && strides[2] == 0) {
    const In value = *b;
#pragma GCC ivdep
    for (int64_t i = 0; i < size; ++i) out[i] = function(a[i], value);
  } else if (dense_out && strides[1] == 0 && strides[2] == kItem) {
    const In value = *a;
#pragma GCC ivdep
    for (int64_t i = 0; i < size; ++i) out[i] = function(value, b[i]);
  } else {
    for (int64_t i = 0; i < size; ++i)
      at<Out>(data[0], i * strides[0]) =
          function(at<In>(data[1], i * strides[1]), at<In>(data[2], i * strides[2]));
  }
}

}  // namespace backsweep::kernels::BACKSWEEP_ISA

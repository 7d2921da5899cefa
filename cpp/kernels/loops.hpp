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

// The same for a function of many instructions, which is compiled into it once only: strided
// elements and the last few of a run go through a block on the stack. `before(in)` and
// `after(out)` see each block.
template <class T, class Function, class Before, class After>
BACKSWEEP_MATH_INLINE void run_blocks(char* const* data, const int64_t* strides, int64_t size,
                                      Function function, Before before, After after) {
  constexpr int64_t kBlock = 64 / sizeof(T);
  const bool dense = strides[0] == sizeof(T) && strides[1] == sizeof(T);
  for (int64_t start = 0; start < size; start += kBlock) {
    alignas(64) T block[kBlock];
    const T* in = block;
    T* out = block;
    const bool whole = dense && size - start >= kBlock;
    if (whole) {
      in = reinterpret_cast<const T*>(data[1]) + start;
      out = reinterpret_cast<T*>(data[0]) + start;
    } else {
      for (int64_t i = 0; i < kBlock; ++i)
        block[i] = at<T>(data[1], (start + (start + i < size ? i : 0)) * strides[1]);
    }
    before(in);
#pragma GCC ivdep
    for (int64_t i = 0; i < kBlock; ++i) out[i] = function(in[i]);
    after(out);
    if (!whole)
      for (int64_t i = 0; i < kBlock && start + i < size; ++i)
        at<T>(data[0], (start + i) * strides[0]) = block[i];
  }
}

template <class T, class Function>
BACKSWEEP_MATH_INLINE void unary_blocks(char* const* data, const int64_t* strides, int64_t size,
                                        Function function) {
  run_blocks<T>(data, strides, size, function, [](const T*) {}, [](T*) {});
}

// For a function that holds within a limit only; `beyond` holds everywhere.
template <class T, class Function, class Beyond>
BACKSWEEP_MATH_INLINE void unary_blocks_within(char* const* data, const int64_t* strides,
                                               int64_t size, T limit, Function function,
                                               Beyond beyond) {
  constexpr int64_t kBlock = 64 / sizeof(T);
  T inputs[kBlock] = {};
  bool past_limit = false;
  run_blocks<T>(
      data, strides, size, function,
      [&](const T* in) {
        math::BitsOf<T> past = 0;
        for (int64_t i = 0; i < kBlock; ++i) past |= math::abs(in[i]) > limit ? 1 : 0;
        past_limit = past != 0;
        if (past_limit)
          for (int64_t i = 0; i < kBlock; ++i) inputs[i] = in[i];
      },
      [&](T* out) {
        if (past_limit)
          for (int64_t i = 0; i < kBlock; ++i)
            if (math::abs(inputs[i]) > limit) out[i] = beyond(inputs[i]);
      });
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

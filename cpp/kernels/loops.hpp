// Elementwise loops over one run of elements, from a function of one element.
//
//   unary_loop<float, float>(data, strides, size, [](float x) { return math::exp(x); });
//
// Contiguous runs, and runs with one repeated operand, get loops of their own that the compiler
// vectorises; any other strides are walked as they are, nothing is copied first. Included by
// sources that are compiled once per instruction set (see isa.hpp).
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/scalar_math.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {

template <class T>
BACKSWEEP_MATH_INLINE T& at(char* data, int64_t offset) {
  return *reinterpret_cast<T*>(data + offset);
}
template <class T>
BACKSWEEP_MATH_INLINE const T& at(const char* data, int64_t offset) {
  return *reinterpret_cast<const T*>(data + offset);
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

// Elements that are looked at before they are computed: more than a few vectors, and still near.
inline constexpr int64_t kUsualBlock = 256;

// A function of one element as one of whole vectors of them.
template <class Out, class In, class Function>
BACKSWEEP_MATH_INLINE auto each_of(Function function) {
  return [function](const In* in, Out* out, uint64_t count) __attribute__((always_inline)) {
    uint64_t i = 0;
#pragma GCC ivdep
    do {
      out[i] = function(in[i]);
      ++i;
    } while (i != count);
  };
}

// The same for a function of many instructions, which is compiled into it once only, as a loop
// over whole vectors: strided elements and the last few of a run go through a block on the stack.
// At most `longest` elements are done at a time, up to whole vectors: `before(in, count)`,
// `run(in, out, count)`, `after(out, count)`.
template <class Out, class In, class Before, class Run, class After>
BACKSWEEP_MATH_INLINE void run_blocks(char* const* data, const int64_t* strides, int64_t size,
                                      int64_t longest, Before before, Run run, After after) {
  constexpr int64_t kVector = 64 / sizeof(In);
  constexpr int64_t kBlock = 4 * kVector;
  const bool dense = strides[0] == sizeof(Out) && strides[1] == sizeof(In);
  alignas(64) In inputs[kBlock];
  alignas(64) Out outputs[kBlock];
  for (int64_t start = 0, count; start < size; start += count) {
    count = size - start;
    const In* in = inputs;
    Out* out = outputs;
    const bool direct = dense && count >= kVector;
    if (direct) {
      count = count > longest ? longest : count & -kVector;
      in = reinterpret_cast<const In*>(data[1]) + start;
      out = reinterpret_cast<Out*>(data[0]) + start;
    } else {
      if (count > kBlock) count = kBlock;
      for (int64_t i = 0; i < count; ++i) inputs[i] = at<In>(data[1], (start + i) * strides[1]);
      for (int64_t i = count; i % kVector != 0; ++i) inputs[i] = inputs[0];
    }
    // Written so that the compiler sees that no elements are left over.
    const uint64_t padded = (static_cast<uint64_t>(count) + kVector - 1) / kVector * kVector;
    before(in, padded);
    run(in, out, padded);
    after(out, padded);
    if (direct) continue;
    for (int64_t k = 0; k < count; ++k) {
      at<Out>(data[0], (start + k) * strides[0]) = out[k];
      asm("" ::: "memory");  // too short a loop for vector instructions
    }
  }
}

// A function of many instructions whose usual arguments allow a quicker one: `usual` is taken for
// blocks of elements for which `normal` is a positive, finite number that is not denormal.
template <class T, class Normal, class Usual, class Function>
BACKSWEEP_MATH_INLINE void unary_blocks_usual(char* const* data, const int64_t* strides,
                                              int64_t size, Normal normal, Usual usual,
                                              Function function) {
  bool all_normal = false;
  run_blocks<T, T>(
      data, strides, size, kUsualBlock,
      [&](const T* in, uint64_t count) {
        math::BitsOf<T> unless = 0;
        uint64_t i = 0;
        do unless |= math::unless_normal(normal(in[i]));
        while (++i != count);
        all_normal = !math::is_set<T>(unless);
      },
      [&](const T* in, T* out, uint64_t count) {
        if (all_normal)
          each_of<T, T>(usual)(in, out, count);
        else
          each_of<T, T>(function)(in, out, count);
      },
      [](T*, uint64_t) {});
}

template <class Out, class In, class Function>
BACKSWEEP_MATH_INLINE void unary_blocks(char* const* data, const int64_t* strides, int64_t size,
                                        Function function) {
  run_blocks<Out, In>(
      data, strides, size, size, [](const In*, uint64_t) {}, each_of<Out, In>(function),
      [](Out*, uint64_t) {});
}

// For a function that holds within a limit only; `beyond` holds everywhere.
template <class T, class Function, class Beyond>
BACKSWEEP_MATH_INLINE void unary_blocks_within(char* const* data, const int64_t* strides,
                                               int64_t size, T limit, Function function,
                                               Beyond beyond) {
  constexpr int64_t kLongest = kUsualBlock;
  T inputs[kLongest];
  bool past_limit = false;
  run_blocks<T, T>(
      data, strides, size, kLongest,
      [&](const T* in, uint64_t count) {
        math::BitsOf<T> past = 0;
        uint64_t i = 0;
        do past |= math::abs(in[i]) > limit ? 1 : 0;
        while (++i != count);
        past_limit = past != 0;
        if (past_limit) __builtin_memcpy(inputs, in, count * sizeof(T));
      },
      each_of<T, T>(function),
      [&](T* out, uint64_t count) {
        if (!past_limit) return;
        for (uint64_t i = 0; i < count; ++i)
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

// A run's operand for a block of `count` elements, completed to whole vectors: where it lies, or
// gathered into `buffer`, for a repeated element once.
template <class In, int64_t kBlock>
BACKSWEEP_MATH_INLINE const In* block_operand(char* data, int64_t stride, int64_t start,
                                              int64_t count, In (&buffer)[kBlock]) {
  constexpr int64_t kVector = 64 / sizeof(In);
  if (stride == sizeof(In) && count % kVector == 0)
    return reinterpret_cast<const In*>(data) + start;
  if (stride == 0) {
    if (start == 0)
      for (In& element : buffer) element = at<In>(data, 0);
    return buffer;
  }
  for (int64_t i = 0; i < count; ++i) buffer[i] = at<In>(data, (start + i) * stride);
  for (int64_t i = count; i % kVector != 0; ++i) buffer[i] = buffer[0];
  return buffer;
}

// binary_loop for a function of many instructions, which is compiled into it once only.
template <class Out, class In, class Function>
BACKSWEEP_MATH_INLINE void binary_blocks(char* const* data, const int64_t* strides, int64_t size,
                                         Function function) {
  if (size == 1) {
    at<Out>(data[0], 0) = function(at<In>(data[1], 0), at<In>(data[2], 0));
    return;
  }
  constexpr int64_t kVector = 64 / sizeof(In);
  constexpr int64_t kBlock = 8 * kVector;
  const bool dense = strides[0] == sizeof(Out);
  const bool direct = dense && strides[1] == sizeof(In) && strides[2] == sizeof(In);
  alignas(64) In first[kBlock];
  alignas(64) In second[kBlock];
  alignas(64) Out results[kBlock];
  for (int64_t start = 0, count; start < size; start += count) {
    count = size - start;
    const bool whole = count >= kVector;
    if (whole) count &= -kVector;
    if (!(direct && whole) && count > kBlock) count = kBlock;
    const In* a = block_operand(data[1], strides[1], start, count, first);
    const In* b = block_operand(data[2], strides[2], start, count, second);
    Out* out = dense && whole ? reinterpret_cast<Out*>(data[0]) + start : results;
    // Written so that the compiler sees that no elements are left over.
    const uint64_t padded = (static_cast<uint64_t>(count) + kVector - 1) / kVector * kVector;
    uint64_t i = 0;
#pragma GCC ivdep
    do {
      out[i] = function(a[i], b[i]);
      ++i;
    } while (i != padded);
    if (out != results) continue;
    for (int64_t k = 0; k < count; ++k) {
      at<Out>(data[0], (start + k) * strides[0]) = out[k];
      asm("" ::: "memory");  // too short a loop for vector instructions
    }
  }
}

template <class T, class Function>
BACKSWEEP_MATH_INLINE void each_pair(const T* a, const T* b, T* out, uint64_t count,
                                     Function function) {
  uint64_t i = 0;
#pragma GCC ivdep
  do {
    out[i] = function(a[i], b[i]);
    ++i;
  } while (i != count);
}

// A function of two elements and of many instructions, compiled into it once, as above;
// `usual` is taken for blocks without an `unusual` pair.
template <class T, class Unusual, class Usual, class Function>
BACKSWEEP_MATH_INLINE void binary_blocks_usual(char* const* data, const int64_t* strides,
                                               int64_t size, Unusual unusual, Usual usual,
                                               Function function) {
  if (size == 1) {
    at<T>(data[0], 0) = function(at<T>(data[1], 0), at<T>(data[2], 0));
    return;
  }
  constexpr int64_t kItem = sizeof(T);
  constexpr int64_t kVector = 64 / kItem;
  alignas(64) T first[kUsualBlock];
  alignas(64) T second[kUsualBlock];
  alignas(64) T outputs[kUsualBlock];
  for (int64_t start = 0, count; start < size; start += count) {
    count = size - start < kUsualBlock ? size - start : kUsualBlock;
    const bool direct = strides[0] == kItem && count >= kVector;
    if (direct) count &= -kVector;
    const uint64_t padded = (static_cast<uint64_t>(count) + kVector - 1) / kVector * kVector;
    const T* a = block_operand(data[1], strides[1], start, count, first);
    const T* b = block_operand(data[2], strides[2], start, count, second);
    T* out = direct ? reinterpret_cast<T*>(data[0]) + start : outputs;
    math::BitsOf<T> found = 0;
    uint64_t i = 0;
    do found |= unusual(a[i], b[i]) ? 1 : 0;
    while (++i != padded);
    if (found == 0)
      each_pair<T>(a, b, out, padded, usual);
    else
      each_pair<T>(a, b, out, padded, function);
    if (direct) continue;
    for (int64_t k = 0; k < count; ++k) {
      at<T>(data[0], (start + k) * strides[0]) = out[k];
      asm("" ::: "memory");  // too short a loop for vector instructions
    }
  }
}

}  // namespace backsweep::kernels::BACKSWEEP_ISA

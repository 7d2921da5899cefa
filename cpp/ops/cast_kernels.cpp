// Compiled once per instruction set (see kernels/isa.hpp): changes of dtype, and selection.
#include "ops/cast_kernels.hpp"

#include <type_traits>
#include <utility>

#include "kernels/gemm_vectors.hpp"
#include "kernels/loops.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace {

// Every `step`-th of the elements that lie in `step` vectors.
template <class T, int step, size_t... lane>
void take_every(T* out, const T* from, std::index_sequence<lane...>) {
  constexpr int kLane = sizeof...(lane);
  using Lanes [[gnu::vector_size(kLane * sizeof(T))]] = T;
  Lanes parts[step];
  __builtin_memcpy(parts, from, sizeof parts);
  Lanes found = parts[0];
  const auto add = [&]<int part>(std::integral_constant<int, part>) {
    // What earlier parts gave stays; from the first part it is taken together with the second.
    constexpr auto place = [](int i) {
      const int at = i * step;
      if (at / kLane == part) return kLane + at % kLane;
      return part == 1 ? at % kLane : i;
    };
    found = __builtin_shufflevector(found, parts[part], place(static_cast<int>(lane))...);
  };
  add(std::integral_constant<int, 1>());
  if constexpr (step > 2) add(std::integral_constant<int, 2>());
  if constexpr (step > 3) add(std::integral_constant<int, 3>());
  __builtin_memcpy(out, &found, sizeof found);
}

// Gathers elements that are two to four apart, as far as whole vectors can be read.
template <class T, int step>
int64_t copy_every(T* out, const T* from, int64_t size) {
  constexpr int64_t kLane = 32 / sizeof(T);
  int64_t i = 0;
  for (; i + kLane < size; i += kLane) {
    take_every<T, step>(out + i, from + i * step, std::make_index_sequence<kLane>());
  }
  return i;
}

// Backwards: what a vector holds, in reverse.
template <class T, size_t... lane>
int64_t copy_reversed(T* out, const T* from, int64_t size, std::index_sequence<lane...>) {
  constexpr int64_t kLane = sizeof...(lane);
  using Lanes [[gnu::vector_size(kLane * sizeof(T))]] = T;
  int64_t i = 0;
  for (; i + kLane <= size; i += kLane) {
    Lanes found;
    __builtin_memcpy(&found, from - i - (kLane - 1), sizeof found);
    found = __builtin_shufflevector(found, found, static_cast<int>(kLane - 1 - lane)...);
    __builtin_memcpy(out + i, &found, sizeof found);
  }
  return i;
}

// Elements that follow each other in the result only. One store serves four: stores are what
// limits the walk.
template <class T>
[[gnu::noinline]] void gather(T* out, const char* from, int64_t step, int64_t size) {
  constexpr int64_t kItem = sizeof(T);
  int64_t i = 0;
  if constexpr (kItem >= 4) {
    const T* in = reinterpret_cast<const T*>(from);
    if (step == 2 * kItem) i = copy_every<T, 2>(out, in, size);
    if (step == 3 * kItem) i = copy_every<T, 3>(out, in, size);
    if (step == 4 * kItem) i = copy_every<T, 4>(out, in, size);
    if (step == -kItem)
      i = copy_reversed(out, in, size, std::make_index_sequence<32 / sizeof(T)>());
    from += i * step;
  }
  for (; i + 4 <= size; i += 4, from += 4 * step) {
    const T four[] = {at<T>(from, 0), at<T>(from, step), at<T>(from, 2 * step),
                      at<T>(from, 3 * step)};
    __builtin_memcpy(out + i, four, sizeof four);
  }
  for (; i < size; ++i, from += step) out[i] = at<T>(from, 0);
}

template <class T>
[[gnu::noinline]] void walk(char* to, int64_t step_to, const char* from, int64_t step,
                            int64_t size) {
  int64_t i = 0;
  for (; i + 4 <= size; i += 4, to += 4 * step_to, from += 4 * step) {
    const T a = at<T>(from, 0), b = at<T>(from, step), c = at<T>(from, 2 * step),
            d = at<T>(from, 3 * step);
    at<T>(to, 0) = a, at<T>(to, step_to) = b;
    at<T>(to, 2 * step_to) = c, at<T>(to, 3 * step_to) = d;
  }
  for (; i < size; ++i, to += step_to, from += step) at<T>(to, 0) = at<T>(from, 0);
}

// Copies and fills; only the size of an element counts.
template <class T>
void copy_run(char* const* data, const int64_t* strides, int64_t size) {
  T* out = reinterpret_cast<T*>(data[0]);
  if (size == 1) {
    *out = at<T>(data[1], 0);
  } else if (strides[0] != sizeof(T)) {
    walk<T>(data[0], strides[0], data[1], strides[1], size);
  } else if (strides[1] == sizeof(T)) {
    __builtin_memmove(out, data[1], static_cast<uint64_t>(size) * sizeof(T));
  } else if (strides[1] == 0) {  // every tensor filled with one value
    const T value = at<T>(data[1], 0);
    for (int64_t i = 0; i < size; ++i) out[i] = value;
  } else {
    gather(out, data[1], strides[1], size);
  }
}

// The transpose of a plane, squares of vectors at a time; whole lines of the cache are read, for
// those of a column may drive each other out. T stands for bits of its size.
template <class T>
void copy_across(char* const* data, const int64_t* strides, int64_t size, const int64_t* steps,
                 int64_t rows) {
  using Bits = std::conditional_t<sizeof(T) == 4, uint32_t, uint64_t>;
  constexpr int64_t kSide = kLanes<T>, kLine = 64 / static_cast<int64_t>(sizeof(T));
  const int64_t step_in = strides[1], step_out = steps[0];
  for (int64_t line = 0; line < rows; line += kLine) {
    const int64_t lines = rows - line < kLine ? rows - line : kLine;
    const char* from = data[1] + line * static_cast<int64_t>(sizeof(T));
    char* to = data[0] + line * step_out;
    int64_t column = 0;
    for (; lines == kLine && column + kSide <= size; column += kSide) {
      for (int64_t half = 0; half < kLine; half += kSide) {
        Vector<T> square[kSide];
#pragma GCC unroll 16
        for (int i = 0; i < kSide; ++i)
          square[i] = load(reinterpret_cast<const T*>(from + (column + i) * step_in) + half);
        transpose<T>(square);
#pragma GCC unroll 16
        for (int i = 0; i < kSide; ++i)
          store(reinterpret_cast<T*>(to + (half + i) * step_out) + column, square[i]);
      }
    }
    for (int64_t row = 0; row < lines; ++row)
      gather(reinterpret_cast<Bits*>(to + row * step_out) + column,
             from + row * static_cast<int64_t>(sizeof(T)) + column * step_in, step_in,
             size - column);
  }
}

template <class To, class From>
void cast_run(char* const* data, const int64_t* strides, int64_t size) {
  unary_loop<To, From>(data, strides, size, [](From x) -> To {
    if constexpr (std::is_same_v<To, uint8_t> && std::is_floating_point_v<From>)
      return static_cast<uint8_t>(static_cast<int64_t>(x));  // wraps, as PyTorch does
    else
      return static_cast<To>(x);
  });
}

template <class To, class From>
constexpr LoopFunction cast_loop() {
  if constexpr (!std::is_same_v<To, From>)
    return &cast_run<To, From>;
  else if constexpr (sizeof(To) == 1)
    return &copy_run<uint8_t>;
  else if constexpr (sizeof(To) == 4)
    return &copy_run<uint32_t>;
  else
    return &copy_run<uint64_t>;
}

template <class From>
constexpr void fill_casts(LoopsByDType& loops) {
  loops[0] = cast_loop<bool, From>();
  loops[1] = cast_loop<uint8_t, From>();
  loops[2] = cast_loop<int32_t, From>();
  loops[3] = cast_loop<int64_t, From>();
  loops[4] = cast_loop<float, From>();
  loops[5] = cast_loop<double, From>();
}

// Bits instead of a choice, which the compiler would make a branch.
template <class T>
BACKSWEEP_MATH_INLINE T chosen(uint8_t condition, T a, T b) {
  const T bits = static_cast<T>(T{0} - T{condition != 0});
  return static_cast<T>((a & bits) | (b & ~bits));
}

// A dense condition and result; each of the others dense too, or one value.
template <class T, bool kOneA, bool kOneB>
void where_dense(char* const* data, int64_t size) {
  T* out = reinterpret_cast<T*>(data[0]);
  const uint8_t* condition = reinterpret_cast<const uint8_t*>(data[1]);
  const T* a = reinterpret_cast<const T*>(data[2]);
  const T* b = reinterpret_cast<const T*>(data[3]);
  const T only_a = *a;
  const T only_b = *b;
#pragma GCC ivdep
  for (int64_t i = 0; i < size; ++i) {
    const T x = kOneA ? only_a : a[i];
    const T y = kOneB ? only_b : b[i];
    out[i] = chosen(condition[i], x, y);
  }
}

// Only the size of an element counts.
template <class T>
void where_run(char* const* data, const int64_t* strides, int64_t size) {
  constexpr int64_t kItem = sizeof(T);
  if (strides[0] == kItem && strides[1] == 1) {
    if (strides[2] == kItem && strides[3] == kItem) return where_dense<T, false, false>(data, size);
    if (strides[2] == 0 && strides[3] == kItem) return where_dense<T, true, false>(data, size);
    if (strides[2] == kItem && strides[3] == 0) return where_dense<T, false, true>(data, size);
  }
  for (int64_t i = 0; i < size; ++i)
    at<T>(data[0], i * strides[0]) =
        chosen(at<uint8_t>(data[1], i * strides[1]), at<T>(data[2], i * strides[2]),
               at<T>(data[3], i * strides[3]));
}

constexpr CastKernels make_table() {
  CastKernels table{};
  fill_casts<bool>(table.cast[0]);
  fill_casts<uint8_t>(table.cast[1]);
  fill_casts<int32_t>(table.cast[2]);
  fill_casts<int64_t>(table.cast[3]);
  fill_casts<float>(table.cast[4]);
  fill_casts<double>(table.cast[5]);
  table.copy_across[0] = &copy_across<float>;
  table.copy_across[1] = &copy_across<double>;
  table.where[0] = table.where[1] = &where_run<uint8_t>;
  table.where[2] = table.where[4] = &where_run<uint32_t>;
  table.where[3] = table.where[5] = &where_run<uint64_t>;
  return table;
}

}  // namespace

extern const CastKernels cast_table;
constexpr CastKernels cast_table = make_table();

}  // namespace backsweep::kernels::BACKSWEEP_ISA

// Compiled once per instruction set (see kernels/isa.hpp): the rows' forward formulas as loops.
#include "ops/elementwise_kernels.hpp"

#include "kernels/loops.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace {

template <Types types, class T>
constexpr bool kHasKernel =
    types == Types::Any ||
    ((types == Types::Numeric || types == Types::Signed) && !std::is_same_v<T, bool>) ||
    std::is_floating_point_v<T>;

#define UNARY(name, types, forward, ...)                                                  \
  struct name##_row {                                                                     \
    static constexpr Types kTypes = Types::types;                                         \
    template <class T>                                                                    \
    static void run(char* const* data, const int64_t* strides, int64_t size) {            \
      unary_loop<T, T>(data, strides, size, [](T x) { return static_cast<T>(forward); }); \
    }                                                                                     \
  };
#define UNARY_WITHIN(name, types, limit, forward, beyond, ...)                     \
  struct name##_row {                                                              \
    static constexpr Types kTypes = Types::types;                                  \
    template <class T>                                                             \
    static void run(char* const* data, const int64_t* strides, int64_t size) {     \
      unary_loop_within<T>(                                                        \
          data, strides, size, limit, [](T x) { return static_cast<T>(forward); }, \
          [](T x) { return static_cast<T>(beyond); });                             \
    }                                                                              \
  };
#include "ops/unary_rows.inc"
#undef UNARY
#undef UNARY_WITHIN

#define BINARY_ROW(name, types, Out, forward)                                  \
  struct name##_binary_row {                                                   \
    static constexpr Types kTypes = types;                                     \
    template <class T>                                                         \
    static void run(char* const* data, const int64_t* strides, int64_t size) { \
      binary_loop<Out, T>(data, strides, size,                                 \
                          [](T a, T b) { return static_cast<Out>(forward); }); \
    }                                                                          \
  };
#define BINARY(name, forms, types, nodes, forward, ...) BINARY_ROW(name, Types::types, T, forward)
#define COMPARISON(name, forward, ...) BINARY_ROW(name, Types::Any, bool, forward)
#define FUSED(name, forward, ...) BINARY_ROW(name, Types::Floating, T, forward)
#include "ops/binary_rows.inc"
#undef BINARY
#undef COMPARISON
#undef FUSED
#undef BINARY_ROW

// Powers with one exponent for all elements that need no logarithm.
template <class T>
void power_run(char* const* data, const int64_t* strides, int64_t size) {
  if constexpr (std::is_floating_point_v<T>) {
    if (strides[2] == 0 && size > 0) {
      const T exponent = *reinterpret_cast<const T*>(data[2]);
      const auto each = [&](auto function) { unary_loop<T, T>(data, strides, size, function); };
      if (exponent == T(2)) return each([](T x) { return x * x; });
      if (exponent == T(3)) return each([](T x) { return x * x * x; });
      if (exponent == T(1)) return each([](T x) { return x; });
      if (exponent == T(0.5)) return each([](T x) { return math::sqrt(x); });
      if (exponent == T(-1)) return each([](T x) { return 1 / x; });
      if (exponent == T(-2)) return each([](T x) { return 1 / (x * x); });
      if (exponent == T(-0.5)) return each([](T x) { return 1 / math::sqrt(x); });
    }
  }
  pow_binary_row::run<T>(data, strides, size);
}

template <class Row, class T>
constexpr LoopFunction loop_of() {
  if constexpr (std::is_same_v<Row, pow_binary_row> && !std::is_same_v<T, bool>)
    return &power_run<T>;
  else if constexpr (kHasKernel<Row::kTypes, T>)
    return &Row::template run<T>;
  else
    return nullptr;
}

template <class Row>
constexpr void fill(LoopFunction (&loops)[kDTypeCount]) {
  loops[0] = loop_of<Row, bool>();
  loops[1] = loop_of<Row, uint8_t>();
  loops[2] = loop_of<Row, int32_t>();
  loops[3] = loop_of<Row, int64_t>();
  loops[4] = loop_of<Row, float>();
  loops[5] = loop_of<Row, double>();
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

template <class From>
constexpr void fill_casts(LoopFunction (&loops)[kDTypeCount]) {
  loops[0] = &cast_run<bool, From>;
  loops[1] = &cast_run<uint8_t, From>;
  loops[2] = &cast_run<int32_t, From>;
  loops[3] = &cast_run<int64_t, From>;
  loops[4] = &cast_run<float, From>;
  loops[5] = &cast_run<double, From>;
}

template <class T>
void where_run(char* const* data, const int64_t* strides, int64_t size) {
  if (strides[0] == sizeof(T) && strides[1] == 1 && strides[2] == sizeof(T) &&
      strides[3] == sizeof(T)) {
    T* out = reinterpret_cast<T*>(data[0]);
    const bool* condition = reinterpret_cast<const bool*>(data[1]);
    const T* a = reinterpret_cast<const T*>(data[2]);
    const T* b = reinterpret_cast<const T*>(data[3]);
#pragma GCC ivdep
    for (int64_t i = 0; i < size; ++i) out[i] = condition[i] ? a[i] : b[i];
    return;
  }
  for (int64_t i = 0; i < size; ++i)
    at<T>(data[0], i * strides[0]) = at<bool>(data[1], i * strides[1])
                                         ? at<T>(data[2], i * strides[2])
                                         : at<T>(data[3], i * strides[3]);
}

constexpr ElementwiseKernels make_table() {
  ElementwiseKernels table{};
#define UNARY(name, ...) fill<name##_row>(table.unary[static_cast<int>(UnaryKernel::name)]);
#define UNARY_WITHIN(name, ...) UNARY(name)
#include "ops/unary_rows.inc"
#undef UNARY
#undef UNARY_WITHIN
#define BINARY(name, ...) \
  fill<name##_binary_row>(table.binary[static_cast<int>(BinaryKernel::name)]);
#define COMPARISON(name, ...) BINARY(name)
#define FUSED(name, ...) BINARY(name)
#include "ops/binary_rows.inc"
#undef BINARY
#undef COMPARISON
#undef FUSED
  fill_casts<bool>(table.cast[0]);
  fill_casts<uint8_t>(table.cast[1]);
  fill_casts<int32_t>(table.cast[2]);
  fill_casts<int64_t>(table.cast[3]);
  fill_casts<float>(table.cast[4]);
  fill_casts<double>(table.cast[5]);
  table.where[0] = &where_run<bool>;
  table.where[1] = &where_run<uint8_t>;
  table.where[2] = &where_run<int32_t>;
  table.where[3] = &where_run<int64_t>;
  table.where[4] = &where_run<float>;
  table.where[5] = &where_run<double>;
  return table;
}

}  // namespace

extern const ElementwiseKernels elementwise_table;
constexpr ElementwiseKernels elementwise_table = make_table();

}  // namespace backsweep::kernels::BACKSWEEP_ISA

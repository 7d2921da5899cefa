// Compiled once per instruction set (see kernels/isa.hpp): the binary rows' forward formulas as
// loops.
#include "ops/binary_kernels.hpp"

#include "kernels/division.hpp"
#include "kernels/integers.hpp"
#include "ops/binary_once.hpp"
#include "ops/row_loops.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace {

// Rows with a quicker formula for usual arguments.
template <BinaryKernel row, class T>
constexpr bool kHasUsual =
    std::is_floating_point_v<T> && (row == BinaryKernel::pow || row == BinaryKernel::atan2);

template <BinaryKernel row, class T, class Function>
BACKSWEEP_MATH_INLINE void usual_loop(char* const* data, const int64_t* strides, int64_t size,
                                      Function function) {
  if constexpr (row == BinaryKernel::pow)
    binary_blocks_usual<T>(
        data, strides, size, [](T a, T b) { return math::pow_leaves_range(a, b); },
        [](T a, T b) { return math::pow_of_normal(a, b); }, function);
  else
    binary_blocks_usual<T>(
        data, strides, size,
        [](T a, T b) {
          return math::is_set<T>(math::unless_normal(math::abs(a)) |
                                 math::unless_normal(math::abs(b)));
        },
        [](T a, T b) { return math::atan2_of_normal(a, b); }, function);
}

#define BINARY_ROW(name, types, loop, Out, forward)                                              \
  struct name##_row {                                                                            \
    static constexpr Types kTypes = types;                                                       \
    template <class T>                                                                           \
    [[gnu::noinline]] static void run(char* const* data, const int64_t* strides, int64_t size) { \
      const auto function = [](T a, T b) -> Out { return static_cast<Out>(forward); };           \
      if constexpr (kHasUsual<BinaryKernel::name, T>)                                            \
        usual_loop<BinaryKernel::name, T>(data, strides, size, function);                        \
      else                                                                                       \
        loop<Out, T>(data, strides, size, function);                                             \
    }                                                                                            \
  };
#define BINARY(name, forms, types, nodes, forward, ...) \
  BINARY_ROW(name, Types::types, binary_loop, T, forward)
#define BINARY_LONG(name, forms, types, nodes, forward, ...) \
  BINARY_ROW(name, Types::types, binary_blocks, T, forward)
#define COMPARISON(name, forward, ...) BINARY_ROW(name, Types::Any, binary_loop, bool, forward)
#define FUSED(name, forward, ...) BINARY_ROW(name, Types::Floating, binary_loop, T, forward)
#define BINARY_ONCE(...)
#define LOGICAL(...)
#define INTEGER(name, types, operands, forward, ...) \
  BINARY_ROW(name, Types::types, binary_loop, T, forward)
#define INTEGER_ONCE(...)
#include "ops/binary_rows.inc"
#undef BINARY
#undef COMPARISON
#undef LOGICAL
#undef INTEGER
#undef INTEGER_ONCE
#undef FUSED
#undef BINARY_ROW

// Divisions of floats, with the fast remainder (see kernels/division.hpp).
template <class Finish>
void division_run(char* const* data, const int64_t* strides, int64_t size, Finish finish) {
  const bool first_steps = strides[1] == sizeof(float);
  const bool second_steps = strides[2] == sizeof(float);
  const bool dense = strides[0] == sizeof(float) && (first_steps || strides[1] == 0) &&
                     (second_steps || strides[2] == 0);
  if (size == 1 || !dense || !(first_steps || second_steps)) {
    for (int64_t i = 0; i < size; ++i) {
      const float a = at<float>(data[1], i * strides[1]);
      const float b = at<float>(data[2], i * strides[2]);
      at<float>(data[0], i * strides[0]) = finish(a, b, math::fmod(a, b));
    }
    return;
  }
  math::map_divisions(reinterpret_cast<const float*>(data[1]), first_steps,
                      reinterpret_cast<const float*>(data[2]), second_steps,
                      reinterpret_cast<float*>(data[0]), size, finish);
}
void floor_divide_floats(char* const* data, const int64_t* strides, int64_t size) {
  division_run(data, strides, size,
               [](float a, float b, float mod) { return math::floor_quotient(a, b, mod); });
}
void remainder_floats(char* const* data, const int64_t* strides, int64_t size) {
  division_run(data, strides, size,
               [](float, float b, float mod) { return math::with_sign_of_divisor(b, mod); });
}
void fmod_floats(char* const* data, const int64_t* strides, int64_t size) {
  division_run(data, strides, size, [](float, float, float mod) { return mod; });
}

// Powers with one exponent for all elements that need no logarithm.
struct power_row {
  static constexpr Types kTypes = pow_row::kTypes;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
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
    pow_row::run<T>(data, strides, size);
  }
};

// a > b is b < a: loops less to compile.
template <class Row>
struct swapped_row {
  static constexpr Types kTypes = Row::kTypes;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    char* const swapped[] = {data[0], data[2], data[1]};
    const int64_t steps[] = {strides[0], strides[2], strides[1]};
    Row::template run<T>(swapped, steps, size);
  }
};
template <class Row>
struct Compiled {
  using Type = Row;
};
template <>
struct Compiled<gt_row> {
  using Type = swapped_row<lt_row>;
};
template <>
struct Compiled<ge_row> {
  using Type = swapped_row<le_row>;
};

constexpr BinaryKernels make_table() {
  BinaryKernels table{};
#define BINARY(name, ...) fill<name##_row>(table.loops[static_cast<int>(BinaryKernel::name)]);
#define COMPARISON(name, ...) \
  fill<Compiled<name##_row>::Type, true>(table.loops[static_cast<int>(BinaryKernel::name)]);
#define FUSED(name, ...) BINARY(name)
#define BINARY_ONCE(name, ...) \
  fill<once::name##_row>(table.loops[static_cast<int>(BinaryKernel::name)]);
#define LOGICAL(name, ...) BINARY_ONCE(name)
#define INTEGER(name, ...) BINARY(name)
#define INTEGER_ONCE(name, ...) BINARY_ONCE(name)
#define UNRECORDED(name, ...) BINARY_ONCE(name)
#include "ops/binary_rows.inc"
#undef BINARY
#undef COMPARISON
#undef LOGICAL
#undef INTEGER
#undef INTEGER_ONCE
#undef FUSED
  constexpr int kFloat = static_cast<int>(DType::Float32);
  table.loops[static_cast<int>(BinaryKernel::floor_divide)][kFloat] = floor_divide_floats;
  table.loops[static_cast<int>(BinaryKernel::remainder)][kFloat] = remainder_floats;
  table.loops[static_cast<int>(BinaryKernel::fmod)][kFloat] = fmod_floats;
  fill<power_row>(table.loops[static_cast<int>(BinaryKernel::pow)]);
  return table;
}

}  // namespace

extern const BinaryKernels binary_table;
constexpr BinaryKernels binary_table = make_table();

}  // namespace backsweep::kernels::BACKSWEEP_ISA

// Compiled once per instruction set (see kernels/isa.hpp): the binary rows' forward formulas as
// loops.
#include "ops/binary_kernels.hpp"

#include "ops/row_loops.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace {

#define BINARY_ROW(name, types, Out, forward)                                  \
  struct name##_row {                                                          \
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

constexpr BinaryKernels make_table() {
  BinaryKernels table{};
#define BINARY(name, ...) fill<name##_row>(table.loops[static_cast<int>(BinaryKernel::name)]);
#define COMPARISON(name, ...) BINARY(name)
#define FUSED(name, ...) BINARY(name)
#include "ops/binary_rows.inc"
#undef BINARY
#undef COMPARISON
#undef FUSED
  fill<power_row>(table.loops[static_cast<int>(BinaryKernel::pow)]);
  return table;
}

}  // namespace

extern const BinaryKernels binary_table;
constexpr BinaryKernels binary_table = make_table();

}  // namespace backsweep::kernels::BACKSWEEP_ISA

// Compiled once per instruction set (see kernels/isa.hpp): the unary rows' forward formulas as
// loops.
#include "ops/unary_kernels.hpp"

#include "ops/row_loops.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace {

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

constexpr UnaryKernels make_table() {
  UnaryKernels table{};
#define UNARY(name, ...) fill<name##_row>(table.loops[static_cast<int>(UnaryKernel::name)]);
#define UNARY_WITHIN(name, ...) UNARY(name)
#include "ops/unary_rows.inc"
#undef UNARY
#undef UNARY_WITHIN
  return table;
}

}  // namespace

extern const UnaryKernels unary_table;
constexpr UnaryKernels unary_table = make_table();

}  // namespace backsweep::kernels::BACKSWEEP_ISA

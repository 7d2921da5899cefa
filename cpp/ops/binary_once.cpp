// The forward formulas of the rows that are compiled once, as loops.
#define BACKSWEEP_ISA once
#include "ops/binary_once.hpp"

#include <cmath>

#include "kernels/division.hpp"
#include "kernels/integers.hpp"
#include "kernels/loops.hpp"
#include "kernels/special_functions.hpp"

namespace backsweep::kernels::once {

#define RUN(name, Out, forward)                                                     \
  template <class T>                                                                \
  void name##_row::run(char* const* data, const int64_t* strides, int64_t size) {   \
    binary_loop<Out, T>(data, strides, size,                                        \
                        [](T a, T b) -> Out { return static_cast<Out>(forward); }); \
  }
#define INSTANTIATE(name, T) \
  template void name##_row::run<T>(char* const*, const int64_t*, int64_t);
#define FOR_Floating(name) INSTANTIATE(name, float) INSTANTIATE(name, double)
#define FOR_FloatingOnly(name) FOR_Floating(name)
#define FOR_Integers(name) \
  INSTANTIATE(name, uint8_t) INSTANTIATE(name, int32_t) INSTANTIATE(name, int64_t)
#define FOR_Bits(name) FOR_Integers(name) INSTANTIATE(name, bool)
#define FOR_Division(name) FOR_Integers(name) FOR_Floating(name)
#define FOR_Any(name) FOR_Bits(name) FOR_Floating(name)
#define FOR_SameDType(name) FOR_Any(name)

#define BINARY(...)
#define COMPARISON(...)
#define FUSED(...)
#define BINARY_ONCE(name, forms, types, nodes, forward, ...) RUN(name, T, forward) FOR_##types(name)
#define LOGICAL(name, forward, ...) RUN(name, bool, forward) FOR_Any(name)
#define INTEGER(...)
#define INTEGER_ONCE(name, types, operands, forward, ...) RUN(name, T, forward) FOR_##types(name)
#define UNRECORDED(name, types, forward) RUN(name, T, forward) FOR_##types(name)
#include "ops/binary_rows.inc"
#undef BINARY
#undef COMPARISON
#undef FUSED
#undef LOGICAL
#undef INTEGER

}  // namespace backsweep::kernels::once

// The forward formulas of the rows that are compiled once, as loops.
#define BACKSWEEP_ISA once
#include "ops/binary_once.hpp"

#include <cmath>

#include "kernels/division.hpp"
#include "kernels/integers.hpp"
#include "kernels/loops.hpp"
#include "kernels/special_functions.hpp"
#include "ops/binary_kernels.hpp"
#include "ops/cast_kernels.hpp"
#include "tensor/dtype.hpp"

namespace backsweep::kernels::once {

namespace {

// Numbers become bools, a block at a time; to those happens what happens to bits.
void run_logical(BinaryKernel bits, DType dtype, char* const* data, const int64_t* strides,
                 int64_t size) {
  const LoopFunction combine = binary_kernels.loops[static_cast<int>(bits)][0];
  if (dtype == DType::Bool) return combine(data, strides, size);
  const LoopFunction is_true = cast_kernels.cast[static_cast<int>(dtype)][0];
  constexpr int64_t kBlock = 1024;
  char bools[2][kBlock];
  for (int64_t start = 0; start < size; start += kBlock) {
    const int64_t count = size - start < kBlock ? size - start : kBlock;
    char* const operands[] = {data[0] + start * strides[0], bools[0], bools[1]};
    const int64_t steps[] = {strides[0], strides[1] != 0, strides[2] != 0};
    for (int i = 1; i <= 2; ++i) {
      char* const one[] = {operands[i], data[i] + start * strides[i]};
      const int64_t one_steps[] = {1, strides[i]};
      is_true(one, one_steps, steps[i] ? count : 1);
    }
    combine(operands, steps, count);
  }
}

}  // namespace

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
#define LOGICAL(name, bits, ...)                                                  \
  template <class T>                                                              \
  void name##_row::run(char* const* data, const int64_t* strides, int64_t size) { \
    run_logical(BinaryKernel::bits, dtype_of<T>(), data, strides, size);          \
  }                                                                               \
  FOR_Any(name)
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

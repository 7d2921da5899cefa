// Compiled once per instruction set (see kernels/isa.hpp): arange and linspace. Each element comes
// from its position, so that errors do not add up.
#include "ops/sequence_kernels.hpp"

#include <type_traits>

#include "kernels/scalar_math.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace {

// Calls function(i, a double) for the positions [begin, end). They count in 32 bits, which every
// instruction set turns into doubles.
template <class Function>
BACKSWEEP_MATH_INLINE void for_positions(int64_t begin, int64_t end, Function function) {
  constexpr int64_t kBlock = 1 << 20;
  for (int64_t start = begin; start < end; start += kBlock) {
    const auto count = static_cast<int32_t>(end - start < kBlock ? end - start : kBlock);
    const auto first = static_cast<double>(start);
#pragma GCC ivdep
    for (int32_t i = 0; i < count; ++i) function(start + i, first + static_cast<double>(i));
  }
}

template <class T>
void run_arange(const SequenceArguments& arguments) {
  T* out = reinterpret_cast<T*>(arguments.out);
  if constexpr (std::is_integral_v<T>) {
    const int64_t start = arguments.integer_start, step = arguments.integer_step;
    for (int64_t i = 0; i < arguments.size; ++i) out[i] = static_cast<T>(start + step * i);
  } else {
    const double start = arguments.start, step = arguments.step;
    for_positions(0, arguments.size,
                  [=](int64_t i, double place) { out[i] = static_cast<T>(start + step * place); });
  }
}

// From the nearer end, as PyTorch does: the result is symmetric and ends exactly. The arithmetic is
// T's.
template <class T>
void run_linspace(const SequenceArguments& arguments) {
  using Real = std::conditional_t<std::is_floating_point_v<T>, T, double>;
  T* out = reinterpret_cast<T*>(arguments.out);
  const auto start = static_cast<Real>(arguments.start), end = static_cast<Real>(arguments.end);
  const auto step = static_cast<Real>(arguments.step);
  const int64_t size = arguments.size, half = size / 2;
  const auto last = static_cast<double>(size - 1);
  for_positions(0, half, [=](int64_t i, double place) {
    out[i] = static_cast<T>(start + step * static_cast<Real>(place));
  });
  for_positions(half, size, [=](int64_t i, double place) {
    out[i] = static_cast<T>(end - step * static_cast<Real>(last - place));
  });
}

constexpr SequenceKernels sequence_loops() {
  return {{run_arange<bool>, run_arange<uint8_t>, run_arange<int32_t>, run_arange<int64_t>,
           run_arange<float>, run_arange<double>},
          {run_linspace<bool>, run_linspace<uint8_t>, run_linspace<int32_t>, run_linspace<int64_t>,
           run_linspace<float>, run_linspace<double>}};
}

}  // namespace

extern const SequenceKernels sequence_table;
constexpr SequenceKernels sequence_table = sequence_loops();

}  // namespace backsweep::kernels::BACKSWEEP_ISA

// Compiled once per instruction set (see kernels/isa.hpp): the unary rows' forward formulas as
// loops.
#include "ops/unary_kernels.hpp"

#include "ops/constants.hpp"
#include "ops/row_loops.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace {

// What a predicate says about every integer.
template <bool answer>
void answer_run(char* const* data, const int64_t* strides, int64_t size) {
  for (int64_t i = 0; i < size; ++i) at<bool>(data[0], i * strides[0]) = answer;
}

// Some functions are quicker for usual arguments.
template <UnaryKernel row, class T, class Function>
BACKSWEEP_MATH_INLINE void row_loop(char* const* data, const int64_t* strides, int64_t size,
                                    Function function) {
  const auto for_normal = [&](auto usual, auto normal) {
    unary_blocks_usual<T>(data, strides, size, normal, usual, function);
  };
  [[maybe_unused]] constexpr auto itself = [](T x) { return x; };
  if constexpr (row == UnaryKernel::log)
    for_normal([](T x) { return math::log_of_normal(x); }, itself);
  else if constexpr (row == UnaryKernel::log2)
    for_normal([](T x) { return math::log2_of_normal(x); }, itself);
  else if constexpr (row == UnaryKernel::log10)
    for_normal([](T x) { return math::log10_of_normal(x); }, itself);
  else if constexpr (row == UnaryKernel::log1p)
    for_normal([](T x) { return math::log1p_of_moderate(x); },
               [](T x) { return math::normal_if_moderate(x); });
  else if constexpr (row == UnaryKernel::atanh)
    for_normal([](T x) { return math::atanh_inside(x); }, [](T x) { return T(1) - math::abs(x); });
  else
    unary_blocks<T, T>(data, strides, size, function);
}

#define UNARY(name, types, forward, ...)                                           \
  struct name##_row {                                                              \
    static constexpr Types kTypes = Types::types;                                  \
    template <class T>                                                             \
    static void run(char* const* data, const int64_t* strides, int64_t size) {     \
      row_loop<UnaryKernel::name, T>(data, strides, size,                          \
                                     [](T x) { return static_cast<T>(forward); }); \
    }                                                                              \
  };
#define UNARY_WITHIN(name, types, limit, forward, beyond, ...)                     \
  struct name##_row {                                                              \
    static constexpr Types kTypes = Types::types;                                  \
    template <class T>                                                             \
    static void run(char* const* data, const int64_t* strides, int64_t size) {     \
      unary_blocks_within<T>(                                                      \
          data, strides, size, limit, [](T x) { return static_cast<T>(forward); }, \
          [](T x) { return static_cast<T>(beyond); });                             \
    }                                                                              \
  };
#define PREDICATE(name, forward, of_integers, ...)                                     \
  struct name##_row {                                                                  \
    static constexpr Types kTypes = Types::Floating;                                   \
    static constexpr LoopFunction kOfIntegers = &answer_run<of_integers>;              \
    template <class T>                                                                 \
    static void run(char* const* data, const int64_t* strides, int64_t size) {         \
      unary_blocks<bool, T>(data, strides, size, [](T x) -> bool { return forward; }); \
    }                                                                                  \
  };
#include "ops/unary_rows.inc"
#undef UNARY
#undef UNARY_WITHIN
#undef PREDICATE

constexpr UnaryKernels make_table() {
  UnaryKernels table{};
#define UNARY(name, ...) fill<name##_row>(table.loops[static_cast<int>(UnaryKernel::name)]);
#define UNARY_WITHIN(name, ...) UNARY(name)
#define PREDICATE(name, ...)                                                       \
  UNARY(name)                                                                      \
  for (int i = 0; i < kDTypeCount; ++i) {                                          \
    if (is_floating(static_cast<DType>(i))) continue;                              \
    table.loops[static_cast<int>(UnaryKernel::name)][i] = name##_row::kOfIntegers; \
  }
#include "ops/unary_rows.inc"
#undef UNARY
#undef UNARY_WITHIN
#undef PREDICATE
  return table;
}

}  // namespace

extern const UnaryKernels unary_table;
constexpr UnaryKernels unary_table = make_table();

}  // namespace backsweep::kernels::BACKSWEEP_ISA

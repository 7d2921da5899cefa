// Compiled once per instruction set (see kernels/isa.hpp): elementwise loops with more than two
// inputs, the last of which is most often a number.
#include "ops/ternary_kernels.hpp"

#include "ops/row_loops.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace {

template <class T, class Function>
BACKSWEEP_MATH_INLINE void ternary_loop(char* const* data, const int64_t* strides, int64_t size,
                                        Function function) {
  constexpr int64_t kItem = sizeof(T);
  T* out = reinterpret_cast<T*>(data[0]);
  const T* a = reinterpret_cast<const T*>(data[1]);
  const T* b = reinterpret_cast<const T*>(data[2]);
  const T* c = reinterpret_cast<const T*>(data[3]);
  const bool dense = strides[0] == kItem && strides[1] == kItem && strides[2] == kItem;
  if (dense && strides[3] == 0) {
    const T number = *c;
#pragma GCC ivdep
    for (int64_t i = 0; i < size; ++i) out[i] = function(a[i], b[i], number);
  } else if (dense && strides[3] == kItem) {
#pragma GCC ivdep
    for (int64_t i = 0; i < size; ++i) out[i] = function(a[i], b[i], c[i]);
  } else {
    for (int64_t i = 0; i < size; ++i)
      at<T>(data[0], i * strides[0]) =
          function(at<T>(data[1], i * strides[1]), at<T>(data[2], i * strides[2]),
                   at<T>(data[3], i * strides[3]));
  }
}

template <class T, class Function>
BACKSWEEP_MATH_INLINE void with_value_loop(char* const* data, const int64_t* strides, int64_t size,
                                           Function function) {
  constexpr int64_t kItem = sizeof(T);
  T* out = reinterpret_cast<T*>(data[0]);
  const T* a = reinterpret_cast<const T*>(data[1]);
  const T* b = reinterpret_cast<const T*>(data[2]);
  const T* c = reinterpret_cast<const T*>(data[3]);
  const T value = *reinterpret_cast<const T*>(data[4]);  // a number, never a tensor
  if (strides[0] == kItem && strides[1] == kItem && strides[2] == kItem && strides[3] == kItem) {
#pragma GCC ivdep
    for (int64_t i = 0; i < size; ++i) out[i] = function(a[i], b[i], c[i], value);
  } else {
    for (int64_t i = 0; i < size; ++i)
      at<T>(data[0], i * strides[0]) =
          function(at<T>(data[1], i * strides[1]), at<T>(data[2], i * strides[2]),
                   at<T>(data[3], i * strides[3]), value);
  }
}

struct add_scaled_row {
  static constexpr Types kTypes = Types::Any;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    ternary_loop<T>(data, strides, size,
                    [](T a, T b, T alpha) { return static_cast<T>(a + alpha * b); });
  }
};

// From the nearer end, so that both ends are hit exactly.
struct lerp_row {
  static constexpr Types kTypes = Types::FloatingOnly;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    ternary_loop<T>(data, strides, size, [](T a, T b, T weight) {
      const T way = b - a;
      return math::abs(weight) < T(0.5) ? a + weight * way : b - way * (T(1) - weight);
    });
  }
};

struct addcmul_row {
  static constexpr Types kTypes = Types::Numeric;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    with_value_loop<T>(data, strides, size,
                       [](T a, T b, T c, T value) { return static_cast<T>(a + value * b * c); });
  }
};

struct addcdiv_row {
  static constexpr Types kTypes = Types::FloatingOnly;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    with_value_loop<T>(data, strides, size,
                       [](T a, T b, T c, T value) { return a + value * b / c; });
  }
};

struct threshold_row {
  static constexpr Types kTypes = Types::Numeric;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    const T limit = *reinterpret_cast<const T*>(data[2]);
    const T value = *reinterpret_cast<const T*>(data[3]);
    unary_loop<T, T>(data, strides, size, [=](T x) { return x <= limit ? value : x; });
  }
};

constexpr TernaryKernels make_table() {
  TernaryKernels table{};
  fill<add_scaled_row>(table.add_scaled);
  fill<lerp_row>(table.lerp);
  fill<addcmul_row>(table.addcmul);
  fill<addcdiv_row>(table.addcdiv);
  fill<threshold_row>(table.threshold);
  return table;
}

}  // namespace

extern const TernaryKernels ternary_table;
constexpr TernaryKernels ternary_table = make_table();

}  // namespace backsweep::kernels::BACKSWEEP_ISA

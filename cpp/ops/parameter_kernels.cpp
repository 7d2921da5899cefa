// Compiled once per instruction set (see kernels/isa.hpp): elementwise operations with bounds and
// parameters.
#include "ops/parameter_kernels.hpp"

#include "ops/row_loops.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace {

// NaN wins, in the element and in the bounds; where the bounds cross, the upper one.
template <class T>
BACKSWEEP_MATH_INLINE T clamp_one(T x, T low, T high) {
  return math::minimum(math::maximum(x, low), high);
}

struct clamp_row {
  static constexpr Types kTypes = Types::Numeric;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    if (size > 1 && strides[2] == 0 && strides[3] == 0) {
      const T low = at<T>(data[2], 0);
      const T high = at<T>(data[3], 0);
      return unary_loop<T, T>(data, strides, size, [=](T x) { return clamp_one(x, low, high); });
    }
    for (int64_t i = 0; i < size; ++i)
      at<T>(data[0], i * strides[0]) =
          clamp_one(at<T>(data[1], i * strides[1]), at<T>(data[2], i * strides[2]),
                    at<T>(data[3], i * strides[3]));
  }
};

struct nan_to_num_row {
  static constexpr Types kTypes = Types::Floating;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    const auto& parameters = *reinterpret_cast<const NanToNumParameters*>(data[2]);
    const T nan = static_cast<T>(parameters.nan);
    const T positive = static_cast<T>(parameters.positive);
    const T negative = static_cast<T>(parameters.negative);
    unary_loop<T, T>(data, strides, size, [=](T x) {
      const T finite = x == math::kInfinity<T> ? positive : x == -math::kInfinity<T> ? negative : x;
      return x != x ? nan : finite;
    });
  }
};

struct round_decimals_row {
  static constexpr Types kTypes = Types::Floating;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    const auto& parameters = *reinterpret_cast<const RoundParameters*>(data[2]);
    const T power = static_cast<T>(parameters.power);
    if (parameters.divide)
      unary_blocks<T>(data, strides, size, [=](T x) { return math::rint(x / power) * power; });
    else
      unary_blocks<T>(data, strides, size, [=](T x) { return math::rint(x * power) / power; });
  }
};

struct logit_row {
  static constexpr Types kTypes = Types::Floating;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    const auto& parameters = *reinterpret_cast<const LogitParameters*>(data[2]);
    const T low = static_cast<T>(parameters.low);
    const T high = static_cast<T>(parameters.high);
    unary_blocks<T>(data, strides, size, [=](T x) {
      const T p = x < low ? low : (x > high ? high : x);
      return math::log(p / (1 - p));
    });
  }
};

struct signbit_row {
  static constexpr Types kTypes = Types::Any;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    unary_loop<bool, T>(data, strides, size, [](T x) -> bool {
      if constexpr (std::is_floating_point_v<T>)
        return math::to_bits(x) >> (sizeof(T) * 8 - 1);
      else if constexpr (std::is_signed_v<T>)
        return x < 0;
      else
        return false;
    });
  }
};

constexpr ParameterKernels make_table() {
  ParameterKernels table{};
  fill<clamp_row>(table.clamp);
  table.clamp[0] = table.clamp[1];  // false and true lie as 0 and 1
  fill<nan_to_num_row>(table.nan_to_num);
  fill<round_decimals_row>(table.round_decimals);
  fill<logit_row>(table.logit);
  fill<signbit_row>(table.signbit);
  return table;
}

}  // namespace

extern const ParameterKernels parameter_table;
constexpr ParameterKernels parameter_table = make_table();

}  // namespace backsweep::kernels::BACKSWEEP_ISA

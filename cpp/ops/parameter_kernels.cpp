// Compiled once per instruction set (see kernels/isa.hpp): elementwise operations with bounds and
// parameters.
#include "ops/parameter_kernels.hpp"

#include "ops/row_loops.hpp"

namespace backsweep::kernels::BACKSWEEP_ISA {
namespace {

// Where the bounds cross, the upper one. A NaN passes; a bound must not be NaN.
template <class T>
BACKSWEEP_MATH_INLINE T clamp_one(T x, T low, T high) {
  return math::at_most(math::at_least(x, low), high);
}

struct clamp_row {
  static constexpr Types kTypes = Types::Numeric;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    if (size > 1 && strides[2] == 0 && strides[3] == 0) {
      const T low = at<T>(data[2], 0);
      const T high = at<T>(data[3], 0);
      if (low == low && high == high)
        return unary_blocks<T, T>(data, strides, size,
                                  [=](T x) { return clamp_one(x, low, high); });
    }
    const auto each = [&](int64_t i, int64_t step_out, int64_t step, int64_t step_low,
                          int64_t step_high) {
      const T low = at<T>(data[2], i * step_low);
      const T high = at<T>(data[3], i * step_high);
      const T inside = clamp_one(at<T>(data[1], i * step), low, high);
      at<T>(data[0], i * step_out) = low != low ? low : (high != high ? high : inside);
    };
    constexpr int64_t kItem = sizeof(T);
    if (strides[0] == kItem && strides[1] == kItem && strides[2] == kItem && strides[3] == kItem) {
#pragma GCC ivdep
      for (int64_t i = 0; i < size; ++i) each(i, kItem, kItem, kItem, kItem);
    } else {
      for (int64_t i = 0; i < size; ++i) each(i, strides[0], strides[1], strides[2], strides[3]);
    }
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
    unary_blocks<T, T>(data, strides, size, [=](T x) {
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
      unary_blocks<T, T>(data, strides, size, [=](T x) { return math::rint(x / power) * power; });
    else
      unary_blocks<T, T>(data, strides, size, [=](T x) { return math::rint(x * power) / power; });
  }
};

struct logit_row {
  static constexpr Types kTypes = Types::Floating;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    const auto& parameters = *reinterpret_cast<const LogitParameters*>(data[2]);
    const T low = static_cast<T>(parameters.low);
    const T high = static_cast<T>(parameters.high);
    const auto odds = [=](T x) {
      const T p = x < low ? low : (x > high ? high : x);
      return p / (1 - p);
    };
    unary_blocks_usual<T>(
        data, strides, size, odds, [=](T x) { return math::log_of_normal(odds(x)); },
        [=](T x) { return math::log(odds(x)); });
  }
};

// Infinities are close to themselves only.
struct isclose_row {
  static constexpr Types kTypes = Types::Floating;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    const auto& parameters = *reinterpret_cast<const IsCloseParameters*>(data[3]);
    const T relative = static_cast<T>(parameters.relative);
    const T absolute = static_cast<T>(parameters.absolute);
    const bool equal_nan = parameters.equal_nan;
    binary_blocks<bool, T>(data, strides, size, [=](T x, T other) -> bool {
      const T distance = math::abs(x - other);
      const T allowed = absolute + math::abs(relative * other);
      const bool near = (distance <= allowed) & (distance < math::kInfinity<T>);
      const bool both_nan = (x != x) & (other != other) & equal_nan;
      return (x == other) | near | both_nan;
    });
  }
};

struct signbit_row {
  static constexpr Types kTypes = Types::Any;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    unary_blocks<bool, T>(data, strides, size, [](T x) -> bool {
      if constexpr (std::is_floating_point_v<T>)
        return math::to_bits(x) >> (sizeof(T) * 8 - 1);
      else if constexpr (std::is_signed_v<T>)
        return x < 0;
      else
        return false;
    });
  }
};

struct elu_row {
  static constexpr Types kTypes = Types::Floating;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    const auto& parameters = *reinterpret_cast<const EluParameters*>(data[2]);
    const T positive = static_cast<T>(parameters.positive);
    const T negative = static_cast<T>(parameters.negative);
    const T inside = static_cast<T>(parameters.inside);
    unary_blocks<T, T>(data, strides, size, [=](T x) {
      const T below = math::expm1(x * inside) * negative;
      return x > 0 ? x * positive : below;
    });
  }
};

struct shrink_row {
  static constexpr Types kTypes = Types::Floating;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    const auto& parameters = *reinterpret_cast<const ShrinkParameters*>(data[2]);
    const T low = static_cast<T>(parameters.low), high = static_cast<T>(parameters.high);
    const T factor = static_cast<T>(parameters.factor);
    const auto kept = static_cast<math::BitsOf<T>>(parameters.kept);
    unary_blocks<T, T>(data, strides, size, [=](T x) {
      const T inside = math::from_bits(math::to_bits(x * factor) & kept);
      return ((x >= low) & (x <= high)) ? inside : x;
    });
  }
};

struct frexp_row {
  static constexpr Types kTypes = Types::Floating;
  template <class T>
  static void run(char* const* data, const int64_t* strides, int64_t size) {
    using Bits = math::BitsOf<T>;
    constexpr int kMantissa = math::kMantissaBits<T>;
    constexpr Bits kExponents = __builtin_bit_cast(Bits, math::kInfinity<T>);
    constexpr int32_t kHalf = static_cast<int32_t>(math::FloatFormat<T>::kBias) - 1;  // that of 0.5
    const auto each = [&](int64_t i, int64_t step_out, int64_t step, int64_t step_exponent) {
      const T x = at<T>(data[1], i * step);
      const bool denormal = math::abs(x) < math::FloatFormat<T>::kMinNormal;
      const Bits bits = math::to_bits(math::select(denormal, x * T(0x1p54), x));
      const Bits biased = (bits & kExponents) >> kMantissa;
      const int32_t lifted = static_cast<int32_t>(biased) - (denormal ? kHalf + 54 : kHalf);
      const bool kept = (x == T(0)) | !(math::abs(x) < math::kInfinity<T>);
      const T mantissa = math::from_bits((bits & ~kExponents) | Bits(kHalf) << kMantissa);
      at<T>(data[0], i * step_out) = math::select(kept, x, mantissa);
      at<int32_t>(data[2], i * step_exponent) = kept ? 0 : lifted;
    };
    int64_t start = 0;
    if constexpr (sizeof(T) == sizeof(int32_t)) {
      constexpr int64_t kItem = sizeof(T);
      if (size >= 16 && strides[0] == kItem && strides[1] == kItem && strides[2] == kItem) {
        start = size & -16;  // so that the compiler sees that no elements are left over
#pragma GCC ivdep
        for (int64_t i = 0; i != start; ++i) each(i, kItem, kItem, kItem);
      }
    }
    for (int64_t i = start; i < size; ++i) {
      each(i, strides[0], strides[1], strides[2]);
      asm("" ::: "memory");  // no vectors for the few or for doubles, which take much code
    }
  }
};

constexpr ParameterKernels make_table() {
  ParameterKernels table{};
  fill<clamp_row>(table.clamp);
  table.clamp[0] = table.clamp[1];  // false and true lie as 0 and 1
  fill<nan_to_num_row>(table.nan_to_num);
  fill<round_decimals_row>(table.round_decimals);
  fill<logit_row>(table.logit);
  fill<isclose_row>(table.isclose);
  fill<signbit_row>(table.signbit);
  fill<elu_row>(table.elu);
  fill<shrink_row>(table.shrink);
  fill<frexp_row>(table.frexp);
  return table;
}

}  // namespace

extern const ParameterKernels parameter_table;
constexpr ParameterKernels parameter_table = make_table();

}  // namespace backsweep::kernels::BACKSWEEP_ISA

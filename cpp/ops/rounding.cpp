// Unary operations with parameters: round to decimals, nan_to_num, logit.
#include <cmath>
#include <limits>

#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/parameter_kernels.hpp"
#include "ops/parametrised.hpp"

namespace backsweep {
namespace {

// ---- round

constexpr Derivative kRound{"round", "RoundBackward1", "zeros_like(g)"};
constexpr Parametrised kRoundOp{"round", "round_", Types::FloatingOnly, false};

void round_back(Backward& backward) {
  backward.set(0, zeros_like(backward.gradient()));
}

RoundParameters round_parameters(int64_t decimals) {
  return {std::pow(10.0, std::abs(static_cast<double>(decimals))), decimals < 0};
}

Tensor round_row(const Tensor& input, int64_t decimals) {
  const RoundParameters parameters = round_parameters(decimals);
  return parametrised<kRound>(kRoundOp, parameter_kernels.round_decimals, input, &parameters,
                              round_back);
}

Value round_in_place(std::span<Value> arguments) {
  Tensor& target = std::get<Tensor>(arguments[0]);
  const RoundParameters parameters = round_parameters(std::get<int64_t>(arguments[1]));
  parametrised_in_place<kRound>(kRoundOp, parameter_kernels.round_decimals, target, &parameters,
                                round_back);
  return target;
}

// ---- nan_to_num

constexpr Derivative kNanToNum{"nan_to_num", "NanToNumBackward0", "g * isfinite(x)"};
constexpr Parametrised kNanToNumOp{"nan_to_num", "nan_to_num_", Types::Any, true};

void nan_to_num_back(Backward& backward) {
  backward.set(0, backward.gradient() * isfinite(backward.saved(0)));
}

NanToNumParameters nan_to_num_parameters(DType dtype, const std::optional<double>& nan,
                                         const std::optional<double>& positive,
                                         const std::optional<double>& negative) {
  const double largest = dtype == DType::Float32
                             ? static_cast<double>(std::numeric_limits<float>::max())
                             : std::numeric_limits<double>::max();
  return {nan.value_or(0), positive.value_or(largest), negative.value_or(-largest)};
}

Tensor nan_to_num_row(const Tensor& input, const std::optional<double>& nan,
                      const std::optional<double>& positive,
                      const std::optional<double>& negative) {
  if (!is_floating(input.dtype())) return clone(input);
  const auto parameters = nan_to_num_parameters(input.dtype(), nan, positive, negative);
  return parametrised<kNanToNum>(kNanToNumOp, parameter_kernels.nan_to_num, input, &parameters,
                                 nan_to_num_back);
}

Value nan_to_num_in_place(std::span<Value> arguments) {
  using Real = detail::Argument<std::optional<double>>;
  Tensor& target = std::get<Tensor>(arguments[0]);
  if (!is_floating(target.dtype())) {
    check_parametrised_write(kNanToNumOp, target);
    return target;
  }
  const auto parameters = nan_to_num_parameters(target.dtype(), Real::get(arguments[1]),
                                                Real::get(arguments[2]), Real::get(arguments[3]));
  parametrised_in_place<kNanToNum>(kNanToNumOp, parameter_kernels.nan_to_num, target, &parameters,
                                   nan_to_num_back);
  return target;
}

// ---- logit

constexpr Derivative kLogit{"logit", "LogitBackward0",
                            "g / (x * (1 - x)), 0 where eps cut x off, NaN outside [0, 1]"};
constexpr Parametrised kLogitOp{"logit", "logit_", Types::Floating, true};
constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Without an eps, or a negative one, nothing is cut off.
LogitParameters logit_parameters(const std::optional<double>& eps) {
  if (!eps || *eps < 0) return {-kInfinity, kInfinity};
  return {*eps, 1 - *eps};
}

struct LogitBack {
  LogitParameters parameters;
  void operator()(Backward& backward) const {
    const Tensor x = backward.saved(0);
    const bool cuts = parameters.high < kInfinity;
    const Number low(cuts ? parameters.low : 0.0);
    const Number high(cuts ? parameters.high : 1.0);
    const Number outside(cuts ? 0.0 : std::numeric_limits<double>::quiet_NaN());
    const Tensor slope = backward.gradient() / (x * (1 - x));
    backward.set(0, where(mul(ge(x, low), le(x, high)), slope, outside));
  }
};

Tensor logit_row(const Tensor& input, const std::optional<double>& eps) {
  const LogitParameters parameters = logit_parameters(eps);
  return parametrised<kLogit>(kLogitOp, parameter_kernels.logit, input, &parameters,
                              LogitBack{parameters});
}

Value logit_in_place(std::span<Value> arguments) {
  Tensor& target = std::get<Tensor>(arguments[0]);
  const LogitParameters parameters =
      logit_parameters(detail::Argument<std::optional<double>>::get(arguments[1]));
  parametrised_in_place<kLogit>(kLogitOp, parameter_kernels.logit, target, &parameters,
                                LogitBack{parameters});
  return target;
}

constexpr Op kOps[] = {
    {.name = "round",
     .signature = "(Tensor input, *, int decimals) -> Tensor",
     .call = call<round_row>,
     .derivative = &kRound,
     .call_in_place = round_in_place,
     .samples = "(F[2,3], decimals=1) (F[4], decimals=2) (F[], decimals=-1) (F[0], decimals=3)",
     .skip = "gradient: constant almost everywhere, with steps close to each other",
     .doc = "Rounds to a number of decimals, halves to even."},
    {.name = "special.round",
     .signature = "(Tensor input, *, int decimals = 0) -> Tensor",
     .call = call<round_row>,
     .derivative = &kRound,
     .samples = "(F[2,3]) (F[4], decimals=2)",
     .reference = "round",
     .skip = "gradient: constant almost everywhere, with steps close to each other",
     .doc = "Rounds to a number of decimals, halves to even."},
    {.name = "nan_to_num",
     .signature = "(Tensor input, float? nan = None, float? posinf = None, float? neginf = None)"
                  " -> Tensor",
     .call = call<nan_to_num_row>,
     .derivative = &kNanToNum,
     .call_in_place = nan_to_num_in_place,
     .samples = "(R[2,3]) (R[4], 1.0) (R[], None, 2.0, 3.0) (R[0])",
     .doc = "Replaces NaN by nan (0), infinities by posinf and neginf (the dtype's extremes)."},
    {.name = "logit",
     .signature = "(Tensor input, float? eps = None) -> Tensor",
     .call = call<logit_row>,
     .derivative = &kLogit,
     .call_in_place = logit_in_place,
     .aliases = "special.logit",
     .samples = "(Q[2,3]) (Q[4], 0.01) (Q[]) (Q[0], 0.1) (A([0.05, 0.3, 0.6, 1.4]), 0.2)",
     .doc = "Inverse of `sigmoid`, `log(x / (1 - x))`; with eps, x is clamped to [eps, 1 - eps]."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor nan_to_num(const Tensor& input, const std::optional<double>& nan,
                  const std::optional<double>& positive, const std::optional<double>& negative) {
  return nan_to_num_row(input, nan, positive, negative);
}

}  // namespace backsweep

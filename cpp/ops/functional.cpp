// Functions of nn.functional that torch does not have, or has with other arguments.
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kLogSigmoid{"log_sigmoid", "LogSigmoidBackward0", "g * sigmoid(-x)"};
constexpr Derivative kSoftplus{"softplus", "SoftplusBackward0",
                               "g * where(beta * x > threshold, 1, sigmoid(beta * x))"};
constexpr Derivative kRelu{"relu", "ReluBackward0", "where(y > 0, g, 0)"};
constexpr Derivative kSigmoid{"sigmoid", "SigmoidBackward0", "g * y * (1 - y)"};
constexpr Derivative kTanh{"tanh", "TanhBackward0", "g * (1 - y * y)"};

void check_floating(const char* op, const Tensor& input) {
  if (!is_floating(input.dtype()))
    fail(ErrorKind::NotImplemented, op, ": a ", input.dtype(), " tensor was given; \"", op,
         "_cpu\" not implemented for '", type_name(input.dtype()), "'; convert with .to(float32)");
}

Tensor softplus(const Tensor& input, const Number& beta, const Number& threshold) {
  check_floating("softplus", input);
  const double scale = beta.real(), limit = threshold.real();
  Tensor result;
  {
    const GradMode mode(false);
    const Tensor scaled = input * Number(scale);
    // Below the threshold, where the exponential does not overflow.
    const Tensor curved = log1p(exp(clamp(scaled, std::nullopt, Number(limit)))) / Number(scale);
    result = where(gt(scaled, Number(limit)), input, curved);
  }
  record<kSoftplus>(result, {&input}, {{&input, Saved::input(0)}},
                    [scale, limit](Backward& backward) {
                      const Tensor scaled = backward.saved(0) * Number(scale);
                      const Tensor& g = backward.gradient();
                      backward.set(0, where(gt(scaled, Number(limit)), g, g * sigmoid(scaled)));
                    });
  return result;
}

Value relu_either(std::span<Value> arguments) {
  Tensor& input = std::get<Tensor>(arguments[0]);
  if (!std::get<bool>(arguments[1])) return relu(input);
  for (const Op* op : all_ops())
    if (std::string_view(op->name) == "relu") return op->call_in_place(arguments);
  return input;
}

constexpr Op kOps[] = {
    {.name = "nn.functional.logsigmoid",
     .signature = "(Tensor input) -> Tensor",
     .call = call<log_sigmoid>,
     .derivative = &kLogSigmoid,
     .samples = "(R[2,3]) (R[]) (R[37]) (A([0.0, 800.0, -800.0]))",
     .doc = "Logarithm of sigmoid, without overflow."},
    {.name = "nn.functional.softplus",
     .signature = "(Tensor input, Number beta=1, Number threshold=20) -> Tensor",
     .call = call<softplus>,
     .derivative = &kSoftplus,
     .samples = "(R[2,3],) (R[4], 2) (R[], 0.5, 1) (R[37],)",
     .doc = "log(1 + exp(beta * x)) / beta; x itself where beta * x > threshold."},
    {.name = "nn.functional.relu",
     .signature = "(Tensor input, bool inplace=False) -> Tensor",
     .call = relu_either,
     .derivative = &kRelu,
     .no_out = true,
     .samples = "(N[2,3],) (N[],)",
     .doc = "x where x > 0, else 0."},
    {.name = "nn.functional.sigmoid",
     .signature = "(Tensor input) -> Tensor",
     .call = call<static_cast<Tensor (*)(const Tensor&)>(sigmoid)>,
     .derivative = &kSigmoid,
     .no_out = true,
     .samples = "(R[2,3]) (R[])",
     .doc = "`1 / (1 + exp(-x))`."},
    {.name = "nn.functional.tanh",
     .signature = "(Tensor input) -> Tensor",
     .call = call<static_cast<Tensor (*)(const Tensor&)>(tanh)>,
     .derivative = &kTanh,
     .no_out = true,
     .samples = "(R[2,3]) (R[])",
     .doc = "Hyperbolic tangent."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor log_sigmoid(const Tensor& input) {
  check_floating("log_sigmoid", input);
  Tensor result;
  {
    const GradMode mode(false);
    result = clamp(input, std::nullopt, Number(0.0)) - log1p(exp(-abs(input)));
  }
  record<kLogSigmoid>(result, {&input}, {{&input, Saved::input(0)}}, [](Backward& backward) {
    backward.set(0, backward.gradient() * sigmoid(-backward.saved(0)));
  });
  return result;
}

}  // namespace backsweep
